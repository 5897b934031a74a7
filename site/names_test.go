package site

import (
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func TestNames(t *testing.T) {
	long := strings.Repeat("é", 150)
	for _, tt := range []struct{ text, id, want string }{
		{"SVS401", "1", "svs401"},
		{"COM301-R1", "1", "com301-r1"},
		{"AB 12 / x", "1", "ab-12-x"},
		{"Ünï", "1", "ünï"},
		{"U\u0308ni\u0308", "1", "ünï"}, // in one Unicode form
		{"", "1", "6b86b273"},           // SHA-256 of "1", in hexadecimal digits
		{"../..", "1", "6b86b273"},
		{"CON", "1", "6b86b273"}, {"Aux", "1", "6b86b273"}, {"com1", "1", "6b86b273"}, {"LPT³", "1", "6b86b273"},
		{"COM301", "1", "com301"}, {"com", "1", "com"},
		{"Index", "1", "6b86b273"},
		{long, "1", "6b86b273"},
	} {
		if got := make(names).name(tt.text, tt.id); got != tt.want {
			t.Errorf("%q with the ID %q is named %q, want %q", tt.text, tt.id, got, tt.want)
		}
	}
}

// What some file system takes for one name is none that two sessions have, and
// no name is too long for any.
func TestNamesGetApart(t *testing.T) {
	all := make(names)
	taken := make(map[string]string)
	for i, text := range []string{
		"SVS401", "svs401", "Svs-401", "svs/401", "é", "e\u0301", "É", "straße", "STRASSE", "", "", "con", "CON", "ſvs401", "ﬁn", "fin",
		strings.Repeat("x", 300), strings.Repeat("x", 301), strings.Repeat("漢", 100),
	} {
		name := all.name(text, string(rune('a'+i)))
		folded := norm.NFC.String(cases.Fold().String(name))
		if other, ok := taken[folded]; ok {
			t.Errorf("%q and %q share the name %q", text, other, name)
		}
		taken[folded] = text
		if len(name)+len(".html") > 255 || name == "" {
			t.Errorf("%q has the name %q of %d bytes", text, name, len(name))
		}
	}
}

// Where hashes clash, the second gets more digits.
func TestNamesOfClashingHashes(t *testing.T) {
	all := names{"6b86b273": true}
	if got := all.name("", "1"); got != "6b86b273ff" {
		t.Errorf("got %q, want ten digits", got)
	}
}

func TestSessionPagesDoNotDependOnTitles(t *testing.T) {
	for _, title := range []string{"One", "Two"} {
		page := SessionPages()
		with := page(&export.Entry{Session: recap.Session{ID: "1", Code: "SVS401", Title: title}})
		without := page(&export.Entry{Session: recap.Session{ID: "1", Title: title}})
		if with != "sessions/svs401.html" || without != "sessions/6b86b273.html" {
			t.Errorf("with the title %s, the pages are %s and %s", title, with, without)
		}
	}
}
