package weburl

import (
	"strings"
	"testing"
)

func TestNextAddress(t *testing.T) {
	for src, want := range map[string]string{
		"https://x.example":              "https://x.example",
		"a http://x.example/b. c":        "http://x.example/b",
		"(https://x.example/(b))":        "https://x.example/(b)",
		"“https://x.example/b”":          "https://x.example/b",
		"see HTTPS://X.example/b?c=d&e,": "HTTPS://X.example/b?c=d&e",
		"https://x.example/你好，世界":        "https://x.example/你好",
		"xhttps://x.example":             "",
		"a www.x.example.":               "www.x.example",
		"to ada.b@x.example, c":          "ada.b@x.example",
		"a@b":                            "",
		"http://u@x.example":             "",
		"http://a)http://b":              "",
		"https://":                       "",
		"https:// x":                     "",
		"ftp://x.example":                "",
		"://://https://x.example":        "https://x.example",
		"*https://x.example/a_b*":        "https://x.example/a_b",
		"https://x.example/<b>":          "https://x.example/",
	} {
		got := ""
		if start, end, _ := NextAddress(src); start >= 0 {
			got = src[start:end]
		}
		if got != want {
			t.Errorf("NextAddress(%q) finds %q, want %q", src, got, want)
		}
	}
}

// What is near an address is none, and what closes a sentence is not part of it.
func TestAddressLen(t *testing.T) {
	for s, want := range map[string]int{
		"www.x":                        5,
		"www.":                         0,
		"www.é":                        6,
		"www..x":                       0,
		"http://x":                     8,
		"http://-":                     0,
		"https://x.example/a)b":        21,
		"https://x.example/a))":        19,
		"https://x.example/(a))":       21,
		"https://x.example/(a":         20,
		"https://x.example/?!.,:;*_~'": 18,
		"https://x.example/[a]":        20,
		"https://x!!":                  9,
		"https://x.example|y":          17,
		"https://x.example\x7f":        17,
		"a@b.c":                        5,
		"a.b-c_d+e@b.c":                13,
		"a@b":                          0,
		"a@.b":                         0,
		"a@b.c-":                       0,
		"a@b.c.":                       5,
		"a@b.c.d":                      7,
		"a@b..c":                       0,
		".a@b.c":                       0,
		"@b.c":                         0,
		"a@b-c.d":                      7,
		"https://x.example\u0080y":     17,
		"https://z":                    9,
		"a@b.c é":                      5,
		"a":                            0,
		"":                             0,
	} {
		if got := AddressLen(s); got != want {
			t.Errorf("AddressLen(%q) = %d, want %d", s, got, want)
		}
	}
	if got := AddressLen("https://x.example/" + strings.Repeat("a", 5000)); got != 4096 {
		t.Errorf("of a long address %d bytes are one, want 4096", got)
	}
}

func TestNextAddressMakesAURL(t *testing.T) {
	for s, want := range map[string]string{
		"see a: www.x.example":    "http://www.x.example",
		"Www.x.example":           "http://Www.x.example",
		"to ada@x.example":        "mailto:ada@x.example",
		"http://x.example/ä":      "http://x.example/%C3%A4",
		"w w. ww www":             "",
		"wwww.x.example":          "",
		"éhttp://x.example":       "",
		"1https://x.example":      "",
		"a@b.c@d.example":         "mailto:a@b.c",
		"a: http://u@x.example y": "",
	} {
		start, end, address := NextAddress(s)
		if want == "" && (start != -1 || end != -1) {
			t.Errorf("NextAddress(%q) begins at %d and ends at %d", s, start, end)
		}
		if !strings.EqualFold(address, want) {
			t.Errorf("NextAddress(%q) is %q, want %q", s, address, want)
		}
	}
}

// An address of CommonMark (6.5, autolinks).
func TestIsEmail(t *testing.T) {
	for s, want := range map[string]bool{
		"a@b":                           true,
		"A.!#$%&'*+/=?^_`{|}~-9@b-c.D0": true,
		"":                              false,
		"a":                             false,
		"a@":                            false,
		"@b":                            false,
		"a b@c":                         false,
		"é@c":                           false,
		"a@b..c":                        false,
		"a@.b":                          false,
		"a@b.":                          false,
		"a@-b":                          false,
		"a@b-":                          false,
		"a@b_c":                         false,
		"a@b@c":                         false,
		"a@bé":                          false,

		strings.Repeat("a", 64) + "@" + strings.Repeat("b", 63) + ".c": true,
		strings.Repeat("a", 65) + "@b.c":                               false,
		"a@" + strings.Repeat("b", 64) + ".c":                          false,
		"a@" + strings.Repeat("b.", 128) + "c":                         false,
	} {
		if got := IsEmail(s); got != want {
			t.Errorf("IsEmail(%q) = %v", s, got)
		}
	}
}
