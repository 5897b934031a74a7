package export

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/shade"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A pageView projects a document onto a page. What there is one of for each
// session is made as it is written.
type pageView struct {
	HTML
	doc     *Document
	page    *page.Page
	words   *catalogue.Words // as they stand on the page
	bodies  bodyView
	level   int               // of the headings in the bodies of sessions
	classes map[string]string // of the tracks that have a color, by ID
}

func newPage(e HTML, doc *Document) (*page.Page, error) {
	post := doc.Post()
	level := min(max(e.HeadingLevel, 1), 3)
	v := pageView{HTML: e, doc: doc, words: doc.words, level: level + 3, classes: make(map[string]string)}
	n := len(doc.Entries())
	p := &page.Page{
		Title: post.Title, TitleLanguage: v.foreign(doc.LanguageOf(post.Title)), Description: doc.Marked(post.Description), URL: post.URL,
		Language: v.words.In(), Direction: view.Direction(v.words.In()), Locale: view.Locale(post.Language),
		Categories: markedAll(post.Categories, doc.Marked), Published: v.dateTime(post.Published), Updated: v.dateTime(post.Updated),
		Event: v.event(post.Event), Count: n, CountAll: v.words.Count("{n} sessions", n), CountSome: v.words.Count("{shown} of {n} sessions", n), Fragment: e.Fragment,
		H1: heading(level), H2: heading(level + 1), H3: heading(level + 2), H4: heading(level + 3),
		PictureSources: e.Pictures.Sources(doc), Words: page.NewWords[page.Words](v.words),
	}
	v.page = p
	p.Image, p.Preview = v.picture(post.Image, doc.LanguageOf(post.Image.Alt)), ogImage(post.Image)
	if e.preview.URL != "" {
		p.Preview = ogImage(e.preview)
	}
	for _, a := range e.Alternates {
		p.Alternates = append(p.Alternates, page.Alternate{Title: page.Word(v.words, a.Title), MediaType: a.MediaType, URL: a.URL})
	}
	for _, version := range e.Versions {
		p.Versions = append(p.Versions, page.NewVersion(version.Language, version.URL, version.Address, version.Main, version.Language == post.Language))
	}
	v.setTracks()
	shown := doc.Entries()
	if e.Session != "" {
		shown = []*Entry{doc.byID[e.Session]}
	}
	p.PlayerSources = PlayerSources(v.players(shown))
	if e.Session != "" {
		v.level = level + 1
		v.bodies = newBodyView(doc, e, nil)
		v.showSession(doc.byID[e.Session])
		return p, v.addBrand()
	}
	groups := doc.Groups(e.GroupBy)
	v.bodies = newBodyView(doc, e, groups)
	if err := v.showPost(groups, level); err != nil {
		return nil, err
	}
	return p, v.addBrand()
}

// setTracks colors the tracks: by their own colors or, on a page with a timetable, by
// a palette.
func (v pageView) setTracks() {
	var colors []string
	for _, t := range v.doc.Post().Tracks {
		colors = append(colors, t.Color)
	}
	timed := slices.ContainsFunc(v.doc.Entries(), func(e *Entry) bool { return e.Scheduled() })
	if !timed && strings.Join(colors, "") == "" {
		return
	}
	v.page.TrackColors = colors
	for i, t := range v.doc.Post().Tracks {
		if _, _, ok := shade.Of(colors, i); ok {
			v.classes[t.ID] = page.TrackClass(i)
		}
	}
}

// showPost sets what a page of the whole post has.
func (v pageView) showPost(groups []Group, level int) error {
	p, post := v.page, v.doc.Post()
	p.Introduction = v.body(post.Introduction, v.doc.LanguageOf(string(post.Introduction)), level+1)
	p.Conclusion = v.body(post.Conclusion, v.doc.LanguageOf(string(post.Conclusion)), level+2)
	for _, a := range post.Authors {
		p.Authors = append(p.Authors, v.person(a, level+3))
	}
	p.Related = view.Related(post.Related, v.doc.Marked)
	for _, g := range groups {
		p.Groups = append(p.Groups, v.group(g))
	}
	p.Tracks, p.Levels = choices(v.doc)
	if v.Fragment {
		return nil
	}
	p.Timetable = v.timetable(groups)
	data, err := newPageData(v.doc)
	if err != nil {
		return err
	}
	p.Data, p.DataHash = data.pieces, data.hash
	return nil
}

