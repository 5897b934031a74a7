package schedule

import (
	"bytes"
	"encoding/xml"
	"testing"
)

func FuzzAppendText(f *testing.F) {
	for _, s := range []string{"", "a\nb\tc\rd", `<a href="b">'c' & d</a>`, "é “ \U0001F600", "\x00\x1f\x7f", "\xff\xc0\xaf", "\uFFFD\uFFFE\uFFFF", "\xed\xa0\x80", "\uD7FF\uE000\U00010000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		if err := xml.EscapeText(&b, []byte(s)); err != nil {
			t.Fatal(err)
		}
		want := bytes.ReplaceAll(b.Bytes(), []byte("&#xA;"), []byte("\n"))
		want = bytes.ReplaceAll(want, []byte("&#x9;"), []byte("\t"))
		if got := appendText(nil, s); !bytes.Equal(got, want) {
			t.Errorf("%q is written as %q, want %q", s, got, want)
		}
	})
}
