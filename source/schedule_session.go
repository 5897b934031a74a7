package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
)

// session maps an event.
func (m *scheduleMapper) session(e scheduleEvent) (recap.Session, error) {
	subtitle, abstract := m.subtitle(e)
	s := recap.Session{
		ID:       m.sessionID(e),
		Code:     recap.Code(e.line("code")),
		Title:    e.line("title"),
		Subtitle: subtitle,
		Track:    m.track(e.line("track")),
		Kind:     recap.Kind(e.line("type")),
		Language: m.spoken(e),
		Summary:  m.summary(abstract, e.child("description").text),
		Room:     m.rooms[e.room],
		Tags:     m.words(e.path, e.scheduleNode, "tags", "keywords"),
		Status:   m.status(e),
	}
	if page := e.child("url"); !page.isEmpty() {
		s.URL = m.url(page, e.path, m.base)
	}
	m.recording(e, &s)
	m.persons(e, &s)
	m.links(e, &s)
	return s, m.times(e, &s)
}

// subtitle returns the subtitle and the abstract. Where an event says in its
// subtitle what it is about, over more than a subtitle may have, that is the
// beginning of the abstract.
func (m *scheduleMapper) subtitle(e scheduleEvent) (subtitle, abstract string) {
	n := e.child("subtitle")
	subtitle, abstract = n.oneLine(), e.child("abstract").text
	if utf8.RuneCountInString(subtitle) <= recap.MaxTitle {
		return subtitle, abstract
	}
	m.in.Note(n.at, e.path, "is too long for a subtitle: it was put before the abstract", subtitle)
	return "", string(m.summary(n.text, abstract))
}

// track returns the ID of the track of this name.
func (m *scheduleMapper) track(name string) string {
	if name == "" {
		return ""
	}
	if id, ok := m.tracks[name]; ok {
		return id
	}
	return m.addTrack(recap.Track{Name: name})
}

// summary is the abstract and the description. Many write the abstract again
// at the beginning of the description; it is there once then. Who exports a
// post divides its summary, which may say something twice.
func (m *scheduleMapper) summary(abstract, description string) recap.Markdown {
	abstract, description = trimBody(abstract), trimBody(description)
	switch {
	case m.exported && abstract != "" && description != "":
	case beginsWith(description, abstract):
		return recap.Markdown(description)
	case beginsWith(abstract, description):
		return recap.Markdown(abstract)
	}
	return recap.Markdown(abstract + "\n\n" + description)
}

// beginsWith reports whether a text begins with another and not only with part
// of a word.
func beginsWith(text, beginning string) bool {
	rest, found := strings.CutPrefix(text, beginning)
	next, _ := utf8.DecodeRuneInString(rest)
	return found && (beginning == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next))
}

// trimBody takes the empty lines around a text away, and the white space that
// would make code of its first line.
func trimBody(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
}

// spoken returns the language of an event as a BCP 47 tag.
func (m *scheduleMapper) spoken(e scheduleEvent) string {
	n := e.child("language")
	names := strings.FieldsFunc(n.text, func(r rune) bool { return strings.ContainsRune(" ,;/|&+\t\n\r", r) })
	if len(names) == 0 {
		return ""
	}
	name := strings.ReplaceAll(names[0], "_", "-")
	tag, err := language.Parse(name)
	if base, variant, ok := strings.Cut(name, "-"); err != nil && ok {
		if tag, err = language.Parse(base); err == nil {
			m.in.Note(n.at, e.path, "is a language with a variant that is not known: the variant was left out", variant)
		}
	}
	if err != nil {
		if code := languageOfWords(name); code != "" {
			tag, err = language.Parse(code)
		}
	}
	if err != nil || tag == language.Und {
		m.in.Note(n.at, e.path, "is not a language: left out", n.text)
		return ""
	}
	if len(names) > 1 {
		m.in.Note(n.at, e.path, "names several languages: the first counts", n.text)
	}
	return tag.String()
}

// words returns the texts of a list, or the parts of one between commas.
func (m *scheduleMapper) words(where string, n scheduleNode, names ...string) []string {
	var words []string
	add := func(s string) {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			words = append(words, s)
		}
	}
	for _, c := range n.children {
		if !slices.Contains(names, c.name) {
			continue
		}
		for part := range strings.SplitSeq(c.text, ",") {
			add(part)
		}
		for _, item := range c.children {
			word := cmp.Or(item.oneLine(), item.line("tag", "name", "title", "en"))
			switch {
			case item.attribute:
			case word == "" && !item.isEmpty():
				m.in.Note(item.at, where, "is neither a text nor has it a name: left out", c.name)
			default:
				add(word)
			}
		}
	}
	return words
}

// status says whether the event takes place. Few files have it.
func (m *scheduleMapper) status(e scheduleEvent) recap.Status {
	if c := e.child("cancelled", "canceled"); isTrue(c.text) {
		return recap.StatusCancelled
	}
	n := e.child("status")
	switch strings.ToLower(n.oneLine()) {
	case "cancelled", "canceled":
		return recap.StatusCancelled
	case "moved", "rescheduled":
		return recap.StatusMoved
	case "", "confirmed", "accepted", "scheduled":
	default:
		m.in.NoteKind(n.at, e.path, "is not a status that is known: left out", n.text)
	}
	return ""
}

func isTrue(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "1", "yes":
		return true
	}
	return false
}

// recording maps the license, and who said whether they opt out of being
// recorded: who did not, agreed.
func (m *scheduleMapper) recording(e scheduleEvent, s *recap.Session) {
	r := e.child("recording")
	if s.License = r.line("license", "licence"); s.License == "" {
		s.License = e.line("recording_license")
	}
	optOut := r.child("optout")
	if optOut.isEmpty() {
		optOut = e.child("do_not_record")
	}
	switch strings.ToLower(optOut.oneLine()) {
	case "true", "1", "yes":
		s.RecordingConsent = recap.ConsentNo
	case "false", "0", "no":
		s.RecordingConsent = recap.ConsentYes
	case "":
	default:
		m.in.Note(optOut.at, e.path, "is neither true nor false: the consent to being recorded was left out", optOut.text)
	}
	for _, c := range r.children {
		switch c.name {
		case "licence", "license", "optout", "url", "link":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, e.path, "has no place in a post: left out", "recording: "+c.name)
			}
		}
	}
}
