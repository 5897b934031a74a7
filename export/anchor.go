package export

import (
	"maps"
	"strconv"
	"strings"
	"unicode"

	"github.com/seed-e2fd8668/recap"
)

// anchors is a set of names of which each is given once.
type anchors map[string]bool

// newAnchors returns a set in which the names of a page's own parts are taken.
func newAnchors() anchors {
	return anchors{
		"top": true, "main": true, "contents": true, "introduction": true, "timetable": true, "filter": true,
		"sessions": true, "conclusion": true, "authors": true, "related": true,
	}
}

func (a anchors) clone() anchors { return maps.Clone(a) }

// add returns name, or if it is taken, name with the first number that makes
// it unique.
func (a anchors) add(name string) string {
	unique := name
	for n := 2; a[unique]; n++ {
		unique = name + "-" + strconv.Itoa(n)
	}
	a[unique] = true
	return unique
}

// sessionAnchor names a session as given by what does not change with its
// title; id is the session's ID, given or derived.
func sessionAnchor(given recap.Session, id string) string {
	if name := slug(string(given.Code)); name != "" {
		return name
	}
	if name := slug(given.ID); name != "" {
		return name
	}
	if given.ID != "" {
		return "session"
	}
	return "session-" + id[:8] // of a UUID
}

// groupAnchor names a group by its heading.
func groupAnchor(g recap.Group) string {
	if name := slug(g.Heading); name != "" {
		return name
	}
	return "group"
}

// slug turns text into a name for a URL's fragment: its letters and digits in
// lower case, and a hyphen for each run of anything else.
func slug(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}
