package page

import (
	"html/template"
	"reflect"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// Words are the page's own words. Those of type HTML name their language where
// it is not the page's; the others stand in attributes, in options of the filter
// and in the script, where nothing can. A Phrase stands around what fills it.
type Words struct {
	SkipToSessions template.HTML `word:"Skip to the sessions"`
	SkipToContent  template.HTML `word:"Skip to the content"`
	By             Phrase        `word:"By {}"`
	Published      Phrase        `word:"Published {}"`
	Updated        Phrase        `word:"Updated {}"`
	Programme      string        `word:"Programme"`
	Categories     string        `word:"Categories"`
	Language       string        `word:"Language"`
	Contents       template.HTML `word:"Contents"`
	Timetable      template.HTML `word:"Timetable"`
	Zone           Phrase        `word:"All times are those of the zone {}."`
	EventTime      string        `word:"Event time"`
	MyTime         string        `word:"My time"`
	Sessions       string        `word:"Sessions"`
	Find           template.HTML `word:"Find sessions"`
	Track          template.HTML `word:"Track"`
	AllTracks      string        `word:"All tracks"`
	Level          template.HTML `word:"Level"`
	AllLevels      string        `word:"All levels"`
	ShowAll        template.HTML `word:"Show all"`
	LinkTo         Around        `word:"Link to {}"`
	Speakers       string        `word:"Speakers"`
	About          Phrase        `word:"About {}"`
	Links          string        `word:"Links"`
	Tags           string        `word:"Tags"`
	License        Phrase        `word:"License: {}"`
	Conclusion     template.HTML `word:"Conclusion"`
	Author         template.HTML `word:"The author"`
	Authors        template.HTML `word:"The authors"`
	Related        template.HTML `word:"Related"`
	AlsoAs         Phrase        `word:"Also as {}."`
	Top            template.HTML `word:"Back to the top"`
}

// A Phrase is what stands around something.
type Phrase struct{ Before, After template.HTML }

// Around is a phrase in an attribute.
type Around struct{ Before, After string }

// DayWords are the words of a timetable and of lists of sessions.
type DayWords struct {
	Time    template.HTML `word:"Time"`
	Session template.HTML `word:"Session"`
	Room    template.HTML `word:"Room"`
	Track   template.HTML `word:"Track"`
	AllDay  template.HTML `word:"All day"`
	NoRoom  template.HTML `word:"No room named"`
	Rooms   string        `word:"Rooms"`
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
		case *template.HTML:
			*field = Word(from, key)
		case *Phrase:
			*field = Phrase{marked(from, key, before), marked(from, key, after)}
		case *Around:
			*field = Around{before, after}
		case *Count:
			*field = countOf(from, key)
		}
	}
	return words
}

func countOf(from *catalogue.Words, key string) Count {
	count := Count{"other": from.Text(key)}
	for _, form := range []string{"zero", "one", "two", "few", "many"} {
		if special := key + " @" + form; from.Text(special) != special {
			count[form] = from.Text(special)
		}
	}
	return count
}

// Word is a word, given in English, that names its language where that is not
// the page's.
func Word(from *catalogue.Words, english string) template.HTML {
	return marked(from, english, from.Text(english))
}

// Fill is a word with its holes filled; see [catalogue.Words.Fill].
func Fill(from *catalogue.Words, english string, pairs ...string) template.HTML {
	return marked(from, english, from.Fill(english, pairs...))
}

func marked(from *catalogue.Words, english, text string) template.HTML {
	escaped := template.HTML(template.HTMLEscapeString(text))
	if lang := from.Foreign(english); lang != "" && text != "" {
		return `<span lang="` + template.HTML(lang) + `">` + escaped + `</span>`
	}
	return escaped
}
