package weburl

import (
	"net/url"
	"testing"
)

func TestASCII(t *testing.T) {
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
		if got := ASCII(in); got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
		if again := ASCII(want); again != want {
			t.Errorf("%s becomes %s when it is done again", want, again)
		}
	}
}

func TestEmail(t *testing.T) {
	for in, want := range map[string]string{
		"mailto:ada@example.org":                "ada@example.org",
		"mailto:ada@example.org?subject=Hi!":    "ada@example.org",
		"mailto:%22%3Cscript%3E%22@example.org": "",
		"mailto:%22a%20b%22@example.org":        "",
		"MAILTO:a%2Bb@example.org":              "a+b@example.org",
		"https://ada@example.org":               "",
		"":                                      "",
	} {
		if got := Email(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	base, err := url.Parse("https://conf.example/2023/talks/")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		raw, want string // "" for refused
	}{
		{"https://x.example", "https://x.example"},
		{" HTTPS://X.Example/A ", "https://x.example/A"},
		{"/a?b#c", "https://conf.example/a?b#c"},
		{"../a", "https://conf.example/2023/a"},
		{"//x.example/a", "https://x.example/a"},
		{"#a", "https://conf.example/2023/talks/#a"},
		{"https://x.example/ä?ö=[1]|2#ü", "https://x.example/%C3%A4?%C3%B6=%5B1%5D%7C2#%C3%BC"},
		{"https://x.example/100%", ""},
		{"https://x.example/?q=100%", "https://x.example/?q=100%25"},
		{"https://bücher.example/", "https://xn--bcher-kva.example/"},
		{"http://[::1]:80/", "http://[::1]:80/"},
		{"http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"},
		{"http://1234/", ""},
		{"mailto:a@x.example?subject=b", "mailto:a@x.example?subject=b"},
		{"mailto:nobody", ""},
		{"https://u@x.example/", ""},
		{"https:x.example", ""},
		{"https:///a", ""},
		{"https://x.example/a b", ""},
		{`https://x.example\@y.example`, ""},
		{"javascript:alert(1)", ""},
		{"JAVASCRIPT:alert(1)", ""},
		{"data:text/html,x", ""},
		{"ftp://x.example/", ""},
		{"tel:+1", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := Clean(tt.raw, base)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Clean(%q) = %q, %v; want %q", tt.raw, got, ok, tt.want)
		}
		if again, _ := Clean(got, nil); again != got {
			t.Errorf("Clean(%q) = %q", got, again)
		}
	}
	if got, ok := Clean("a", &url.URL{Path: "/x"}); ok {
		t.Errorf("a relative base gives %q", got)
	}
}

// Without a base, what is relative stays so, and leads to no other host.
func TestCleanWithoutBase(t *testing.T) {
	for raw, want := range map[string]string{
		"a/b.png":            "a/b.png",
		"../ä?x=1#y":         "../%C3%A4?x=1#y",
		"#gov302":            "#gov302",
		"/a":                 "/a",
		"./a:b":              "./a:b",
		"//x.example/a":      "https://x.example/a",
		"///a":               "",
		"//u@x.example/":     "",
		"%6Aavascript:x":     "",
		"javascript:x":       "",
		`/\x.example`:        "",
		"mailto:a@x.example": "mailto:a@x.example",
	} {
		got, ok := Clean(raw, nil)
		if got != want || ok != (want != "") {
			t.Errorf("Clean(%q) = %q, %v; want %q", raw, got, ok, want)
		}
		if again, _ := Clean(got, nil); again != got {
			t.Errorf("Clean(%q) = %q", got, again)
		}
	}
}

func TestIsWeb(t *testing.T) {
	for s, want := range map[string]bool{
		"https://example.org/license": true,
		"HTTP://example.org":          true,
		"https://user:pw@example.org": false,
		"https://":                    false,
		"example.org":                 false,
		"/a":                          false,
		"CC BY 4.0":                   false,
		"mailto:a@example.org":        false,
		"https://example.org/ a":      false,
	} {
		if got := IsWeb(s); got != want {
			t.Errorf("IsWeb(%q) = %v", s, got)
		}
	}
}

// FuzzClean has it that what is clean stays as it is, and that it leads to the
// web or to a mailbox, or nowhere but where it stands.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"https://example.org/a?b=c#d", "http://1.2.3.4/", "http://a.1b/", "//a/b", "/a//b", "./a:b", "a:b", "?", "#", "https://x.example/?",
		"https://x.example//a/../b", "https://xn--a.example/", "https://a..b/", "mailto:a@b?c", "%2F/a", "/%5Ca", "https://é.example/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, ok := Clean(raw, nil)
		if !ok {
			return
		}
		if again, _ := Clean(got, nil); again != got {
			t.Errorf("%q becomes %q, and that %q", raw, got, again)
		}
		u, err := url.Parse(got)
		switch {
		case err != nil:
			t.Errorf("%q becomes %q: %v", raw, got, err)
		case u.Scheme == "" && u.Host == "" && u.User == nil:
		case u.Scheme == "mailto":
		case u.Scheme == "http" || u.Scheme == "https":
			if u.User != nil || u.Host == "" {
				t.Errorf("%q becomes %q", raw, got)
			}
		default:
			t.Errorf("%q becomes %q", raw, got)
		}
	})
}
