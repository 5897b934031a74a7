// Package xlsx reads lists of talks from spreadsheets, for programs that want it:
// it brings a large library with it.
//
//	readers := append([]source.Reader{xlsx.Reader{}}, source.All()...)
//	result, err := source.Read(ctx, file, source.Options{Readers: readers})
package xlsx

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// Reader reads a workbook of Excel (Office Open XML, .xlsx), as LibreOffice and
// Google Sheets write it too. A sheet is read as [source.Records] reads a table:
// its columns go by their names, which stand in one of the first rows, or it is a
// timetable with rooms across; see [source.Records.Tabulate]. Cells are what they show: of a formula that is its last result.
type Reader struct {
	// Sheet is the name of the sheet to read. Empty means the first one that
	// holds a table of talks, and those with the same columns, such as one for each
	// day; a note names the others.
	Sheet string
	// Records says how the columns are called.
	Records source.Records
}

// Format implements [source.Reader].
func (Reader) Format() source.Format { return source.Format{Name: "xlsx", Title: "spreadsheet"} }

// Detect implements [source.Reader].
func (Reader) Detect(text []byte) bool {
	return bytes.HasPrefix(text, []byte("PK\x03\x04")) && bytes.Contains(text, []byte("xl/workbook.xml"))
}

// Read implements [source.Reader].
func (x Reader) Read(ctx context.Context, in *source.Input) (recap.Post, error) {
	limit := in.Options().MaxBytes
	if limit == 0 {
		limit = source.MaxBytes
	}
	file, err := excelize.OpenReader(bytes.NewReader(in.Text()), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit, // which keeps it from writing files
	})
	if err != nil {
		return recap.Post{}, in.Fail(-1, "", "is not a workbook of Excel: %w", err)
	}
	defer file.Close()
	w := workbook{ctx: ctx, in: in, file: file, isDate: make(map[int]bool)}
	rows, err := w.find(x)
	if err != nil {
		return recap.Post{}, err
	}
	return x.Records.ReadRows(ctx, in, rows)
}

// A workbook is a file that is being read.
type workbook struct {
	ctx    context.Context
	in     *source.Input
	file   *excelize.File
	isDate map[int]bool // whether a style shows numbers as dates
}

// find returns the rows of the sheet that holds the talks.
func (w workbook) find(x Reader) ([][]string, error) {
	var found, header [][]string
	for _, sheet := range w.file.GetSheetList() {
		if x.Sheet != "" && !strings.EqualFold(x.Sheet, sheet) {
			continue
		}
		rows, err := w.rows(sheet)
		if err != nil {
			return nil, err
		}
		first := x.Records.HeaderRow(rows)
		if cells := x.tabulate(sheet, rows); first < 0 && cells != nil {
			rows, first = cells, x.Records.HeaderRow(cells)
		} else if first >= 0 {
			w.link(x, sheet, rows[first:], first)
			withDay(sheet, rows[first:])
		}
		switch isTable := first >= 0; {
		case x.Sheet != "" || isTable && found == nil:
			if found = rows; isTable {
				header = rows[first : first+1]
			}
		case isTable && slices.Equal(header[0], rows[first]):
			w.in.Note(-1, "", "is another sheet with the same columns: its rows were read behind those of the first, and are counted on from there", sheet)
			found = append(found, rows[first+1:]...)
		case isTable:
			w.in.Note(-1, "", "is another sheet with a table of talks: left out; the option Sheet chooses it", sheet)
		case len(rows) > 1:
			w.in.Note(-1, "", "is a sheet without a table of talks: left out", sheet)
		}
	}
	if found == nil && x.Sheet != "" {
		return nil, w.in.Fail(-1, "", "has no sheet %q: there are %s", x.Sheet, strings.Join(w.file.GetSheetList(), ", "))
	}
	return found, nil
}

// tabulate is a sheet that is a timetable with rooms across as a table, nil for others. The
// sheet may be called by its day.
func (x Reader) tabulate(sheet string, rows [][]string) [][]string {
	if sheetYear().MatchString(sheet) {
		rows = append([][]string{{sheet}}, rows...)
	}
	return x.Records.Tabulate(rows)
}

// withDay adds a column with the name of the sheet, where that is a day with its year
// and no column says the day.
func withDay(sheet string, table [][]string) {
	isDay := func(name string) bool {
		return slices.Contains([]string{"date", "day", "datum", "tag", "jour", "fecha"}, strings.ToLower(strings.TrimSpace(name)))
	}
	if !sheetYear().MatchString(sheet) || slices.ContainsFunc(table[0], isDay) {
		return
	}
	width := len(table[0])
	table[0] = append(table[0], "Date")
	for i, row := range table[1:] {
		if len(row) > 0 {
			row = append(slices.Grow(row, width), make([]string, max(0, width-len(row)))...)
			table[i+1] = append(row[:width:width], sheet)
		}
	}
}

var sheetYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(19|20)\d\d\b`) })

// maxLinks bounds the links of cells that are followed: each is looked for among all.
const maxLinks = 2000

// link puts the addresses that cells lead to into the columns of links, whose cells
// may show anything.
func (w workbook) link(x Reader, sheet string, table [][]string, above int) {
	cells, err := w.file.GetHyperLinkCells(sheet, "External")
	if err != nil {
		return
	}
	if len(cells) > maxLinks {
		w.in.Note(-1, "sheet "+sheet, "has more links behind its cells than can be followed: they were left out", strconv.Itoa(len(cells)))
		return
	}
	for _, name := range cells {
		column, row, err := excelize.CellNameToCoordinates(name)
		if row -= above + 1; err != nil || row < 1 || row >= len(table) || column > len(table[row]) || column > len(table[0]) || !x.Records.HoldsLinks(table[0][column-1]) {
			continue
		}
		if _, address, err := w.file.GetCellHyperLink(sheet, name); err == nil && address != "" {
			table[row][column-1] = address
		}
	}
}

// The most of a sheet that is read.
const (
	maxRows  = recap.MaxSessions + 1000
	maxCells = 2_000_000
)

// rows returns the cells of a sheet, dates as RFC 3339 has them.
func (w workbook) rows(sheet string) ([][]string, error) {
	lines, err := w.file.Rows(sheet)
	if err != nil {
		return nil, w.in.Fail(-1, "sheet "+sheet, "cannot be read: %w", err)
	}
	defer lines.Close()
	var rows [][]string
	cells := 0
	for lines.Next() {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		row, err := lines.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, w.in.Fail(-1, "sheet "+sheet, "row %d cannot be read: %w", len(rows)+1, err)
		}
		if cells += len(row); len(rows) == maxRows || cells > maxCells {
			w.in.Note(-1, "sheet "+sheet, "has more rows or cells than can be read: the rest was left out", strconv.Itoa(len(rows)))
			break
		}
		for i, text := range row {
			row[i] = w.cell(sheet, i+1, len(rows)+1, text)
		}
		rows = append(rows, row)
	}
	return rows, lines.Error()
}

// cell is what a cell says: a number with the style of a date is that date.
func (w workbook) cell(sheet string, column, row int, text string) string {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || number < 0 || number > 2_958_465 { // the end of the year 9999
		return text
	}
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return text
	}
	style, err := w.file.GetCellStyle(sheet, name)
	if err != nil || style == 0 || !w.showsDate(style) {
		return text
	}
	t, err := excelize.ExcelDateToTime(number, w.is1904())
	if err != nil {
		return text
	}
	t = t.Round(time.Second)
	switch {
	case number < 1:
		return t.Format("15:04:05")
	case number == float64(int64(number)):
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04:05")
}

// is1904 reports whether days are counted from 1904 on.
func (w workbook) is1904() bool {
	props, err := w.file.GetWorkbookProps()
	return err == nil && props.Date1904 != nil && *props.Date1904
}

// showsDate reports whether a style shows a number as a date or a time.
func (w workbook) showsDate(style int) bool {
	if known, ok := w.isDate[style]; ok {
		return known
	}
	s, err := w.file.GetStyle(style)
	isDate := false
	if err == nil {
		isDate = 14 <= s.NumFmt && s.NumFmt <= 22 || 27 <= s.NumFmt && s.NumFmt <= 36 || 45 <= s.NumFmt && s.NumFmt <= 58
		if s.CustomNumFmt != nil {
			isDate = hasDateCode(*s.CustomNumFmt)
		}
	}
	w.isDate[style] = isDate
	return isDate
}

// hasDateCode reports whether a number format has a day, a year, hours or
// seconds in it, outside of texts and brackets.
func hasDateCode(format string) bool {
	format = strings.ToLower(format)
	inText, inBrackets := false, false
	for i, r := range format {
		switch {
		case r == '"':
			inText = !inText
		case r == '[' || r == ']':
			inBrackets = r == '['
		case inText || inBrackets || i > 0 && format[i-1] == '\\':
		case strings.ContainsRune("dyhs", r):
			return true
		}
	}
	return false
}
