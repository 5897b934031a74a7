package source

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap"
)

// description reads what an event is about, and what lines such as "Speakers:
// Ada, Bob" in it say.
func (c *icalReader) description(e *value, s *recap.Session) {
	text := strings.TrimSpace(strings.ReplaceAll(e.get("DESCRIPTION").text, "\r\n", "\n"))
	if c.isExported {
		text = ownDescription(text, s)
	} else {
		text = labelled(text, s)
	}
	html := ""
	for v := range e.each("X-ALT-DESC") {
		if kind := strings.ToLower(v.line("FMTTYPE")); kind == "" || kind == "text/html" {
			html = htmlBody(v.text)
		}
	}
	if html != "" && !c.isExported {
		text = html
	}
	s.Summary = recap.Markdown(text)
}

// labelled takes the lines with a label out of a text: who speaks, and what is
// missing of track, level, language and kind. The names of speakers may stand
// on the lines below.
func labelled(text string, s *recap.Session) string {
	var kept []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		label, rest, found := strings.Cut(lines[i], ":")
		column, ok := columnOf(stripTags(label))
		if !found || !ok || len(label) > 100 || len(rest) > 500 {
			kept = append(kept, lines[i])
			continue
		}
		rest = oneLine(stripTags(rest))
		if rest == "" && column.field == "speakers" {
			for i+1 < len(lines) {
				name := strings.TrimLeft(oneLine(stripTags(lines[i+1])), "-*• ")
				if len(namesIn(name)) == 0 {
					break
				}
				rest += name + "\n"
				i++
			}
		}
		if !describe(s, column.field, rest) {
			kept = append(kept, lines[i])
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// describe sets a field of a session that a labelled line may say, and reports
// whether it did.
func describe(s *recap.Session, field, text string) bool {
	switch {
	case text == "":
	case field == "speakers" && len(s.Speakers) == 0:
		s.Speakers = namesIn(text)
		return len(s.Speakers) > 0
	case field == "track" && s.Track == "" && len(text) < 100:
		s.Track = text
		return true
	case field == "level" && s.Level == 0:
		s.Level = levelOfWords(text)
		return s.Level != 0
	case field == "language" && s.Language == "":
		s.Language = languageOfWords(text)
		return s.Language != ""
	case field == "kind" && s.Kind == "" && len(text) < 60:
		s.Kind = kindOfWords(text)
		return true
	}
	return false
}

var htmlTags = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^<>]*>`) })

func stripTags(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	return htmlTags().ReplaceAllString(s, " ")
}

// htmlBody is what stands in the body of a page of HTML, without empty lines,
// which would end it in Markdown.
func htmlBody(s string) string {
	lower := strings.ToLower(s)
	if i := strings.Index(lower, "<body"); i >= 0 {
		if end := strings.IndexByte(s[i:], '>'); end >= 0 {
			s, lower = s[i+end+1:], lower[i+end+1:]
		}
	}
	if i := strings.LastIndex(lower, "</body"); i >= 0 && i < len(s) {
		s = s[:i]
	}
	lines := slices.DeleteFunc(strings.Split(s, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

var ownDates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\d{4}-\d{2}-\d{2} `)
})

// ownDescription reads the description that export.ICalendar writes: speakers,
// facts between middle dots, the text, links, and the session's address.
func ownDescription(text string, s *recap.Session) string {
	paragraphs := strings.Split(text, "\n\n")
	facts := slices.IndexFunc(paragraphs, func(p string) bool {
		return slices.ContainsFunc(strings.Split(p, " · "), ownDates().MatchString)
	})
	if facts < 0 || facts > 1 {
		return text
	}
	if facts == 1 {
		s.Speakers = peopleIn(paragraphs[0])
	}
	tagged := s.Track
	s.Track = ""
	for i, fact := range strings.Split(paragraphs[facts], " · ") {
		switch code := recap.Code(fact); {
		case i == 0 && code.Prefix() != "":
			s.Code = code
		case fact == tagged:
			s.Track = tagged
		}
	}
	if s.Track == "" && tagged != "" {
		s.Tags = append([]string{tagged}, s.Tags...)
	}
	rest := paragraphs[facts+1:]
	if n := len(rest); n > 0 && strings.Contains(rest[n-1], "://") {
		rest = rest[:n-1]
	}
	if n := len(rest); n > 0 && strings.HasPrefix(rest[n-1], "License: ") {
		s.License = strings.TrimPrefix(rest[n-1], "License: ")
		rest = rest[:n-1]
	}
	return strings.Join(rest, "\n\n")
}
