package recap

import (
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// The validator reads a struct by reflection, which for a thousand sessions
// takes longer than everything else that is done to publish them short of
// rendering. Nearly every session is beyond reproach, and to see that takes a
// tenth of the time. The functions here see it: they may doubt what is valid,
// and then the validator judges, but they never pass what is not. A test holds
// them to that.

func (s Session) certainlyValid(bodies validBodies) bool {
	valid := true
	s.check(func(string, string, string, ...any) { valid = false })
	return valid && s.Title != "" &&
		isPlainLine(s.ID, string(s.Code), s.Title, s.Subtitle, s.Track, string(s.Kind), s.Room, s.Licence) &&
		isPlainURL(s.URL) &&
		(s.Level == 0 || slices.Contains(Levels(), s.Level)) &&
		(s.Language == "" || checkLanguage(s.Language, "") == "") &&
		checkBody(string(s.Summary), "") == "" &&
		allValid(s.Speakers, func(sp Speaker) bool { return sp.certainlyValid(bodies) }) &&
		allValid(s.Tags, func(tag string) bool { return tag != "" && isPlainLine(tag) }) &&
		allValid(s.Links, Link.certainlyValid) &&
		slices.Contains([]Consent{ConsentUnknown, ConsentYes, ConsentAfterReview, ConsentNo}, s.RecordingConsent) &&
		slices.Contains([]Status{"", StatusConfirmed, StatusMoved, StatusCancelled}, s.Status)
}

func (s Speaker) certainlyValid(bodies validBodies) bool {
	valid := true
	s.check(func(string, string, string, ...any) { valid = false })
	return valid && s.Name != "" &&
		isPlainLine(s.ID, s.Name, s.Role, s.Job, s.Organisation) &&
		isPlainURL(s.URL) && isPlainURL(s.Avatar) &&
		bodies.accept(s.Biography) &&
		allValid(s.Links, Link.certainlyValid)
}

func (l Link) certainlyValid() bool {
	valid := true
	l.check(func(string, string, string, ...any) { valid = false })
	return valid && l.URL != "" && isPlainURL(l.URL) &&
		isPlainLine(l.Title, string(l.Role)) &&
		(l.MediaType == "" || checkMediaType(l.MediaType, "300") == "") &&
		l.Size >= 0
}

// validBodies are biographies that were found valid. A speaker may stand at
// thousands of sessions, each time with the same one.
type validBodies map[Markdown]struct{}

// accept reports whether a body is valid, which it finds out once.
func (v validBodies) accept(md Markdown) bool {
	if _, found := v[md]; found {
		return true
	}
	if checkBody(string(md), "") != "" {
		return false
	}
	v[md] = struct{}{}
	return true
}

func allValid[T any](list []T, valid func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !valid(v) })
}

// isPlainLine reports whether the values are short enough in bytes, and so in
// characters, and hold nothing that a line of text may not.
func isPlainLine(values ...string) bool {
	return !slices.ContainsFunc(values, func(s string) bool {
		return len(s) > MaxTitle || text.Problem(s, "") != ""
	})
}

// isPlainURL reports whether s is empty or an http or https URL of a host name
// and characters that mean the same in every part of a URL.
func isPlainURL(s string) bool {
	if s == "" {
		return true
	}
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	host := leading(rest, func(c byte) bool { return isAlphanumeric(c) || c == '.' || c == '-' })
	rest = rest[len(host):]
	path := leading(rest, func(c byte) bool { return isAlphanumeric(c) || strings.IndexByte("-._~/?#=&+,;!$@", c) >= 0 })
	return ok && len(s) <= MaxURL && host != "" && path == rest && (path == "" || strings.IndexByte("/?#", path[0]) >= 0)
}

func isAlphanumeric(c byte) bool { return isLetter(c) || isDigit(c) || 'a' <= c && c <= 'z' }
