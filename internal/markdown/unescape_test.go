package markdown

import "testing"

func TestUnescape(t *testing.T) {
	for raw, want := range map[string]string{
		`a\*b\c\\`:                   `a*b\c\`,
		"&copy;&#65;&#x42;&nosuch;&": "©AB&nosuch;&",
		`\&copy;`:                    "&copy;",
		"&#0;&#xD800;&#99999999;":    "\ufffd\ufffd&#99999999;",
		"&copy &;":                   "&copy &;",
	} {
		if got := Unescape([]byte(raw)); got != want {
			t.Errorf("%s: %q, want %q", raw, got, want)
		}
	}
}
