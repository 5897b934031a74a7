package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A talkValue is what an object says of a talk: its members by their fields,
// those of the most usual names first.
type talkValue struct {
	*value
	r      *recordReader
	fields map[string][]*value
}

func (r *recordReader) talkValue(v *value) talkValue {
	t := talkValue{v, r, make(map[string][]*value)}
	ranks := make(map[*value]int)
	add := func(c column, member *value) {
		if !member.isEmpty() {
			ranks[member] = c.rank
			t.fields[c.field] = append(t.fields[c.field], member)
		}
	}
	r.eachColumn(v, add)
	r.eachGroup(v, add)
	for _, members := range t.fields {
		slices.SortStableFunc(members, func(a, b *value) int { return cmp.Compare(ranks[a], ranks[b]) })
	}
	return t
}

// all returns the members that are a field, and takes them out of the rest.
func (t talkValue) all(field string) []*value {
	for _, m := range t.fields[field] {
		m.asked = true
		if len(t.r.read) < maxColumns {
			t.r.read[m.name] = field
		}
	}
	return t.fields[field]
}

// text returns what the first member of a field says that says anything.
func (t talkValue) text(field string) string {
	said := ""
	for _, m := range t.all(field) {
		s := t.r.text(m)
		switch {
		case strings.TrimSpace(s) == "":
		case said == "":
			said = s
		case t.r.isTable && isTold(field) && !strings.Contains(said, strings.TrimSpace(s)):
			m.noteKind("is another column for the "+field+", of which the first counts: left out", oneLine(s))
		}
	}
	return said
}

// isTold holds for the fields of which a second column says something of its own, and
// not the same in another form.
func isTold(field string) bool {
	return field == "title" || field == "abstract" || field == "description"
}

func (t talkValue) line(field string) string { return t.r.line(t.value, t.text(field)) }

// text is what a value says: a text, or that of an object with a name or with
// several languages.
func (r *recordReader) text(v *value) string {
	switch {
	case v.kind == 't' || v.kind == 'f':
		return ""
	case v.kind == '{':
		if c, ok := r.choose(v); ok {
			r.learn(c)
			return c.text
		}
		for _, name := range []string{"name", "title", "label", "en", "de"} {
			for c := range v.items() {
				if s := c.text; c.name == name && (s != "" || c.kind == '{') {
					return cmp.Or(s, r.text(c))
				}
			}
		}
		for c := range v.items() {
			if c.text != "" && c.kind == '"' {
				return c.text
			}
		}
		return ""
	case v.kind == '[':
		var texts []string
		for c := range v.items() {
			if s := r.text(c); s != "" {
				texts = append(texts, s)
			}
		}
		return strings.Join(texts, ", ")
	case r.isTable:
		return undefuse(v.text)
	}
	return v.text
}

// line is a text of a value on one line, as people see it.
func (r *recordReader) line(v *value, text string) string { return oneLine(r.shown(v, text)) }

// shown is the text without HTML, which export.CSV never leaves in one.
func (r *recordReader) shown(v *value, text string) string {
	if r.isOwn {
		return text
	}
	return v.shown(text)
}

// name is what something is called that a talk names by itself or by the ID of
// a list.
func (t talkValue) named(field string) string {
	for _, m := range t.all(field) {
		key := m.oneLine()
		if m.kind == '[' {
			for c := range m.items() {
				key = c.oneLine()
				break
			}
		}
		if listed := t.r.named[field][key]; listed != nil {
			return t.r.line(listed, t.r.text(listed))
		}
		if strings.HasSuffix(columnKey(m.name), " id") && m.kind == '0' {
			m.noteKind("is the ID of what no list names: left out", key)
			continue
		}
		if s := t.r.line(m, t.r.text(m)); s != "" {
			return s
		}
	}
	return ""
}

// talk reads a talk, and those in it, which share the recording of it.
func (r *recordReader) talk(v *value, parent *recap.Session) {
	t, at := r.talkValue(v), r.talkValue(v)
	if own := r.ownFile(v); own != nil {
		t = r.talkValue(own)
	} else if r.isProgram && isSlug(t.line("title")) {
		t.noteKind("is the name of the file of a talk, which is not there: the name stands for its title", "")
	}
	s := recap.Session{
		Title:    t.line("title"),
		Subtitle: t.line("subtitle"),
		Track:    t.named("track"),
		Room:     t.named("room"),
		Kind:     kindOfWords(t.named("kind")),
		License:  t.line("license"),
	}
	if t.isRefused(&s) {
		return
	}
	t.identify(&s)
	t.describe(&s)
	s.Speakers = t.speakers()
	if len(s.Speakers) == 0 && r.isList {
		if split, ok := peopleBehind(s.Title); ok {
			s.Title, s.Speakers = split.title, split.people
		} else if split, ok := peopleBefore(s.Title); ok {
			s.Title, s.Speakers, s.Kind = split.title, split.people, cmp.Or(s.Kind, split.kind)
		}
	}
	if at.times(&s); t.value != v && !s.Scheduled() {
		t.times(&s)
	}
	t.links(&s, parent)
	if parent != nil {
		s.Room, s.Track = cmp.Or(s.Room, parent.Room), cmp.Or(s.Track, parent.Track)
	}
	r.remember(s, v)
	for name, list := range v.members() {
		if name != "talks" || list.kind != '[' {
			continue
		}
		list.asked = true
		for child := range list.items() {
			if child.kind == '{' && len(r.sessions) <= recap.MaxSessions {
				child.named("talk " + child.path())
				r.talk(child, &s)
			}
		}
	}
	if r.isOwn {
		return
	}
	at.all("title")
	at.all("kind")
	at.skipKnown()
	at.rest("talk")
	if t.value != at.value {
		t.skipKnown()
		t.rest("talk")
	}
}

