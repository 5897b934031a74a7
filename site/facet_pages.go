package site

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// addFacet adds the page of several sessions, and beside it their feed and their
// calendar, where they apply.
func (p *pages) addFacet(name, kind string, doc *export.Document, fill func(*page.Sheet)) *entry {
	added := []*entry{p.site.add(name+".html", sheet{pages: p, name: name + ".html", kind: kind, fill: fill}, p.doc)}
	for _, beside := range []struct {
		name string
		e    export.Placer
	}{{name + ".atom", export.Atom{}}, {name + ".ics", export.ICalendar{}}} {
		exporter := beside.e.PlacedAt(beside.name)
		one := p.site.add(beside.name, about{exporter, doc}, doc)
		if one.skipped = refusal(exporter, doc); one.skipped == nil {
			added = append(added, one)
		}
	}
	link(added)
	return added[0]
}

// about is an exporter that writes a part of the document alone.
type about struct {
	export.Exporter
	part *export.Document
}

// Export implements [export.Exporter].
func (e about) Export(ctx context.Context, w io.Writer, _ *export.Document) error {
	return e.Exporter.Export(ctx, w, e.part)
}

// addTrackAndRoomPages adds the page of each track and each room, and their indexes.
func (p *pages) addTrackAndRoomPages() {
	for _, folder := range []struct {
		name  string
		title page.Text
		all   []*facet
	}{{"tracks", p.words.Tracks, p.tracks}, {"rooms", p.words.Rooms, p.rooms}} {
		if len(folder.all) == 0 {
			continue
		}
		index := folder.name + "/index.html"
		for i, f := range folder.all {
			p.addFacet(f.name, "listing", f.doc, func(s *page.Sheet) {
				s.Heading, s.Subtitle, s.Description = p.doc.Marked(f.title), p.doc.Marked(f.description), p.doc.Marked(f.description)
				s.Crumbs = p.crumbs(f.name, page.Link{URL: "index.html", Title: folder.title})
				s.Lists = p.byDay(f.entries)
				if i > 0 {
					s.Previous = p.facetLink(f, folder.all[i-1])
				}
				if i+1 < len(folder.all) {
					s.Next = p.facetLink(f, folder.all[i+1])
				}
			})
		}
		p.addSheet(index, "listing", func(s *page.Sheet) {
			s.Heading, s.Crumbs = folder.title, p.crumbs(index)
			s.Entries = p.facetEntries(folder.all, index)
		})
	}
}

func (p *pages) addSheet(name, kind string, fill func(*page.Sheet)) *entry {
	return p.site.add(name, sheet{pages: p, name: name, kind: kind, fill: fill}, p.doc)
}

func (p *pages) facetLink(from, to *facet) *page.Link {
	return &page.Link{URL: weburl.Relative(from.name, to.name+".html"), Title: p.doc.Marked(to.title)}
}

func (p *pages) facetEntries(all []*facet, from string) []page.IndexEntry {
	var entries []page.IndexEntry
	for _, f := range all {
		e := page.IndexEntry{URL: weburl.Relative(from, f.name+".html"), Title: p.doc.Marked(f.title), Note: page.CountOf(p.wording, "{n} sessions", len(f.entries))}
		if p.trackOf[f.id] == f {
			e.Class = p.classes[f.id]
		}
		entries = append(entries, e)
	}
	return entries
}

// byDay lists sessions by their days.
func (p *pages) byDay(entries []*export.Entry) []page.List {
	var lists []page.List
	for _, d := range p.days {
		var here []*export.Entry
		for _, e := range entries {
			if p.dayOf[e] == d {
				here = append(here, e)
			}
		}
		if len(here) > 0 {
			lists = append(lists, p.list(p.dayLong(d.date), here, 0))
		}
	}
	var rest []*export.Entry
	for _, e := range entries {
		if p.dayOf[e] == nil {
			rest = append(rest, e)
		}
	}
	if len(rest) > 0 {
		heading := page.Text("")
		if p.timed {
			heading = p.words.NotScheduled
		}
		lists = append(lists, p.list(heading, rest, 0))
	}
	for i := range lists {
		for j, item := range lists[i].Rows {
			dateless := *item
			dateless.Date = ""
			lists[i].Rows[j] = &dateless
		}
	}
	return lists
}

