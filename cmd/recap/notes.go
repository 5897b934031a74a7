package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap/source"
)

// maxNoteLines bounds the lines that are printed of an input's notes.
const maxNoteLines = 10

// printNotes prints what was repaired in the input and left out of it: a line
// for every problem, with the number of places and the first of them. Those about
// times come first, each part in the order in which the problems first come up.
func (c console) printNotes(name string, notes source.Notes) {
	w := c.err
	groups := notes.Grouped()
	slices.SortStableFunc(groups, func(a, b *source.Note) int { return rank(a) - rank(b) })
	for i, n := range groups {
		if i == maxNoteLines-1 && len(groups) > maxNoteLines {
			fmt.Fprintf(w, "       … and %d more kinds of note; --notes lists all\n", len(groups)-i)
			return
		}
		place := placeOf(name, n)
		switch {
		case place == "":
		case n.Count > 1:
			place = ", first at " + place
		default:
			place = ": " + place
		}
		fmt.Fprintf(w, "%s  %s%s\n", c.paint.yellow(fmt.Sprintf("%5d", n.Count)), flagNames.Replace(n.Problem), place)
	}
}

// rank is lower for a note that is worth more attention.
func rank(n *source.Note) int {
	if n.OfTime() {
		return 0
	}
	return 1
}

// flagNames says flags where the library says options.
var flagNames = strings.NewReplacer(
	"the option Sessions", "--sessions",
	"the option TimeZone", "--zone",
	"the option KeepClock", "--keep-clock",
	"the option Map", "--map",
)

// placeOf returns what a note says beside its problem, of an input of this name.
func placeOf(name string, n *source.Note) string {
	var parts []string
	switch {
	case n.Name != name && n.Line > 0: // of a folder
		parts = append(parts, n.Name+":"+strconv.Itoa(n.Line))
	case n.Name != name:
		parts = append(parts, n.Name)
	case n.Line > 0:
		parts = append(parts, "line "+strconv.Itoa(n.Line))
	}
	for _, part := range []string{n.Path, n.Value} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ": ")
}

// countOf returns the number of places of which notes were taken.
func countOf(notes source.Notes) int {
	total := 0
	for _, n := range notes {
		total += n.Count
	}
	return total
}

// fail prints why the command failed, every reason on a line.
func (c console) fail(err error) {
	reasons := err.Error()
	if notes := (source.Notes)(nil); errors.As(err, &notes) {
		var lines []string
		for _, n := range notes.Grouped() { // all of them: Notes.Error stops at a hundred
			lines = append(lines, n.Error())
		}
		// What was added to the notes, such as the flag that helps, stays.
		reasons = strings.Join(lines, "\n") + strings.TrimPrefix(reasons, notes.Error())
	}
	for line := range strings.SplitSeq(reasons, "\n") {
		fmt.Fprintln(c.err, c.paint.red("recap:"), flagNames.Replace(strings.TrimSpace(line)))
	}
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
