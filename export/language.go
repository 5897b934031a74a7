package export

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A Version is a page in one of the languages that it is in.
type Version struct {
	// Language is a BCP 47 tag.
	Language string
	// URL is relative to the page that leads to it.
	URL string
	// Address is absolute, or as URL where the post has none.
	Address string
	// Main says that the version is in the language of the post itself, and so for
	// who reads none of the others.
	Main bool
}

// A Polyglot is an [Exporter] of pages that are in several languages and lead to each
// other.
type Polyglot interface {
	Exporter
	// InLanguages returns the exporter for a page that is there in these versions,
	// of which one is the page itself.
	InLanguages(versions []Version) Exporter
}

// In returns the document in another language: of the post that [recap.Post.In]
// returns, in a folder beside this one, such as de/. Sessions have the IDs, the anchors
// and the pages that they have here, each below that folder; a relative address in a
// text still counts from where this document is. Words that were given to [Prepare] are
// in the language of this document and do not count in the other.
//
// The error is that of Prepare: it names what is wrong with the translations.
func (d *Document) In(tag, folder string) (*Document, error) {
	post := d.source.In(tag)
	if post.URL != "" {
		post.URL = d.Beside(folder)
	}
	in, err := Prepare(post, func(in *Document) {
		in.original, in.texts = d, d.texts
		in.up = strings.Repeat("../", strings.Count(folder, "/"))
		in.pages = func(e *Entry) string { return d.byID[e.ID].Page }
	})
	if err != nil {
		return nil, err
	}
	in.without = d.without
	in.kept = make(map[string]bool)
	before := make(map[string]bool)
	for text := range texts(d.post) {
		before[text] = true
	}
	for text := range texts(in.post) {
		if before[text] {
			in.kept[text] = true
		}
	}
	return in, nil
}

// texts yields what a post says that can be in several languages, but for its sessions,
// of which an [Entry] knows; see [Entry.LanguageOf].
func texts(p recap.Post) iter.Seq[string] {
	return func(yield func(string) bool) {
		all := func(texts ...string) bool {
			return !slices.ContainsFunc(texts, func(text string) bool { return !yield(text) })
		}
		person := func(s recap.Speaker) bool {
			for _, l := range s.Links {
				if !all(l.Title, string(l.Role)) {
					return false
				}
			}
			return all(s.Role, s.Job, string(s.Biography))
		}
		if !all(p.Title, p.Description, string(p.Introduction), string(p.Conclusion), p.Event.Name, p.Event.Venue, p.Event.Address, p.Event.Logo.Alt, p.Image.Alt) || !all(p.Categories...) {
			return
		}
		for _, r := range p.Event.Rooms {
			if !all(p.Event.Room(r.ID).Name) {
				return
			}
		}
		for _, t := range p.Tracks {
			if !all(t.Title(), t.Description) {
				return
			}
		}
		for _, r := range p.Related {
			if !all(r.Title, r.Summary) {
				return
			}
		}
		for _, s := range p.Sessions {
			if !all(s.Room, string(s.Kind)) || slices.ContainsFunc(s.Speakers, func(s recap.Speaker) bool { return !person(s) }) {
				return
			}
		}
		for _, a := range p.Authors {
			if !person(a) {
				return
			}
		}
	}
}

// LanguageOf returns the language that a text of the post is in, which need not be its
// own where it is a translation, see [Document.In]: what is not translated is in that of
// the original. For a text of a session ask [Entry.LanguageOf].
func (d *Document) LanguageOf(text string) string {
	if d.kept[text] {
		return d.original.LanguageOf(text)
	}
	return d.post.Language
}

// LanguageOf returns the language that a text of the session is in, such as its title or
// its summary. It is [Entry.Written], but for what is not translated.
func (e *Entry) LanguageOf(text string) string {
	if o := e.original; o != nil && (text == o.Title || text == o.Subtitle || text == string(o.Summary) || !e.says(text)) {
		return o.LanguageOf(text)
	}
	return e.Written
}

// says reports whether a text is one that translations of a session are of.
func (e *Entry) says(text string) bool {
	return text == e.Title || text == e.Subtitle || text == string(e.Summary)
}

// writtenIn is the language in which the i-th session is described: that of the
// original where nothing of it is translated.
func (d *Document) writtenIn(i int) string {
	own := d.post.WrittenIn(d.post.Sessions[i])
	if d.original == nil {
		return own
	}
	taken := func(t recap.SessionTranslation) bool { return strings.EqualFold(t.Language, d.original.post.Language) }
	if slices.ContainsFunc(d.post.Sessions[i].Translations, taken) {
		return own
	}
	return d.original.entries[i].Written
}

// inOriginal returns the document that this one is a translation of, or itself.
func (d *Document) inOriginal() *Document { return cmp.Or(d.original, d) }

// anchorOf is the anchor of a group of the original, "" if there is none: groups go by
// their headings, and places in a page do not change with the language.
func anchorOf(groups []Group, key string) string {
	for _, g := range groups {
		if g.Key == key {
			return g.Anchor
		}
	}
	return ""
}
