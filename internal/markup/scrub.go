package markup

import (
	"net/url"
	"strings"
)

// maxOpenTags is how many elements may stand open at once in an author's HTML.
// The parser gives up at 512, the elements that it adds included.
const maxOpenTags = 64

// A scrubber goes through HTML before the sanitiser does, and sees to it that
// nothing vanishes that a reader would have seen, and that no tag is left
// whose end the parser would look for through the rest of the text.
type scrubber struct {
	src    string
	out    strings.Builder
	open   map[string]int // elements now open, by name
	opened int            // elements now open
	boxes  int            // lists and quotations now open
	last   map[string]int // where the last end tag of a name stands
	plain  bool           // whether all tags so far are ones that the sanitiser leaves alone
}

// scrub returns src without comments, scripts and styles, and without the tags
// of elements that are not kept; divisions become div. What only looks like a
// tag becomes text. plain says that the sanitiser would leave all tags as they
// are.
func scrub(src string) (clean string, plain bool) {
	s := scrubber{src: src, open: map[string]int{}, last: map[string]int{}, plain: true}
	s.out.Grow(len(src))
	for i := 0; i < len(src); {
		next := strings.IndexByte(src[i:], '<')
		if next < 0 {
			s.out.WriteString(src[i:])
			break
		}
		s.out.WriteString(src[i : i+next])
		i += next
		i += s.tag(i)
	}
	return s.out.String(), s.plain
}

// tag handles what begins with the "<" at i, and returns how long it is.
func (s *scrubber) tag(i int) int {
	rest := s.src[i:]
	if n := s.commentLen(i); n > 0 {
		return n
	}
	t, ok := scanTag(rest)
	if !ok || s.isProse(t, i) {
		s.out.WriteString("&lt;")
		return 1
	}
	text := rest[:t.size]
	switch kindOf(t.name) {
	case kept:
		if s.nests(t) {
			s.plain = s.plain && isPlainTag(t, text)
			s.out.WriteString(text)
		}
	case division:
		t.name = "div"
		if s.nests(t) {
			s.out.WriteString(divTag(t.closing))
		}
	case dropped:
		if end := s.lastEnd(t.name); !t.closing && end > i {
			return t.size + s.contentLen(t.name, i+t.size)
		}
	}
	return t.size
}

// isPlainTag reports whether the tag t of a kept element, which reads text, is
// one that the sanitiser leaves as it is: one without attributes, or a link's
// with a URL that is as Go would write it.
func isPlainTag(t tag, text string) bool {
	if !t.attrs {
		return t.closing || t.name != "a" && t.name != "img"
	}
	href, ok := strings.CutPrefix(text, `<a href="`)
	if !ok {
		return false
	}
	href, ok = strings.CutSuffix(href, `">`)
	if !ok || strings.ContainsAny(href, "\"&<> \t\n") {
		return false
	}
	u, err := url.Parse(href)
	return err == nil && href != "" && u.String() == href &&
		(u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto" || u.Scheme == "")
}

func divTag(closing bool) string {
	if closing {
		return "</div>"
	}
	return "<div>"
}

// commentLen is the length of the comment or document type at i, or 0.
func (s *scrubber) commentLen(i int) int {
	rest := s.src[i:]
	if !strings.HasPrefix(rest, "<!") {
		return 0
	}
	const doctype = "<!doctype"
	if len(rest) > len(doctype) && strings.EqualFold(rest[:len(doctype)], doctype) {
		return strings.IndexByte(rest, '>') + 1
	}
	if s.lastEnd("--") < i {
		return 0
	}
	return commentLen(rest)
}

// isProse reports whether t, which is a well-formed tag, was written to be read.
func (s *scrubber) isProse(t tag, i int) bool {
	if t.closing || t.attrs {
		return false
	}
	if kindOf(t.name) == dropped || readsAsProse(t.name) {
		return s.lastEnd(t.name) < i
	}
	return false
}

// lastEnd is where the last end tag of the given name stands, or the last end
// of a comment for "--"; -1 if there is none.
func (s *scrubber) lastEnd(name string) int {
	at, ok := s.last[name]
	if ok {
		return at
	}
	if name == "--" {
		at = strings.LastIndex(s.src, "-->")
	} else {
		at = lastEndTag(s.src, name)
	}
	s.last[name] = at
	return at
}

func lastEndTag(src, name string) int {
	for {
		i := strings.LastIndex(src, "</")
		if i < 0 {
			return -1
		}
		if rest := src[i+2:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			return i
		}
		src = src[:i]
	}
}

// contentLen is how long the content of the script or style that begins at i
// is, with its end tag.
func (s *scrubber) contentLen(name string, i int) int {
	rest := s.src[i:]
	for j := 0; ; {
		n := strings.Index(rest[j:], "</")
		if n < 0 {
			return 0
		}
		j += n
		if t, ok := scanTag(rest[j:]); ok && t.closing && t.name == name {
			return j + t.size
		}
		j += len("</")
	}
}

// nests counts t among the open elements, and reports whether it may stand.
func (s *scrubber) nests(t tag) bool {
	switch {
	case endsItself(t.name):
	case t.closing && s.open[t.name] == 0:
		return false
	case t.closing:
		s.count(t.name, -1)
	case s.opened >= maxOpenTags || isBox(t.name) && s.boxes >= maxDepth:
		return false
	default:
		s.count(t.name, 1)
	}
	return true
}

func (s *scrubber) count(name string, by int) {
	s.open[name] += by
	s.opened += by
	if isBox(name) {
		s.boxes += by
	}
}

// isBox holds for the elements that count as a level of nesting.
func isBox(name string) bool {
	switch name {
	case "ul", "ol", "dl", "blockquote":
		return true
	}
	return false
}
