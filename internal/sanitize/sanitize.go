// Package sanitize lets what strangers wrote as HTML pass as far as it is
// allowed: by a list of ours, by bluemonday and by the parser of x/net/html.
package sanitize

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// policy is the list of what strangers' HTML may hold, to which everything else
// does not belong. The reader has a list of its own; so an error in one of them
// is harmless.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(strings.Fields(blocks + " " + inlines)...)
	number := regexp.MustCompile(`^[0-9]{1,9}$`)
	p.AllowAttrs("start").Matching(number).OnElements("ol")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[\pL\pN\pM+#._-]+$`)).OnElements("code")
	p.AllowAttrs("align").Matching(Alignment).OnElements("td", "th")
	p.AllowAttrs("class").Matching(Alignment).OnElements("td", "th")
	p.AllowAttrs("style").Matching(Alignment).OnElements("td", "th")
	p.AllowAttrs("id").Matching(NoteID).OnElements("li")
	p.AllowAttrs("title").OnElements("abbr")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^(?i:checkbox)$`)).OnElements("input")
	p.AllowAttrs("checked").OnElements("input")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowAttrs("href", "title").OnElements("a")
	p.AllowAttrs("src", "alt", "title").OnElements("img")
	p.AllowAttrs("width", "height").Matching(number).OnElements("img")
	return p
})

var (
	// Alignment is the value of an attribute that aligns a cell of a table, and
	// NoteID the id of a footnote.
	Alignment = regexp.MustCompile(`^(?:text-align: *|align-)?(left|center|right);?$`)
	NoteID    = regexp.MustCompile(`^fn:?([1-9][0-9]{0,3})$`)
)

// blocks and inlines are the elements that a reader makes something of.
const (
	blocks = "p div hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre " +
		"table caption thead tbody tfoot tr th td details summary figure figcaption"
	inlines = "a br img em i cite dfn var strong b del s strike code tt samp kbd abbr acronym mark sub sup q input"
)

// divisions are elements that are gone, but separate what stands around them.
const divisions = "address article aside body center dialog dir fieldset footer form frameset header hgroup " +
	"html legend listing main marquee menu nav noscript optgroup option search section select textarea title xmp"

// unwrapped are elements that are gone without a trace. Their content stays,
// but that of script and style.
const unwrapped = "applet area audio base basefont bdi bdo bgsound big blink button canvas col colgroup data datalist " +
	"embed font frame head iframe ins isindex keygen label link map math menuitem meta meter nobr noembed noframes " +
	"object output param picture plaintext progress rb rp rt rtc ruby script slot small source spacer span style svg " +
	"template time track u video wbr"

// An elementKind says what becomes of an element that a stranger wrote.
type elementKind int

const (
	notHTML elementKind = iota
	keptBlock
	keptInline
	division
	inlineJunk
)

var kinds = sync.OnceValue(func() map[string]elementKind {
	m := make(map[string]elementKind)
	for kind, names := range map[elementKind]string{keptBlock: blocks, keptInline: inlines, division: divisions, inlineJunk: unwrapped} {
		for name := range strings.FieldsSeq(names) {
			m[name] = kind
		}
	}
	return m
})

func isKept(name string) bool { return kinds()[name] == keptBlock || kinds()[name] == keptInline }

// IsBlock holds for the elements that are not inline.
func IsBlock(name string) bool { return kinds()[name] == keptBlock || kinds()[name] == division }

// HTML is the tree of what a stranger wrote, as far as it is allowed: the children
// of a body. It takes time in proportion; where it cannot, that is an error.
func HTML(src string) (*html.Node, error) {
	written, err := withoutProse(src)
	if err != nil {
		return nil, err
	}
	var clean bytes.Buffer
	if err := policy().SanitizeReaderToWriter(strings.NewReader(written), &clean); err != nil {
		return nil, fmt.Errorf("sanitize: %w", err)
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(&clean, root)
	if err != nil {
		return nil, fmt.Errorf("sanitize: parse: %w", err)
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root, nil
}
