package export

import (
	"html/template"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// What a page says of a post, marked with its language where that is not the language of
// the page, which is that of [Document.Wording].

// Marked returns a text of the post for a page; see [Document.LanguageOf].
func (d *Document) Marked(text string) template.HTML {
	return page.NewText(text, d.LanguageOf(text), d.words.In())
}

// MarkedValue returns a value of the post that there may be a word for, such as a kind.
func (d *Document) MarkedValue(value string) template.HTML {
	if key := capitalised(value); d.words.Has(key) {
		return page.Word(d.words, key)
	}
	return page.NewText(capitalised(value), d.LanguageOf(value), d.words.In())
}

// Marked returns a text of the session for a page; see [Entry.LanguageOf].
func (e *Entry) Marked(text string) template.HTML {
	return page.NewText(text, e.LanguageOf(text), e.words.In())
}

// Excerpt is the beginning of the summary, of about so many characters.
func (e *Entry) Excerpt(d *Document, characters int) template.HTML {
	return page.NewText(text.Excerpt(d.Text(e.Summary), characters), e.LanguageOf(string(e.Summary)), d.words.In())
}

// MarkedTags are the tags.
func (e *Entry) MarkedTags() []template.HTML { return markedAll(e.Tags, e.Marked) }

// MarkedLevel is the name of the level.
func (e *Entry) MarkedLevel() template.HTML { return markedLevel(e.Level, e.words) }

// markedLevel is the name of a level: a number, and mostly a word.
func markedLevel(l recap.Level, words *catalogue.Words) page.Text {
	number, name, named := strings.Cut(l.Title(), " ")
	if !named {
		return page.Text(number)
	}
	return page.Text(number+" ") + page.Word(words, name)
}

// MarkedStatus says what has become of the session: in a word, and in a sentence.
func (e *Entry) MarkedStatus() (name, sentence template.HTML) {
	said := statusWords[e.Status]
	if said.name == "" {
		return "", ""
	}
	if sentence = page.Word(e.words, said.sentence); e.StatusText != e.words.Text(said.sentence) {
		sentence = page.NewText(e.StatusText, e.words.In(), e.words.In()) // it says from where
	}
	return page.Word(e.words, said.name), sentence
}

// MarkedLabel is the label of a link, see [Resource].
func (e *Entry) MarkedLabel(r Resource) template.HTML {
	switch title, role := r.Title, string(r.Role); {
	case title != "" && r.Label == title:
		return e.Marked(title)
	case title != "":
		return e.Marked(title) + " (" + page.NewText(e.words.Value(role), e.words.In(), e.words.In()) + ")"
	}
	return page.NewText(r.Label, e.words.In(), e.words.In())
}

func markedAll(texts []string, mark func(string) page.Text) []page.Text {
	all := make([]page.Text, len(texts))
	for i, text := range texts {
		all[i] = mark(text)
	}
	return all
}

// MarkedPlace is where the event takes place.
func (d *Document) MarkedPlace() template.HTML {
	var place template.HTML
	for i, part := range nonEmpty(d.post.Event.Venue, d.post.Event.Address) {
		if i > 0 {
			place += ", "
		}
		place += d.Marked(part)
	}
	return place
}
