package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// CSV writes the sessions as comma-separated values (RFC 4180), one row a
// session under a header row, for spreadsheets and for programs that read
// tables:
//
//	code,title,level,speakers
//	SVS401,Best practices for serverless developers,400,"Julian Wood; Chris Munns"
//	SVS305,Refactoring to serverless,300,"Sindhu; Gregor"
//
// # Columns
//
// The names of the columns do not change from version to version; their order
// may, and columns may come to be added, so a program asks for those that it
// reads. In the order in which they are written by default:
//
//   - code, title, subtitle
//   - track (its name), level (100 to 500), kind, language (BCP 47)
//   - speakers, organizations (each named once)
//   - room (its name)
//   - day: the conference day, see [recap.Day], as 2006-01-02
//   - start, end: by the clocks of the event, as 2006-01-02 15:04, which
//     spreadsheets take for a time
//   - minutes: the length; empty where there is no end
//   - time_zone: the IANA name of the zone of start and end
//   - status: confirmed, moved or cancelled
//   - tags
//   - recording: the URL of the recording
//   - slides, links: the URLs of the slides and of all other links
//   - url: the session's own page or its place in the post
//   - license, recording_consent (yes, after-review or no)
//   - start_utc, end_utc, published, updated: exact times in UTC as in RFC
//     3339, such as 2024-03-30T09:00:00Z, for programs
//   - id: what identifies the session, see [recap.Post.SessionIDs]
//   - summary: the summary as plain text; the one cell that may have several
//     lines, which are parted by line feeds
//
// What is not known is an empty cell. CSV has no lists: where a session has
// several of something, they stand in one cell, parted by "; ".
//
// # Spreadsheets
//
// Spreadsheets run a cell as a formula that begins with =, +, - or @, so the
// title of a stranger's talk could have them call a program or fetch a page.
// Such cells, and such items of a list, get an apostrophe in front; so do
// those that begin with a tab or a carriage return. KeepFormulas turns it off.
// Cells that hold a semicolon or a tab are quoted, since many spreadsheets
// part cells there too.
//
// # What is carried
//
// A row carries its session except for its speakers' own data (job,
// biography, role, pictures and links), the titles and the sizes of links, and
// the mark-up of its summary. Of the post there is nothing but its sessions.
type CSV struct {
	// Columns are the columns to write, in this order. Nil means all.
	Columns []string
	// Comma parts the cells. Zero means the comma of RFC 4180. Spreadsheets
	// in countries with a decimal comma open a file without asking if it is a
	// semicolon.
	Comma rune
	// BOM begins the file with a byte order mark, from which Excel learns that
	// it is UTF-8. Many programs would take it for a part of the first name.
	BOM bool
	// KeepFormulas leaves cells that look like formulas as they are, for
	// files that no spreadsheet will open.
	KeepFormulas bool
}

// Format implements [Exporter]. The media type is that of RFC 4180 section 3.
func (CSV) Format() Format {
	return Format{Name: "csv", Title: "Spreadsheet", MediaType: "text/csv; charset=utf-8; header=present", Extension: ".csv", File: "sessions"}
}

// Export implements [Exporter]. It refuses columns that do not exist and a
// Comma that cannot part cells. A post without sessions is a header alone.
func (e CSV) Export(ctx context.Context, w io.Writer, doc *Document) error {
	t, err := e.newTable(strictWriter{ctx, w}, doc)
	if err != nil {
		return failed(e.Format(), err)
	}
	t.header()
	for _, s := range doc.Entries() {
		if err := t.row(s); err != nil {
			return failed(e.Format(), err)
		}
	}
	return failed(e.Format(), t.w.Flush())
}

// csvTable is the state of one call of Export. An error of the writer stays in
// w, so that the last of several writes tells.
type csvTable struct {
	w       *bufio.Writer
	doc     *Document
	columns []csvColumn
	csvCells
	bom bool
}

func (e CSV) newTable(w io.Writer, doc *Document) (*csvTable, error) {
	columns, err := e.columns()
	if err != nil {
		return nil, err
	}
	comma := e.Comma
	switch comma {
	case 0:
		comma = ','
	case '"', '\r', '\n', utf8.RuneError:
		return nil, fmt.Errorf("%q cannot part cells", comma)
	}
	if !utf8.ValidRune(comma) {
		return nil, fmt.Errorf("%U is no character", comma)
	}
	cells := csvCells{comma: comma, keepFormulas: e.KeepFormulas}
	return &csvTable{w: bufio.NewWriter(w), doc: doc, columns: columns, csvCells: cells, bom: e.BOM}, nil
}

func (e CSV) columns() ([]csvColumn, error) {
	all := csvColumns()
	if e.Columns == nil {
		return all, nil
	}
	if len(e.Columns) == 0 {
		return nil, errors.New("there are no columns to write")
	}
	chosen := make([]csvColumn, len(e.Columns))
	for i, name := range e.Columns {
		at := slices.IndexFunc(all, func(c csvColumn) bool { return c.name == name })
		if at < 0 {
			return nil, fmt.Errorf("there is no column %q; there are %s", name, strings.Join(csvNames(all), ", "))
		}
		chosen[i] = all[at]
	}
	return chosen, nil
}

func csvNames(columns []csvColumn) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

func (t *csvTable) header() {
	if t.bom {
		t.w.WriteString("\uFEFF")
	}
	_ = t.write(csvNames(t.columns)) // the next write tells
}

func (t *csvTable) row(s *Entry) error {
	row := csvRow{doc: t.doc, Entry: s}
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		cells[i] = t.list(c.cell(row))
	}
	return t.write(cells)
}

// write writes one record. A lone empty cell is quoted, since readers skip
// empty lines.
func (t *csvTable) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			t.w.WriteRune(t.comma)
		}
		if t.quotes(cell) || len(cells) == 1 && cell == "" {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		t.w.WriteString(cell)
	}
	_, err := t.w.WriteString("\r\n")
	return err
}
