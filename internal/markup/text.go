package markup

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Text is the plain text of what HTML returned: paragraphs with a blank line
// between, the items of a list a line each behind "- " or their number, a
// table's rows a line each, line breaks as line breaks, code as it stands. Of
// a link there is its text alone: who wants to follow it has the HTML.
func Text(htm string) string {
	w := textWriter{out: make([]byte, 0, len(htm))}
	p := canonicalParser{rest: htm, start: w.start, text: w.text, end: w.end}
	if !p.parse() {
		root, err := parseHTML(strings.NewReader(htm))
		if err != nil {
			return htm // not from HTML: the parser refuses nothing that is in memory
		}
		w = textWriter{out: w.out[:0]}
		w.children(root)
	}
	return string(bytes.TrimRight(w.out, "\n"))
}

// A textWriter writes a tree of canonical HTML as text.
type textWriter struct {
	out    []byte
	lists  []int // for each open list the next number, or -1 for a bullet list
	gap    int   // how many line ends the next text has before it
	fresh  bool  // whether an item's marker was written last
	pre    bool
	script string // sub or sup, or ""
}

func (w *textWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data)
		case html.ElementNode:
			w.start(c.Data, c.Attr)
			w.children(c)
			w.end(c.Data)
		}
	}
}

func (w *textWriter) start(name string, attributes []html.Attribute) {
	switch name {
	case "ul":
		w.list(-1)
	case "ol":
		start := 1
		for _, a := range attributes {
			if n, err := strconv.Atoi(a.Val); a.Key == "start" && err == nil {
				start = n
			}
		}
		w.list(start)
	case "li":
		w.item()
	case "p", "h4", "h5", "h6", "blockquote", "table", "dl", "pre":
		w.block(2)
		w.pre = name == "pre"
	case "tr", "dt", "dd":
		w.block(1)
	case "br":
		w.gap = 1
	case "sub", "sup":
		w.script = name
	}
}

func (w *textWriter) end(name string) {
	switch name {
	case "ul", "ol":
		if n := len(w.lists); n > 0 {
			w.lists = w.lists[:n-1]
		}
		w.block(1 + min(1, 1-min(1, len(w.lists))))
	case "p", "h4", "h5", "h6", "blockquote", "table", "dl", "pre":
		w.block(2)
		w.pre = false
	case "li", "tr", "dt", "dd":
		w.block(1)
	case "td", "th":
		if w.gap == 0 {
			w.out = append(w.out, " | "...)
		}
	case "sub", "sup":
		w.script = ""
	}
}

// block begins a block, n line ends after what stands before it. What comes
// first in an item stands behind its marker.
func (w *textWriter) block(n int) {
	if !w.fresh {
		w.gap = max(w.gap, n)
	}
	w.out = bytes.TrimSuffix(w.out, []byte(" | "))
}

func (w *textWriter) list(start int) {
	w.block(2 - min(1, len(w.lists)))
	w.lists = append(w.lists, start)
}

func (w *textWriter) item() {
	if len(w.lists) == 0 {
		return
	}
	w.fresh = false
	w.block(1)
	last := &w.lists[len(w.lists)-1]
	marker := "- "
	if *last >= 0 {
		marker = strconv.Itoa(*last) + ". "
		*last++
	}
	w.lineEnds(len(w.lists) - 1)
	w.out = append(w.out, marker...)
	w.fresh = true
}

// lineEnds writes the line ends that are due, and the indentation of items.
func (w *textWriter) lineEnds(depth int) {
	if w.gap == 0 {
		return
	}
	if len(w.out) > 0 {
		w.out = append(w.out, "\n\n"[:min(w.gap, 2)]...)
		w.out = append(w.out, strings.Repeat("  ", depth)...)
	}
	w.gap = 0
}

func (w *textWriter) text(s string) {
	if strings.Trim(s, " \n") == "" && (w.gap > 0 || len(w.out) == 0 || strings.Contains(s, "\n")) {
		return
	}
	if !w.pre {
		s = strings.TrimLeft(s, "\n")
		s = strings.TrimRight(s, "\n")
	}
	if w.gap > 0 {
		w.lineEnds(len(w.lists))
	}
	w.fresh = false
	if w.script != "" {
		s = scriptText(w.script, s)
	}
	if w.pre && len(w.lists) > 0 {
		s = strings.ReplaceAll(s, "\n", "\n"+strings.Repeat("  ", len(w.lists)))
	}
	w.out = append(w.out, s...)
}

// scriptText writes the text of a sub or sup element without it: with
// Unicode's own characters, if it has them all.
func scriptText(name, s string) string {
	const plain, super, sub = "0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	small := []rune(super)
	if name == "sub" {
		small = []rune(sub)
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		at := strings.IndexByte(plain, s[i])
		if at < 0 {
			return s
		}
		b.WriteRune(small[at])
	}
	return b.String()
}
