package markup

import (
	"path"
	"strings"

	"net/url"

	"golang.org/x/net/html"
)

// A mark is an inline element that text stands in.
type mark struct {
	name, start string
	node        *html.Node // where it comes from
}

// joins reports whether the open mark m can go on as next: it is the same, or
// one of the same kind that stands directly behind it. Links stay apart.
func (w *writer) joins(m, next mark) bool {
	if m.node == next.node && m.name == next.name {
		return true
	}
	return m.start == next.start && m.name != "a" && !w.space && w.breaks == 0
}

// inline writes n if it is an inline element, and reports whether it is.
func (w *writer) inline(n *html.Node) bool {
	switch n.Data {
	case "em", "i", "cite", "dfn", "var":
		w.marked("em", n)
	case "strong", "b":
		w.marked("strong", n)
	case "del", "s", "strike":
		w.marked("del", n)
	case "code", "tt", "samp":
		w.marked("code", n)
	case "kbd", "sub", "sup":
		w.marked(n.Data, n)
	case "q":
		w.text("“")
		w.children(n)
		w.text("”")
	case "br":
		w.lineBreak()
	case "img":
		w.image(n)
	case "a":
		w.link(n)
	default:
		return false
	}
	return true
}

func (w *writer) marked(name string, n *html.Node) {
	if w.has(name) {
		w.children(n)
		return
	}
	w.marks = append(w.marks, mark{name: name, start: "<" + name + ">", node: n})
	w.children(n)
	w.unmark(name)
}

// has reports whether text that is written now stands in a mark of that name.
func (w *writer) has(name string) bool {
	for i := range w.marks {
		if w.marks[i].name == name {
			return true
		}
	}
	return false
}

func (w *writer) unmark(name string) {
	for i := len(w.marks) - 1; i >= 0; i-- {
		if w.marks[i].name == name {
			w.marks = append(w.marks[:i], w.marks[i+1:]...)
			return
		}
	}
}

// link writes a link, or only its text if it leads nowhere that a reader may
// be sent.
func (w *writer) link(n *html.Node) {
	href, ok := cleanURL(attr(n, "href"), w.base)
	if !ok || w.has("a") {
		w.children(n)
		return
	}
	w.marks = append(w.marks, linkMark(href, strings.TrimSpace(attr(n, "title")), n))
	w.children(n)
	w.unmark("a")
}

func linkMark(href, title string, n *html.Node) mark {
	start := `<a href="` + escapeAttribute(href)
	if title != "" {
		start += `" title="` + escapeAttribute(Clean(strings.Join(strings.Fields(title), " ")))
	}
	return mark{name: "a", start: start + `">`, node: n}
}

// escapeAttribute escapes s for an attribute in quotation marks.
func escapeAttribute(s string) string {
	if !strings.ContainsAny(s, `&<>"`) {
		return s
	}
	s = strings.ReplaceAll(s, "&", "&amp;")
	s = strings.ReplaceAll(s, "<", "&lt;")
	s = strings.ReplaceAll(s, ">", "&gt;")
	return strings.ReplaceAll(s, `"`, "&quot;")
}

// image writes a link to an image: a page that shows it would load it.
func (w *writer) image(n *html.Node) {
	src, ok := cleanURL(attr(n, "src"), w.base)
	text := imageText(n)
	if !ok || w.has("a") {
		w.text(text)
		return
	}
	w.marks = append(w.marks, linkMark(src, "", n))
	w.text(text)
	w.unmark("a")
}

// imageText is what stands for an image: its alternative text, or else the
// name of its file.
func imageText(n *html.Node) string {
	if alt := attr(n, "alt"); isVisible(alt) {
		return alt
	}
	u, err := url.Parse(strings.TrimSpace(attr(n, "src")))
	if err != nil || u.Opaque != "" {
		return ""
	}
	if name := path.Base(u.Path); name != "." && name != "/" && isVisible(name) {
		return name
	}
	return u.Host
}

// commonMarks is the number of open marks that the next text stands in, too.
func (w *writer) commonMarks() int {
	n := 0
	for n < len(w.open) && n < len(w.marks) && w.joins(w.open[n], w.marks[n]) {
		n++
	}
	return n
}

// openMarks closes the marks that text no longer stands in, and opens those it
// does, strong around em and code inmost.
func (w *writer) openMarks() {
	w.orderMarks(w.commonMarks())
	n := w.commonMarks()
	copy(w.open, w.marks[:n])
	w.separate(n)
	for _, m := range w.marks[n:] {
		w.out = append(w.out, m.start...)
		w.open = append(w.open, m)
	}
}

// orderMarks puts the marks from the n-th on in the order in which Markdown
// can write them.
func (w *writer) orderMarks(n int) {
	for i := n; i+1 < len(w.marks); i++ {
		a, b := w.marks[i].name, w.marks[i+1].name
		if a == "code" || a == "em" && b == "strong" {
			w.marks[i], w.marks[i+1] = w.marks[i+1], w.marks[i]
		}
	}
}

// closeMarks closes the open marks beyond the first n.
func (w *writer) closeMarks(n int) {
	for i := len(w.open) - 1; i >= n; i-- {
		w.out = append(w.out, "</"+w.open[i].name+">"...)
	}
	w.open = w.open[:n]
}

// linkify writes s, and makes links of the bare URLs in it.
func (w *writer) linkify(s string) {
	for {
		start, end := nextURL(s)
		if start < 0 {
			w.escape(s)
			return
		}
		w.escape(s[:start])
		if href, ok := cleanURL(s[start:end], nil); ok {
			w.out = append(w.out, `<a href="`+escapeAttribute(href)+`">`...)
			w.escape(s[start:end])
			w.out = append(w.out, "</a>"...)
		} else {
			w.escape(s[start:end])
		}
		s = s[end:]
	}
}
