package export

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// mdDetails is the list of details under a heading, an item on each line.
type mdDetails struct {
	line  mdLine // the item that is being written
	items []byte
	zone  *time.Location // the event's, whose midnight goes without saying
}

// item begins an item with its label, which may be empty.
func (d *mdDetails) item(label string) *mdLine {
	d.endItem()
	if label != "" {
		d.line.text(label)
		d.line.layout(": ")
	}
	return &d.line
}

func (d *mdDetails) endItem() {
	if d.line.isEmpty() {
		return
	}
	before := len(d.items)
	if before > 0 {
		d.items = append(d.items, '\n')
	}
	begin := len(d.items)
	if d.items = d.line.item(d.items); len(d.items) == begin {
		d.items = d.items[:before] // it shows nothing
	}
	d.line.reset()
}

// block returns the list, or "" if it has no items, and begins a new one.
func (d *mdDetails) block() string {
	d.endItem()
	list := string(d.items)
	d.items = d.items[:0]
	return list
}

// addText adds an item with a text, if there is any.
func (d *mdDetails) addText(label, text string) {
	if text = mdOneLine(text); text != "" {
		d.item(label).text(text)
	}
}

func (d *mdDetails) addTime(label string, t time.Time) {
	if !t.IsZero() {
		d.item(label).text(mdInstant(t, d.zone))
	}
}

func (d *mdDetails) addURL(label, url string) {
	if url != "" {
		d.item(label).link(url, strings.TrimPrefix(url, "mailto:"), "")
	}
}

// addCodes adds words as code spans. One that shows nothing, such as a no-break
// space, is left out: there is no empty span.
func (d *mdDetails) addCodes(label string, words []string) {
	var line *mdLine
	for _, word := range words {
		if word = mdOneLine(word); word == "" {
			continue
		}
		if line == nil {
			line = d.item(label)
		} else {
			line.layout(", ")
		}
		line.code(word)
	}
}

// addLinks adds an item for each link. Its label is the role; that of a common
// role begins with a capital letter.
func (d *mdDetails) addLinks(links []recap.Link) {
	for _, l := range links {
		role := string(l.Role)
		switch l.Role {
		case recap.LinkVideo, recap.LinkAudio, recap.LinkSlides, recap.LinkCode, recap.LinkPaper:
			role = mdCapitalised(role)
		}
		line := d.item(role)
		line.link(l.Address(), cmp.Or(l.Title, l.Address()), mdResource(l))
		if !l.Published.IsZero() {
			line.layout(", ")
			line.text(mdInstant(l.Published, d.zone))
		}
	}
}

// mdResource is what a reader who points at a link is told of it: its media
// type and its size.
func mdResource(l recap.Link) string {
	switch {
	case l.Size == 0:
		return l.MediaType
	case l.MediaType == "":
		return fmt.Sprintf("%d bytes", l.Size)
	}
	return fmt.Sprintf("%s, %d bytes", l.MediaType, l.Size)
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
			line.layout("; ")
		}
		line.open("<strong>", "**")
		if s.URL != "" {
			line.link(s.URL, s.Name, "")
		} else {
			line.text(s.Name)
		}
		line.close("</strong>", "**")
		if role := mdOneLine(s.Role); role != "" {
			line.layout(" (")
			line.emphasis(role)
			line.layout(")")
		}
		if job := mdOneLine(s.Job); job != "" {
			line.layout(", ")
			line.text(job)
		}
		if organization := mdOneLine(s.Organization); organization != "" {
			line.layout(", ")
			line.emphasis(organization)
		}
		line.profiles(s.Links)
	}
}

func (l *mdLine) profiles(links []recap.Link) {
	if len(links) == 0 {
		return
	}
	l.layout(" (")
	for i, link := range links {
		if i > 0 {
			l.layout(", ")
		}
		l.link(link.URL, cmp.Or(link.Title, string(link.Role), link.URL), "")
	}
	l.layout(")")
}

// addLicense adds a license, as a link where it is a URL.
func (d *mdDetails) addLicense(license string) {
	if license == "" {
		return
	}
	u, err := url.Parse(license)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(license, " <>\"\\^`{|}") {
		d.addText("License", license)
		return
	}
	d.addURL("License", license)
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

// mdTimes remembers what it has worded last.
type mdTimes struct {
	start, end time.Time
	text       string
}

func (m *mdTimes) span(start, end time.Time) string {
	if m.text == "" || start != m.start || end != m.end {
		*m = mdTimes{start, end, mdTimeSpan(start, end)}
	}
	return m.text
}

// mdTimeSpan writes when a session takes place, on the mdClock of its zone. The
// offset follows each time unless both have the same.
func mdTimeSpan(start, end time.Time) string {
	const day = "Monday, 2 January 2006, "
	offset := func(t time.Time) string { return " (UTC" + t.Format("-07:00") + ")" }
	from := start.Format(day) + mdClock(start)
	if end.IsZero() {
		return from + offset(start)
	}
	if start.Format("-07:00") != end.Format("-07:00") {
		from += offset(start)
	}
	to := mdClock(end)
	if start.Format(time.DateOnly) != end.Format(time.DateOnly) {
		to = end.Format(day) + to
	}
	return from + " to " + to + offset(end)
}

// mdClock is the time of day, with seconds where it has any.
func mdClock(t time.Time) string {
	if t.Second() == 0 && t.Nanosecond() == 0 {
		return t.Format("15:04")
	}
	return t.Format("15:04:05.999999999")
}

// mdCapitalised begins with a capital letter.
func mdCapitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
