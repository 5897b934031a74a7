package source

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

// columnsText names the fields of a session as people do, see there.
//
//go:embed columns.txt
var columnsText string

// A column is the field that a name stands for, and how usual the name is for
// it: of two columns for one field, the one with the lower rank counts.
type column struct {
	field string
	rank  int
}

var columnNames = sync.OnceValue(func() map[string]column {
	columns := make(map[string]column)
	for line := range strings.Lines(columnsText) {
		field, names, ok := strings.Cut(line, " = ")
		if !ok || line[0] == '#' {
			continue
		}
		for name := range strings.SplitSeq(names, ", ") {
			if name = columnKey(name); columns[name].field == "" {
				columns[name] = column{field, len(columns)}
			}
		}
	}
	return columns
})

// columnOf returns the field of a session that a name stands for, whatever an
// organiser explains behind it in parentheses.
func columnOf(name string) (column, bool) {
	if len(name) > 100 {
		return column{}, false
	}
	key := columnKey(name)
	c, ok := columnNames()[key]
	if before, _, found := strings.Cut(name, " ("); !ok && found { // "Abstract (at most 300 words)"
		c, ok = columnNames()[columnKey(before)]
		c.rank++
	}
	return c, ok
}

// columnKey is a name in the form in which names are compared: words in lower
// case, so that startTime, start_time and "Start time:" are one.
func columnKey(name string) string {
	for _, plural := range []string{"(s)", "(e)", "(es)", "(en)", "(in)", "(nen)", "(innen)", "*innen", ":innen", "/innen"} {
		name = strings.ReplaceAll(name, plural, "")
	}
	var b strings.Builder
	var last rune
	for _, r := range name {
		switch {
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteRune(' ')
			fallthrough
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(' ')
		}
		last = r
	}
	return oneLine(b.String())
}
