package export

import (
	"fmt"
	"strconv"
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
		Title: d.words.Fill("{}: what changed", "", d.post.Title), Language: d.words.In(), Authors: d.post.Authors,
		Published: d.post.Published, Updated: d.post.History[0].At,
		Event: recap.Event{Name: d.post.Event.Name, Acronym: d.post.Event.Acronym, URL: d.post.Event.URL},
	}
	if d.base != nil {
		post.URL = d.Beside(changesPage)
	}
	for _, r := range d.post.History {
		lines := changeLines(d.post, r.Changes, d.words)
		if len(lines) == 0 {
			continue
		}
		var summary strings.Builder
		for _, line := range lines {
			summary.WriteString(d.changeItem(line) + "\n")
		}
		post.Sessions = append(post.Sessions, recap.Session{
			ID: fmt.Sprintf("revision-%d", r.Number), Title: d.words.Fill("Version {}", "", strconv.Itoa(r.Number)),
			Subtitle: changeSummary(r.Changes, d.words), Summary: recap.Markdown(summary.String()), Published: r.At, Updated: r.At,
		})
	}
	if len(post.Sessions) == 0 {
		return nil, fmt.Errorf("%w: no earlier version differs from the one after it", ErrNotApplicable)
	}
	return Prepare(post, Words(d.own))
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
			line.Link(d.publishedAt(e), "", title)
		} else {
			title()
		}
	})
	line.Layout(" ")
	line.Text(d.words.Fill("{}.", "", change.Text))
	return line.Item()
}

// publishedAt is where a session stands in what is published with the post, which has
// its own page even where the session names one elsewhere.
func (d *Document) publishedAt(e *Entry) string {
	if e.Page == "" {
		return e.URL
	}
	return d.Beside(e.Page)
}

// changeSummary counts changes for people: "1 session is cancelled, 2 move, 3 are new".
func changeSummary(c recap.Changes, words *catalogue.Words) string {
	moved := 0
	for _, change := range c.Changed {
		if isMoved(change) {
			moved++
		}
	}
	var parts []string
	for _, part := range []struct {
		n    int
		said string
	}{
		{len(c.Cancelled), "{} are cancelled"}, {len(c.Removed), "{} are gone"}, {moved, "{} move"},
		{len(c.Revived), "{} take place after all"}, {len(c.Added), "{} are new"}, {len(c.Changed) - moved, "{} change"},
	} {
		if part.n == 0 {
			continue
		}
		what := strconv.Itoa(part.n)
		if len(parts) == 0 { // the others go without the noun
			what = words.Count("{n} sessions", part.n)
		}
		before, after, _ := strings.Cut(words.Count(part.said, part.n), "{}")
		parts = append(parts, before+what+after)
	}
	if len(parts) == 0 && len(c.Fields) > 0 {
		return words.Text("The programme as a whole changes")
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
