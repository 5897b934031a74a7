package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// speakersIn reads people who are named on one line:
//
//	Ada Example (Mason, Example Ltd), [Ben Example](https://ben.example/) and Cy
//
// It returns none if that is not what the line is.
func speakersIn(line string) []recap.Speaker {
	var speakers []recap.Speaker
	for _, part := range splitNames(strings.TrimSuffix(line, ".")) {
		s, ok := speakerIn(part)
		if !ok {
			return nil
		}
		speakers = append(speakers, s)
	}
	return speakers
}

// splitNames divides a line at semicolons, or else at commas and "and", but
// within no brackets.
func splitNames(line string) []string {
	separators := []string{", and ", ", ", " and ", " & ", " und ", " et "}
	if strings.Contains(line, ";") {
		separators = []string{";"}
	}
	var parts []string
	depth, start := 0, 0
next:
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		for _, sep := range separators {
			if depth == 0 && strings.HasPrefix(line[i:], sep) {
				parts = append(parts, line[start:i])
				start = i + len(sep)
				i = start - 1
				continue next
			}
		}
	}
	return append(parts, line[start:])
}

// speakerIn reads one person, with what stands in parentheses behind the name.
func speakerIn(part string) (recap.Speaker, bool) {
	var s recap.Speaker
	part = strings.TrimSpace(part)
	about := ""
	if link, ok := cutLink(part); ok {
		s.URL = link.url
		part = link.before + link.title + link.after
	}
	if open := strings.IndexByte(part, '('); open > 0 && strings.HasSuffix(part, ")") {
		part, about = part[:open], part[open+1:len(part)-1]
	}
	s.Name = oneLine(strings.Trim(unescapeMarkdown(part), "*_ "))
	affiliate(&s, about)
	return s, isName(s.Name)
}

// speakerOfItem reads a person who has an item of a list: the name, and behind
// a comma or a dash what the person does.
func speakerOfItem(item string) (recap.Speaker, bool) {
	for _, sep := range []string{" – ", " — ", " - ", ", "} {
		if name, about, ok := strings.Cut(item, sep); ok && !strings.Contains(name, "(") && !strings.HasSuffix(item, ")") {
			s, ok := speakerIn(name)
			affiliate(&s, strings.Trim(about, "*_ "))
			return s, ok
		}
	}
	return speakerIn(item)
}

// affiliate reads "Job, Organization", "Job at Organization", a role on the
// stage, or an organization alone.
func affiliate(s *recap.Speaker, about string) {
	about = oneLine(about)
	switch strings.ToLower(about) {
	case "moderator", "host", "chair", "panellist", "panelist", "interviewer":
		s.Role = strings.ToLower(about)
		return
	}
	for _, sep := range []string{" at ", " @ "} {
		if job, organization, ok := strings.Cut(about, sep); ok {
			s.Job, s.Organization = strings.TrimSuffix(job, ","), organization
			return
		}
	}
	if job, organization, ok := cutLast(about, ", "); ok {
		s.Job, s.Organization = job, organization
		return
	}
	s.Organization = about
}

// isName reports whether a text could be somebody's name: a few words of which
// the first begins with a letter that is no small one.
func isName(s string) bool {
	const longest, most = 60, 6 // characters, words
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) && !unicode.IsLower(first) && utf8.RuneCountInString(s) <= longest &&
		len(strings.Fields(s)) <= most && !strings.ContainsAny(s, ":/?!")
}

// isFullName reports whether a text is several words that all begin with a
// capital letter, as a name does where nothing says that it is one.
func isFullName(s string) bool {
	words := strings.Fields(s)
	for _, word := range words {
		switch first, _ := utf8.DecodeRuneInString(word); {
		case unicode.IsUpper(first) || unicode.Is(unicode.Lo, first):
		case slices.Contains([]string{"de", "del", "della", "der", "den", "di", "da", "dos", "van", "von", "zu", "le", "la", "el", "al", "bin", "ibn", "y"}, word):
		default:
			return false
		}
	}
	return len(words) > 1
}
