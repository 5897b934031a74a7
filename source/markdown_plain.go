package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// A paragraph is what stands between blank lines.
type paragraph struct {
	at   int // in the input
	text string
}

// lines are the paragraph's lines without the white space around them.
func (p paragraph) lines() []string {
	var lines []string
	for line := range strings.Lines(p.text) {
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// paragraphs are blocks as they stand.
func (r *mdReader) paragraphs(start, end int) []paragraph {
	var all []paragraph
	for i := start; i < end; i++ {
		all = append(all, paragraph{r.doc.place(r.doc.blocks[i].start), r.doc.bodyOf(i, i+1)})
	}
	return all
}

// isPlain reports whether the document is plain text, such as that of a web page,
// with what the page has around it: then no block is marked up.
func (r *mdReader) isPlain() bool {
	return len(r.headings) == 0 && len(r.talks) > 0 && r.talks[0].form == "bold" && r.talks[0].says&saysCode != 0
}

// plain reads what stands around the sessions of plain text.
func (r *mdReader) plain() {
	r.beginning(r.paragraphs(0, r.talks[0].first))
	r.ending(r.paragraphs(r.talks[len(r.talks)-1].last, len(r.doc.blocks)))
}

// endsPlain reports whether a session of plain text ends behind a block: with the
// title of its recording; or before it: where a part around the sessions begins.
func (r *mdReader) endsPlain(code recap.Code, block int) (behind, before bool) {
	p := paragraph{text: r.doc.bodyOf(block, block+1)}
	if !isLine(p) {
		return false, false
	}
	other, _ := recap.FindCode(oneLine(p.text))
	return other == code, partOf(p.text) != ""
}

// isLine reports whether a paragraph is one short line.
func isLine(p paragraph) bool {
	return !strings.Contains(p.text, "\n") && utf8.RuneCountInString(p.text) <= maxLine
}

// isSentence reports whether a text ends like one.
func isSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
}

// beginning reads what stands before the sessions: the title is the last line
// that is no sentence before the text begins, the short lines under it are
// categories, and the first of several paragraphs says what the post is about.
func (r *mdReader) beginning(paragraphs []paragraph) {
	text := slices.IndexFunc(paragraphs, func(p paragraph) bool { return isSentence(p.text) || len(p.lines()) > 1 || !isLine(p) })
	if text < 0 {
		text = len(paragraphs)
	}
	for i, p := range paragraphs[:text] {
		switch {
		case i == text-1 && r.post.Title == "":
			r.post.Title = oneLine(p.text)
		case oneLine(p.text) != r.post.Title:
			r.leaveOut(p)
		}
	}
	rest := paragraphs[text:]
	if len(rest) > 0 && isLabels(rest[0]) {
		if len(r.post.Categories) == 0 {
			r.post.Categories = rest[0].lines()
		}
		rest = rest[1:]
	}
	if len(rest) > 1 && r.post.Description == "" && utf8.RuneCountInString(rest[0].text) <= maxLine*2 {
		r.post.Description = oneLine(rest[0].text)
		rest = rest[1:]
	}
	texts := make([]string, len(rest))
	for i, p := range rest {
		texts[i] = p.text
	}
	r.introduce(joined(texts))
}

// isLabels reports whether a paragraph is short lines that are no sentences.
func isLabels(p paragraph) bool {
	const longest = 60
	return !slices.ContainsFunc(p.lines(), func(line string) bool {
		return isSentence(line) || utf8.RuneCountInString(line) > longest
	})
}

// leaveOut notes what belongs to the page and not to the article.
func (r *mdReader) leaveOut(p paragraph) {
	r.in.Note(p.at, "", "belongs to the page around the article: left out", p.text)
}

// ending reads what stands behind the sessions: the conclusion, the author, and
// related posts, with the page's own words between.
func (r *mdReader) ending(paragraphs []paragraph) {
	i := 0
	if i < len(paragraphs) && partOf(paragraphs[i].text) == "conclusion" {
		i++
	}
	for ; i < len(paragraphs) && !isLabels(paragraphs[i]); i++ {
		r.conclude(paragraphs[i].text)
	}
	related := slices.IndexFunc(paragraphs[i:], func(p paragraph) bool { return partOf(p.text) == "related" })
	end := len(paragraphs)
	if related >= 0 {
		end = i + related
	}
	r.authorBox(paragraphs[i:end])
	if related >= 0 {
		r.relatedText(paragraphs[end+1:])
	}
}

// authorBox reads the author's name, which stands behind the categories or
// alone, and the biography below it.
func (r *mdReader) authorBox(paragraphs []paragraph) {
	name := ""
	for _, p := range paragraphs {
		lines := slices.DeleteFunc(p.lines(), func(line string) bool { return slices.Contains(r.post.Categories, line) })
		switch {
		case len(lines) == 0 || len(lines) == 1 && lines[0] == name:
		case name == "" && len(lines) == 1 && isName(lines[0]) && strings.Contains(lines[0], " "):
			name = lines[0]
			if len(r.post.Authors) == 0 {
				r.post.Authors = []recap.Speaker{{Name: name}}
			}
		case len(r.post.Authors) == 1 && r.post.Authors[0].Biography == "" && !isLabels(p):
			r.post.Authors[0].Biography = recap.Markdown(p.text)
		default:
			r.leaveOut(p)
		}
	}
}

// relatedText reads related posts: a title, a line on it, and its categories.
func (r *mdReader) relatedText(paragraphs []paragraph) {
	for i, p := range paragraphs {
		n := len(r.post.Related)
		switch {
		case isSentence(p.text) && n > 0 && r.post.Related[n-1].Summary == "":
			r.post.Related[n-1].Summary = oneLine(p.text)
		case isLine(p) && !isSentence(p.text) && i+1 < len(paragraphs) && isSentence(paragraphs[i+1].text):
			r.post.Related = append(r.post.Related, recap.Related{Title: oneLine(p.text)})
		default:
			r.leaveOut(p)
		}
	}
}
