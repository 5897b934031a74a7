package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/shade"
	"github.com/seed-e2fd8668/recap/internal/timetable"
	"github.com/seed-e2fd8668/recap/internal/view"
)

// pages are the pages of a site for people, and what they know of each other.
type pages struct {
	site     *Site
	doc      *export.Document
	post     recap.Post
	words    *page.SheetWords
	said     *page.DayWords // of them, those in rows of sessions
	wording  *catalogue.Words
	pictures export.Pictures
	theme    Theme
	loads    page.Policy // what all pages load
	preview  recap.Image // the card of the post; zero where there is none

	days                  []*day
	tracks, rooms         []*facet
	people                []*person
	trackOf, roomOf       map[string]*facet // by ID
	personOf              map[*export.Entry][]*person
	dayOf                 map[*export.Entry]*day
	hourOf                map[*export.Entry]string // the anchor of the hour on the page of that day
	keys                  map[*export.Entry]string
	items                 map[*export.Entry]*page.Item // as lists below the site's folder have them
	classes               map[string]string            // of tracks, by ID
	style, script, icon   string                       // files, from the folder of the site or of its language
	dayScript, mineScript string
	playerScript          string
	code                  string // the script that draws QR codes
	assets                []File
	first, last           time.Time
	timed                 bool
	unscheduled           []*export.Entry
	lost                  []*entry                           // say that there is no such page, by the depth of its address
	neighbours            map[*export.Entry][2]*export.Entry // before and after in the room, that day
}

// A facet is what several sessions have in common: a track or a room.
type facet struct {
	id, title, name, description string
	entries                      []*export.Entry
	doc                          *export.Document
}

// A person is somebody with a page.
type person struct {
	recap.Person
	name    string
	entries []*export.Entry
	doc     *export.Document
}

// A day is a day of the conference.
type day struct {
	date    time.Time
	grid    timetable.Grid
	entries []*export.Entry
	doc     *export.Document
}

func (d *day) iso() string { return d.date.Format(time.DateOnly) }

// hasPages reports whether the sessions of a document have pages.
func hasPages(doc *export.Document) bool {
	return slices.ContainsFunc(doc.Entries(), func(e *export.Entry) bool { return e.Page != "" })
}

func newPages(s *Site) *pages {
	p := &pages{
		site: s, doc: s.doc, post: s.doc.Post(), wording: s.doc.Wording(),
		words: page.NewWords[page.SheetWords](s.doc.Wording()), said: page.NewWords[page.DayWords](s.doc.Wording()),
		trackOf: make(map[string]*facet), roomOf: make(map[string]*facet), personOf: make(map[*export.Entry][]*person),
		dayOf: make(map[*export.Entry]*day), hourOf: make(map[*export.Entry]string), keys: keysOf(s.doc), items: make(map[*export.Entry]*page.Item), classes: make(map[string]string),
		neighbours: make(map[*export.Entry][2]*export.Entry),
	}
	if s.theme != nil {
		p.theme = *s.theme
	}
	p.loads = p.loading()
	for _, e := range s.doc.Entries() {
		if !e.Scheduled() {
			p.unscheduled = append(p.unscheduled, e)
			continue
		}
		p.timed = true
		if p.first.IsZero() || e.Start.Before(p.first) {
			p.first = e.Start
		}
		for _, t := range []time.Time{e.Start, e.End} {
			if t.After(p.last) {
				p.last = t
			}
		}
	}
	p.tracks, p.trackOf = p.facets("tracks", recap.ByTrack)
	p.rooms, p.roomOf = p.facets("rooms", recap.ByRoom)
	for _, f := range p.tracks {
		f.description = p.post.Track(f.id).Description
	}
	p.addPeople()
	p.addDays()
	p.addAssets()
	for _, e := range s.doc.Entries() {
		p.items[e] = p.item(e, "../")
	}
	return p
}

// keysOf are the keys by which browsers keep the stars of sessions: made of the
// session's ID, so that a star stays when all else changes.
func keysOf(doc *export.Document) map[*export.Entry]string {
	keys, taken := make(map[*export.Entry]string), make(map[string]bool)
	for _, e := range doc.Entries() {
		sum := sha256.Sum256([]byte(e.ID))
		digits := hex.EncodeToString(sum[:])
		n := 10
		for taken[digits[:n]] {
			n += 2
		}
		taken[digits[:n]] = true
		keys[e] = digits[:n]
	}
	return keys
}

// facets are the groups of a document that have a key, each with a page.
func (p *pages) facets(folder string, by recap.Grouping) (all []*facet, byID map[string]*facet) {
	byID = make(map[string]*facet)
	taken := make(names)
	for _, g := range p.doc.Groups(by) {
		if g.Key == "" {
			continue
		}
		f := &facet{id: g.Key, title: g.Heading, entries: byTime(g.Entries)}
		f.name = folder + "/" + taken.name(g.Key, g.Key)
		f.doc = p.part(f.title, f.entries)
		all = append(all, f)
		byID[g.Key] = f
	}
	return all, byID
}

// part is the document of some entries, under a title of its own.
func (p *pages) part(title string, entries []*export.Entry) *export.Document {
	return p.doc.Of(entries...).Titled(title + " – " + p.siteName())
}

func (p *pages) siteName() string { return cmp.Or(p.post.Event.Name, p.post.Title) }

// byTime orders entries by their start; those without one come last.
func byTime(entries []*export.Entry) []*export.Entry {
	return slices.SortedStableFunc(slices.Values(entries), func(a, b *export.Entry) int {
		if a.Scheduled() != b.Scheduled() {
			if a.Scheduled() {
				return -1
			}
			return 1
		}
		return a.Start.Compare(b.Start)
	})
}

