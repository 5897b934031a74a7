// Select prints the sessions of a post that are wanted, in groups and in order.
//
// Usage:
//
//	go run ./examples/select [-track ID] [-level N] [-speaker NAME] [-by KEY] [-sort KEY] [-post FILE] [WORD ...]
//
// What is asked for is combined: of the sessions in the track API, those at
// level 300 or above that mention a queue, ordered by title:
//
//	go run ./examples/select -track API -level 300 -sort title queue
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	groupings := map[string]recap.Grouping{
		"track": recap.ByTrack, "level": recap.ByLevel, "speaker": recap.BySpeaker, "day": recap.ByDay,
		"room": recap.ByRoom, "kind": recap.ByKind, "tag": recap.ByTag, "none": recap.Ungrouped,
	}
	orders := map[string]func(a, b recap.Session) int{
		"code": recap.CompareCode, "title": recap.CompareTitle, "start": recap.CompareStart,
	}
	flags := flag.NewFlagSet("select", flag.ContinueOnError)
	flags.SetOutput(stderr)
	file := flags.String("post", "examples/reinvent/post.json", "read the post from `FILE`")
	track := flags.String("track", "", "only sessions in the track with this `ID`")
	level := flags.Int("level", 0, "only sessions at this level, a `number`, or above")
	speaker := flags.String("speaker", "", "only sessions with the speaker of this `name`")
	by := flags.String("by", "track", "group by track, level, speaker, day, room, kind, tag or none")
	order := flags.String("sort", "", "order by code, title or start; the author's order if empty")
	if err := flags.Parse(args); err == flag.ErrHelp {
		return 0
	} else if err != nil {
		return 2
	}
	grouping, compare := groupings[*by], orders[*order]
	if grouping == nil || compare == nil && *order != "" {
		fmt.Fprintf(stderr, "select: cannot group by %q and order by %q\n", *by, *order)
		flags.Usage()
		return 2
	}

	wanted := []recap.Predicate{recap.Matching(strings.Join(flags.Args(), " "))}
	if *track != "" {
		wanted = append(wanted, recap.InTrack(*track))
	}
	if *level != 0 {
		wanted = append(wanted, recap.LevelBetween(recap.Level(*level), recap.Distinguished))
	}
	if *speaker != "" {
		wanted = append(wanted, recap.WithSpeaker(*speaker))
	}

	post, err := read(*file)
	if err == nil {
		post = post.Filter(recap.And(wanted...))
		if compare != nil {
			post.Sessions = slices.SortedStableFunc(post.All(), compare)
		}
		err = list(stdout, grouping(post))
	}
	if err != nil {
		fmt.Fprintln(stderr, "select:", err)
		return 1
	}
	return 0
}

func read(file string) (recap.Post, error) {
	var post recap.Post
	data, err := os.ReadFile(file)
	if err != nil {
		return post, err
	}
	if err := json.Unmarshal(data, &post); err != nil {
		return post, fmt.Errorf("%s: %w", file, err)
	}
	return post, post.Validate()
}

func list(w io.Writer, groups []recap.Group) error {
	var b strings.Builder
	for _, g := range groups {
		if g.Heading != "" {
			fmt.Fprintf(&b, "%s\n", g.Heading)
		}
		for _, s := range g.Sessions {
			var names []string
			for _, sp := range s.Speakers {
				names = append(names, sp.Name)
			}
			fmt.Fprintf(&b, "  %-9s %s — %s\n", s.Code, s.Title, strings.Join(names, ", "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
