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
func (s Sessionize) kindOf(title string) categoryKind {
	is := func(chosen string, usual ...string) bool {
		if chosen != "" {
			usual = []string{chosen}
		}
		return slices.ContainsFunc(usual, func(u string) bool { return strings.EqualFold(u, title) })
	}
	switch {
	case is(s.Track, "track", "tracks", "session track"):
		return categoryTrack
	case is(s.Level, "level", "levels", "session level", "audience level", "difficulty"):
		return categoryLevel
	case is(s.Language, "language", "languages", "session language", "spoken language"):
		return categoryLanguage
	case is(s.SessionFormat, "session format", "format", "formats", "session type", "type"):
		return categoryFormat
	}
	return categoryOther
}

// listCategory reads a category of the view All.
func (r *sessionizeReader) listCategory(v jsonValue) {
	o := v.object()
	title := o.line("title")
	o.drop("id", "sort", "type")
	for _, v := range bySort(o.get("items")) {
		item := v.object()
		i := categoryItem{title, item.text("id"), item.line("name")}
		r.items[i.id] = i
		if r.kindOf(title) == categoryTrack {
			r.track(i)
		}
		item.drop("sort")
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
// categories with the items in them.
func (r *sessionizeReader) categorise(s *recap.Session, o *jsonObject, path string) {
	for _, v := range o.get("categoryItems").items() {
		id := string(v.text)
		if text, ok := v.str(); ok {
			id = text
		}
		if item, ok := r.items[id]; ok {
			r.apply(s, item, v, path)
		} else {
			r.in.Note(v.at, path, "is an item of no category that is listed: left out", id)
		}
	}
	for _, v := range o.get("categories").items() {
		category := v.object()
		title := cmp.Or(category.line("name"), category.line("title"))
		for _, v := range category.get("categoryItems").items() {
			item := v.object()
			r.apply(s, categoryItem{title, item.text("id"), item.line("name")}, v, path)
		}
	}
}

// apply puts what an item says into its field, and into the tags what has none
// or comes second.
func (r *sessionizeReader) apply(s *recap.Session, i categoryItem, v jsonValue, path string) {
	r.said[s.ID] = append(r.said[s.ID], i.name)
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
		s.Tags = addTag(s.Tags, categoryTag(i))
	default:
		r.in.Note(v.at, path, "has no place in its field: it was made a tag", i.category+": "+i.name)
		s.Tags = addTag(s.Tags, i.name)
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

func addTag(tags []string, tag string) []string {
	if slices.Contains(tags, tag) {
		return tags
	}
	return append(tags, tag)
}
