package catalogue

import (
	"testing"
	"time"
)

// What a reader finds in a page is led back to the English word.
func TestEnglish(t *testing.T) {
	de := For("de", nil)
	among := []string{"Speakers", "Contents"}
	for text, want := range map[string]string{de.Text("Contents"): "Contents", de.Text("Speakers"): "Speakers", "Contents": "", "": ""} {
		if got := de.English(text, among); got != want {
			t.Errorf("%q is %q in English, want %q", text, got, want)
		}
	}
}

func TestAround(t *testing.T) {
	if before, after := For("de", nil).Around("By {}"); before != "Von " || after != "" {
		t.Errorf("around a name stand %q and %q", before, after)
	}
}

// A value is worded where the catalogue or the user has a word for it.
func TestValue(t *testing.T) {
	own := map[string]string{"Lightning talk": "Blitz", "Fireside chat": "Am Kamin"}
	for _, tt := range []struct {
		tag         string
		own         map[string]string
		value, want string
	}{
		{"en", nil, "keynote", "keynote"},
		{"de", nil, "nothing known", "nothing known"},
		{"de", own, "lightning talk", "Blitz"},
		{"en", own, "fireside chat", "Am Kamin"},
		{"de", nil, "", ""},
	} {
		if got := For(tt.tag, tt.own).Value(tt.value); got != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.tag, tt.value, got, tt.want)
		}
	}
	de := For("de", nil)
	if got := de.Value("workshop"); got != de.Text("Workshop") {
		t.Errorf("a workshop is %q", got)
	}
}

func TestCapitalised(t *testing.T) {
	for s, want := range map[string]string{"": "", "a b": "A b", "élan": "Élan", "A": "A", "語": "語"} {
		if got := Capitalised(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

// A text without the name of a month is no date, and none that was put right.
func TestParseDateWithoutMonth(t *testing.T) {
	if got, ok := For("de", nil).ParseDate("2 January 2006", "2. Foo 2024"); ok {
		t.Errorf("it is read as %s", got.Format(time.DateOnly))
	}
}

// Who gives all words of a language that no catalogue is in has them taken for that
// language, with its plurals; where one is missing, they are words in English.
func TestWordsOfALanguageOfOnesOwn(t *testing.T) {
	own := map[string]string{"{n} sessions @few": "few: {n}", "{n} sessions @two": "two: {n}"}
	for _, key := range For("en", nil).Keys() {
		if own[key] == "" {
			own[key] = key
		}
	}
	own["{n} sessions"] = "other: {n}"
	welsh := For("cy", own)
	if welsh.In() != "cy" || welsh.Count("{n} sessions", 3) != "few: 3" || welsh.Count("{n} sessions", 2) != "two: 2" || welsh.Count("{n} sessions", 10) != "other: 10" {
		t.Errorf("the words are in %q: %q, %q, %q", welsh.In(), welsh.Count("{n} sessions", 3), welsh.Count("{n} sessions", 2), welsh.Count("{n} sessions", 10))
	}
	delete(own, "Speakers")
	if partly := For("cy", own); partly.In() != "en" || partly.Text("Speakers") != "Speakers" {
		t.Errorf("without one word they are in %q", partly.In())
	}
	if none := For("cy", nil); none.In() != "en" {
		t.Errorf("without words of one's own they are in %q", none.In())
	}
}

// A word has the forms that its language has, one that nobody knows is what it is in
// English, and several holes are filled at once.
func TestFormsOfWords(t *testing.T) {
	english := For("en", nil)
	if forms := english.Forms("{n} sessions"); len(forms) != 2 || forms["one"] != "{n} session" || forms["other"] != "{n} sessions" {
		t.Errorf("English has the forms %q", forms)
	}
	if forms := For("ja", nil).Forms("{n} sessions"); len(forms) != 1 {
		t.Errorf("Japanese has the forms %q", forms)
	}
	if got := english.Text("No such word"); got != "No such word" {
		t.Errorf("an unknown word is %q", got)
	}
	if got := english.Fill("from {old} to {new}", "old", "a", "new", "b"); got != "from a to b" {
		t.Errorf("filled it is %q", got)
	}
}
