package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/seed-e2fd8668/recap"
)

// A selection is which sessions are wanted: those that every flag wants.
type selection struct {
	tracks []string // as given, each a list
	levels []recap.Level
}

func (sel *selection) addFlags(flags *pflag.FlagSet) {
	flags.StringArrayVar(&sel.tracks, "track", nil, "only sessions in the `TRACKS` of this list, each by its ID or its name")
	flags.Func("level", "only sessions at the `LEVELS` of this list, such as 300,400", sel.addLevels)
}

func (sel *selection) addLevels(list string) error {
	for name := range names(list) {
		level, ok := levelNamed(name)
		if !ok {
			return fmt.Errorf("%q is no level; there are %s", name, listed(recap.Levels(), recap.Level.Title))
		}
		sel.levels = append(sel.levels, level)
	}
	return nil
}

// of returns the post with the sessions that are asked for. It is an error if
// there are none: a typing mistake must not empty a site.
func (sel selection) of(post recap.Post) (recap.Post, error) {
	var wanted []recap.Predicate
	tracks, levels := inUse(post)
	var ids []string
	for _, list := range sel.tracks {
		found, err := tracksNamed(list, tracks)
		if err != nil {
			return post, err
		}
		ids = append(ids, found...)
	}
	if ids != nil {
		wanted = append(wanted, recap.InTrack(ids...))
	}
	for _, level := range sel.levels {
		if !slices.Contains(levels, level) {
			return post, fmt.Errorf("no session is at level %d; there are %s", level, listed(levels, recap.Level.Title))
		}
	}
	if sel.levels != nil {
		wanted = append(wanted, recap.AtLevel(sel.levels...))
	}
	if wanted == nil {
		return post, nil
	}
	selected := post.Filter(recap.And(wanted...))
	if len(selected.Sessions) == 0 {
		return post, errors.New("no session is both in one of these tracks and at one of these levels")
	}
	return selected, nil
}

// inUse returns the tracks and the levels that sessions of the post have.
func inUse(post recap.Post) ([]recap.Track, []recap.Level) {
	listed := make(map[string]recap.Track)
	for _, t := range post.Tracks {
		listed[t.ID] = t
	}
	var tracks []recap.Track
	var levels []recap.Level
	seen := make(map[string]bool)
	for s := range post.All() {
		if s.Track != "" && !seen[s.Track] {
			seen[s.Track] = true
			track := listed[s.Track]
			track.ID = s.Track // which its code alone may name
			tracks = append(tracks, track)
		}
		if s.Level != 0 && !slices.Contains(levels, s.Level) {
			levels = append(levels, s.Level)
		}
	}
	slices.Sort(levels)
	return tracks, levels
}

// tracksNamed returns the IDs of the tracks that a list with commas names. A
// comma may as well stand within a name: of two readings the longer name counts.
func tracksNamed(list string, tracks []recap.Track) ([]string, error) {
	var ids []string
	parts := strings.Split(list, ",")
	for len(parts) > 0 {
		n := len(parts)
		found := trackNamed(strings.Join(parts[:n], ","), tracks)
		for found == nil && n > 1 {
			n--
			found = trackNamed(strings.Join(parts[:n], ","), tracks)
		}
		if name := strings.TrimSpace(parts[0]); found == nil && name != "" {
			return nil, fmt.Errorf("no session is in a track %q; there are %s", name, listed(tracks, describe))
		}
		ids = append(ids, found...)
		parts = parts[n:]
	}
	return ids, nil
}

// trackNamed returns the IDs of the tracks with this ID or name.
func trackNamed(name string, tracks []recap.Track) []string {
	name = strings.TrimSpace(name)
	var ids []string
	for _, t := range tracks {
		if strings.EqualFold(t.ID, name) || strings.EqualFold(t.Title(), name) {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

func describe(t recap.Track) string {
	if t.Title() == t.ID {
		return t.ID
	}
	return fmt.Sprintf("%s (%s)", t.ID, t.Title())
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

// listed writes a list for a message.
func listed[T any](list []T, title func(T) string) string {
	if len(list) == 0 {
		return "none"
	}
	titles := make([]string, len(list))
	for i, item := range list {
		titles[i] = title(item)
	}
	return strings.Join(titles, ", ")
}
