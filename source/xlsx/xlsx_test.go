package xlsx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
	"github.com/seed-e2fd8668/recap/source/sourcetest"
	"github.com/seed-e2fd8668/recap/source/xlsx"
)

// workbook is a file with a sheet of notes, one of talks under a title, and one
// more of talks.
func workbook(t testing.TB) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	set := func(sheet string, rows ...[]any) {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	set("Sheet1", []any{"Notes"}, []any{"Ask Ada"})
	day := time.Date(2024, time.October, 1, 0, 0, 0, 0, time.UTC)
	set("Programme",
		[]any{"Example Conf 2024"}, nil,
		[]any{"Titel", "Sprecher:innen", "Datum", "Beginn", "Dauer", "Raum", "Nr."},
		[]any{"Opening", "Ada Example, Ben Example", day, 0.375, 30, "Hall", 1},
		[]any{"Second", "Cy Example", day, "10:00", 45, "Hall", 2.5},
		nil,
		[]any{"Third", "", day.Add(14*time.Hour + 30*time.Minute)},
	)
	set("Old", []any{"Title", "Speaker"}, []any{"Never", "Dee"})
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	format := `[$-407]hh:mm "Uhr"`
	clock, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		f.SetCellStyle("Programme", "C4", "C6", date), f.SetCellStyle("Programme", "D4", "D4", clock),
		f.SetCellFormula("Programme", "F7", `=HYPERLINK("https://example.org/","x")`),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, text string, r xlsx.Reader) *source.Result {
	t.Helper()
	result, err := source.Read(t.Context(), strings.NewReader(text), source.Options{
		Name: "in.xlsx", Readers: append([]source.Reader{r}, source.All()...), TimeZone: "Europe/Berlin",
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func lines(result *source.Result) []string {
	out := []string{result.Format.Name + ": " + result.Post.Title}
	for s := range result.Post.All() {
		line := s.Title
		if s.Scheduled() {
			line = s.Start.Format("2006-01-02 15:04 -07:00 ") + line
		}
		if !s.End.IsZero() {
			line += " " + s.End.Sub(s.Start).String()
		}
		for _, sp := range s.Speakers {
			line += " | " + sp.Name
		}
		out = append(out, line+" | "+s.Room+" | "+s.ID)
	}
	for _, n := range result.Notes {
		out = append(out, n.Error())
	}
	return out
}

func TestRead(t *testing.T) {
	got := lines(read(t, workbook(t), xlsx.Reader{}))
	want := []string{
		"xlsx: Example Conf 2024",
		"2024-10-01 09:00 +02:00 Opening 30m0s | Ada Example | Ben Example | Hall | 1",
		"2024-10-01 10:00 +02:00 Second 45m0s | Cy Example | Hall | 2.5",
		"2024-10-01 14:30 +02:00 Third |  | " + read(t, workbook(t), xlsx.Reader{}).Post.SessionIDs()[2],
		`in.xlsx: is a sheet without a table of talks: left out: "Sheet1"`,
		`in.xlsx: is another sheet with a table of talks: left out; the option Sheet chooses it: "Old"`,
		"in.xlsx:3: these columns were read as what their names say: Beginn as start, Datum as date, Dauer as duration, Nr. as id, Raum as room, Sprecher:innen as speakers, Titel as title",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := lines(read(t, workbook(t), xlsx.Reader{Sheet: "old"})); got[1][:5] != "Never" {
		t.Errorf("the sheet that the option names is read as %q", got)
	}
}

// Organisers draw a programme as people read it: a sheet for each day, rooms across and
// times down.
func TestReadRoomsAcross(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for sheet, rows := range map[string][][]any{
		"Sheet1":     {{"Lamp Days"}, {"3 September 2026"}, {"Time", "Hall", "Yard"}, {0.375, "Lamps\nAda Example", "Looms"}, {0.40625, "Coffee"}, {"10:15-11:00", "", "Wicks"}},
		"4 Sep 2026": {{"Time", "Hall", "Yard"}, {"9:00-9:45", "Oil", "Ink"}, {"9:45-10:00", "End"}},
	} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	clock, err := f.NewStyle(&excelize.Style{NumFmt: 20})
	if err == nil {
		err = f.SetCellStyle("Sheet1", "A4", "A5", clock)
	}
	var b bytes.Buffer
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	post := read(t, b.String(), xlsx.Reader{}).Post
	var got []string
	for _, s := range post.Sessions {
		got = append(got, strings.TrimSpace(fmt.Sprintln(s.Start.Format("2006-01-02 15:04"), s.End.Sub(s.Start), s.Title, s.Room, len(s.Speakers))))
	}
	want := []string{
		"2026-09-03 09:00 45m0s Lamps Hall 1", "2026-09-03 09:00 45m0s Looms Yard 0", "2026-09-03 09:45 30m0s Coffee  0", "2026-09-03 10:15 45m0s Wicks Yard 0",
		"2026-09-04 09:00 45m0s Oil Hall 0", "2026-09-04 09:00 45m0s Ink Yard 0", "2026-09-04 09:45 15m0s End  0",
	}
	if post.Title != "Lamp Days" || !slices.Equal(got, want) {
		t.Errorf("%s has\n%s\nwant\n%s", post.Title, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestRefuses(t *testing.T) {
	for want, r := range map[string]xlsx.Reader{
		`in.xlsx: has no sheet "None": there are Sheet1, Programme, Old`:                                                             {Sheet: "None"},
		"in.xlsx: holds no table of talks: expected a row with the names of the columns, such as Title, Speakers, Date, Start, Room": {Sheet: "Sheet1"},
	} {
		_, err := source.Read(t.Context(), strings.NewReader(workbook(t)), source.Options{Name: "in.xlsx", Readers: []source.Reader{r}})
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	_, err := source.Read(t.Context(), strings.NewReader(workbook(t)), source.Options{Readers: source.All()})
	if err == nil || !strings.Contains(err.Error(), "the format is not known") {
		t.Errorf("without the reader: %v", err)
	}
}

func TestContract(t *testing.T) {
	if err := sourcetest.TestReader(xlsx.Reader{}, workbook(t)); err != nil {
		t.Error(err)
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte(workbook(f)))
	f.Fuzz(func(t *testing.T, text []byte) {
		result, err := source.Read(t.Context(), bytes.NewReader(text), source.Options{Readers: []source.Reader{xlsx.Reader{}}, TimeZone: "UTC", MaxBytes: 1 << 20})
		if err != nil {
			return
		}
		doc, err := export.Prepare(result.Post)
		if err != nil {
			t.Fatalf("what was read is not valid: %v", err)
		}
		if err := (export.HTML{}).Export(context.Background(), io.Discard, doc); err != nil {
			t.Error(err)
		}
	})
}

// TestSheets reads a sheet for each day, whose name is the day, and the addresses
// that cells lead to.
func TestSheets(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, day := range []string{"Fri 2 Oct 2026", "Sat 3 Oct 2026"} {
		if _, err := f.NewSheet(day); err != nil {
			t.Fatal(err)
		}
		title := []any{"Lamps", "Looms"}[i]
		for cell, row := range map[string][]any{
			"A1": {"Begin", "Duration (min)", "What", "Who", "Link to slides"},
			"A2": {"09:00", 45, title, "Ada Example", "slides"},
		} {
			if err := f.SetSheetRow(day, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellHyperLink(day, "E2", fmt.Sprintf("https://example.org/%d.pdf", i), "External"); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	result, err := source.Read(context.Background(), &file, source.Options{Readers: []source.Reader{xlsx.Reader{}}, TimeZone: "Europe/Brussels"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range result.Post.Sessions {
		got = append(got, s.Title+" "+s.Start.Format(time.RFC3339)+" "+s.End.Sub(s.Start).String()+" "+s.Links[0].URL)
	}
	want := []string{
		"Lamps 2026-10-02T09:00:00+02:00 45m0s https://example.org/0.pdf",
		"Looms 2026-10-03T09:00:00+02:00 45m0s https://example.org/1.pdf",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if notes := result.Notes.Error(); !strings.Contains(notes, "another sheet with the same columns") {
		t.Errorf("notes %s", notes)
	}
}

// sheet is a workbook with one sheet of talks and what else fill puts into it.
func sheet(t *testing.T, fill func(f *excelize.File, name string) error) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for cell, row := range map[string][]any{
		"A1": {"Title", "Speakers", "Room", "Slides"},
		"A2": {"Lamps", "Ada Example", 45000, "the slides"},
	} {
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := fill(f, "Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A number is a date where its format shows one, and stays a number where letters
// of the format are text, a color or a currency.
func TestFormatsOfNumbers(t *testing.T) {
	for format, want := range map[string]string{
		"yyyy-mm-dd":     "2023-03-15",
		"[hh]:mm":        "45000", // hours that were counted
		`0" days"`:       "45000",
		`[Red]0`:         "45000",
		`\d0`:            "45000",
		`"a" dd.mm.`:     "2023-03-15",
		"ȺȺȺȺ0":          "45000", // small letters that are longer than the large ones
		"0.00":           "45000",
		"[$-407]d. mmmm": "2023-03-15",
	} {
		text := sheet(t, func(f *excelize.File, name string) error {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				return err
			}
			return f.SetCellStyle(name, "C2", "C2", style)
		})
		if got := read(t, text, xlsx.Reader{}).Post.Sessions[0].Room; got != want {
			t.Errorf("45000 as %q is read as %q, want %q", format, got, want)
		}
	}
}

// An address counts where the column holds addresses; links in other columns, above
// the names and beyond the table change nothing.
func TestLinksBesideTheTable(t *testing.T) {
	text := sheet(t, func(f *excelize.File, name string) error {
		var errs []error
		for _, cell := range []string{"A1", "A2", "D2", "H2", "A9"} {
			errs = append(errs, f.SetCellHyperLink(name, cell, "https://example.org/"+cell, "External"))
		}
		return errors.Join(errs...)
	})
	s := read(t, text, xlsx.Reader{}).Post.Sessions[0]
	if s.Title != "Lamps" || len(s.Links) != 1 || s.Links[0].URL != "https://example.org/D2" {
		t.Errorf("%q has the links %v, want that of D2", s.Title, s.Links)
	}
}

// What would take too long is left out, and a note says so.
func TestSheetsThatAreTooLarge(t *testing.T) {
	links := sheet(t, func(f *excelize.File, name string) error {
		for i := range 2001 {
			if err := f.SetCellHyperLink(name, fmt.Sprintf("D%d", i+2), "https://example.org/", "External"); err != nil {
				return err
			}
		}
		return nil
	})
	result := read(t, links, xlsx.Reader{})
	if want := `in.xlsx: sheet Sheet1: has more links behind its cells than can be followed: they were left out: "2001"`; !slices.Contains(lines(result), want) {
		t.Errorf("got %q, want %q", lines(result), want)
	}
	if s := result.Post.Sessions[0]; s.Title != "Lamps" || len(s.Links) > 0 {
		t.Errorf("%q has the links %v", s.Title, s.Links)
	}

	cells := sheet(t, func(f *excelize.File, name string) error {
		for i := range 150 { // each has all columns up to its last
			if err := f.SetCellStr(name, fmt.Sprintf("XFD%d", i+3), "x"); err != nil {
				return err
			}
		}
		return nil
	})
	result = read(t, cells, xlsx.Reader{})
	if want := `in.xlsx: sheet Sheet1: has more rows or cells than can be read: the rest was left out: "124"`; !slices.Contains(lines(result), want) {
		t.Errorf("got %q, want %q", lines(result), want)
	}
	if got := result.Post.Sessions[0].Title; got != "Lamps" {
		t.Errorf("the first talk is %q", got)
	}
}

// A sheet that is cut off or missing in the file is an error that names it.
func TestBrokenSheets(t *testing.T) {
	whole := sheet(t, func(*excelize.File, string) error { return nil })
	for content, want := range map[string]string{
		`<worksheet><sheetData><row r="1"><c r="?"><v>1</v></c></row></sheetData></worksheet>`: "in.xlsx: sheet Sheet1: row 1 cannot be read: ",
		`<worksheet><sheetData><row r="x">`:                                                    "in.xlsx: sheet Sheet1: row 1 cannot be read: ",
	} {
		_, err := source.Read(t.Context(), strings.NewReader(replaced(t, whole, "xl/worksheets/sheet1.xml", content)),
			source.Options{Name: "in.xlsx", Readers: []source.Reader{xlsx.Reader{}}})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", content, err, want)
		}
	}
}

// replaced is an archive with another content of one of its files.
func replaced(t *testing.T, archive, name, content string) string {
	t.Helper()
	r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		if f.Name != name {
			err = w.Copy(f)
		} else if to, createErr := w.Create(name); createErr == nil {
			_, err = io.WriteString(to, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
