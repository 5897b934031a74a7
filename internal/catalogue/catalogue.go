// Package catalogue words pages, feeds, Markdown and calendars in the language
// of a post.
//
// A word is looked up by what it is in English: Text("Contents") is Inhalt in
// German. words holds a file for each language, all with the same keys. A key may
// have holes such as {} or {n}, which [Words.Fill] fills; a key with " @one" or
// another of CLDR's plural categories behind it is the form for such a number,
// see [Words.Count]; a key that is a layout of package time, such as
// "2 January 2006", is the layout of a date in that language, see [Words.Date].
package catalogue

import (
	"embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

//go:embed words/*.json
var files embed.FS

// Words are the words for a post.
type Words struct {
	tag   language.Tag // of the catalogue
	table map[string]string
	own   map[string]string // what the user says in place of the table
	asked string            // the language that was asked for
	same  bool              // it is that of the catalogue
}

// For returns the words for a language, a BCP 47 tag. Where no catalogue is in
// that language, they are English. What own says of a key counts before the
// catalogue.
func For(tag string, own map[string]string) *Words {
	found, same := match(tag)
	w := &Words{tag: found, table: table(found), own: own, asked: tag, same: same}
	if !same && w.ownAll() {
		w.same = true
		if asked, err := language.Parse(tag); err == nil {
			w.tag = asked
		}
	}
	return w
}

// ownAll reports whether the user words all there is, but for forms of plurals.
func (w *Words) ownAll() bool {
	for key := range w.table {
		if _, ok := w.own[key]; !ok && !strings.Contains(key, " @") {
			return false
		}
	}
	return true
}

// In is the language of what is said in these words: the one that was asked for, or
// that of the catalogue which stands in for it.
func (w *Words) In() string {
	if w.same {
		return w.asked
	}
	return w.Language()
}

var tables sync.Map // from the name of a language to its table

// table reads the table of a catalogue, once. The files are part of the program,
// and a test reads them all.
func table(tag language.Tag) map[string]string {
	name := tag.String()
	if t, ok := tables.Load(name); ok {
		return t.(map[string]string)
	}
	t := make(map[string]string)
	if data, err := files.ReadFile("words/" + name + ".json"); err == nil {
		_ = json.Unmarshal(data, &t)
	}
	tables.Store(name, t)
	return t
}

// Language is the tag of the catalogue's language.
func (w *Words) Language() string { return w.tag.String() }

// Keys returns the keys of the catalogue, in their order.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.table)) }

// Text returns a word, given in English. What the catalogue does not know it
// returns as it is.
func (w *Words) Text(english string) string {
	if text, ok := w.own[english]; ok {
		return text
	}
	if text, ok := w.table[english]; ok {
		return text
	}
	return english
}

// Fill returns a word with its holes filled: pairs are names of holes without
// their braces, each with a value.
func (w *Words) Fill(english string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	if len(pairs) == 2 { // a Replacer of one pair prepares for long texts
		return strings.ReplaceAll(w.Text(english), pairs[0], pairs[1])
	}
	return strings.NewReplacer(pairs...).Replace(w.Text(english))
}

// Around returns what stands before and behind the only hole of a word, {}.
func (w *Words) Around(english string) (before, after string) {
	before, after, _ = strings.Cut(w.Text(english), "{}")
	return before, after
}

// Foreign returns the language of a word if it is not that of the others, which only
// one is that the user gives where there is no catalogue; see [Words.In].
func (w *Words) Foreign(english string) string {
	if _, given := w.own[english]; given && !w.same {
		return w.asked
	}
	return ""
}

// Has reports whether there is a word for something, given in English.
func (w *Words) Has(english string) bool {
	_, own := w.own[english]
	_, known := w.table[english]
	return own || known
}

// English returns which of some words, given in English, a text in the
// catalogue's language is; "" if it is none of them.
func (w *Words) English(text string, among []string) string {
	for _, english := range among {
		if w.Text(english) == text {
			return english
		}
	}
	return ""
}

// Value words a value of the model, such as the kind "lightning talk", whose key
// is Lightning talk. One without a key is as it is, and so is every one in English
// that the user does not word.
func (w *Words) Value(value string) string {
	key := Capitalised(value)
	if text, ok := w.own[key]; ok {
		return text
	}
	if text, ok := w.table[key]; ok && w.tag != language.English {
		return text
	}
	return value
}

// Capitalised returns a text with a capital letter first.
func Capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
