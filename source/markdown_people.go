package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// speakersOf reads people who are named on a line, or on several:
//
//	Ada Example (Mason, Example Ltd), [Ben Example](https://ben.example/) and Cy
//
// It returns none if that is not what the text is. Where the label speaks of one
// person, what follows a single comma is not another one.
func speakersOf(t mdText, isOne bool) []recap.Speaker {
	const longest = 8 << 10 // bytes of a line
	if len(t.String()) > longest {
		return nil
	}
	t = t.trim(func(r rune) bool { return unicode.IsSpace(r) || r == '.' || r == ',' })
	if people := t.split(";"); len(people) > 1 {
		return eachPerson(people, speakerWithAbout)
	}
	if lines := t.lines(); len(lines) > 1 {
		return eachPerson(lines, speakerWithAbout)
	}
	if pairs := pairsOf(t); pairs != nil {
		return eachPerson(pairs, speakerWithAbout)
	}
	parts := splitNames(t, "")
	if len(parts) > 1 && !namesSeveral(t) {
		about, _, _ := strings.Cut(mdText(parts[1]).line(), " @")
		if isOne || len(parts) == 2 && isOrganization(about) {
			return eachPerson([]mdText{t}, speakerWithAbout)
		}
	}
	speakers := eachPerson(parts, speakerOf)
	if last := len(speakers) - 1; last > 0 && len(parts) == len(speakers) && strings.Contains(parts[last].String(), " @ ") {
		for i := range speakers[:last] { // "Ada Example, Ben Example @ Example Ltd"
			speakers[i].Organization = cmp.Or(speakers[i].Organization, speakers[last].Organization)
		}
		return speakers
	}
	return ofOrganization(speakers)
}

// pairsOf divides "Ada Example, Example Ltd & Ben Example, Loom University": people with
// what they belong to, where each has a comma and at least one is no list of names.
func pairsOf(t mdText) []mdText {
	for _, and := range []string{" & ", " and "} {
		pairs, told := t.split(and), false
		if len(pairs) < 2 || len(pairs) > maxParts {
			continue
		}
		for _, pair := range pairs {
			name, about, ok := strings.Cut(pair.String(), ", ")
			if !ok || strings.Contains(about, ",") || !isPerson(oneLine(name)) {
				return nil
			}
			told = told || isOrganization(oneLine(about)) || !isPerson(oneLine(about))
		}
		if told {
			return pairs
		}
	}
	return nil
}

// ofOrganization makes of the last in a list, where that is rather the name of a
// company, the organization of the others.
func ofOrganization(speakers []recap.Speaker) []recap.Speaker {
	last := len(speakers) - 1
	if last < 1 || len(strings.Fields(speakers[last].Name)) > 1 || slices.ContainsFunc(speakers[:last], func(s recap.Speaker) bool { return s.Organization != "" || !isPerson(s.Name) }) {
		return speakers
	}
	for i := range speakers[:last] {
		speakers[i].Organization = speakers[last].Name
	}
	return speakers[:last]
}

func eachPerson(texts []mdText, read func(mdText) (recap.Speaker, bool)) []recap.Speaker {
	var speakers []recap.Speaker
	for _, t := range texts {
		if strings.TrimSpace(t.String()) == "" {
			continue
		}
		s, ok := read(t)
		if !ok {
			return nil
		}
		speakers = append(speakers, s)
	}
	return speakers
}

// Between the names of two people stand commas, or a word for "and".
var (
	mdCommas = []string{", and ", ", und ", ", et ", ", ", "、", "，", ","}
	mdAnds   = []string{" and ", " & ", " und ", " et ", " y ", " e ", " en ", " i ", " + ", " / ", " with ", " with: ", " と ", " 和 ", "＆", " og ", " och "}
)

// namesSeveral reports whether a word for "and" stands outside of brackets.
func namesSeveral(t mdText) bool {
	s := t.String()
	return slices.ContainsFunc(mdAnds, func(and string) bool { return strings.Contains(s, and) })
}

// splitNames divides a line at a separator, or where none is given at commas and
// words for "and", but within no brackets and no link.
func splitNames(t mdText, separator string) []mdText {
	separators := slices.Concat(mdCommas, mdAnds)
	if separator != "" {
		separators = []string{separator}
	}
	s := t.String()
	var parts []mdText
	depth, start := 0, 0
	inLink := make([]bool, 0, len(s))
	for _, r := range t {
		for range len(r.text) {
			inLink = append(inLink, r.isLink)
		}
	}
next:
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		for _, sep := range separators {
			if depth == 0 && strings.HasPrefix(s[i:], sep) && !(inLink[i] && inLink[min(i+len(sep), len(s)-1)]) {
				parts = append(parts, t.slice(start, i))
				start = i + len(sep)
				i = start - 1
				continue next
			}
		}
	}
	return append(parts, t.slice(start, len(s)))
}

