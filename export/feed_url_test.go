package export

import "testing"

func TestASCIIURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org":                       "https://example.org",
		"mailto:ada@example.org?subject=Hi":         "mailto:ada@example.org?subject=Hi",
		"mailto:%22a%20b%22@example.org":            "mailto:%22a%20b%22@example.org",
		"https://example.org/a%2Fb?x=1&y=%20#frag":  "https://example.org/a%2Fb?x=1&y=%20#frag",
		"https://bücher.example:8080/ä":             "https://xn--bcher-kva.example:8080/%C3%A4",
		"https://example.org/a[1]?b[]=ü&p=100%#é":   "https://example.org/a%5B1%5D?b%5B%5D=%C3%BC&p=100%25#%C3%A9",
		"http://[2001:db8::1]:80/x":                 "http://[2001:db8::1]:80/x",
		"https://example.org/?":                     "https://example.org/?",
		"https://example.org/watch?v=a&list=b;c=d'": "https://example.org/watch?v=a&list=b;c=d'",
	} {
		if got := asciiURL(in); got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
		if again := asciiURL(want); again != want {
			t.Errorf("%s becomes %s when it is done again", want, again)
		}
	}
}

func TestEmailAddress(t *testing.T) {
	for in, want := range map[string]string{
		"mailto:ada@example.org":                "ada@example.org",
		"mailto:ada@example.org?subject=Hi!":    "ada@example.org",
		"mailto:%22%3Cscript%3E%22@example.org": "",
		"mailto:%22a%20b%22@example.org":        "",
		"MAILTO:a%2Bb@example.org":              "a+b@example.org",
		"https://ada@example.org":               "",
		"":                                      "",
	} {
		if got := emailAddress(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFeedLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "pt-BR": "pt-BR", "zh-Hant-TW": "zh-Hant-TW", "cmn": "zh", "cmn-Hans": "zh-Hans", "gsw": "gsw",
	} {
		if got := feedLanguage(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// FuzzPlainURL has it that a URL which is taken as it is needed nothing.
func FuzzPlainURL(f *testing.F) {
	for _, s := range []string{
		"https://example.org/watch?v=a#b", "http://a-b.example/%41", "https://xn--bcher-kva.example/", "https://xn--a.example/", "http://xn--/",
		"https://example.org/#", "https://example.org/a#b#c", "https://-a.example/", "https://a..b/", "https://example.org/?a?b", "https://é.example/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := encodedURL(s); isPlainURL(s) && got != s {
			t.Errorf("%q is taken for plain, but becomes %q", s, got)
		}
	})
}
