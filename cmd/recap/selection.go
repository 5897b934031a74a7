package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/seed-e2fd8668/recap"
)

// A selection is which sessions are wanted: those that every flag wants. A flag
// has a list of names, and wants the sessions of each.
type selection struct {
	tracks, levels, days, rooms, speakers []string // as given, each a list
	search                                string
}

func (sel *selection) addFlags(flags *pflag.FlagSet) {
	flags.StringArrayVar(&sel.tracks, "track", nil, "only sessions in the `TRACKS` of this list, each by its ID or its name")
	flags.Func("level", "only sessions at the `LEVELS` of this list, such as 300,400", sel.addLevels)
	flags.StringArrayVar(&sel.days, "day", nil, "only sessions on the `DAYS` of this list, each as 2026-03-27, as friday, or as 2 for the second")
	flags.StringArrayVar(&sel.rooms, "room", nil, "only sessions in the `ROOMS` of this list")
	flags.StringArrayVar(&sel.speakers, "speaker", nil, "only sessions with the `SPEAKERS` of this list, each by name or ID")
	flags.StringVar(&sel.search, "search", "", "only sessions that hold all `WORDS`, wherever they stand")
}

func (sel *selection) addLevels(list string) error {
	for name := range names(list) {
		level, ok := levelNamed(name)
		if !ok {
			return fmt.Errorf("%q is no level; there are %s", name, listed(recap.Levels(), recap.Level.Title))
		}
		sel.levels = append(sel.levels, strconv.Itoa(int(level)))
	}
	return nil
}

// of returns the post with the sessions that are asked for. It is an error if
// there are none: a typing mistake must not empty a site.
func (sel selection) of(post recap.Post) (recap.Post, error) {
	var wanted []recap.Predicate
	var flags []string
	for _, f := range []struct {
		flag, is string
		lists    []string
		among    func(recap.Post) []choice
	}{
		{"--track", "in a track", sel.tracks, tracksOf},
		{"--level", "at a level", sel.levels, levelsOf},
		{"--day", "on a day", sel.days, daysOf},
		{"--room", "in a room", sel.rooms, roomsOf},
		{"--speaker", "held by a speaker", sel.speakers, speakersOf},
	} {
		keep, err := oneOf(f.lists, f.is, post, f.among)
		if err != nil {
			return post, err
		}
		if keep != nil {
			wanted, flags = append(wanted, keep), append(flags, f.flag)
		}
	}
	if sel.search != "" {
		wanted, flags = append(wanted, recap.Matching(sel.search)), append(flags, "--search")
	}
	if wanted == nil {
		return post, nil
	}
	selected := post.Filter(recap.And(wanted...))
	switch {
	case len(selected.Sessions) > 0:
		return selected, nil
	case len(flags) > 1:
		return post, fmt.Errorf("no session is what all of %s ask for", strings.Join(flags, ", "))
	}
	return post, fmt.Errorf("no session holds the words %q", sel.search)
}

// oneOf wants the sessions of the choices that the lists name, nil where they
// name none.
func oneOf(lists []string, is string, post recap.Post, among func(recap.Post) []choice) (recap.Predicate, error) {
	if lists == nil {
		return nil, nil
	}
	all := among(post)
	ids := make(map[string]bool)
	for _, list := range lists {
		found, err := choicesNamed(list, is, all)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			for _, s := range c.sessions {
				ids[s.ID] = true
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil // an empty list is as none
	}
	return func(s recap.Session) bool { return ids[s.ID] }, nil
}

// choicesNamed returns what a list with commas names. A comma may as well stand
// within a name: of two readings the longer name counts.
func choicesNamed(list, is string, all []choice) ([]choice, error) {
	var chosen []choice
	parts := strings.Split(list, ",")
	for len(parts) > 0 {
		n := len(parts)
		found := choiceNamed(strings.Join(parts[:n], ","), all)
		for len(found) == 0 && n > 1 {
			n--
			found = choiceNamed(strings.Join(parts[:n], ","), all)
		}
		if name := strings.TrimSpace(parts[0]); len(found) == 0 && name != "" {
			return nil, fmt.Errorf("no session is %s %q; %s", is, name, offered(name, all))
		}
		chosen = append(chosen, found...)
		parts = parts[n:]
	}
	return chosen, nil
}

func choiceNamed(name string, all []choice) []choice {
	name = strings.TrimSpace(name)
	return slices.DeleteFunc(slices.Clone(all), func(c choice) bool {
		return !slices.ContainsFunc(c.names, func(n string) bool { return strings.EqualFold(n, name) })
	})
}

// offered names the choice that was probably meant, or what there is.
func offered(name string, all []choice) string {
	var words []string
	for _, c := range all {
		words = append(words, c.names...)
	}
	if meant := nearest(name, words); meant != "" {
		return "did you mean " + meant + "?"
	}
	return "there are " + listed(all, func(c choice) string { return c.shown })
}

// levelNamed returns the level with this number or name.
func levelNamed(name string) (recap.Level, bool) {
	for _, l := range recap.Levels() {
		if name == strconv.Itoa(int(l)) || strings.EqualFold(name, l.String()) {
			return l, true
		}
	}
	return 0, false
}

// maxListed bounds the choices that a message lists.
const maxListed = 12

// listed writes a list for a message.
func listed[T any](list []T, title func(T) string) string {
	if len(list) == 0 {
		return "none"
	}
	var titles []string
	for i, item := range list {
		if i == maxListed {
			titles = append(titles, fmt.Sprintf("… and %d more", len(list)-i))
			break
		}
		titles = append(titles, title(item))
	}
	return strings.Join(titles, ", ")
}
