package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/source"
	"github.com/seed-e2fd8668/recap/source/xlsx"
)

// allReaders are the readers of the library, and those in packages of their own.
func allReaders() []source.Reader {
	return append([]source.Reader{xlsx.Reader{}}, source.All()...)
}

// readers returns the readers that are asked, with the options that flags give
// them.
func (r *reading) readers() ([]source.Reader, error) {
	readers := slices.Clone(r.options.Readers)
	if readers == nil {
		readers = allReaders()
	}
	for i, reader := range readers {
		switch reader := reader.(type) {
		case source.Sessionize:
			if r.speakers != "" {
				data, err := os.ReadFile(r.speakers)
				if err != nil {
					return nil, notOpened(r.speakers, err)
				}
				reader.Speakers = data
			}
			readers[i] = reader
		case source.Markdown:
			readers[i] = r.outline
		case source.Records:
			readers[i] = source.Records{Map: r.columns}
		case xlsx.Reader:
			readers[i] = xlsx.Reader{Sheet: r.sheet, Records: source.Records{Map: r.columns}}
		}
	}
	return readers, nil
}

// checkUsed refuses flags that are options of another format than the input is
// in: they would say nothing.
func (r *reading) checkUsed(name string, format source.Format) error {
	if r.speakers != "" && format != (source.Sessionize{}).Format() {
		return fmt.Errorf("%s was read as %s; --speakers is for files of Sessionize", name, format.Title)
	}
	if r.outline != (source.Markdown{}) && format != r.outline.Format() {
		return fmt.Errorf("%s was read as %s; --sessions, --tracks and --days are for articles in Markdown", name, format.Title)
	}
	isSheet := format == (xlsx.Reader{}).Format()
	if r.columns != nil && !isSheet && format != (source.Records{}).Format() {
		return fmt.Errorf("%s was read as %s; --map is for lists of talks", name, format.Title)
	}
	if r.sheet != "" && !isSheet {
		return fmt.Errorf("%s was read as %s; --sheet is for spreadsheets", name, format.Title)
	}
	return nil
}

// outlineForms are what can be the sessions of an article; those of headings come
// first, which can be its tracks and days, too.
var outlineForms = []string{"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "bold"}

// formFlag sets a part of the outline of an article.
func formFlag(to *string, forms []string) func(string) error {
	return func(form string) error {
		if form != "" && !slices.Contains(forms, form) {
			return fmt.Errorf("%q is no part of an article; expected %s", form, strings.Join(forms, ", "))
		}
		*to = form
		return nil
	}
}

// addColumns takes the columns that a list names. A comma may as well stand within
// the name of one.
func (r *reading) addColumns(list string) error {
	field := ""
	for i, part := range strings.Split(list, ",") {
		name, column, found := strings.Cut(part, "=")
		switch {
		case found:
			field = strings.TrimSpace(name)
		case i == 0 && part == "":
			return nil
		case i == 0:
			return fmt.Errorf("%q names no column; expected FIELD=COLUMN, such as title=Vortrag", list)
		default:
			column = r.columns[field] + "," + part
		}
		if r.columns == nil {
			r.columns = make(map[string]string)
		}
		r.columns[field] = strings.TrimSpace(column)
	}
	return nil
}
