package site

import (
	"context"
	"encoding/json"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// searchFields are what the list for the search says of a session, in its order.
var searchFields = []string{
	"key", "page", "title", "subtitle", "people", "room", "track", "day", "start", "offset", "minutes",
	"kind", "level", "lang", "recorded", "code", "tags", "status", "in",
}

// searchList is search.json: the sessions as rows, with names by their places in
// lists. Times are minutes since 1970. What may be in another language than the pages
// has that behind it, empty where it is not.
type searchList struct {
	Fields   []string          `json:"fields"`
	Days     [][2]string       `json:"days"`
	Rooms    [][3]string       `json:"rooms"`
	Tracks   [][4]string       `json:"tracks"` // with the class of their color
	People   [][2]string       `json:"people"`
	Levels   map[string]string `json:"levels"`
	Sessions [][]any           `json:"sessions"`
	// Descriptions is how many bytes descriptions.json has.
	Descriptions int `json:"descriptions"`
}

// addSearch adds the lists for the search: search.json, and descriptions.json, which
// has the text of each session in the same order and is loaded by who asks for it.
func (p *pages) addSearch() {
	descriptions := sync.OnceValue(p.descriptions)
	described := slices.ContainsFunc(p.doc.Entries(), func(e *export.Entry) bool { return e.Page != "" && e.Summary != "" })
	if described {
		p.site.add("descriptions.json", searchFile(descriptions), p.doc)
	}
	p.site.add("search.json", searchFile(func() []byte {
		list := p.searchList()
		if described {
			list.Descriptions = len(descriptions())
		}
		return encoded(list)
	}), p.doc)
}

// descriptions are the texts of all sessions that have pages.
func (p *pages) descriptions() []byte {
	texts := []string{}
	for _, e := range p.doc.Entries() {
		if e.Page != "" {
			texts = append(texts, p.doc.Text(e.Summary))
		}
	}
	return encoded(texts)
}

func encoded(list any) []byte {
	text, _ := json.Marshal(list) // strings and numbers always encode
	return text
}

// A searchFile is the exporter of a list for the search, made when it is asked for.
type searchFile func() []byte

// Format implements [export.Exporter].
func (searchFile) Format() export.Format {
	return export.Format{Name: "search", MediaType: "application/json", Extension: ".json"}
}

// Applies implements [export.Applier].
func (searchFile) Applies(*export.Document) error { return nil }

// Export implements [export.Exporter].
func (f searchFile) Export(_ context.Context, w io.Writer, _ *export.Document) error {
	_, err := w.Write(f())
	return err
}

func (p *pages) searchList() searchList {
	list := searchList{Fields: searchFields, Days: [][2]string{}, Levels: make(map[string]string)}
	named := func(name string) string { return path.Base(name) }
	rooms, tracks, people, days := make(map[string]int), make(map[string]int), make(map[*person]int), make(map[*day]int)
	for i, f := range p.rooms {
		rooms[f.id] = i
		list.Rooms = append(list.Rooms, [3]string{f.title, named(f.name), p.foreign(p.doc.LanguageOf(f.title))})
	}
	for i, f := range p.tracks {
		tracks[f.id] = i
		list.Tracks = append(list.Tracks, [4]string{f.title, named(f.name), p.classes[f.id], p.foreign(p.doc.LanguageOf(f.title))})
	}
	for i, one := range p.people {
		people[one] = i
		list.People = append(list.People, [2]string{one.Name, named(one.name)})
	}
	for i, d := range p.days {
		days[d] = i
		list.Days = append(list.Days, [2]string{d.iso(), plain(p.dayLong(d.date))})
	}
	at := func(places map[string]int, id string) int {
		if i, ok := places[id]; ok && id != "" {
			return i
		}
		return -1
	}
	for _, e := range p.doc.Entries() {
		if e.Page == "" {
			continue
		}
		who := []int{}
		for _, one := range p.personOf[e] {
			who = append(who, people[one])
		}
		day := -1
		if d := p.dayOf[e]; d != nil {
			day = days[d]
		}
		if e.Level != 0 {
			list.Levels[level(e.Level)] = e.LevelName
		}
		tags := e.Tags
		if tags == nil {
			tags = []string{}
		}
		row := []any{p.keys[e], strings.TrimSuffix(path.Base(e.Page), ".html"), e.Title, e.Subtitle, who, at(rooms, e.Room), at(tracks, e.Track), day}
		row = append(row, minutes(e)...)
		_, recorded := e.Recording()
		row = append(row, e.KindName, int(e.Level), p.languageName(e.Language), recorded, string(e.Code), tags, e.StatusName, p.foreign(e.LanguageOf(e.Title)))
		list.Sessions = append(list.Sessions, row)
	}
	return list
}

func level(l recap.Level) string {
	text, _ := json.Marshal(int(l))
	return string(text)
}

// minutes are the start, the offset from UTC and the length.
func minutes(e *export.Entry) []any {
	if !e.Scheduled() {
		return []any{0, 0, 0}
	}
	_, offset := e.Start.Zone()
	length := 0
	if !e.End.IsZero() {
		length = int(e.End.Sub(e.Start) / time.Minute)
	}
	return []any{e.Start.Unix() / 60, offset / 60, length}
}
