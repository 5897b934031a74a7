package page

import (
	"html/template"
	"reflect"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// A Text is what a page says, escaped. In another language than the page's it is in an
// element that names it, which templates leave out in attributes, where there can be
// none. So no template needs to know of languages.
//
// A page is in the language of its words, since those are what its attributes and its
// script say; see [catalogue.Words.In]. What a post says may be in others.
type Text = template.HTML

// NewText returns a text in a language for a page that is in another, or in the same.
func NewText(text, language, page string) Text {
	escaped := Text(template.HTMLEscapeString(text))
	if language == page || language == "" || text == "" {
		return escaped
	}
	return `<span lang="` + Text(template.HTMLEscapeString(language)) + `">` + escaped + `</span>`
}

// NewBody returns a text of paragraphs in a language for a page in another, or in the
// same.
func NewBody(html template.HTML, language, page string) Text {
	if language == page || html == "" {
		return html
	}
	return `<div class="body" lang="` + Text(template.HTMLEscapeString(language)) + `">` + html + `</div>`
}

// Words are the page's own words. A Phrase stands around what fills it.
type Words struct {
	SkipToSessions Text   `word:"Skip to the sessions"`
	SkipToContent  Text   `word:"Skip to the content"`
	By             Phrase `word:"By {}"`
	Published      Phrase `word:"Published {}"`
	Updated        Phrase `word:"Updated {}"`
	Programme      Text   `word:"Programme"`
	Categories     Text   `word:"Categories"`
	Language       Text   `word:"Language"`
	Contents       Text   `word:"Contents"`
	Timetable      Text   `word:"Timetable"`
	Zone           Phrase `word:"All times are those of the zone {}."`
	EventTime      Text   `word:"Event time"`
	MyTime         Text   `word:"My time"`
	Sessions       Text   `word:"Sessions"`
	Find           Text   `word:"Find sessions"`
	Track          Text   `word:"Track"`
	AllTracks      Text   `word:"All tracks"`
	Level          Text   `word:"Level"`
	AllLevels      Text   `word:"All levels"`
	ShowAll        Text   `word:"Show all"`
	LinkTo         Phrase `word:"Link to {}"`
	Speakers       Text   `word:"Speakers"`
	About          Phrase `word:"About {}"`
	Links          Text   `word:"Links"`
	Tags           Text   `word:"Tags"`
	License        Phrase `word:"License: {}"`
	Conclusion     Text   `word:"Conclusion"`
	Author         Text   `word:"The author"`
	Authors        Text   `word:"The authors"`
	Related        Text   `word:"Related"`
	AlsoAs         Phrase `word:"Also as {}."`
	Top            Text   `word:"Back to the top"`
}

// A Phrase is what stands around something.
type Phrase struct{ Before, After Text }

// DayWords are the words of a timetable and of lists of sessions.
type DayWords struct {
	Time    Text `word:"Time"`
	Session Text `word:"Session"`
	Room    Text `word:"Room"`
	Track   Text `word:"Track"`
	AllDay  Text `word:"All day"`
	NoRoom  Text `word:"No room named"`
	Rooms   Text `word:"Rooms"`
}

// A Count is a word with a number: its forms by CLDR's plural categories.
type Count map[string]string

// NewWords words what a page says: T is one of the structs of words.
func NewWords[T any](from *catalogue.Words) *T {
	words := new(T)
	v := reflect.ValueOf(words).Elem()
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("word")
		before, after := from.Around(key)
		switch field := v.Field(i).Addr().Interface().(type) {
		case *string:
			*field = from.Text(key)
		case *Text:
			*field = Word(from, key)
		case *Phrase:
			*field = Phrase{marked(from, key, before), marked(from, key, after)}
		case *Count:
			*field = from.Forms(key)
		}
	}
	return words
}

// Word is a word, given in English.
func Word(from *catalogue.Words, english string) Text {
	return marked(from, english, from.Text(english))
}

// Fill is a word with its holes filled; see [catalogue.Words.Fill].
func Fill(from *catalogue.Words, english string, pairs ...string) Text {
	return marked(from, english, from.Fill(english, pairs...))
}

// CountOf is a word for a number of things; see [catalogue.Words.Count].
func CountOf(from *catalogue.Words, english string, n int) Text {
	return marked(from, english, from.Count(english, n))
}

func marked(from *catalogue.Words, english, text string) Text {
	return NewText(text, from.Foreign(english), "")
}
