package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A categoryItem is what a session may be in a category.
type categoryItem struct {
	category, id, name string
}

// The categories that become a field of their own.
type categoryKind int

const (
	categoryOther categoryKind = iota
	categoryTrack
	categoryLevel
	categoryLanguage
	categoryFormat
)

// kindOf tells the categories apart by their titles.
func (r *sessionizeReader) kindOf(title string) categoryKind {
	kind, ok := r.fields[title]
	if !ok {
		kind = r.categoryKind(strings.TrimRight(title, ":?* "))
		r.fields[title] = kind
	}
	return kind
}

func (s Sessionize) categoryKind(title string) categoryKind {
	is := func(chosen string, usual ...string) bool {
		if chosen != "" {
			usual = []string{strings.TrimRight(oneLine(chosen), ":?* ")}
		}
		return slices.ContainsFunc(usual, func(u string) bool { return strings.EqualFold(u, title) })
	}
	switch {
	case is(s.Track, "track", "tracks", "session track", "conference track", "stream"):
		return categoryTrack
	case is(s.Level, "level", "levels", "session level", "talk level", "audience level", "skill level", "experience level",
		"level of difficulty", "difficulty", "difficulty level"):
		return categoryLevel
	case is(s.Language, "language", "languages", "session language", "spoken language", "talk language", "presentation language"):
		return categoryLanguage
	case is(s.SessionFormat, "session format", "format", "formats", "session type", "type", "talk format", "talk type",
		"presentation format", "presentation type"):
		return categoryFormat
	}
	return categoryOther
}

// listCategory reads a category of the view All.
func (r *sessionizeReader) listCategory(o *value) {
	title := o.line("title")
	o.skip("id", "sort", "type")
	for item := range objects(bySort(o.get("items"))) {
		i := categoryItem{title, item.body("id"), item.line("name")}
		r.items[i.id] = i
		if r.kindOf(title) == categoryTrack {
			r.track(i)
		}
		item.skip("sort")
		item.rest("item of a category")
	}
	o.rest("category")
}

// track lists a track, unless it is listed, and returns its ID.
func (r *sessionizeReader) track(i categoryItem) string {
	id := cmp.Or(i.id, i.name)
	if !r.tracks[id] {
		r.tracks[id] = true
		t := recap.Track{ID: id, Name: i.name}
		if t.Name == id {
			t.Name = ""
		}
		r.post.Tracks = append(r.post.Tracks, t)
	}
	return id
}

// categorise reads the categories of a session: the IDs of items, or the
// categories with the items in them. It returns what they say, see said.
func (r *sessionizeReader) categorise(s *recap.Session, o *value) map[string]bool {
	said := make(map[string]bool)
	for v := range elements(o.get("categoryItems")) {
		if item, ok := r.items[v.text]; ok {
			r.apply(s, said, item, v)
		} else {
			v.note("is an item of no category that is listed: left out", v.text)
		}
	}
	for category := range objects(elements(o.get("categories"))) {
		title := cmp.Or(category.line("name"), category.line("title"))
		for item := range objects(elements(category.get("categoryItems"))) {
			r.apply(s, said, categoryItem{title, item.body("id"), item.line("name")}, item)
			item.skip("sort")
			item.rest("item of a category")
		}
		category.skip("id", "sort", "type")
		category.rest("category")
	}
	return said
}

// apply puts what an item says into its field, and into the tags what has none
// or comes second.
func (r *sessionizeReader) apply(s *recap.Session, said map[string]bool, i categoryItem, v *value) {
	said[strings.ToLower(i.name)] = true
	switch kind := r.kindOf(i.category); {
	case i.name == "":
	case kind == categoryTrack && s.Track == "":
		s.Track = r.track(i)
	case kind == categoryLevel && s.Level == 0 && levelOfWords(i.name) != 0:
		s.Level = levelOfWords(i.name)
	case kind == categoryLanguage && s.Language == "" && languageOfWords(i.name) != "":
		s.Language = languageOfWords(i.name)
	case kind == categoryFormat && s.Kind == "":
		s.Kind = kindOfWords(i.name)
	case kind == categoryOther:
		tagOnce(s, said, categoryTag(i))
	default:
		v.note("has no place in its field: it was made a tag", i.category+": "+i.name)
		tagOnce(s, said, i.name)
	}
}

// categoryTag is an item as a tag. Yes alone says nothing.
func categoryTag(i categoryItem) string {
	switch strings.ToLower(i.name) {
	case "yes", "no", "true", "false":
		return i.category + ": " + i.name
	}
	return i.name
}

// tagOnce gives a session a tag that it does not have. Tags stand among what is
// said of it with a mark before them, and in their letter case.
func tagOnce(s *recap.Session, said map[string]bool, tag string) {
	if !said["\x00"+tag] {
		said["\x00"+tag] = true
		s.Tags = append(s.Tags, tag)
	}
}
