package markup

import "testing"

func TestPlainURLs(t *testing.T) {
	for _, url := range []string{
		"https://example.org", "http://a.b-c.example/", "https://example.org/a_b/c.html", "https://x.example/watch?v=a-B_1&t=2#s.3", "https://x.example/#top",
	} {
		if !isPlainURL(url) {
			t.Errorf("%s is not plain", url)
		}
	}
}

// FuzzPlainURL proves that a plain URL comes out as it is.
func FuzzPlainURL(f *testing.F) {
	for _, s := range []string{
		"https://example.org/a?b=c#d", "http://1.2.3.4/", "http://a.1b/", "http://a./", "http://-a/", "https://x.example/?", "https://x.example/#",
		"https://x.example//a/../b", "https://x.example/a?b?c", "https://x.example/a#b#c", "https://xn--a.example/", "https://a..b/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if !isPlainURL(raw) {
			return
		}
		if got, ok := rewriteURL(raw, nil); !ok || got != raw {
			t.Errorf("%q becomes %q, %t", raw, got, ok)
		}
	})
}
