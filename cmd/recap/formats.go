package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// readable and writable are the names of the formats.
func readable() []string {
	var all []string
	for _, r := range allReaders() {
		all = append(all, r.Format().Name)
	}
	return all
}

func writable() []string {
	var all []string
	for _, e := range export.All() {
		all = append(all, e.Format().Name)
	}
	return all
}

// formatName returns the name of the format that is meant by its own name, by
// the usual name of its file, or by its extension: icalendar by schedule.ics
// and by ics. Of several formats with one extension, that which is read as well
// is meant: xml is schedule-xml.
func formatName(given string) string {
	given = strings.ToLower(given)
	if slices.Contains(readable(), given) || slices.Contains(writable(), given) {
		return given
	}
	var meant string
	for _, e := range export.All() {
		f := e.Format()
		if given == f.FileName() {
			return f.Name
		}
		if strings.TrimPrefix(given, ".") == f.Extension[1:] && (meant == "" || slices.Contains(readable(), f.Name)) {
			meant = f.Name
		}
	}
	return meant
}

// names yields the names of a list with commas.
func names(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range strings.SplitSeq(list, ",") {
			if name = strings.TrimSpace(name); name != "" && !yield(name) {
				return
			}
		}
	}
}

// readerNamed returns the reader that --from names.
func readerNamed(given string) (source.Reader, error) {
	name := formatName(given)
	if slices.Contains([]string{"csv", "tsv", "yaml", "yml"}, strings.ToLower(strings.TrimPrefix(given, "."))) {
		name = (source.Records{}).Format().Name // of which each is a form
	}
	for _, r := range allReaders() {
		if r.Format().Name == name {
			return r, nil
		}
	}
	if name != "" {
		return nil, fmt.Errorf("%s can be written, but not read; %s", name, expected(given, readable()))
	}
	return nil, fmt.Errorf("%q is no format; %s", given, expected(given, readable()))
}

// writableNamed returns the name of the format that --to names.
func writableNamed(given string) (string, error) {
	switch name := formatName(given); {
	case slices.Contains(writable(), name):
		return name, nil
	case name != "":
		return "", fmt.Errorf("%s can be read, but not written; %s", name, expected(given, writable()))
	}
	return "", fmt.Errorf("%q is no format; %s", given, expected(given, writable()))
}

// expected names the format that was probably meant, or all there are.
func expected(given string, formats []string) string {
	if meant := nearest(given, formats); meant != "" {
		return "did you mean " + meant + "?"
	}
	return "expected " + strings.Join(formats, ", ")
}
