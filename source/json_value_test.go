package source

import (
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// FuzzUnquote has it that strings are read as encoding/json reads them.
func FuzzUnquote(f *testing.F) {
	for _, s := range []string{`a\nb`, `\"\\\/\b\f\r\t`, `\u00e9\u0000\uFFFD`, `\ud83d\ude00`, `\ud83d`, `\ude00\ud83d`, `é\n“`, "\xff\\n", `\u00`, `\x`, `\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []byte(`"` + s + `"`)
		if !utf8.Valid(text) || !json.Valid(text) || endOfValue(text, 0) != len(text) {
			return
		}
		if end := endOfString(text, 0); end != len(text) {
			t.Errorf("the string %s ends at %d", text, end)
		}
		var want string
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if got, ok := (jsonValue{text: text}).str(); !ok || got != want {
			t.Errorf("%s is read as %q, %t, want %q", text, got, ok, want)
		}
	})
}