// isSlug reports whether a text is the name of a file: words in lower case between
// hyphens.
func isSlug(s string) bool {
	return strings.Contains(s, "-") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// skipKnown takes members out of the rest that say nothing of a talk, or nothing
// that the others do not.
func (t talkValue) skipKnown() {
	for i := range t.children {
		key := columnKey(t.children[i].name)
		switch {
		case strings.HasSuffix(key, " id"), strings.HasSuffix(key, " count"), key == "created", key == "slots", key == "raw title",
			key == "event name", key == "ie key", key == "extractor", key == "layout", key == "sitemap", key == "redirect from", key == "draft":
			t.children[i].asked = true
		}
		if key == "slots" && len(t.children[i].children) > 1 && t.has("title") {
			t.children[i].children[1].noteKind("is another slot of a talk: the first was read", "")
		}
	}
}

func (r *recordReader) remember(s recap.Session, v *value) {
	if s.ID != "" {
		r.byID[s.ID] = append(r.byID[s.ID], len(r.sessions))
	}
	if v.name != "" && v.name != s.ID {
		r.byID[v.name] = append(r.byID[v.name], len(r.sessions))
	}
	r.sessions = append(r.sessions, record{s, s, v})
}

// isRefused reads the status, and leaves out what organisers refused.
func (t talkValue) isRefused(s *recap.Session) bool {
	for _, c := range t.children {
		if is, known := boolean(c.text); known && (c.name == "draft" && is || c.name == "published" && !is) {
			t.note("is a draft of a talk: left out", s.Title)
			return true
		}
	}
	status := t.line("status")
	switch {
	case isRefusal(status):
		t.note("is a talk that was not accepted: left out", status+" "+s.Title)
		return true
	case strings.EqualFold(status, "accepted") && t.has("slot") && t.get("slot").is('n'):
		t.note("is a talk that nobody confirmed, without a time: left out", s.Title)
		return true
	}
	var isKnown bool
	if s.Status, isKnown = statusOfWords(status); !isKnown {
		t.noteKind("is not a status that is known: the session is as if it were confirmed", status)
	}
	return false
}

// identify reads the ID and the code.
func (t talkValue) identify(s *recap.Session) {
	s.ID = t.line("id")
	code := recap.Code(t.line("code"))
	switch {
	case code.Prefix() != "" && !t.r.areIDs || t.r.isOwn:
		s.Code = code
	case s.ID == "":
		s.ID = string(code)
	}
	if s.ID == "" && !t.r.isTable && t.name != "" && strings.Trim(t.name, "0123456789") == "" {
		s.ID = t.name
	}
}

// describe reads what a talk is about, and for whom.
func (t talkValue) describe(s *recap.Session) {
	abstract, description := trimBody(t.text("abstract")), trimBody(t.text("description"))
	switch {
	case beginsWith(description, abstract):
		abstract = ""
	case beginsWith(abstract, description):
		description = ""
	}
	s.Summary = recap.Markdown(strings.TrimSpace(abstract + "\n\n" + description))
	t.r.translateSummary(s, abstract, description)
	if level := t.named("level"); level != "" {
		if s.Level = levelOfWords(level); s.Level == 0 && !isTrue(level) {
			t.noteKind("is not a level that is known: left out", level)
		}
	}
	if language := t.line("language"); language != "" {
		if s.Language = languageOfWords(language); s.Language == "" {
			t.noteKind("is not a language: left out", language)
		}
	}
	for _, m := range t.all("tags") {
		for tag := range strings.FieldsFuncSeq(t.r.text(m), func(r rune) bool { return strings.ContainsRune(",;\n、，", r) }) {
			if tag = undefuse(oneLine(tag)); tag != "" && !slices.Contains(s.Tags, tag) {
				s.Tags = append(s.Tags, tag)
			}
		}
	}
	for _, m := range t.all("optout") {
		if s.RecordingConsent = recap.ConsentYes; isTrue(m.text) {
			s.RecordingConsent = recap.ConsentNo
		}
	}
	switch consent := recap.Consent(t.line("consent")); consent {
	case recap.ConsentYes, recap.ConsentNo, recap.ConsentAfterReview:
		s.RecordingConsent = consent
	}
}