func (p *pages) addPeople() {
	taken := make(names)
	for _, who := range p.post.People() {
		if len(who.Sessions) == 0 {
			continue
		}
		one := &person{Person: who}
		if one.name = p.nameInTrunk(who); one.name == "" {
			one.name = "speakers/" + taken.name(who.Name, who.EffectiveID())
		}
		for _, s := range who.Sessions {
			if e := p.doc.Entry(s.ID); e != nil {
				one.entries = append(one.entries, e)
				p.personOf[e] = append(p.personOf[e], one)
			}
		}
		one.entries = byTime(one.entries)
		one.doc = p.part(who.Name, one.entries)
		p.people = append(p.people, one)
	}
}

// nameInTrunk is the name of a person's page in the post's own language, which does
// not change with the language; "" if there is none. Who had no ID has the name before
// for one, see [recap.Post.In].
func (p *pages) nameInTrunk(who recap.Person) string {
	trunk := p.site.trunk
	if trunk == nil || trunk.pages == nil {
		return ""
	}
	for _, one := range trunk.pages.people {
		if one.EffectiveID() == who.EffectiveID() || one.ID == "" && strings.Join(strings.Fields(one.Name), "-") == who.ID {
			return one.name
		}
	}
	return ""
}

// of returns the person that a session's speaker is.
func (p *pages) of(e *export.Entry, s recap.Speaker) *person {
	for _, one := range p.personOf[e] {
		if s.ID != "" && one.ID == s.ID || s.ID == "" && strings.EqualFold(one.Name, s.Name) {
			return one
		}
	}
	return nil
}

func (p *pages) addDays() {
	var sessions []*recap.Session
	for _, e := range p.doc.Entries() {
		sessions = append(sessions, &e.Session)
	}
	for _, d := range timetable.Days(sessions, p.post.Event.Rooms) {
		one := &day{date: d.Date, grid: d.Grid()}
		for _, h := range one.grid.Hours {
			for _, s := range h.Spots {
				e := p.doc.Entry(s.Session.ID)
				one.entries = append(one.entries, e)
				if p.dayOf[e] == nil {
					p.dayOf[e] = one
				}
			}
		}
		for _, h := range one.grid.Hours {
			anchor := p.hourAnchor(one, h)
			for _, s := range h.Spots {
				if e := p.doc.Entry(s.Session.ID); p.dayOf[e] == one && p.hourOf[e] == "" {
					p.hourOf[e] = anchor
				}
			}
		}
		one.doc = p.part(plain(p.dayLong(d.Date)), one.entries)
		p.days = append(p.days, one)
		before := make(map[string]*export.Entry)
		for _, e := range byTime(one.entries) {
			if last := before[e.Room]; last != nil && e.Room != "" {
				p.neighbours[last] = [2]*export.Entry{p.neighbours[last][0], e}
				p.neighbours[e] = [2]*export.Entry{last, p.neighbours[e][1]}
			}
			before[e.Room] = e
		}
	}
}

// addAssets names the style and the script and learns which tracks have a color.
func (p *pages) addAssets() {
	var colors, places []string
	for _, f := range p.tracks {
		colors = append(colors, p.post.Track(f.id).Color)
	}
	for i, f := range p.tracks {
		if _, _, ok := shade.Of(colors, i); ok {
			p.classes[f.id] = page.TrackClass(i)
		}
	}
	for _, d := range p.days {
		places = append(places, view.Places(d.grid)...)
	}
	p.style = p.asset("site", ".css", "text/css; charset=utf-8", page.SheetStyle(colors, places)+p.themeStyle())
	p.script = p.asset("site", ".js", "text/javascript; charset=utf-8", page.SheetScript(p.site.root().said()))
	p.dayScript = p.asset("day", ".js", "text/javascript; charset=utf-8", page.DayScript())
	p.mineScript = p.asset("mine", ".js", "text/javascript; charset=utf-8", page.MineScript())
	p.playerScript = p.asset("player", ".js", "text/javascript; charset=utf-8", page.PlayerScript())
	if p.theme.Icon == "" {
		p.icon = p.asset("icon", ".svg", page.SVG, page.Icon())
	}
	p.code = p.asset("qrcode", ".js", "text/javascript; charset=utf-8", page.CodeScript())
}

// said are the words of the script in the languages of the site, by their tags.
func (s *Site) said() map[string]*page.ScriptWords {
	said := make(map[string]*page.ScriptWords)
	for _, tree := range s.trees() {
		said[tree.doc.Post().Language] = page.NewWords[page.ScriptWords](tree.doc.Wording())
	}
	return said
}

// asset makes a file with a hash of its content in its name, and returns how pages of
// the site's folder, or of that of a branch, name it. All languages share it.
func (p *pages) asset(name, extension, mediaType, content string) string {
	sum := sha256.Sum256([]byte(content))
	file := fmt.Sprintf("%s-%s%s", name, hex.EncodeToString(sum[:4]), extension)
	p.assets = append(p.assets, File{file, fixed{name, mediaType, extension, content}})
	return p.site.up() + file
}

// addAssetFiles adds the files that all pages share to the folder of the site.
func (p *pages) addAssetFiles() {
	trunk := p.site.root()
	for _, f := range p.assets {
		if !slices.ContainsFunc(trunk.entries, func(e *entry) bool { return e.Name == f.Name }) {
			trunk.add(f.Name, f.Exporter, trunk.doc)
		}
	}
}
