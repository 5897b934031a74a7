package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// readable and writable are the names of the formats.
func readable() []string {
	var all []string
	for _, r := range source.All() {
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

func (a *arguments) setReader(name string) error {
	a.options.Readers = nil
	for _, r := range source.All() {
		if r.Format().Name == name {
			a.options.Readers = []source.Reader{r}
		}
	}
	switch {
	case name == "" || a.options.Readers != nil:
		return nil
	case slices.Contains(writable(), name):
		return fmt.Errorf("%s can be written, but not read; expected one of %s", name, strings.Join(readable(), ", "))
	}
	return fmt.Errorf("it is no format; expected one of %s", strings.Join(readable(), ", "))
}

func (a *arguments) addFormats(list string) error {
	for name := range names(list) {
		switch {
		case slices.Contains(writable(), name):
			a.formats = append(a.formats, name)
		case slices.Contains(readable(), name):
			return fmt.Errorf("%s can be read, but not written; expected some of %s", name, strings.Join(writable(), ", "))
		default:
			return fmt.Errorf("%q is no format; expected some of %s", name, strings.Join(writable(), ", "))
		}
	}
	return nil
}

// files returns the files of the formats to write, in the library's order.
func (a arguments) files() []site.File {
	return slices.DeleteFunc(site.Files(), func(f site.File) bool {
		return a.formats != nil && !slices.Contains(a.formats, f.Exporter.Format().Name)
	})
}

// someApply returns nil if one of the formats applies to the document, or else
// the reason why each does not.
func someApply(tree *site.Site) error {
	if len(tree.Files()) > 0 {
		return nil
	}
	var reasons []error
	for _, f := range tree.Skipped() {
		reasons = append(reasons, f.Reason)
	}
	return errors.Join(reasons...)
}
