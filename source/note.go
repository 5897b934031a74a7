package source

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Note says of one place of an input what was wrong there and, where it
// could be put right, what was done about it.
type Note struct {
	// Name is that of the input, see [Options].
	Name string
	// Line is the line, counted from 1. 0 means the input as a whole.
	Line int
	// Path leads to the place in the terms of the format, such as event "6571"
	// or sessions[3].url. It may be empty.
	Path string
	// Problem says what was wrong and what was done. It is the same for all
	// notes of a kind, so that they can be counted.
	Problem string
	// Value is what stands at the place, shortened. It may be empty.
	Value string
	// Count is the number of places that the note speaks for: more than one
	// for what is named only once, such as an element that nobody knows. The
	// line is that of the first.
	Count int

	cause error // what Unwrap returns
}

// Unwrap returns what the problem wraps, such as [ErrNoTimeZone], or nil.
func (n *Note) Unwrap() error { return n.cause }

// Error returns the note on a line: name:line: path: problem: value.
func (n *Note) Error() string {
	var parts []string
	switch {
	case n.Name != "" && n.Line > 0:
		parts = append(parts, n.Name+":"+strconv.Itoa(n.Line))
	case n.Name != "":
		parts = append(parts, n.Name)
	case n.Line > 0:
		parts = append(parts, "line "+strconv.Itoa(n.Line))
	}
	if n.Path != "" {
		parts = append(parts, n.Path)
	}
	parts = append(parts, n.Problem)
	if n.Value != "" {
		parts = append(parts, n.Value)
	}
	s := strings.Join(parts, ": ")
	if n.Count > 1 {
		s += fmt.Sprintf(" (%d times)", n.Count)
	}
	return s
}

// ofTime are the words of problems about times, and not those about a path's end.
var ofTime = regexp.MustCompile(`\b(times?|dates?|days?|hours?|clock|zone|offset|start|duration)\b`)

// OfTime reports whether the note is about when something is: it is worth more
// attention than one about small print, since a reader may have taken another time than
// was meant.
func (n *Note) OfTime() bool { return ofTime.MatchString(n.Problem) }

// Notes are notes in the order of the input. As an error they are what made it
// unreadable, or with [Options].Strict all that would have been noted.
type Notes []*Note

// maxListed bounds the notes that Notes.Error spells out.
const maxListed = 100

// Grouped returns one note for each problem, in the order in which they first
// come up: the first one, with the count of all.
func (ns Notes) Grouped() Notes {
	var grouped Notes
	first := make(map[[2]string]*Note)
	for _, n := range ns {
		key := [2]string{n.Name, n.Problem}
		if first[key] == nil {
			one := *n
			one.Count = 0
			first[key] = &one
			grouped = append(grouped, &one)
		}
		first[key].Count += n.Count
	}
	return grouped
}

// Error lists the problems, one a line with its first place and the number of
// places, up to a hundred.
func (ns Notes) Error() string {
	ns = ns.Grouped()
	var b strings.Builder
	for i, n := range ns {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i == maxListed {
			fmt.Fprintf(&b, "… and %d more", len(ns)-i)
			break
		}
		b.WriteString(n.Error())
	}
	return b.String()
}

// Unwrap returns the notes, so that [errors.As] finds a [*Note].
func (ns Notes) Unwrap() []error {
	errs := make([]error, len(ns))
	for i, n := range ns {
		errs[i] = n
	}
	return errs
}

// sorted puts the notes in the order of their lines, those of each input
// together; those of the whole input come first.
func (ns Notes) sorted() Notes {
	slices.SortStableFunc(ns, func(a, b *Note) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Line, b.Line))
	})
	return ns
}

// shortened quotes what stands in an input, as much as fits into a message.
func shortened(s string) string {
	const limit = 80
	s = strings.TrimSpace(s[:min(len(s), 8*limit)])
	runes := []rune(s)
	if len(runes) > limit {
		s = strings.TrimRightFunc(string(runes[:limit]), unicode.IsSpace) + "…"
	}
	return strconv.Quote(s)
}