// speakerOf reads one person, with what stands in parentheses behind the name.
func speakerOf(t mdText) (recap.Speaker, bool) {
	var s recap.Speaker
	for i, l := range t.links() {
		if mdRoles[fieldOfLabel(l.text)] != "" || i > 0 && roleOfAddress(l.link) != "" {
			return s, false
		}
		if s.URL == "" && (isWebAddress(l.link) || strings.HasPrefix(l.link, "mailto:")) {
			s.URL = l.link
		}
	}
	name, about := strings.TrimSpace(t.String()), ""
	if before, after, found := strings.Cut(name, " by @"); found && !strings.Contains(after, " ") {
		name = before
	}
	for _, brackets := range []string{"()", "[]", "（）"} {
		open, end := string([]rune(brackets)[0]), string([]rune(brackets)[1])
		if before, inside, found := strings.Cut(name, open); found && before != "" && strings.HasSuffix(inside, end) {
			name, about = before, strings.TrimSuffix(inside, end)
			if mdDurationPattern().MatchString(about) || mdEventPattern().MatchString(about) || strings.ContainsAny(about, "()") {
				return s, false
			}
		}
	}
	if before, organization, found := strings.Cut(name, " @ "); found && about == "" {
		name, about = before, organization
	}
	if before, handle, found := strings.Cut(name, " @"); found && !strings.Contains(handle, " ") {
		name = before
	}
	s.Name = cleanName(name)
	affiliate(&s, about)
	return s, isName(s.Name)
}

// cleanName is a name without what people put around it.
func cleanName(s string) string {
	s = strings.TrimFunc(oneLine(s), func(r rune) bool {
		return !isWordRune(r) && !unicode.IsMark(r) && r != '.' && r != ')' && r != '"' && r != '\''
	})
	s = strings.TrimLeft(s, ".)\"'")
	for _, honour := range []string{"さん", "氏", "様", "先生", "老师", "老師", "님"} {
		if name, ok := strings.CutSuffix(s, honour); ok && name != "" {
			return strings.TrimSpace(name)
		}
	}
	return s
}

// speakerWithAbout reads a person of whom, behind a comma or a dash, stands what
// the person does.
func speakerWithAbout(t mdText) (recap.Speaker, bool) {
	for _, sep := range []string{" – ", " — ", " - ", ", ", "，"} {
		if name, about, ok := t.cut(sep); ok && !strings.Contains(name.String(), "(") && !strings.HasSuffix(strings.TrimSpace(t.String()), ")") {
			s, ok := speakerOf(name)
			if degree, rest, _ := strings.Cut(about.line(), ", "); isNameSuffix(degree) {
				s.Name += ", " + degree
				affiliate(&s, rest)
				return s, ok
			}
			affiliate(&s, about.line())
			return s, ok
		}
	}
	return speakerOf(t)
}

// affiliate reads "Job, Organization", "Job at Organization", a role on the
// stage, or an organization alone.
func affiliate(s *recap.Speaker, about string) {
	about = strings.Trim(oneLine(about), " *_")
	if isWord("moderator", about) {
		s.Role = strings.ToLower(about)
		return
	}
	if strings.HasPrefix(about, "@") || about == "" {
		return
	}
	for _, sep := range []string{" at ", " @ ", " bei ", " chez ", " en ", " w "} {
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

// isOrganization reports whether a text is rather that of a company than a name.
func isOrganization(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 {
		return len(words) == 1
	}
	last := strings.ToLower(strings.Trim(words[len(words)-1], ".,"))
	return slices.Contains([]string{"ltd", "inc", "gmbh", "ag", "llc", "corp", "labs", "university", "university.", "foundation", "software", "technologies", "group", "institute", "systems", "engineering", "solutions", "consulting", "bank", "media", "cloud", "ab", "bv", "sa", "oy", "kg", "e.v", "hat", "international", "institut"}, last) ||
		slices.Contains([]string{"university", "universität", "université", "engineer", "developer", "senior", "principal", "cto", "ceo", "founder", "head", "staff", "lead", "director", "software", "product", "vp", "co-founder"}, strings.ToLower(words[0]))
}

// isName reports whether a text could be somebody's name: a few words of which
// the first begins with a letter that is no small one.
func isName(s string) bool {
	const longest, most = 60, 6 // characters, words
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) && !unicode.IsLower(first) && utf8.RuneCountInString(s) <= longest &&
		len(strings.Fields(s)) <= most && !strings.ContainsAny(s, ":/?!")
}

// isPerson reports whether a text is several words that all begin with a capital
// letter, as a name does where nothing says that it is one, and of which none
// speaks of conferences or software.
func isPerson(s string) bool {
	words := strings.Fields(s)
	if len(words) > 5 || !isName(s) {
		return false
	}
	if strings.ContainsFunc(s, isEastAsian) {
		const longest = 8
		return len(words) <= 2 && utf8.RuneCountInString(s) <= longest && !strings.ContainsFunc(s, unicode.IsPunct)
	}
	for i, word := range words {
		switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "\"“'(")); {
		case i > 0 && slices.Contains([]string{"de", "del", "della", "der", "den", "di", "da", "dos", "van", "von", "zu", "le", "la", "el", "al", "bin", "ibn", "y", "of", "ten", "ter"}, word):
		case !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first), strings.ContainsAny(word, "0123456789#&+=_"), isWord("prose", word):
			return false
		}
	}
	return len(words) > 1
}

// isEastAsian holds for the letters of scripts that have no capital ones, and no
// spaces between words.
func isEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// arePeople reports whether a text is nothing but full names.
func arePeople(t mdText) bool {
	speakers := speakersOf(t, false)
	for i, s := range speakers {
		if !isPerson(s.Name) && (i == 0 || !isOrganization(s.Name)) {
			return false
		}
	}
	return len(speakers) > 0
}
