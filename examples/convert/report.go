package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// maxPlaces bounds the places that are named of a problem.
const maxPlaces = 3

// reportResult prints what was read and, for every problem, the number of
// places and the first of them, in the order in which the problems first come
// up.
func reportResult(w io.Writer, name string, result *source.Result) error {
	var b strings.Builder
	var problems []string
	notes := make(map[string]source.Notes)
	total := 0
	for _, n := range result.Notes {
		if notes[n.Problem] == nil {
			problems = append(problems, n.Problem)
		}
		notes[n.Problem] = append(notes[n.Problem], n)
		total += n.Count
	}
	fmt.Fprintf(&b, "%s: %s read as %s", name, counted(len(result.Post.Sessions), "session"), result.Format.Title)
	if total > 0 {
		fmt.Fprintf(&b, "; %s", counted(total, "note"))
	}
	b.WriteByte('\n')
	for _, problem := range problems {
		reportProblem(&b, problem, notes[problem])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func reportProblem(b *strings.Builder, problem string, notes source.Notes) {
	total := 0
	for _, n := range notes {
		total += n.Count
	}
	fmt.Fprintf(b, "%5d  %s\n", total, problem)
	for i, n := range notes {
		if i == maxPlaces {
			fmt.Fprintf(b, "       … and %d more\n", total)
			break
		}
		total -= n.Count
		if place := placeOf(n); place != "" {
			fmt.Fprintf(b, "       %s\n", place)
		}
	}
}

// placeOf returns what a note says beside its problem.
func placeOf(n *source.Note) string {
	var parts []string
	if n.Line > 0 {
		parts = append(parts, n.Name+":"+strconv.Itoa(n.Line))
	}
	for _, part := range []string{n.Path, n.Value} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	place := strings.Join(parts, ": ")
	if n.Count > 1 {
		place += fmt.Sprintf(" (%d times)", n.Count)
	}
	return strings.TrimSpace(place)
}

// reportFiles prints a line for each format.
func reportFiles(w io.Writer, files []site.Written) error {
	for _, f := range files {
		line := fmt.Sprintf("%s  %d bytes", f.Path, f.Size)
		if f.Skipped != nil {
			line = "not written: " + f.Skipped.Error()
		}
		if _, err := fmt.Fprintf(w, "%-13s  %s\n", f.Format.Name, line); err != nil {
			return err
		}
	}
	return nil
}

// reportError prints why nothing was written, every reason on a line with the
// first place and the number of places.
func reportError(w io.Writer, err error) {
	reasons := []string{err.Error()}
	if notes := (source.Notes)(nil); errors.As(err, &notes) {
		reasons = nil
		for _, n := range notes.Grouped() { // all of them: Notes.Error stops at a hundred
			reasons = append(reasons, n.Error())
		}
	}
	reasons[len(reasons)-1] += flagFor(err)
	for _, reason := range reasons {
		for line := range strings.SplitSeq(reason, "\n") {
			fmt.Fprintln(w, "convert:", line)
		}
	}
}

// flagFor names the flag that helps where the input does not say what it must.
func flagFor(err error) string {
	switch {
	case errors.Is(err, source.ErrNoTimeZone):
		return ": -zone ZONE"
	}
	return ""
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
