package source

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// Markdown reads Markdown (CommonMark with GitHub's tables) and plain text, with
// front matter in YAML, TOML, JSON or lines of keys and values, or without it.
//
// # What export.Markdown writes
//
// A document in that layout is read back, and says the same when it is written
// again. The post is the one that was written, but for what the layout does not
// carry (see export.Markdown) and what it cannot tell apart:
//
//   - a body is in the canonical Markdown of the layout, its headings at the
//     levels that they have there;
//   - sessions are in the order of their groups, and tracks that only codes
//     name, or whose sessions name them, are listed or not as the document needs;
//   - a level or a track that the code says is not repeated, nor that a session
//     is confirmed; a room is known by its name;
//   - a word in a list of words that holds "{{" or "{%" is not parted from the
//     next;
//   - what a speaker's link shows is its title;
//   - a session's ID is kept by the front matter alone; without it, sessions
//     that are alike are told apart by their headings;
//   - a brief document has the beginnings of its summaries.
//
// # Articles and lists of talks
//
// Of any other document the reader finds out which blocks are the sessions:
// headings, items of lists, rows of tables, or paragraphs that are strong. It
// takes those of which at least half say something that only a session says: a
// recording, speakers, a code (see [recap.FindCode]), a time, a page in a
// programme. Their like are sessions too, such as "Opening keynote" and "The
// party". A note says what was taken; the fields of Markdown say what to take
// instead. A document in which fewer than two say so is refused: an essay about
// a conference has no sessions.
//
// Headings above the sessions are their tracks, or days, such as "Day 1" or
// "Friday, 27 March 2026", which give dates to times. What stands before the
// first session is the introduction; what is called so, or follows the last
// one, is the conclusion.
//
// From what stands below a session's title are taken, and all else is its
// summary:
//
//   - speakers: "Speakers: Ada Example and Ben Example (Example Ltd)", "By …", a
//     list, a first line that is nothing but names, a side of the title where
//     several titles have them there ("Title - Ada Example");
//   - recordings: links, linked pictures, frames and elements of HTML,
//     shortcodes, includes, components and embeds. A playlist, a channel or a
//     picture is none. A moment in a recording is [recap.Link.Start];
//   - "Slides: …", "Level: 300", "Track: …", "Room: …" and other labels, on one
//     line, in a list or in a table.
//
// Labels, columns and the parts around the sessions are known in English,
// German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese, Chinese
// and Korean.
//
// What Hugo, Jekyll, Docusaurus, Zenn, Obsidian and others add to Markdown is
// understood where Markdown can say it, and left out with a note where not. Of a
// page that was saved as text, the navigation is left out with a note.
type Markdown struct {
	// Sessions says which blocks are the sessions: one of h1 to h6 for the
	// headings of a level, li for the items of lists, tr for the rows of tables,
	// bold for paragraphs that are strong. Empty means that they are found.
	Sessions string
	// Tracks and Days are the levels of the headings that are tracks, and of
	// those that are days: one of h1 to h6. Empty means that they are found.
	Tracks, Days string
}

// Format implements [Reader].
func (Markdown) Format() Format { return Format{Name: "markdown", Title: "Markdown"} }

// Detect implements [Reader]. It takes every text that does not begin like
// another format, and is asked last.
func (Markdown) Detect(text []byte) bool {
	start := bytes.TrimLeft(text[:min(len(text), 1<<10)], " \t\r\n")
	if len(start) == 0 || bytes.IndexByte(start, 0) >= 0 {
		return false
	}
	if start[0] == '<' {
		return beginsWithHTML(text)
	}
	if jsonFrontMatter(text) > 0 {
		return true
	}
	for _, other := range []string{"{", "[{", "[\"", "BEGIN:", "%PDF", "PK\x03\x04"} {
		if bytes.HasPrefix(start, []byte(other)) {
			return false
		}
	}
	return start[0] != '[' || bytes.Contains(start, []byte("]("))
}

