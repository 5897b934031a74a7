package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Headings keeps the headings of one Markdown document apart. The zero value
// is a document without headings. It is for one goroutine.
//
// markdownlint refuses a heading whose source occurs twice (MD024) and one
// that ends with punctuation (MD026); but a programme has many sessions, each
// with its "Prerequisites". So a heading that comes again is written with some
// letters as character references: the source differs, what is shown does not.
type Headings struct {
	seen map[string]int // how many spellings of a heading were tried
}

// Line returns the ATX heading of that level, 1 to 6, with that inline Markdown as
// its text. A nil *Headings knows no other heading.
func (h *Headings) Line(level int, inline string) string {
	inline = closeHeading(inline)
	if h != nil {
		inline = h.distinct(inline)
	}
	return strings.Repeat("#", min(max(level, 1), 6)) + " " + inline
}

// closeHeading writes punctuation at the end of a heading as a reference, and
// "#", which would close it.
func closeHeading(s string) string {
	r, size := utf8.DecodeLastRuneInString(s)
	if size == 0 || !strings.ContainsRune(".,;:!#。，；：！", r) || endsInReference.MatchString(s) {
		return s
	}
	rest := s[:len(s)-size]
	if backslashes := len(rest) - len(strings.TrimRight(rest, `\`)); backslashes%2 == 1 {
		rest = rest[:len(rest)-1] // it escaped the punctuation
	}
	return rest + Reference(r)
}

// distinct returns s, or a spelling of it that was not returned before. "Lunch"
// has 127; beyond them, s comes again.
func (h *Headings) distinct(s string) string {
	if h.seen == nil {
		h.seen = make(map[string]int)
	}
	spelt := s
	for h.seen[spelt] > 0 {
		if spelt = respell(s, h.seen[s]); spelt == "" {
			return s
		}
		h.seen[s]++
	}
	h.seen[spelt] = 1
	return spelt
}

// respell is the n-th spelling of s, counted from 1, or "" if there are no more:
// the bits of n say which letters stand as references. When all is tried, it is
// again with zeros before the numbers, of which CommonMark allows seven digits.
func respell(s string, n int) string {
	const maxPlaces, maxZeros = 10, 3
	places := plainPlaces(s)
	places = places[:min(len(places), maxPlaces)]
	choices := 1<<len(places) - 1
	if choices == 0 || (n-1)/choices > maxZeros {
		return ""
	}
	zeros := "0000"[:(n-1)/choices]
	var b strings.Builder
	last := 0
	for i, at := range places {
		if r, size := utf8.DecodeRuneInString(s[at:]); ((n-1)%choices+1)>>i&1 == 1 {
			b.WriteString(s[last:at] + "&#" + zeros + strconv.Itoa(int(r)) + ";")
			last = at + size
		}
	}
	return b.String() + s[last:]
}

var (
	endsInReference = regexp.MustCompile(`&[#A-Za-z0-9]+;$`)
	// notPlain finds what in inline Markdown is no text: an escape, a character
	// reference, an autolink, a code span, the end of a link.
	notPlain = regexp.MustCompile("\\\\.|&[#A-Za-z0-9]+;|<[^>]*>|`+[^`]*`+|\\]\\((?:\\\\.|[^)])*\\)")
)

// plainPlaces are the places of the letters and digits that are text in the
// inline Markdown s.
func plainPlaces(s string) []int {
	var places []int
	syntax := notPlain.FindAllStringIndex(s, -1)
	for i, r := range s {
		for len(syntax) > 0 && syntax[0][1] <= i {
			syntax = syntax[1:]
		}
		if IsWord(r) && (len(syntax) == 0 || i < syntax[0][0]) {
			places = append(places, i)
		}
	}
	return places
}
