package markup

import (
	"strings"
	"testing"
)

// simplePieces are what the bodies of FuzzSimpleHTML are put together from.
var simplePieces = []string{
	"word", " ", " ", "\n", "\n\n", "- ", "* ", "1. ", "2. ", "# ", "## ", "### ", "*", "**", "_", "__", "`", "[", "](", ")",
	"https://example.org/a_b", "http://x", "(", ".", ", ", "!", ":", "\"", "é", "“", "\u00a0", "\u202e", "&", "&amp;", "<", ">",
	"~", "~~", "\\", "  ", "word word", "*em*", "**strong**", "`code`", "[text](https://example.org/)", "[text](https://example.org/?a=b#c)",
	"\n- item\n- item", "\n1. item\n2. item", "\n\n## Heading\n\n", "1986. ", "]:", "|", "=", "\n---\n", "a*b", "snake_case", "'", "+ ", "\u200b", "://",
}

// simpleBody puts a body together from pieces, one for each byte.
func simpleBody(choice []byte) string {
	var b strings.Builder
	for _, c := range choice {
		b.WriteString(simplePieces[int(c)%len(simplePieces)])
	}
	return b.String()
}

// FuzzSimpleHTML proves that the short way for simple Markdown ends where the
// whole way ends.
func FuzzSimpleHTML(f *testing.F) {
	for _, bb := range benchBodies {
		f.Add([]byte{}, bb.body)
	}
	for _, s := range ordinary {
		f.Add([]byte{}, s)
	}
	for i := range simplePieces {
		f.Add([]byte{byte(i), 0, 1, byte(i), 40}, "")
	}
	base := testBase(f)
	f.Fuzz(func(t *testing.T, choice []byte, src string) {
		for _, src := range []string{src, simpleBody(choice)} {
			src = cleanChars(src)
			short, ok := simpleHTML(src)
			if !ok {
				continue
			}
			whole, err := wholeHTML(src, base)
			if err != nil {
				t.Fatalf("of %q: %v", src, err)
			}
			if short != whole {
				t.Errorf("of %q\nthe short way makes\n%s\nthe whole way\n%s", src, short, whole)
			}
		}
	})
}

// TestSimpleBodies checks that the bodies that the short way is for take it.
func TestSimpleBodies(t *testing.T) {
	for _, bb := range benchBodies[:2] {
		if _, ok := simpleHTML(bb.body); !ok {
			t.Errorf("the body %q goes the whole way", bb.name)
		}
	}
}

// TestSimpleEffort checks that the short way leaves to the whole way the bodies
// for which that spends its budget.
func TestSimpleEffort(t *testing.T) {
	for _, unit := range []string{"*a* ", "**a** ", "_a_\n", "`a` ", "[a](https://x.example/) ", "- *a*\n", "https://x.example/ "} {
		for _, size := range []int{1 << 10, 1 << 12, laboriousSize} {
			src := strings.Repeat(unit, size/len(unit))
			whole, err := wholeHTML(src, nil)
			if err != nil {
				t.Fatal(err)
			}
			if short, ok := simpleHTML(src); ok && short != whole {
				t.Errorf("%d bytes of %q differ", size, unit)
			}
		}
	}
}
