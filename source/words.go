package source

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-e2fd8668/recap"
)

// levelOfWords returns the level that people mean by a number or a word, such
// as "300 - Advanced", "L200" or "Introductory and overview", 0 for none. Of
// several the first counts.
func levelOfWords(s string) recap.Level {
	isOther := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, word := range strings.FieldsFunc(strings.ToLower(s), isOther) {
		switch strings.TrimPrefix(strings.TrimPrefix(word, "level"), "l") {
		case "100", "introductory", "introduction", "intro", "beginner", "beginners", "basic", "basics", "foundational", "foundation",
			"foundations", "fundamental", "fundamentals", "novice", "novices", "entry",
			"anfänger", "einsteiger", "einführung", "grundlagen", "débutant", "débutants", "principiante", "principiantes":
			return recap.Foundational
		case "200", "intermediate", "medium", "intermédiaire", "intermedio", "intermediário":
			return recap.Intermediate
		case "300", "advanced", "fortgeschrittene", "fortgeschritten", "avancé", "avanzado", "avançado":
			return recap.Advanced
		case "400", "expert", "experts", "experte", "experten", "experto", "expertos":
			return recap.Expert
		case "500", "distinguished":
			return recap.Distinguished
		}
	}
	return 0
}

// Kinds of sessions that the model has no constants for.
const (
	kindTutorial recap.Kind = "tutorial"
	kindPoster   recap.Kind = "poster"
)

// kindOfWords returns the kind of session that people call so. How long it takes,
// as in "Lightning talk (10 min)", is not part of its kind; a name that says more
// than the kinds we know is a kind of its own.
func kindOfWords(s string) recap.Kind {
	switch name := withoutDuration(s); name {
	case "session", "talk", "talks", "presentation", "lecture", "conference session", "conference talk", "regular session", "regular talk",
		"standard session", "standard talk", "full session", "full talk":
		return recap.KindTalk
	case "lightning talk", "lightning talks", "lightnings", "lightning", "lightning session", "lightning sessions", "short talk", "short talks":
		return recap.KindLightningTalk
	case "panel", "panels", "panel discussion", "panel discussions", "panel session":
		return recap.KindPanel
	case "breakout", "breakout session":
		return recap.KindBreakout
	case "keynote session", "keynote talk", "keynotes", "keynote speaker":
		return recap.KindKeynote
	case "workshop session", "workshops":
		return recap.KindWorkshop
	case "tutorial", "tutorials":
		return kindTutorial
	case "poster", "posters":
		return kindPoster
	case "keynote", "workshop", "break":
		return recap.Kind(name)
	}
	return recap.Kind(s)
}

// withoutDuration is a name in lower case without what stands in brackets, and
// without such words as "45 min".
func withoutDuration(s string) string {
	var outside strings.Builder
	depth := 0
	for _, r := range strings.ToLower(s) {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(depth-1, 0)
		case depth == 0:
			outside.WriteRune(r)
		}
	}
	isOther := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words := strings.FieldsFunc(outside.String(), isOther)
	isDuration := func(word string) bool {
		switch strings.TrimLeft(word, "0123456789") {
		case "", "m", "min", "mins", "minute", "minutes", "minuten", "h", "hr", "hrs", "hour", "hours":
			return true
		}
		return false
	}
	return strings.Join(slices.DeleteFunc(words, isDuration), " ")
}

// hasWord reports whether one of the words stands in a text.
func hasWord(text string, words ...string) bool {
	isOther := func(r rune) bool { return r < 'a' || r > 'z' }
	return slices.ContainsFunc(strings.FieldsFunc(text, isOther), func(w string) bool { return slices.Contains(words, w) })
}

// roleOfQuestion finds what a link is in the question that it answers.
func roleOfQuestion(question string) recap.LinkRole {
	words := strings.ToLower(question)
	for _, r := range []struct {
		role  recap.LinkRole
		words []string
	}{
		{recap.LinkSlides, []string{"slide", "presentation", "deck"}},
		{recap.LinkVideo, []string{"video", "recording", "youtube"}},
		{recap.LinkCode, []string{"code", "repo", "github"}},
		{recap.LinkPaper, []string{"paper"}},
	} {
		if slices.ContainsFunc(r.words, func(w string) bool { return strings.Contains(words, w) }) {
			return r.role
		}
	}
	return ""
}