// beginsWithHTML reports whether a text is Markdown that begins with a picture or the
// like in HTML.
func beginsWithHTML(text []byte) bool {
	const far = 64 << 10
	text = bytes.TrimLeft(text[:min(len(text), far)], " \t\r\n")
	for _, tag := range []string{"<!-- ", "<p", "<img", "<div", "<h1", "<h2", "<a ", "<center", "<br", "<details", "<picture", "<iframe"} {
		if bytes.HasPrefix(text, []byte(tag)) {
			return bytes.Contains(text, []byte("\n#")) || bytes.Contains(text, []byte("](http"))
		}
	}
	return false
}

// The most that is parsed as Markdown: what stands between two blank lines, in
// bytes, and lines, each of which takes a parser some hundred bytes.
const (
	maxParagraph = 1 << 20
	maxLines     = 1_000_000
)

// Read implements [Reader].
func (m Markdown) Read(ctx context.Context, in *Input) (recap.Post, error) {
	for _, option := range []struct{ name, form string }{{"Sessions", m.Sessions}, {"Tracks", m.Tracks}, {"Days", m.Days}} {
		if forms := mdForms; option.form != "" && !slices.Contains(forms, option.form) {
			return recap.Post{}, fmt.Errorf("the option %s is %q; expected one of %s", option.name, option.form, strings.Join(forms, ", "))
		}
	}
	front, at, err := readFrontMatter(in)
	if err != nil {
		return recap.Post{}, err
	}
	zone := time.UTC
	if in.zone != nil {
		zone = in.zone
	}
	var post recap.Post
	front.post(&post, zone)
	if err := checkMarkdown(in, at); err != nil {
		return post, err
	}
	if doc := parseMarkdown(in, at); m == (Markdown{}) && doc.isLayout(front) {
		err = doc.layout(ctx, &post, front)
		return post, err
	}
	r := m.reader(ctx, in, &post, at)
	before := post
	if ok, err := r.article(); ok || err != nil {
		return post, err
	}
	if front.isOurs {
		// Nothing tells a document without codes from an article, but that an
		// article has sessions.
		err = parseMarkdown(in, at).layout(ctx, &before, front)
		return before, err
	}
	return post, r.refuse()
}

// reader reads the blocks of an article that begins at an offset.
func (m Markdown) reader(ctx context.Context, in *Input, post *recap.Post, at int) *mdReader {
	dialect := mdDialect{in: in}
	doc := &mdDocument{in: in, inlines: inlineParser()}
	doc.text, doc.lines, doc.places = dialect.rewrite(at)
	doc.readDefinitions()
	doc.parse()
	return &mdReader{ctx: ctx, in: in, options: m, doc: doc, post: post, events: make(map[string]int)}
}

// checkMarkdown refuses what would take a parser of Markdown very deep.
func checkMarkdown(in *Input, at int) error {
	text := in.text[at:]
	paragraph, lines := 0, 0
	for start := 0; start < len(text); {
		line, _, _ := bytes.Cut(text[start:], []byte("\n"))
		if lines++; lines > maxLines {
			return in.Fail(at+start, "", "is one of more than %d lines", maxLines)
		}
		if depth := markerDepth(line); depth > in.maxDepth() {
			return in.Fail(at+start, "", "nests deeper than %d levels", in.maxDepth())
		}
		if paragraph += len(line) + 1; beginsBlock(line) {
			paragraph = 0
		}
		if paragraph > maxParagraph {
			return in.Fail(at+start, "", "is part of a paragraph of more than %d bytes", maxParagraph)
		}
		start += len(line) + 1
	}
	return nil
}

// beginsBlock reports whether a line is blank or begins a block of its own, or a row
// of a table.
func beginsBlock(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || bytes.IndexByte([]byte("-*+|#>"), line[0]) >= 0 || withoutMarker(string(line[:min(len(line), 20)])+" ") != string(line[:min(len(line), 20)])+" "
}

// markerDepth bounds from above how deep a line stands in lists and quotations
// that it begins itself.
func markerDepth(line []byte) int {
	depth := 0
	for _, c := range line {
		switch {
		case c == '>' || c == '-' || c == '*' || c == '+' || c == '.' || c == ')':
			depth++
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return depth
		}
	}
	if bytes.Trim(line, "-*_ \t\r") == nil {
		return 0 // a thematic break
	}
	return depth
}
