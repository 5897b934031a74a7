package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// setAt reads the time that is taken for now.
func (c *convert) setAt(given string) error {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, given); err == nil {
			c.at = at
			return nil
		}
	}
	return fmt.Errorf("%q is no time; expected one such as 2026-03-27T10:00:00Z or 2026-03-27", given)
}

// remembers reports whether the post is among the files that are written, so
// that the next run knows of this one.
func (c *convert) remembers() bool {
	return slices.ContainsFunc(c.files(), func(f site.File) bool { return f.Name == export.JSON{}.Format().FileName() })
}

// revise carries the past on, of which the directory is the memory: when what
// was published and changed, and what is cancelled. The post is what is chosen of
// the whole.
func (c *convert) revise(whole, post recap.Post) (recap.Post, recap.Changes, error) {
	old, err := site.Previous(c.dir)
	if disk := (*fs.PathError)(nil); errors.As(err, &disk) {
		return post, recap.Changes{}, err
	}
	if err != nil {
		return post, recap.Changes{}, fmt.Errorf("%w\nit holds what was published before; remove it to begin anew, or give another directory with -o", err)
	}
	if lost := notChosen(old, whole, post); lost > 0 {
		return post, recap.Changes{}, fmt.Errorf("%s holds %s that this run does not choose, and would be cancelled; give another directory with -o", c.dir, counted(lost, "session"))
	}
	at := c.at
	if at.IsZero() {
		at = time.Now().UTC().Truncate(time.Second)
	}
	post, changes, err := recap.Revise(old, post, recap.ReviseOptions{At: at})
	if err != nil {
		reason := strings.TrimPrefix(err.Error(), "recap: ")
		return post, changes, fmt.Errorf("%s: %s\ngive another directory with -o, or remove its post.json to begin anew", c.dir, reason)
	}
	if c.again = old.Title != ""; !c.again {
		changes = recap.Changes{} // everything is new
	}
	return post, changes, nil
}

// notChosen counts the sessions that were published before and are still there,
// but not chosen.
func notChosen(old, whole, post recap.Post) int {
	chosen := make(map[string]bool)
	for _, id := range whole.SessionIDs() {
		chosen[id] = false
	}
	for _, id := range post.SessionIDs() {
		chosen[id] = true
	}
	lost := 0
	for _, id := range old.SessionIDs() {
		if is, there := chosen[id]; there && !is {
			lost++
		}
	}
	return lost
}

// maxChanges bounds the changes that are named.
const maxChanges = 3

// printChanged says what changed since the last run, and names the first of it.
func (c *convert) printChanged(w io.Writer, post recap.Post, changes recap.Changes) {
	if changes.IsZero() {
		if c.again {
			fmt.Fprintln(w, "Nothing changed since the last run.")
		}
		return
	}
	var parts []string
	for _, list := range []struct {
		n    int
		what string
	}{
		{len(changes.Cancelled) + len(changes.Removed), "cancelled"},
		{len(changes.Changed), "changed"},
		{len(changes.Revived), "revived"},
		{len(changes.Added), "new"},
	} {
		if list.n > 0 {
			parts = append(parts, counted(list.n, "session")+" "+list.what)
		}
	}
	if len(changes.Fields) > 0 {
		parts = append(parts, counted(len(changes.Fields), "field")+" of the post changed")
	}
	if len(parts) == 0 {
		parts = []string{"the sessions in another order"}
	}
	fmt.Fprintf(w, "Revision %d: %s\n", post.Revision, strings.Join(parts, ", "))
	post.Language = "" // what the command says is in English
	lines := export.ChangeLines(post, changes)
	for i, line := range lines {
		if i == maxChanges {
			fmt.Fprintf(w, "       … and %d more\n", len(lines)-i)
			break
		}
		fmt.Fprintf(w, "       %s\n", line)
	}
}
