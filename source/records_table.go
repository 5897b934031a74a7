package source

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxColumns bounds the columns of a table.
const maxColumns = 1000

// tableHeader returns what parts the cells of a table, 0 for none, and the cells
// of its first row, which may have several lines.
func tableHeader(text []byte) (comma rune, header []string) {
	text = bytes.TrimLeft(text[:min(len(text), 32<<10)], "\r\n")
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("|")) {
		return 0, nil
	}
	for _, c := range "\t;,|" {
		r := csv.NewReader(bytes.NewReader(text))
		r.Comma, r.LazyQuotes = c, true
		cells, err := r.Read()
		if err == nil && len(cells) > max(1, len(header)) {
			comma, header = c, slices.Clone(cells)
		}
	}
	return comma, header
}

// parseTable returns a table as a list of objects with a text for each cell that
// is not empty.
func parseTable(ctx context.Context, in *Input) (*value, error) {
	comma, header := tableHeader(in.text)
	if comma == 0 {
		return nil, in.Fail(0, "", "is no table: expected columns between commas, semicolons or tabs, with their names in the first line")
	}
	if len(header) > maxColumns {
		return nil, in.Fail(0, "", "has %d columns; at most %d can be read", len(header), maxColumns)
	}
	r := csv.NewReader(bytes.NewReader(in.text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	b := treeBuilder{tree: &valueTree{in: in}}
	if err := b.begin(value{kind: '['}); err != nil {
		return nil, err
	}
	lines := lineStarts(in)
	for first := true; ; first = false {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, in.Fail(int(r.InputOffset()), "", "is not a table: %w", err)
		}
		if first {
			header = slices.Clone(cells)
			continue
		}
		if err := b.row(r, header, cells, lines); err != nil {
			return nil, err
		}
	}
	if err := b.finish(len(in.text)); err != nil {
		return nil, err
	}
	return b.whole()
}

// row adds a row with the places of its cells.
func (b *treeBuilder) row(r *csv.Reader, header, cells []string, lines []int) error {
	line, _ := r.FieldPos(0)
	end := int(r.InputOffset())
	return b.cells(header, cells, lines[min(line-1, len(lines)-1)], func(i int) int {
		line, column := r.FieldPos(i)
		return min(lines[min(line-1, len(lines)-1)]+column-1, end)
	}, end)
}

// lineStarts are the offsets at which the lines of an input begin.
func lineStarts(in *Input) []int {
	in.line(0)
	starts := make([]int, 1, len(in.lines)+1)
	for _, at := range in.lines {
		starts = append(starts, at+1)
	}
	return starts
}

// undefuse takes off the apostrophe that keeps a spreadsheet from running a cell
// as a formula, as export.CSV and others put it there.
func undefuse(s string) string {
	rest, found := strings.CutPrefix(s, "'")
	if !found || rest == "" {
		return s
	}
	visible := strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	first, _ := utf8.DecodeRuneInString(visible)
	if strings.ContainsRune("=+-@＝＋－＠", first) || rest[0] == '\t' || rest[0] == '\r' {
		return rest
	}
	return s
}
