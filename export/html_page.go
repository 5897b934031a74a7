package export

import (
	"fmt"
	"html/template"
	"iter"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// An HTMLPage is what the blocks of a page are given. Its text is plain and
// safe to show: html/template escapes it, and controls of direction are closed.
type HTMLPage struct {
	Title, Description, URL string
	Language, Direction     string // of the html element; Direction is ltr or rtl
	Locale                  string // for Open Graph, such as en_GB; may be empty
	Categories              []string
	Published, Updated      HTMLTime
	Event                   HTMLEvent
	Introduction            template.HTML
	Timetable               *HTMLTimetable // nil if no session has a time
	Groups                  []HTMLGroup
	Conclusion              template.HTML
	Authors                 []HTMLPerson
	Related                 []recap.Related
	Alternates              []Alternate
	at                      string       // the path of its file beside the post
	Tracks                  []HTMLChoice // of the filter
	Levels                  []HTMLChoice
	Count                   int // of sessions
	Fragment                bool
	Post                    *HTMLLink // the whole post, on the page of one session

	Style  template.CSS
	Script template.JS
	Policy string                // the Content-Security-Policy that admits what the blocks style and script write, and Data
	Data   iter.Seq[template.JS] // the post as JSON-LD, in pieces; nil where the page has none

	// H1 to H4 are the headings of the post, of a section, of a session or a
	// person, and of what is below.
	H1, H2, H3, H4 HTMLHeading

	dataHash string // of Data, for the policy
}

// An HTMLHeading is the pair of tags of a heading whose level depends on
// [HTML.HeadingLevel].
type HTMLHeading struct{ Open, Close template.HTML }

// An HTMLChoice is an option of the filter.
type HTMLChoice struct{ Value, Label string }

// An HTMLTime is a date or a time for a time element; its zero value is none.
type HTMLTime struct{ Machine, Text string }

// An HTMLEvent is the event of the post.
type HTMLEvent struct {
	Name, URL   string
	Start, End  HTMLTime // the days; End is zero for an event of one day
	Place, Zone string
}

// An HTMLGroup is a section of the page.
type HTMLGroup struct {
	Anchor, Heading string
	Class           string // of the section, where the track has a color
	Description     string
	Contents        iter.Seq[HTMLReference] // the sessions, for the list of contents
	Sessions        iter.Seq[*HTMLSession]
	Page            *HTMLPage
}

// An HTMLReference is a session in the list of contents.
type HTMLReference struct{ Anchor, Code, Title string }

// An HTMLPerson is an author or a speaker.
type HTMLPerson struct {
	Name, Role, Job, Organization, URL string
	Initials                           string
	Biography                          template.HTML
	Links                              []HTMLLink
}

// newHTMLPage projects a document onto a page. What there is one of for each
// session is made as it is written.
func newHTMLPage(e HTML, doc *Document) (*HTMLPage, error) {
	post := doc.Post()
	level := min(max(e.HeadingLevel, 1), 3)
	p := &HTMLPage{
		Title:       text.Clean(post.Title),
		Description: text.Clean(post.Description),
		URL:         post.URL,
		Language:    post.Language,
		Direction:   direction(post.Language),
		Locale:      locale(post.Language),
		Categories:  cleanAll(post.Categories),
		Published:   dateTime(post.Published),
		Updated:     dateTime(post.Updated),
		Event:       newHTMLEvent(post.Event),
		Related:     slices.Clone(post.Related),
		Alternates:  e.Alternates,
		at:          e.at,
		Count:       len(doc.Entries()),
		Fragment:    e.Fragment,
		H1:          heading(level),
		H2:          heading(level + 1),
		H3:          heading(level + 2),
		H4:          heading(level + 3),
	}
	for i, r := range p.Related {
		p.Related[i].Title, p.Related[i].Summary = text.Clean(r.Title), text.Clean(r.Summary)
	}
	if e.Session != "" {
		p.showSession(e, doc, level)
		p.embed(post.Tracks)
		return p, nil
	}
	groups := doc.Groups(e.GroupBy)
	bodies := newBodyView(doc, e, groups)
	p.showBodies(bodies, post, level)
	view := newSessionView(doc, p, bodies, level+3)
	for _, g := range groups {
		p.Groups = append(p.Groups, view.group(g))
	}
	p.Tracks, p.Levels = choices(doc)
	if !e.Fragment {
		p.Timetable = newHTMLTimetable(view, groups)
		data, err := newPageData(doc)
		if err != nil {
			return nil, err
		}
		p.Data, p.dataHash = data.pieces, data.hash
	}
	p.embed(post.Tracks)
	return p, nil
}

// showBodies sets what stands around the sessions.
func (p *HTMLPage) showBodies(bodies bodyView, post recap.Post, level int) {
	p.Introduction = bodies.html(post.Introduction, level+1)
	p.Conclusion = bodies.html(post.Conclusion, level+2)
	for _, a := range post.Authors {
		person := newHTMLPerson(a.Name, a.Job, a.Organization, a.URL, a.Links)
		person.Role = text.Clean(a.Role)
		person.Biography = bodies.html(a.Biography, level+3)
		p.Authors = append(p.Authors, person)
	}
}

// embed sets the style, with the colors of the tracks, and the script.
func (p *HTMLPage) embed(tracks []recap.Track) {
	style := strings.Builder{}
	style.WriteString(string(builtInPage.style))
	for i, t := range tracks {
		if t.Color != "" {
			fmt.Fprintf(&style, " .%s { --track: %s; }", trackClass(i), t.Color)
		}
	}
	p.Style, p.Script = template.CSS(style.String()), builtInPage.script
}

func trackClass(i int) string { return "track-" + strconv.Itoa(i+1) }

// choices returns what the filter can choose from. A choice of one is none.
func choices(doc *Document) (tracks, levels []HTMLChoice) {
	usedTracks, usedLevels := make(map[string]bool), make(map[recap.Level]bool)
	for _, s := range doc.Entries() {
		usedTracks[s.Track] = true
		usedLevels[s.Level] = true
	}
	for _, t := range doc.Post().Tracks {
		if usedTracks[t.ID] {
			tracks = append(tracks, HTMLChoice{t.ID, text.Clean(t.Title())})
		}
	}
	for _, l := range recap.Levels() {
		if usedLevels[l] {
			levels = append(levels, HTMLChoice{strconv.Itoa(int(l)), l.Title()})
		}
	}
	if len(tracks) < 2 {
		tracks = nil
	}
	if len(levels) < 2 {
		levels = nil
	}
	return tracks, levels
}

func newHTMLEvent(e recap.Event) HTMLEvent {
	event := HTMLEvent{Name: text.Clean(e.Name), URL: e.URL, Zone: e.TimeZone}
	for _, part := range []string{e.Venue, e.Address} {
		if part != "" {
			event.Place = joined(event.Place, ", ", text.Clean(part))
		}
	}
	zone, err := e.Location()
	if err != nil || e.Start.IsZero() {
		return event
	}
	start, end := e.Start.In(zone), e.End.In(zone)
	event.Start = day(start)
	if !e.End.IsZero() && day(end) != event.Start {
		event.End = day(end)
		if start.Year() == end.Year() {
			event.Start.Text = start.Format("2 January")
		}
	}
	return event
}

func newHTMLPerson(name, job, organization, url string, links []recap.Link) HTMLPerson {
	return HTMLPerson{
		Name: text.Clean(name), Job: text.Clean(job), Organization: text.Clean(organization), URL: url,
		Initials: initials(name),
		Links:    newHTMLLinks(links),
	}
}

func heading(level int) HTMLHeading {
	tag := "h" + strconv.Itoa(min(level, 6)) + ">"
	return HTMLHeading{template.HTML("<" + tag), template.HTML("</" + tag)}
}

// direction returns the direction of the script that a language is written in.
func direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	script, _ := t.Script()
	if slices.Contains([]string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"}, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// locale returns a language tag as Open Graph writes it, which takes a
// language with a territory and nothing less.
func locale(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	region, confidence := t.Region()
	if confidence != language.Exact {
		return ""
	}
	return base.String() + "_" + region.String()
}

func cleanAll(list []string) []string {
	cleaned := make([]string, len(list))
	for i, s := range list {
		cleaned[i] = text.Clean(s)
	}
	return cleaned
}

func joined(a, separator, b string) string {
	if a == "" {
		return b
	}
	return a + separator + b
}
