package export

import (
	"cmp"
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
		in.pages = func(e *Entry) string { return d.byID[e.ID].Page }
	})
	if err != nil {
		return nil, err
	}
	in.without = d.without
	return in, nil
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
