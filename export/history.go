package export

import (
	"fmt"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// History returns a document of what changed of the post, for a page and for feeds of
// changes: each revision that its History has is an entry, newest first, with a list of
// what changed as its summary. Any exporter writes it:
//
//	changes, err := doc.History()
//	…
//	err = export.Atom{FeedURL: "https://example.org/changes.xml"}.Export(ctx, w, changes)
//
// The error wraps [ErrNotApplicable] where the post has no history.
func (d *Document) History() (*Document, error) {
	if len(d.post.History) == 0 {
		return nil, fmt.Errorf("%w: nothing is known of an earlier version", ErrNotApplicable)
	}
	post := recap.Post{
		Title: d.post.Title + ": what changed", Language: d.post.Language, Authors: d.post.Authors,
		Published: d.post.Published, Updated: d.post.History[0].At,
		Event: recap.Event{Name: d.post.Event.Name, Acronym: d.post.Event.Acronym, URL: d.post.Event.URL},
	}
	if d.base != nil {
		post.URL = d.Beside(changesPage)
	}
	for _, r := range d.post.History {
		lines := ChangeLines(d.post, r.Changes)
		if len(lines) == 0 {
			continue
		}
		var summary strings.Builder
		for _, line := range lines {
			summary.WriteString(d.changeItem(line) + "\n")
		}
		post.Sessions = append(post.Sessions, recap.Session{
			ID: fmt.Sprintf("revision-%d", r.Number), Title: fmt.Sprintf("Version %d", r.Number),
			Subtitle: ChangeSummary(r.Changes), Summary: recap.Markdown(summary.String()), Published: r.At, Updated: r.At,
		})
	}
	if len(post.Sessions) == 0 {
		return nil, fmt.Errorf("%w: no earlier version differs from the one after it", ErrNotApplicable)
	}
	return Prepare(post)
}

// changesPage is the page of changes beside the post.
const changesPage = "changes.html"

// changeItem words a change as an item of a list, with a link to the session where it
// is still there.
func (d *Document) changeItem(change ChangeLine) string {
	var line body.Line
	title := func() { line.Text(change.Title) }
	line.Strong(func() {
		if e := d.byID[change.ID]; e != nil {
			line.Link(e.URL, "", title)
		} else {
			title()
		}
	})
	line.Layout(" ")
	line.Text(change.Text + ".")
	return line.Item()
}

// ChangeSummary counts changes for people: "1 session is cancelled, 2 move, 3 are new".
func ChangeSummary(c recap.Changes) string {
	moved := 0
	for _, change := range c.Changed {
		if isMoved(change) {
			moved++
		}
	}
	var parts []string
	add := func(n int, one, many string) {
		if n == 0 {
			return
		}
		verb := many
		if n == 1 {
			verb = one
		}
		if len(parts) == 0 {
			noun := " sessions"
			if n == 1 {
				noun = " session"
			}
			parts = append(parts, fmt.Sprintf("%d%s %s", n, noun, verb))
			return
		}
		parts = append(parts, fmt.Sprintf("%d %s", n, verb))
	}
	add(len(c.Cancelled), "is cancelled", "are cancelled")
	add(len(c.Removed), "is gone", "are gone")
	add(moved, "moves", "move")
	add(len(c.Revived), "takes place after all", "take place after all")
	add(len(c.Added), "is new", "are new")
	add(len(c.Changed)-moved, "changes", "change")
	if len(parts) == 0 && len(c.Fields) > 0 {
		return "The programme as a whole changes"
	}
	return strings.Join(parts, ", ")
}

// earlierPlaces says of each session that a revision moved when and where it was to be
// before, as far as that changed: somebody may still hold the old plan.
func earlierPlaces(post recap.Post, words *catalogue.Words) map[string]string {
	zone, err := post.Event.Location()
	if err != nil {
		zone = time.UTC
	}
	places := make(map[string]string)
	for _, r := range post.History {
		for _, c := range r.Changes.Changed {
			before, place := c.Before(), ""
			if before.Scheduled() {
				place = words.Date(longMoment, before.Start.In(zone))
			}
			if before.Room != "" {
				place = strings.Join(nonEmpty(place, text.Clean(post.Event.Room(before.Room).Name)), ", ")
			}
			if places[c.ID] == "" { // or a later revision counts
				places[c.ID] = place
			}
		}
	}
	return places
}
