package text

import (
	"testing"
	"unicode/utf8"
)

func TestExcerpt(t *testing.T) {
	const family = "👩‍👩‍👧‍👦" // seven code points
	tests := []struct {
		text string
		n    int
		want string
	}{
		{"one two", 7, "one two"},
		{"one\n\ntwo", 7, "one two"},
		{"one two three", 8, "one two…"},
		{"one two three", 7, "one…"},
		{"one, two", 7, "one…"},
		{"incomprehensible", 8, "incompr…"},
		{family + family, 10, family + "…"},
		{"e\u0301e\u0301e\u0301", 4, "e\u0301…"},
		{"🇩🇪🇫🇷", 3, "🇩🇪…"},
		{"a🇩🇪🇫🇷", 3, "a…"},
		{"one two", 1, "…"},
		{"one two", 0, ""},
		{"", 0, ""},
		{"\u202eone\u202c two three", 7, "one…"},
	}
	for _, tt := range tests {
		got := Excerpt(tt.text, tt.n)
		if got != tt.want {
			t.Errorf("Excerpt(%q, %d) = %q, want %q", tt.text, tt.n, got, tt.want)
		}
		if n := utf8.RuneCountInString(got); n > tt.n {
			t.Errorf("Excerpt(%q, %d) has %d characters", tt.text, tt.n, n)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ name, s, want string }{
		{"plain", "a\tb\nc", "a\tb\nc"},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
		{"controls", "a\x00\x1b\x7f\u0080b", "ab"},
		{"spaces", "a\vb\fc\u0085d", "a b c d"},
		{"not UTF-8", "a\xff\xfeb\xed\xa0\x80", "a\ufffd\ufffdb\ufffd\ufffd\ufffd"},
		{"noncharacters", "a\ufffe\uffff\ufdd0\U0001ffffb", "ab"},
		{"joiners", "👩‍👩‍👧‍👦 e\u0301 \u200f\u200e \u0646\u200c", "👩‍👩‍👧‍👦 e\u0301 \u200f\u200e \u0646\u200c"},
		{"paired", "\u202babc\u202c \u2067x\u2069", "\u202babc\u202c \u2067x\u2069"},
		{"left open", "a\u202eb", "a\u202eb\u202c"},
		{"left open on a line", "\u2066a\u202eb\nc", "\u2066a\u202eb\u202c\u2069\nc"},
		{"closing nothing", "a\u202cb\u2069c", "abc"},
		{"closing an embedding by an isolate's end", "\u2067a\u202bb\u2069c", "\u2067a\u202bb\u2069c"},
		{"isolated", "\u2067a\u2069b", "\u2067a\u2069b"},
		{"the edges of what is left out", "\x7fa\u009fb\u00a0\ufdcf\ufdef\ufdf0", "ab\u00a0\ufdcf\ufdf0"},
		{"an isolate's end in an embedding", "\u202ea\u2069b", "\u202eab\u202c"},
		{"crossed", "\u202ea\u2066b\u202cc\u2069d", "\u202ea\u2066bc\u2069d\u202c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Clean(tt.s)
			if got != tt.want {
				t.Errorf("Clean(%+q) = %+q, want %+q", tt.s, got, tt.want)
			}
			if again := Clean(got); again != got {
				t.Errorf("Clean(%+q) = %+q", got, again)
			}
		})
	}
}

// What Problem finds, Clean takes away, and text without a problem stays.
func TestProblem(t *testing.T) {
	for s, want := range map[string]string{
		"plain text, 👩‍👩‍👧‍👦": "",
		"a\xffb":              "is not UTF-8 at byte 1",
		"a\x00":               "holds the control character U+0000 at byte 1",
		"ab\x7f":              "holds the control character U+007F at byte 2",
		"\u009f":              "holds the control character U+009F at byte 0",
		"\ufdef":              "holds U+FDEF, which is no character, at byte 0",
		"ab\u0085":            "holds the control character U+0085 at byte 2",
		"\ufdd0":              "holds U+FDD0, which is no character, at byte 0",
		"\U0001ffff":          "holds U+1FFFF, which is no character, at byte 0",
		"a\tb":                "",
	} {
		if got := Problem(s, "\t\n"); got != want {
			t.Errorf("Problem(%+q) = %q, want %q", s, got, want)
		}
		clean := Clean(s)
		if got := Problem(clean, "\t\n"); got != "" {
			t.Errorf("Clean(%+q) %s", s, got)
		}
		if want == "" && clean != s {
			t.Errorf("Clean(%+q) = %+q", s, clean)
		}
	}
}

// An excerpt ends before a character that it cannot hold whole.
func TestExcerptKeepsCharactersWhole(t *testing.T) {
	for extending, whole := range map[string]bool{
		"\U0001F3FB": true, "\U0001F3FF": true, "\U000E0020": true, "\U000E007F": true, "\u0301": true, "\u200c": true, "\u200d": true,
		"\U0001F3FA": false, "\U0001F400": false, "\U000E0080": false, "z": false,
	} {
		want := "x👍…"
		if whole {
			want = "x…"
		}
		if got := Excerpt("x👍"+extending+"yyyyy", 3); got != want {
			t.Errorf("before %+q: %+q, want %+q", extending, got, want)
		}
	}
	if got := Excerpt("x🇦🇿yyyyy", 3); got != "x…" {
		t.Errorf("a flag becomes %q", got)
	}
}
