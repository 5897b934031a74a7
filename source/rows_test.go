package source_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// rowsReader reads lines of cells between bars, as a reader of spreadsheets would have
// them.
type rowsReader struct{ records source.Records }

func (rowsReader) Format() source.Format { return source.Format{Name: "rows", Title: "rows"} }
func (rowsReader) Detect([]byte) bool    { return true }

func (r rowsReader) Read(ctx context.Context, in *source.Input) (recap.Post, error) {
	var rows [][]string
	for line := range strings.Lines(string(in.Text())) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "|"))
	}
	return r.records.ReadRows(ctx, in, rows)
}

func readRows(ctx context.Context, text string, records source.Records) (*source.Result, error) {
	return source.Read(ctx, strings.NewReader(text), source.Options{Name: "in", TimeZone: "UTC", Readers: []source.Reader{rowsReader{records}}})
}

// Rows are read as a table whose columns go by their names: what stands above these is
// the title, rows without a cell are none, and notes have the numbers of rows.
func TestReadRows(t *testing.T) {
	result, err := readRows(t.Context(), "Brick Days|2026\nTitle|Speakers|Start|Duration|\n\nLamps|Ada Example|2026-05-08 09:00|30|x\n||\nLooms|Ben Example|soon|45\n", source.Records{})
	if err != nil {
		t.Fatal(err)
	}
	want := "Brick Days 2026 | UTC\n2026-05-08 09:00 +00:00 30m | Lamps | by Ada Example\nno time | Looms | by Ben Example\n"
	if diff := cmp.Diff(want, outline(result.Post)); diff != "" {
		t.Errorf("post (-want +got):\n%s", diff)
	}
	notes := "in:4: a cell of a column without a name: left out\nin:6: row: is not a time that can be read: left out: \"soon\"\nin:6: row: has no place in a post: left out: \"talk: Duration\""
	if diff := cmp.Diff(notes, strings.Join(noteTexts(result.Notes), "\n")); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if name := result.Post.Event.Name; name != "Brick Days 2026" {
		t.Errorf("the event is %q", name)
	}
}

// Rows without names of columns are no table, and an end of the context ends reading.
func TestReadRowsFails(t *testing.T) {
	if _, err := readRows(t.Context(), "Lamps|Ada Example\n", source.Records{}); err == nil || !strings.HasPrefix(err.Error(), "in: holds no table of talks: ") {
		t.Errorf("got error %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := readRows(ctx, "Title|Speakers\nLamps|Ada Example\n", source.Records{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want the context's", err)
	}
}

// Names of columns that the option Map has count before those that are known, both for
// the table and for what its cells are.
func TestColumnsOfTheMap(t *testing.T) {
	records := source.Records{Map: map[string]string{"title": "Was", "speakers": "Wer", "slides": "Folien", "room": "Link"}}
	if row := records.HeaderRow([][]string{{"Brick Days"}, {"Was", "Wer", "Folien"}, {"Lamps", "Ada Example", ""}}); row != 1 {
		t.Errorf("the names are in row %d, want 1", row)
	}
	if row := (source.Records{}).HeaderRow([][]string{{"Was", "Wer"}}); row != -1 {
		t.Errorf("without the map they are in row %d, want none", row)
	}
	for name, want := range map[string]bool{"Folien": true, "folien:": true, "Link": false, "Video URL": true, "Slides": true, "Was": false, "Title": false} {
		if got := records.HoldsLinks(name); got != want {
			t.Errorf("the column %q holds links: %t, want %t", name, got, want)
		}
	}
	result, err := readRows(t.Context(), "Was|Wer|Folien\nLamps|Ada Example|https://example.org/a.pdf\n", records)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Programme\nno time | Lamps | by Ada Example | slides https://example.org/a.pdf\n"; strings.Replace(outline(result.Post), " | UTC", "", 1) != want {
		t.Errorf("got %s, want %s", outline(result.Post), want)
	}
	_, err = readRows(t.Context(), "Was|Wer\nLamps|Ada Example\n", source.Records{Map: map[string]string{"titel": "Raum", "title": "Was", "speakers": "Wer"}})
	if err == nil || !strings.Contains(err.Error(), `the option Map: there is no field "titel"; expected one of `) {
		t.Errorf("got error %v", err)
	}
}
