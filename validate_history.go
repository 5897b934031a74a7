package recap

import (
	"fmt"
	"slices"
)

// A history is read back from files, so it holds the same rules as the post that it is
// about: what it says of a field is validated as that field.

func (v Revision) check(r report) { r.date("at", v.At) }

func (c Changes) check(r report) {
	for i, list := range c.lists() {
		r.limit([]string{"added", "removed", "cancelled", "revived", "changed"}[i], len(*list), MaxSessions)
	}
	r.limit("order", len(c.Order), MaxSessions)
	if path := c.Fields.misplaced(); path != "" {
		r("fields", "fields", "has %s, which has a place of its own", path)
		return
	}
	for _, pick := range picks() {
		post := Post{Title: "Title"}
		r.checkFields(c.Fields.setAll(&post, pick), post)
	}
}

func (c Change) check(r report) {
	for _, pick := range picks() {
		s := Session{Title: "Title"}
		r.checkFields(c.Fields.setAll(&s, pick), s)
	}
}

// checkFields reports what is wrong with a struct of which some fields were set, and the
// error of setting them.
func (r report) checkFields(err error, partial any) {
	if err != nil {
		r("fields", "fields", "cannot be read: %v", err)
		return
	}
	problems, err := findProblems(partial)
	if err != nil {
		r("fields", "fields", "cannot be checked: %v", err)
	}
	for _, p := range problems {
		// The other fields, which these rules need, are not there.
		if !slices.Contains([]string{"required", "unique", "track", "level", "end"}, p.Rule) {
			r("fields", p.Rule, "%s", fmt.Sprintf("%s %s", p.Path, p.Message))
		}
	}
}