// addSpeakerPages adds the page of each speaker, and the index of them.
func (p *pages) addSpeakerPages() {
	if len(p.people) == 0 {
		return
	}
	for _, one := range p.people {
		added := p.addFacet(one.name, "person", one.doc, func(s *page.Sheet) {
			s.Heading, s.Subtitle = page.NewText(one.Name, "", ""), p.affiliation(one)
			s.Description = page.NewText(text.Excerpt(p.doc.Text(one.Biography), preview), p.doc.LanguageOf(string(one.Biography)), p.wording.In())
			s.Data = export.JSONLD{}.SpeakerData(p.doc, one.Speaker)
			s.Crumbs = p.crumbs(one.name, page.Link{URL: "index.html", Title: p.words.Speakers})
			s.Person = p.personView(one)
			s.Lists = p.byDay(one.entries)
		})
		p.site.addSpeakerCard(added, one.Person)
	}
	const index = "speakers/index.html"
	p.addSheet(index, "listing", func(s *page.Sheet) {
		s.Heading, s.Crumbs = p.words.Speakers, p.crumbs(index)
		s.Subtitle = page.CountOf(p.wording, "{n} speakers", len(p.people))
		s.People = p.letters(index)
	})
}

func (p *pages) personView(one *person) *page.Person {
	view := &page.Person{
		Name: one.Name, Initials: view.Initials(one.Name), Avatar: p.pictures.Shown(p.doc, one.Avatar),
		Biography: p.body(one.Biography, export.BodyFit{At: one.name, Heading: 2, Pictures: p.pictures}),
	}
	if one.URL != "" {
		view.Links = append(view.Links, page.Link{URL: one.URL, Title: page.NewText(shortURL(one.URL), "", "")})
	}
	for _, l := range one.Links {
		title := p.doc.Marked(l.Title)
		if title == "" {
			title = p.doc.MarkedValue(string(l.Role))
		}
		if title == "" {
			title = page.NewText(l.URL, "", "")
		}
		view.Links = append(view.Links, page.Link{URL: l.URL, Title: title})
	}
	return view
}

// affiliation is what somebody does, and where.
func (p *pages) affiliation(one *person) page.Text {
	job, organization := p.doc.Marked(one.Job), page.NewText(one.Organization, "", "")
	if job == "" || organization == "" {
		return job + organization
	}
	return job + ", " + organization
}

// shortURL is a URL as people write it.
func shortURL(address string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
}

// letters are the speakers by the first letter of their names, in the order of the
// post's language.
func (p *pages) letters(from string) []page.Letter {
	tag, _ := language.Parse(p.post.Language)
	order := collate.New(tag, collate.IgnoreCase)
	people := slices.Clone(p.people)
	slices.SortStableFunc(people, func(a, b *person) int { return order.CompareString(a.Name, b.Name) })
	var letters []page.Letter
	for _, one := range people {
		letter := firstLetter(one.Name)
		if n := len(letters); n == 0 || letters[n-1].Letter != letter {
			letters = append(letters, page.Letter{Letter: letter, Anchor: "letter-" + strconv.Itoa(n+1)})
		}
		last := &letters[len(letters)-1]
		e := page.IndexEntry{URL: weburl.Relative(from, one.name+".html"), Title: page.NewText(one.Name, "", ""), Note: page.NewText(one.Organization, "", "")}
		if len(one.entries) > 1 {
			e.Note = dotted(e.Note, page.CountOf(p.wording, "{n} sessions", len(one.entries)))
		}
		last.People = append(last.People, e)
	}
	return letters
}

// firstLetter is that of a name, without its marks.
func firstLetter(name string) string {
	for _, r := range norm.NFD.String(name) {
		if unicode.IsLetter(r) {
			return string(unicode.ToUpper(r))
		}
		if !unicode.IsMark(r) && r < utf8.RuneSelf && unicode.IsDigit(r) {
			return "0–9"
		}
	}
	return "#"
}
