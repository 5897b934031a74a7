package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// plainText reads an article without headings: the text of a web page, with
// what the page has around it.
func (r *articleReader) plainText() error {
	paragraphs := r.doc.paragraphs(0, len(r.doc.text))
	starts := sessionStarts(paragraphs)
	if len(starts) == 0 {
		return nil
	}
	r.beginning(paragraphs[:starts[0]])
	for i, start := range starts {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		end := start + r.sessionEnd(paragraphs[start:])
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		code, title := recap.FindCode(paragraphs[start].text)
		r.add(paragraphs[start].at, recap.Session{Code: code, Title: title}, paragraphs[start+1:end])
		if i+1 == len(starts) {
			r.ending(paragraphs[end:])
		}
	}
	return nil
}

// maxLine is how long a line may be, in characters, that is a title.
const maxLine = 150

// isLine reports whether a paragraph is one short line.
func isLine(p paragraph) bool {
	return !strings.Contains(p.text, "\n") && utf8.RuneCountInString(p.text) <= maxLine
}

// isSentence reports whether a text ends like one.
func isSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
}

// sessionStarts finds the paragraphs that are lines which start with a code.
func sessionStarts(paragraphs []paragraph) []int {
	var starts []int
	for i, p := range paragraphs {
		code, title := recap.FindCode(p.text)
		if code != "" && title != "" && isLine(p) && strings.HasPrefix(strings.TrimLeft(p.text, " ([*"), string(code)) {
			starts = append(starts, i)
		}
	}
	return starts
}

// sessionEnd is how many paragraphs the last session has: up to the title of
// its recording, or to a line that a part behind the sessions begins with.
func (r *articleReader) sessionEnd(paragraphs []paragraph) int {
	code, _ := recap.FindCode(paragraphs[0].text)
	for i, p := range paragraphs[1:] {
		if other, _ := recap.FindCode(oneLine(p.text)); other == code && isLine(p) {
			return i + 2
		}
		if isLine(p) && partOf(p.text) != "" {
			return i + 1
		}
	}
	return len(paragraphs)
}

// beginning reads what stands before the sessions: the title is the last line
// that is no sentence before the text begins, the short lines under it are
// categories, and the first of several paragraphs says what the post is about.
func (r *articleReader) beginning(paragraphs []paragraph) {
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
	r.introduce(joined(rest))
}

// isLabels reports whether a paragraph is short lines that are no sentences.
func isLabels(p paragraph) bool {
	const longest = 60
	return !slices.ContainsFunc(p.lines(), func(line string) bool {
		return isSentence(line) || utf8.RuneCountInString(line) > longest
	})
}

// leaveOut notes what belongs to the page and not to the article.
func (r *articleReader) leaveOut(p paragraph) {
	r.in.Note(r.doc.at+p.at, "", "belongs to the page around the article: left out", p.text)
}

// ending reads what stands behind the sessions: the conclusion, the author, and
// related posts, with the page's own words between.
func (r *articleReader) ending(paragraphs []paragraph) {
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
func (r *articleReader) authorBox(paragraphs []paragraph) {
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
func (r *articleReader) relatedText(paragraphs []paragraph) {
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
