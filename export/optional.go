package export

import "github.com/seed-e2fd8668/recap"

// The interfaces here are optional. Through them a site asks an exporter what it
// needs to know beyond the contract of [Exporter]; an exporter elsewhere
// implements them as the built-in ones do.

// An Applier is an [Exporter] that can say whether it would refuse a document,
// where to find out by beginning to export takes long.
type Applier interface {
	Exporter
	// Applies returns nil, or the error with which Export refuses the document.
	Applies(doc *Document) error
}

// A Placer is an [Exporter] of files that say where they stand, as a feed names
// itself, or that lead to others.
type Placer interface {
	Exporter
	// PlacedAt returns the exporter for a file at a path beside the post, with
	// slashes; see [Document.Beside].
	PlacedAt(path string) Exporter
}

// A Linker is an [Exporter] of pages, which lead to the other forms of what they
// say. A page is not named by other pages as one of those.
type Linker interface {
	Exporter
	// LinkedTo returns the exporter for a page that names the alternates. Their
	// URLs are relative to the page. An exporter that was given alternates
	// returns itself.
	LinkedTo(alternates []Alternate) Exporter
}

// A Branded is an [Exporter] of pages that can have a look of one's own.
type Branded interface {
	Exporter
	// BrandedBy returns the exporter for a page in the look of the brand. find returns
	// where a file that the brand names stands, by its path beside the post, or "" for one
	// that is nowhere; where it is nil, the page holds the files of the brand. An exporter
	// that was given a brand returns itself.
	BrandedBy(b *Brand, find func(name string) string) Exporter
}

// A SessionExporter is an [Exporter] that can write one session alone, as a page
// or a calendar with nothing else in it.
type SessionExporter interface {
	Exporter
	// ForSession returns the exporter for one session of a document, with the
	// same options and format. It returns nil where that would have nothing to
	// say.
	ForSession(s *Entry) Exporter
}

// A SpeakerExporter is an [Exporter] that can write one speaker alone.
type SpeakerExporter interface {
	Exporter
	// ForSpeaker returns the exporter for a person of a document, with the same
	// options and format. It returns nil where that would have nothing to say.
	ForSpeaker(who recap.Person) Exporter
}

// A Previewer is an [Exporter] of pages that name a picture for who shows a link to
// them, such as messengers and social networks (Open Graph).
type Previewer interface {
	Exporter
	// PreviewedBy returns the exporter for a page that names the picture, in the
	// place of those of the post. Its URL is absolute.
	PreviewedBy(picture recap.Image) Exporter
}
