package source

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// bodyOf is the source of some blocks.
func (d *mdDocument) bodyOf(first, end int) string {
	if first >= end || first >= len(d.blocks) {
		return ""
	}
	return d.withDefinitions(d.body(d.blocks[first].start, d.blocks[end-1].end))
}

// opening reads what stands under the title.
func (r *mdReader) opening(start, end int) {
	var parts []string
	for i := start; i < end; i++ {
		b := r.doc.blocks[i]
		if r.isContents(b) {
			r.in.Note(r.doc.place(b.start), "", "is a list of contents: left out", r.doc.bodyOf(i, i+1))
			continue
		}
		if n, ok := b.node.(*ast.Paragraph); ok && r.postDetails(mdText(r.doc.inline(n)).lines()) {
			continue
		}
		parts = append(parts, r.doc.bodyOf(i, i+1))
	}
	r.introduce(joined(parts))
}

// postDetails reads a paragraph in which every line says something of the post.
func (r *mdReader) postDetails(lines []mdText) bool {
	post := *r.post
	for _, line := range lines {
		line = line.trim(func(r rune) bool { return !isWordRune(r) && !strings.ContainsRune("()[].", r) })
		label, value, found := line.cut(":")
		if by := strings.ToLower(line.String()); !found && strings.HasPrefix(by, "by ") {
			label, value, found = line.slice(0, 2), line.slice(3, len(by)), true
		}
		if value = value.trim(isSeparator); !found || value.line() == "" {
			return false
		}
		switch name := wordForm(label.line()); {
		case name == "by" || name == "written by" || isWord("authors", name):
			speakers := speakersOf(value, false)
			if speakers == nil {
				return false
			}
			post.Authors = append(slices.Clip(post.Authors), speakers...)
		case name == "categories" || name == "category" || isWord("tags", name):
			for word := range strings.SplitSeq(value.String(), ",") {
				post.Categories = append(slices.Clip(post.Categories), oneLine(word))
			}
		case name == "event" || name == "conference":
			post.Event.Name = value.line()
		default:
			return false
		}
	}
	*r.post = post
	return true
}

func (r *mdReader) introduce(text string) {
	r.post.Introduction = recap.Markdown(joined([]string{string(r.post.Introduction), text}))
}

func (r *mdReader) conclude(text string) {
	if strings.Trim(text, "-*_ \n") != "" {
		r.post.Conclusion = recap.Markdown(joined([]string{string(r.post.Conclusion), text}))
	}
}

// relatedLinks reads the links of lists; what is none goes without one.
func (r *mdReader) relatedLinks(start, end int) {
	for i := start; i < end; i++ {
		var lines []mdText
		switch n := r.doc.blocks[i].node.(type) {
		case *ast.List:
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				lines = append(lines, mdText(r.doc.inline(item)))
			}
		case *ast.Paragraph:
			lines = mdText(r.doc.inline(n)).lines()
		default:
			r.conclude(r.doc.bodyOf(i, i+1))
		}
		for _, line := range lines {
			related := recap.Related{Title: line.line()}
			if links := line.links(); len(links) > 0 && strings.HasPrefix(strings.TrimSpace(line.String()), links[0].text) && isWebAddress(links[0].link) {
				related = recap.Related{Title: oneLine(links[0].text), URL: links[0].link, Summary: strings.Trim(oneLine(line.beside()), " -–—:")}
			}
			r.post.Related = append(r.post.Related, related)
		}
	}
}

// aboutAuthor reads what is said of the author.
func (r *mdReader) aboutAuthor(body string) {
	switch len(r.post.Authors) {
	case 0:
		name := body
		for _, is := range []string{" is ", " ist ", " est ", " es ", " è ", " é ", " jest ", "は"} {
			name, _, _ = strings.Cut(name, is)
		}
		if name = strings.Trim(name, "*_[] \n"); !isName(name) {
			r.conclude(body)
			return
		}
		r.post.Authors = []recap.Speaker{{Name: name, Biography: recap.Markdown(body)}}
	case 1:
		r.post.Authors[0].Biography = recap.Markdown(body)
	default:
		r.conclude(body)
	}
}
