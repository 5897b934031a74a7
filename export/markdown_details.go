package export

import (
	"fmt"
	"html"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// mdDetails is the list of details under a heading. It is put together as HTML
// of the kind that package markup writes, and becomes Markdown in one go:
// then it is escaped by the same rules as bodies are.
type mdDetails struct {
	items strings.Builder
	zone  *time.Location // the event's, whose midnight goes without saying
}

// html returns the list, or "" if it has no items.
func (d *mdDetails) html() string {
	if d.items.Len() == 0 {
		return ""
	}
	return "<ul>\n" + d.items.String() + "</ul>\n"
}

// add adds an item with HTML behind its label, if there is any.
func (d *mdDetails) add(label, value string) {
	if value == "" {
		return
	}
	if label != "" {
		value = html.EscapeString(mdOneLine(label)) + ": " + value
	}
	d.items.WriteString("<li>" + value + "</li>\n")
}

func (d *mdDetails) addText(label, text string) { d.add(label, html.EscapeString(mdOneLine(text))) }

func (d *mdDetails) addTime(label string, t time.Time) {
	if !t.IsZero() {
		d.add(label, mdInstant(t, d.zone))
	}
}

func (d *mdDetails) addURL(label, url string) {
	if url != "" {
		d.add(label, mdLink(url, strings.TrimPrefix(url, "mailto:"), ""))
	}
}

// addCodes adds words as code spans, which keeps apart those that hold commas.
func (d *mdDetails) addCodes(label string, words []string) {
	codes := make([]string, len(words))
	for i, word := range words {
		codes[i] = mdCode(word)
	}
	d.add(label, strings.Join(codes, ", "))
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
		title := l.Title
		if title == "" {
			title = l.URL
		}
		value := mdLink(l.URL, title, mdResource(l))
		if !l.Published.IsZero() {
			value += ", " + mdInstant(l.Published, d.zone)
		}
		d.add(role, value)
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

// mdSpeakers writes speakers one behind another:
//
//	**Name** (*role*), job, *organisation* ([link](…)); **Name**
func mdSpeakers(speakers []recap.Speaker) string {
	people := make([]string, len(speakers))
	for i, s := range speakers {
		person := html.EscapeString(mdOneLine(s.Name))
		if s.URL != "" {
			person = mdLink(s.URL, s.Name, "")
		}
		person = "<strong>" + person + "</strong>"
		if role := mdOneLine(s.Role); role != "" {
			person += " (<em>" + html.EscapeString(role) + "</em>)"
		}
		if job := mdOneLine(s.Job); job != "" {
			person += ", " + html.EscapeString(job)
		}
		if organisation := mdOneLine(s.Organisation); organisation != "" {
			person += ", <em>" + html.EscapeString(organisation) + "</em>"
		}
		people[i] = person + mdProfiles(s.Links)
	}
	return strings.Join(people, "; ")
}

func mdProfiles(links []recap.Link) string {
	if len(links) == 0 {
		return ""
	}
	profiles := make([]string, len(links))
	for i, l := range links {
		text := l.Title
		if text == "" {
			text = string(l.Role)
		}
		if text == "" {
			text = l.URL
		}
		profiles[i] = mdLink(l.URL, text, "")
	}
	return " (" + strings.Join(profiles, ", ") + ")"
}

// mdLink is a link as HTML; title may be empty. What a URL holds of characters that nobody sees,
// such as bidirectional controls, is percent-encoded.
func mdLink(url, text, title string) string {
	var b strings.Builder
	for _, r := range url {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			b.WriteRune(r)
		} else {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
	}
	href := b.String()
	switch {
	case text != url:
	case html.UnescapeString(href) != href:
		// In <https://example.org/?a&lt;> some decode the reference, some do not.
		_, text, _ = strings.Cut(href, ":")
		text = strings.TrimPrefix(text, "//")
	default:
		text = href
	}
	if title != "" {
		title = ` title="` + html.EscapeString(mdOneLine(title)) + `"`
	}
	return `<a href="` + html.EscapeString(href) + `"` + title + ">" + html.EscapeString(mdOneLine(text)) + "</a>"
}

func mdCode(text string) string { return "<code>" + html.EscapeString(mdOneLine(text)) + "</code>" }

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
