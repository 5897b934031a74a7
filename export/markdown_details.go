package export

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// mdDetails is the list of details under a heading, an item on each line.
type mdDetails struct {
	line  body.Line // the item that is being written
	items []string
	zone  *time.Location // the event's, whose midnight goes without saying
	words *catalogue.Words
}

// item begins an item with its label, given in English, which may be empty.
func (d *mdDetails) item(label string) *body.Line {
	d.endItem()
	if label != "" {
		d.line.Text(d.words.Text(label))
		d.line.Layout(": ")
	}
	return &d.line
}

func (d *mdDetails) endItem() {
	if item := d.line.Item(); item != "" {
		d.items = append(d.items, item)
	}
}

// block returns the list, or "" if it has no items, and begins a new one.
func (d *mdDetails) block() string {
	d.endItem()
	list := strings.Join(d.items, "\n")
	d.items = d.items[:0]
	return list
}

// addText adds an item with a text, if there is any.
func (d *mdDetails) addText(label, words string) {
	if words = text.Line(words); words != "" {
		d.item(label).Text(words)
	}
}

func (d *mdDetails) addTime(label string, t time.Time) {
	if !t.IsZero() {
		d.item(label).Text(mdInstant(t, d.zone))
	}
}

func (d *mdDetails) addURL(label, url string) {
	if url != "" {
		addLink(d.item(label), url, strings.TrimPrefix(url, "mailto:"), "")
	}
}

// addCodes adds words as code spans. One that shows nothing, such as a no-break
// space, is left out: there is no empty span.
func (d *mdDetails) addCodes(label string, words []string) {
	var line *body.Line
	for _, word := range words {
		if word = text.Line(word); word == "" {
			continue
		}
		if line == nil {
			line = d.item(label)
		} else {
			line.Layout(", ")
		}
		line.Code(word)
	}
}

// addLinks adds an item for each link. Its label is the role; that of a common
// role begins with a capital letter.
func (d *mdDetails) addLinks(links []recap.Link) {
	for _, l := range links {
		role := string(l.Role)
		switch l.Role {
		case recap.LinkVideo, recap.LinkAudio, recap.LinkSlides, recap.LinkCode, recap.LinkPaper:
			role = capitalised(role)
		}
		line := d.item(role)
		addLink(line, l.URL, cmp.Or(l.Title, l.URL), mdResource(l, d.words))
		if !l.Published.IsZero() {
			line.Layout(", ")
			line.Text(mdInstant(l.Published, d.zone))
		}
	}
}

// mdResource is what a reader who points at a link is told of it: its media
// type, its size and, as 1:02:05, its duration.
func mdResource(l recap.Link, words *catalogue.Words) string {
	var size, duration string
	if l.Size > 0 {
		size = words.Count("{n} bytes", int(l.Size))
	}
	if s := int(l.Duration / time.Second); s > 0 {
		duration = fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return strings.Join(nonEmpty(l.MediaType, size, duration), ", ")
}

// addSpeakers adds speakers one behind another:
//
//	**Name** (*role*), job, *organization* ([link](…)); **Name**
func (d *mdDetails) addSpeakers(label string, speakers []recap.Speaker) {
	for i, s := range speakers {
		line := &d.line
		if i == 0 {
			line = d.item(label)
		} else {
			line.Layout("; ")
		}
		line.Strong(func() {
			if s.URL != "" {
				addLink(line, s.URL, s.Name, "")
			} else {
				line.Text(s.Name)
			}
		})
		if role := text.Line(s.Role); role != "" {
			line.Layout(" (")
			line.Emphasis(func() { line.Text(role) })
			line.Layout(")")
		}
		if job := text.Line(s.Job); job != "" {
			line.Layout(", ")
			line.Text(job)
		}
		if organization := text.Line(s.Organization); organization != "" {
			line.Layout(", ")
			line.Emphasis(func() { line.Text(organization) })
		}
		addProfiles(line, s.Links)
	}
}

func addProfiles(l *body.Line, links []recap.Link) {
	if len(links) == 0 {
		return
	}
	l.Layout(" (")
	for i, link := range links {
		if i > 0 {
			l.Layout(", ")
		}
		addLink(l, link.URL, cmp.Or(link.Title, string(link.Role), link.URL), "")
	}
	l.Layout(")")
}

// addLicense adds a license, as a link where it is a URL.
func (d *mdDetails) addLicense(e *Entry) {
	if e.LicenseURL != "" {
		d.addURL("License", e.LicenseName)
		return
	}
	d.addText("License", e.LicenseName)
}

// mdInstant writes a date and, unless that is midnight in the zone, the time of
// day in UTC.
func mdInstant(t time.Time, zone *time.Location) string {
	if local := t.In(zone); mdClock(local) == mdMidnight {
		return local.Format(time.DateOnly)
	}
	return t.UTC().Format(time.DateOnly) + " " + mdClock(t.UTC()) + " UTC"
}

// mdMidnight is what mdClock says at midnight.
const mdMidnight = "00:00"

// mdTimeSpan writes when a session takes place, on the mdClock of its zone. The
// offset follows each time unless both have the same.
func mdTimeSpan(start, end time.Time, words *catalogue.Words) string {
	day := func(t time.Time) string { return words.Date(longDay, t) + ", " + mdClock(t) }
	offset := func(t time.Time) string { return " (UTC" + t.Format("-07:00") + ")" }
	from := day(start)
	if end.IsZero() {
		return from + offset(start)
	}
	if start.Format("-07:00") != end.Format("-07:00") {
		from += offset(start)
	}
	to := mdClock(end)
	if start.Format(time.DateOnly) != end.Format(time.DateOnly) {
		to = day(end)
	}
	return from + words.Text(" to ") + to + offset(end)
}

// mdClock is the time of day, with seconds where it has any.
func mdClock(t time.Time) string {
	if t.Second() == 0 && t.Nanosecond() == 0 {
		return t.Format("15:04")
	}
	return t.Format("15:04:05.999999999")
}
