package body

import (
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"
)

func (w *htmlWriter) inlines(nodes []ast.Node) {
	for _, n := range nodes {
		w.inline(n)
	}
}

func (w *htmlWriter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.escape(n.Literal)
	case *ast.Code:
		w.put("<code>")
		w.escape(n.Literal)
		w.put("</code>")
	case *ast.Emph:
		w.wrap("em", n)
	case *ast.Strong:
		w.wrap("strong", n)
	case *ast.Del:
		w.wrap("del", n)
	case *ast.Hardbreak:
		w.put("<br>\n")
	case *ast.Link:
		if n.NoteID > 0 {
			w.note(n.NoteID)
			return
		}
		w.anchor(string(n.Destination), string(n.Title), func() { w.inlines(n.GetChildren()) })
	case *ast.Image:
		w.image(n)
	case *Element:
		if n.Name == "input" {
			w.task(n.Checked, false)
			return
		}
		w.put("<", n.Name)
		w.attribute("title", n.Title)
		w.put(">")
		w.inlines(n.Children)
		w.put("</", n.Name, ">")
	}
}

func (w *htmlWriter) wrap(name string, n ast.Node) {
	w.put("<", name, ">")
	w.inlines(n.GetChildren())
	w.put("</", name, ">")
}

// task writes the box of a task. Beyond the beginning of a paragraph, where a
// label says what it is for, it is a character.
func (w *htmlWriter) task(checked, control bool) {
	switch {
	case control && checked:
		w.put(`<input type="checkbox" checked disabled>`)
	case control:
		w.put(`<input type="checkbox" disabled>`)
	case checked:
		w.put("☑")
	default:
		w.put("☐")
	}
}

// anchor writes a link. Within another it is only what it holds.
func (w *htmlWriter) anchor(href, title string, content func()) {
	if w.link {
		content()
		return
	}
	if w.o.Link != nil {
		href = w.o.Link(href)
	}
	w.put(`<a href="`, attributeEscaper.Replace(href), `"`)
	w.attribute("title", title)
	w.put(">")
	w.link = true
	content()
	w.link = false
	w.put("</a>")
}

// image writes a picture where it may load, and else a link to it: a page that
// shows it would load it.
func (w *htmlWriter) image(n *ast.Image) {
	src := string(n.Destination)
	if w.o.Picture == nil || !w.o.Picture(src) {
		w.anchor(src, string(n.Title), func() { w.escape([]byte(imageText(n))) })
		return
	}
	if w.o.Source != nil {
		src = w.o.Source(src)
	} else if w.o.Link != nil {
		src = w.o.Link(src)
	}
	w.put(`<img src="`, attributeEscaper.Replace(src), `" alt="`, attributeEscaper.Replace(alt(n)), `"`)
	w.attribute("title", string(n.Title))
	if n.Attribute != nil {
		w.attribute("width", string(n.Attrs["width"]))
		w.attribute("height", string(n.Attrs["height"]))
	}
	if !w.o.Feed {
		w.put(` loading="lazy"`)
	}
	w.put(">")
}

// note writes the reference to a footnote. The first one has the id that leads
// back.
func (w *htmlWriter) note(number int) {
	n := strconv.Itoa(number)
	id := ""
	if number == w.notes+1 {
		id = ` id="` + w.o.IDPrefix + "fnref" + n + `"`
		w.notes++
	}
	w.put("<sup><a href=\"#", w.o.IDPrefix, "fn", n, `"`, id, ">", n, "</a></sup>")
}

var attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// attribute writes an attribute, unless it is empty.
func (w *htmlWriter) attribute(name, value string) {
	if value != "" {
		w.put(" ", name, `="`, attributeEscaper.Replace(value), `"`)
	}
}
