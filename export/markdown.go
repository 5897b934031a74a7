package export

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-e2fd8668/recap"
)

// Markdown writes a document as Markdown: CommonMark 0.31 as GitHub, pandoc
// (-f gfm), Hugo and Jekyll show it alike, without raw HTML and without
// anything that markdownlint's default rules (line length aside) mind.
//
// # Layout
//
// A document is regular, so that a program can read it as well as a person:
//
//	# Title of the post
//
//	Its description.
//
//	- Original: <https://example.org/recap/>
//	- Published: 2023-12-10
//	- Event: [Name](https://example.org/)
//
//	## Introduction
//
//	## Contents
//
//	## Heading of a group
//
//	Description of the track.
//
//	### Title of a session `CODE`
//
//	- Speakers: **Name** (*role*), job, *organization*; **[Name](https://example.org/)**
//	- Level: 400 Expert
//	- When: Monday, 27 November 2023, 10:00 to 11:00 (UTC-08:00)
//	- Video: [Title of the recording](https://example.org/ "text/html"), 2023-12-03
//	- Tags: `one`, `two`
//
//	The summary.
//
//	## Conclusion
//
//	## Authors
//
//	## Related posts
//
// A date without a time of day is midnight in the event's zone, or in UTC where
// none is named. The title of a link, which shows when one points at it, is the
// resource's media type and size.
//
// The words of the layout are those of the post's language, as the catalogue has them;
// source.Markdown reads each of its languages back. What is not known has no line. The details of a session are the bullet list
// directly under its heading, an item for each; the summary is all that
// follows. A summary that itself begins with a list stands behind a thematic
// break. Code spans, strong and emphasis belong to the layout: text from the
// post is escaped and holds none. In a heading, the code span is the session's
// code, or the track's ID where neither the heading nor the code of the
// track's first session says it; an emphasised number in parentheses keeps
// apart headings that would have one id. A session that is in several groups
// has its entry in the first, and a link to it under the heading of the others.
//
// The contents link to the headings' automatic ids, as GitHub makes them of
// their text. Jekyll makes the same; pandoc does when it is told -f gfm or
// +gfm_auto_identifiers; Hugo does but for combining marks and for what can
// only be written as a reference, such as a full stop at the end of a title
// without a code. A title with letters of which they make different ids, such
// as "½", is listed without a link.
//
// # What it carries
//
// Everything but: the IDs, avatars and biographies of speakers and what their
// links are beyond a name; the IDs of rooms; rooms and tracks without sessions;
// the colors of tracks; the zone in which a date of publication was given;
// white space within a line beyond single spaces. With a grouping other than by
// track, tracks are only named. Sessions come in the order of their groups.
// IDs of sessions stand in the front matter alone. Bodies are written anew, of
// what is allowed in them. A role of a link is written as its label, so a role
// "Video" reads like [recap.LinkVideo].
//
// The zero Markdown writes the complete document.
type Markdown struct {
	// FrontMatter begins the document with YAML that Hugo and Jekyll read:
	// title, date, lastmod, description, authors (names), categories,
	// canonicalURL, and sessionIDs, which gives for the id of a heading the
	// session's ID where the post gives one. What stands there does not stand
	// in the text again, the title least of all: it is for the site's theme to
	// show.
	FrontMatter bool
	// GroupBy makes the sections; nil means [recap.ByTrack].
	GroupBy recap.Grouping
	// HeadingLevel is the level of the post's title, 1 to 3; groups, sessions
	// and headings in bodies are one, two and three levels deeper. 0 means 1.
	// Set it to embed the result in a document of your own.
	HeadingLevel int
	// Brief leaves out the introduction, the conclusion and biographies, and
	// shortens each summary to a line of at most 200 characters.
	Brief bool
	// NoContents leaves out the list of contents.
	NoContents bool
}

// mdBriefSummary is the length of a summary in a brief document, in characters.
const mdBriefSummary = 200

// mdMaxLevel leaves a level each for groups, sessions and headings in
// bodies: Markdown has six.
const mdMaxLevel = 3

// Format implements [Exporter].
func (Markdown) Format() Format {
	return Format{Name: "markdown", Title: "Markdown", MediaType: "text/markdown; charset=utf-8", Extension: ".md", File: "post"}
}

// Applies implements [Applier]: beginning to export would read all bodies.
func (e Markdown) Applies(*Document) error {
	if e.HeadingLevel < 0 || e.HeadingLevel > mdMaxLevel {
		return failed(e.Format(), fmt.Errorf("HeadingLevel is %d; expected 1 to %d", e.HeadingLevel, mdMaxLevel))
	}
	return nil
}

// Export implements [Exporter]. Beside the writer's errors it returns one for a
// HeadingLevel that leaves no room for the levels below.
func (e Markdown) Export(ctx context.Context, w io.Writer, doc *Document) error {
	if err := e.Applies(doc); err != nil {
		return err
	}
	return failed(e.Format(), newMDWriter(e, doc).write(strictWriter{ctx, w}))
}