// showSession makes the page one of a single session, whose title becomes the
// page's. What is about the post gives way to a link to the post.
func (v pageView) showSession(s *Entry) {
	const preview = 200 // characters, which is what search engines show
	p := v.page
	p.Post = &page.Link{URL: weburl.ASCII(v.doc.page), Title: v.doc.Marked(p.Title)}
	if v.post != "" {
		p.Post.URL = weburl.Relative(v.at, v.post)
	}
	p.Title, p.TitleLanguage = s.Title, v.foreign(s.LanguageOf(s.Title))
	p.Description = s.Excerpt(v.doc, preview)
	switch {
	case v.doc.base == nil:
		p.URL = ""
	case s.Page != "":
		p.URL = v.doc.Beside(s.Page)
	default:
		p.URL = s.URL
	}
	p.Image = nil // the session shows its own
	if s.Image.URL != "" && v.preview.URL == "" {
		p.Preview = ogImage(s.Image)
	}
	p.Locale = view.Locale(s.Written)
	p.Published, p.Updated = v.dateTime(s.Published), v.dateTime(s.Updated)
	p.Categories, p.Count = nil, 1
	group := v.group(Group{Entries: []*Entry{s}})
	group.Sessions = func(yield func(*page.Session) bool) {
		session := v.session(s)
		session.Alone = true
		yield(session)
	}
	p.Groups = []page.Group{group}
}

// choices returns what the filter can choose from. A choice of one is none.
func choices(doc *Document) (tracks, levels []page.Choice) {
	usedTracks, usedLevels := make(map[string]bool), make(map[recap.Level]bool)
	for _, s := range doc.Entries() {
		usedTracks[s.Track] = true
		usedLevels[s.Level] = true
	}
	for _, t := range doc.Post().Tracks {
		if usedTracks[t.ID] {
			tracks = append(tracks, page.Choice{Value: t.ID, Label: doc.Marked(t.Title())})
		}
	}
	for _, l := range recap.Levels() {
		if usedLevels[l] {
			levels = append(levels, page.Choice{Value: strconv.Itoa(int(l)), Label: markedLevel(l, doc.words)})
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

func (v pageView) event(e recap.Event) page.Event {
	event := page.Event{Name: v.doc.Marked(e.Name), URL: e.URL, Logo: v.picture(e.Logo, v.doc.LanguageOf(e.Logo.Alt)), Place: v.doc.MarkedPlace()}
	zone, err := e.Location()
	if err != nil || e.Start.IsZero() {
		return event
	}
	start, end := e.Start.In(zone), e.End.In(zone)
	event.Start = v.date(start)
	if !e.End.IsZero() && v.date(end) != event.Start {
		event.End = v.date(end)
		if start.Year() == end.Year() {
			event.Start.Text = v.words.Date("2 January", start)
		}
	}
	return event
}

func heading(level int) page.Heading {
	tag := "h" + strconv.Itoa(min(level, 6)) + ">"
	return page.Heading{Open: template.HTML("<" + tag), Close: template.HTML("</" + tag)}
}

// picture is a picture on the page with a text in a language, nil where it may not load.
func (v pageView) picture(i recap.Image, language string) *page.Picture {
	return page.NewPicture(v.Pictures.Shown(v.doc, i.URL), i.Alt, v.foreign(language), i.Width, i.Height)
}

// navTitle is the title of a link in the menu: one of the words, or a text of the post's
// language.
func (v pageView) navTitle(title string) page.Text {
	if v.words.English(title, v.words.Keys()) != "" {
		return page.NewText(title, "", "")
	}
	return v.doc.Marked(title)
}

// foreign returns a language unless it is that of the page.
func (v pageView) foreign(language string) string {
	if language == v.words.In() {
		return ""
	}
	return language
}

// body is a body on the page, in a language.
func (v pageView) body(md recap.Markdown, language string, heading int) page.Text {
	return page.NewBody(v.bodies.html(md, heading), language, v.words.In())
}

// ogImage is the picture for those who show a link to the page. They load it
// themselves, from wherever it is.
func ogImage(i recap.Image) *page.Picture {
	return page.NewPicture(weburl.ASCII(i.URL), i.Alt, "", i.Width, i.Height)
}
