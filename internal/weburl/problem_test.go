package weburl

import "testing"

func TestProblem(t *testing.T) {
	for s, want := range map[string]string{
		"https://x.example/a":      "",
		"http://[::1":              "is not a URL: missing ']' in host",
		"ftp://x.example":          `is "ftp://x.example"; expected an absolute http or https URL`,
		"https:///a":               `is "https:///a", which names no host`,
		"https://:80/":             `is "https://:80/", which names no host`,
		"https://a:b@x.example":    "holds a user name or password, which would be published",
		"https://x.example/a b":    "holds ' ', which must be percent-encoded in a URL",
		" https://x.example":       "holds ' ', which must be percent-encoded in a URL",
		"https://x.example/{a}":    "holds '{', which must be percent-encoded in a URL",
		"https://x.example/\u202e": `holds '\u202e', which must be percent-encoded in a URL`,
		"https://x.example/\xff":   "is not UTF-8 at byte 18",
	} {
		if got := Problem(s); got != want {
			t.Errorf("Problem(%q) = %q, want %q", s, got, want)
		}
		if got := ContactProblem(s); got != want {
			t.Errorf("ContactProblem(%q) = %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"mailto:ada@x.example":         "",
		"MailTo:ada@x.example":         "",
		"mailto:Ada%20<ada@x.example>": "holds '<', which must be percent-encoded in a URL",
		"mailto:ada":                   `is "mailto:ada"; expected mailto: and an e-mail address`,
		"mailto:%zz@x.example":         `is "mailto:%zz@x.example"; expected mailto: and an e-mail address`,
		"mailto:a@x.example#%zz":       `is not a URL: invalid URL escape "%zz"`,
	} {
		if got := ContactProblem(s); got != want {
			t.Errorf("ContactProblem(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for address, want := range map[string]string{
		"https://x.example/a/b.pdf?c=d": "b.pdf",
		"https://x.example/a/":          "a",
		"https://x.example/":            "x.example",
		"https://x.example":             "x.example",
		"https://x.example/%E2%80%8B":   "x.example",
		"a.png":                         "a.png",
		"http://[::1":                   "",
		"":                              "",
	} {
		if got := FileName(address); got != want {
			t.Errorf("FileName(%q) = %q, want %q", address, got, want)
		}
	}
}

// A URL that leads nowhere stays what it is, in the characters of RFC 3986.
func TestASCIIOfNoAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.1b/ä": "https://a.1b/%C3%A4",
		"%zz":            "%zz",
	} {
		if got := ASCII(in); got != want {
			t.Errorf("ASCII(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanHosts(t *testing.T) {
	for raw, want := range map[string]string{
		"https://xn--bcher-kva.example/": "https://xn--bcher-kva.example/",
		"https://a\u00adb.example/":      "https://ab.example/",
		"%2F/ä":                          "",
		"a%3Ab/ä":                        "./a:b/%C3%A4",
		"https://\u0301a.example/":       "",
		"http://[fe80::1%25eth0]/":       "",
		"http://1.2.3.4/":                "http://1.2.3.4/",
		"http://1.2.3/":                  "",
		"http://1.2.3.4./":               "http://1.2.3.4./",
		"http://x.1/":                    "",
		"http://x_y.example/":            "http://x_y.example/",
		"http://az09.example/":           "http://az09.example/",
		"http://x!y.example/":            "",
		"http://x.example:/":             "http://x.example/",
		"a:b":                            "",
		"a b:c":                          "",
		"1:b":                            "./1:b",
		":b":                             "",
		"%:b":                            "",
		"a//b":                           "a//b",
		"?":                              "?",
		"https://x.example/%4":           "",
		"https://x.example/?%4":          "https://x.example/?%254",
		"https://x.example/?%4g%aF":      "https://x.example/?%254g%aF",
		"https://x.example/#%C3%A4":      "https://x.example/#%C3%A4",
		"https://x.example/\u00a0":       "https://x.example/",
		"https://x.example/a\u00a0b":     "",
		"https://x.example/a\u0085b":     "",
		"https://x.example/a\u202eb":     "",
		"https://x.example/a\ufffdb":     "",
		"https://x.example/a\x7fb":       "",
	} {
		got, ok := Clean(raw, nil)
		if got != want || ok != (want != "") {
			t.Errorf("Clean(%q) = %q, %v; want %q", raw, got, ok, want)
		}
	}
}
