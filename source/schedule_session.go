package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/seed-e2fd8668/recap"
)

// session maps an event.
func (m *scheduleMapper) session(e scheduleEvent) recap.Session {
	s := recap.Session{
		ID:       m.sessionID(e),
		Code:     recap.Code(e.line("code")),
		Track:    m.trackOf(e.get("track")),
		Kind:     m.kind(e.get("type")),
		Language: m.spoken(e),
		Room:     m.rooms[e.room],
		URL:      m.page(e.get("url")),
		Tags:     m.words(e.value, "tags", "keywords"),
		Status:   m.status(e),
	}
	m.title(e.get("title"), &s)
	m.describe(e, &s)
	m.recording(e, &s)
	m.persons(e, &s)
	m.links(e, &s)
	m.times(e, &s)
	if v := e.get("do_not_stream"); isTrue(v.text) {
		v.noteKind("has no place in a post: left out", "event: do_not_stream")
	}
	e.skip("slug", "room")
	e.rest("event")
	return s
}

// page is the address of a session's page. That of a post without an address,
// which an exporter of this library wrote, is a mere fragment.
func (m *scheduleMapper) page(v *value) string {
	if m.isExported() && strings.HasPrefix(v.text, "#") {
		return ""
	}
	return v.address(m.base)
}

// lineOf is a title on one line, with what is in its elements.
func lineOf(v *value) string {
	if v.kind == '<' {
		return oneLine(v.allText())
	}
	return oneLine(v.inOneLanguage())
}

// sessionID is the guid or else the number. One that came before is another
// slot of the same session, and has a UUID that is derived from both.
func (m *scheduleMapper) sessionID(e scheduleEvent) string {
	id := e.line("guid")
	if known, ok := m.given("session", id, e.line("id")); ok || id == "" {
		id = known
		if !ok {
			id = e.line("id")
		}
	}
	if id == "" {
		return ""
	}
	m.slots[id]++
	n := m.slots[id]
	if n == 1 {
		return id
	}
	e.note("is another slot of a session that came before: it was given an ID of its own", id)
	space, err := uuid.Parse(id)
	if err != nil {
		space = uuid.NewSHA1(uuid.NameSpaceOID, []byte(id))
	}
	return uuid.NewSHA1(space, fmt.Appendf(nil, "slot %d", n)).String()
}

// describe reads the subtitle and the summary, in all languages. Where an event says
// in its subtitle what it is about, over more than a subtitle may have, that is the
// beginning of the abstract.
func (m *scheduleMapper) describe(e scheduleEvent, s *recap.Session) {
	v := e.get("subtitle")
	abstracts, descriptions := make(map[string]string), make(map[string]string)
	abstract := m.said(e.get("abstract"), func(w wording) { abstracts[w.language] = w.text })
	description := m.wording(e.get("description"), abstract != "", func(w wording) { descriptions[w.language] = w.text })
	if v.kind == '<' {
		s.Subtitle = lineOf(v)
	} else {
		s.Subtitle = oneLine(m.said(v, func(w wording) { ofSession(s, w.language).Subtitle = oneLine(w.text) }))
	}
	if utf8.RuneCountInString(s.Subtitle) > recap.MaxTitle {
		v.note("is too long for a subtitle: it was put before the abstract", s.Subtitle)
		abstract, s.Subtitle = string(m.summary(cmp.Or(v.text, s.Subtitle), abstract)), ""
	}
	s.Summary = m.summary(abstract, description)
	for _, texts := range []map[string]string{abstracts, descriptions} {
		for language := range texts {
			ofSession(s, language).Summary = m.summary(abstracts[language], descriptions[language])
		}
	}
	slices.SortFunc(s.Translations, func(a, b recap.SessionTranslation) int { return strings.Compare(a.Language, b.Language) })
}

// summary is the abstract and the description. Many write the abstract again
// at the beginning of the description; it is there once then. Who exports a
// post divides its summary, which may say something twice.
func (m *scheduleMapper) summary(abstract, description string) recap.Markdown {
	abstract, description = trimBody(abstract), trimBody(description)
	switch {
	case m.isExported() && abstract != "" && description != "":
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
	v := e.get("language")
	names := strings.FieldsFunc(v.text, func(r rune) bool { return strings.ContainsRune(" ,;/|&+\t\n\r", r) })
	if len(names) == 0 {
		return ""
	}
	name := strings.ReplaceAll(names[0], "_", "-")
	tag := languageOfTag(name)
	if base, variant, found := strings.Cut(name, "-"); tag == "" && found {
		if tag = languageOfTag(base); tag != "" {
			v.note("is a language with a variant that is not known: the variant was left out", variant)
		}
	}
	if tag == "" {
		tag = languageOfWords(name)
	}
	switch {
	case tag == "":
		v.note("is not a language: left out", v.text)
	case len(names) > 1:
		v.note("names several languages: the first counts", v.text)
	}
	return tag
}

// words returns the texts of a list, or the parts of one between commas.
func (m *scheduleMapper) words(v *value, names ...string) []string {
	var words []string
	add := func(s string) {
		if s = oneLine(s); s != "" {
			words = append(words, s)
		}
	}
	for list := range v.each(names...) {
		for part := range strings.SplitSeq(list.text, ",") {
			add(part)
		}
		for item := range list.items() {
			word := cmp.Or(item.oneLine(), item.get("tag", "name", "title", "en").oneLine())
			if word == "" && !item.isEmpty() {
				item.note("is neither a text nor has it a name: left out", list.name)
			}
			add(word)
		}
	}
	return words
}

// status says whether the event takes place. Few files have it.
func (m *scheduleMapper) status(e scheduleEvent) recap.Status {
	if isTrue(e.get("cancelled", "canceled").text) {
		return recap.StatusCancelled
	}
	v := e.get("status")
	status, isKnown := statusOfWords(v.oneLine())
	if !isKnown {
		v.noteKind("is not a status that is known: left out", v.text)
	}
	return status
}

// recording maps the license, and who said whether they opt out of being
// recorded: who did not, agreed.
func (m *scheduleMapper) recording(e scheduleEvent, s *recap.Session) {
	r := e.get("recording")
	s.License = cmp.Or(r.line("license", "licence"), e.line("recording_license"))
	optOut := r.get("optout")
	if other := e.get("do_not_record"); optOut.isEmpty() {
		optOut = other
	}
	switch is, ok := boolean(optOut.text); {
	case is:
		s.RecordingConsent = recap.ConsentNo
	case ok:
		s.RecordingConsent = recap.ConsentYes
	case optOut.oneLine() != "":
		optOut.note("is neither true nor false: the consent to being recorded was left out", optOut.text)
	}
	r.skip("url", "link") // see links
	r.rest("recording")
}
