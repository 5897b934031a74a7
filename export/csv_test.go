package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func ExampleCSV() {
	post := recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Sessions: []recap.Session{{
			Code:     "SVS401",
			Title:    "Best practices for serverless developers",
			Speakers: []recap.Speaker{{Name: "Julian Wood"}, {Name: "Chris Munns"}},
		}, {
			Code:  "SVS305",
			Title: "Refactoring to serverless, and why",
		}},
	}
	e := export.CSV{Columns: []string{"code", "title", "level", "speakers"}}
	var b strings.Builder
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		fmt.Println(err)
	}
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// code,title,level,speakers
	// SVS401,Best practices for serverless developers,400,"Julian Wood; Chris Munns"
	// SVS305,"Refactoring to serverless, and why",300,
}

// csvTable exports a post and returns what encoding/csv reads, without the
// header.
func csvTable(t *testing.T, e export.CSV, post recap.Post) [][]string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(&b)
	if e.Comma != 0 {
		r.Comma = e.Comma
	}
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}

func csvPost(sessions ...recap.Session) recap.Post {
	return recap.Post{
		Title: "Example Days 2024", URL: "https://example.org/2024/",
		Event: recap.Event{
			Name: "Example Days 2024", TimeZone: "Europe/Brussels",
			Rooms: []recap.Room{{ID: "a", Name: "Great Hall"}},
		},
		Tracks:   []recap.Track{{ID: "SVS", Name: "Servers"}},
		Sessions: sessions,
	}
}

// TestCSVColumns spells out every column of one session: the names are what
// programs and people's spreadsheets rely on.
func TestCSVColumns(t *testing.T) {
	// 23:30 in Brussels in winter; the talk ends after midnight, when the
	// conference day has not changed yet.
	start := time.Date(2024, time.March, 30, 22, 30, 0, 0, time.UTC)
	post := csvPost(recap.Session{
		ID: "svs401", Code: "SVS401-FR", Title: "Servers, served", Subtitle: "Twice", Kind: recap.KindBreakout,
		Room: "a", Start: start, End: start.Add(95 * time.Minute), Status: recap.StatusMoved,
		Speakers: []recap.Speaker{
			{Name: "Ben Example", Organization: "Example Ltd"}, {Name: "Chloé \"Clo\" Example"},
			{Name: "Dan Example", Organization: "Example Ltd"}, {Name: "Eve Example", Organization: "Foo, Bar & Co"},
		},
		Tags:    []string{"servers", "cost"},
		Summary: "How servers *serve*.\n\nAnd why.",
		Links: []recap.Link{
			{URL: "https://example.org/slides.pdf", Role: recap.LinkSlides},
			{URL: "https://example.org/code", Role: recap.LinkCode},
			{URL: "https://example.org/v.mp4", Role: recap.LinkVideo},
		},
		License: "CC-BY-4.0", RecordingConsent: recap.ConsentYes,
		Published: time.Date(2024, time.April, 1, 9, 0, 0, 0, time.FixedZone("", 2*60*60)),
	})
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, export.CSV{}); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(records) != 2 {
		t.Fatalf("%d records, error %v", len(records), err)
	}
	var got []string
	for i, name := range records[0] {
		got = append(got, name+"="+records[1][i])
	}
	want := []string{
		"code=SVS401-FR", "title=Servers, served", "subtitle=Twice", "track=Servers", "level=400", "kind=breakout",
		"language=fr", `speakers=Ben Example; Chloé "Clo" Example; Dan Example; Eve Example`,
		"organizations=Example Ltd; Foo, Bar & Co", "room=Great Hall", "day=2024-03-30",
		"start=2024-03-30 23:30", "end=2024-03-31 01:05", "minutes=95", "time_zone=Europe/Brussels",
		"status=moved", "tags=servers; cost", "recording=https://example.org/v.mp4",
		"slides=https://example.org/slides.pdf", "links=https://example.org/code",
		"url=https://example.org/2024/#svs401-fr", "license=CC-BY-4.0", "recording_consent=yes",
		"start_utc=2024-03-30T22:30:00Z", "end_utc=2024-03-31T00:05:00Z",
		"published=2024-04-01T07:00:00Z", "updated=2024-04-01T07:00:00Z", "id=svs401",
		"summary=How servers serve.\n\nAnd why.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCSVUnknown: what is not known is an empty cell, never a zero time.
func TestCSVUnknown(t *testing.T) {
	got := csvTable(t, export.CSV{}, csvPost(recap.Session{ID: "x", Title: "T"}))[0]
	want := make([]string, len(got))
	want[1], want[6], want[15] = "T", "en", "confirmed"
	want[20], want[27] = "https://example.org/2024/#x", "x"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCSVFormulas(t *testing.T) {
	tests := []struct{ title, want string }{
		{"=1+1", "'=1+1"},
		{"+1 555 0100", "'+1 555 0100"},
		{"-5 to 5", "'-5 to 5"},
		{"@home", "'@home"},
		{"＝1", "'＝1"},
		{" =1+1", "' =1+1"},
		{"\u200b=1+1", "'\u200b=1+1"},
		{"1=1", "1=1"},
		{"C++", "C++"},
		{"'tis", "'tis"},
		{`=HYPERLINK("https://example.org","x")`, `'=HYPERLINK("https://example.org","x")`},
	}
	for _, test := range tests {
		post := csvPost(recap.Session{Title: test.title, Tags: []string{"ok", test.title}})
		columns := []string{"title", "tags"}
		got := csvTable(t, export.CSV{Columns: columns}, post)[0]
		if want := []string{test.want, "ok; " + test.want}; !cmp.Equal(want, got) {
			t.Errorf("%q became %q, want %q", test.title, got, want)
		}
		got = csvTable(t, export.CSV{Columns: columns, KeepFormulas: true}, post)[0]
		if want := []string{test.title, "ok; " + test.title}; !cmp.Equal(want, got) {
			t.Errorf("with KeepFormulas %q became %q, want %q", test.title, got, want)
		}
	}
}

// TestCSVBytes covers what a reader of CSV hides.
func TestCSVBytes(t *testing.T) {
	session := func(title string) recap.Session { return recap.Session{Title: title, Summary: "one\n\ntwo"} }
	tests := []struct {
		name string
		e    export.CSV
		post recap.Post
		want string
	}{
		{"lines end in CR LF, in a cell in LF", export.CSV{Columns: []string{"summary", "title"}},
			csvPost(session("T")), "summary,title\r\n\"one\n\ntwo\",T\r\n"},
		{"a byte order mark", export.CSV{Columns: []string{"title"}, BOM: true},
			csvPost(session("Ü")), "\uFEFFtitle\r\nÜ\r\n"},
		{"a semicolon as comma", export.CSV{Columns: []string{"title", "kind"}, Comma: ';'},
			csvPost(session("a,b")), "title;kind\r\n\"a,b\";\r\n"},
		{"quotation marks are doubled", export.CSV{Columns: []string{"title", "kind"}},
			csvPost(session(`The "cloud"`)), "title,kind\r\n\"The \"\"cloud\"\"\",\r\n"},
		{"a lone empty cell is no empty line", export.CSV{Columns: []string{"room"}},
			csvPost(session("T")), "room\r\n\"\"\r\n"},
		{"columns as chosen, twice if so", export.CSV{Columns: []string{"title", "code", "title"}},
			csvPost(session("T")), "title,code,title\r\nT,,T\r\n"},
		{"no sessions are a header", export.CSV{Columns: []string{"title", "code"}}, csvPost(), "title,code\r\n"},
		{"spaces at the ends stay", export.CSV{Columns: []string{"title", "code"}},
			csvPost(session(" T ")), "title,code\r\n\" T \",\r\n"},
	}
	for _, test := range tests {
		var b bytes.Buffer
		if err := export.Write(context.Background(), &b, test.post, test.e); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if diff := cmp.Diff(test.want, b.String()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestCSVRefuses(t *testing.T) {
	tests := []struct {
		e    export.CSV
		want string
	}{
		{export.CSV{Columns: []string{"title", "Speaker"}}, `export csv: there is no column "Speaker"; there are code, title, `},
		{export.CSV{Columns: []string{}}, "export csv: there are no columns to write"},
		{export.CSV{Comma: '"'}, `export csv: '"' cannot part cells`},
		{export.CSV{Comma: '\n'}, `export csv: '\n' cannot part cells`},
		{export.CSV{Comma: -1}, "is no character"},
	}
	for _, test := range tests {
		var b bytes.Buffer
		err := export.Write(context.Background(), &b, csvPost(recap.Session{Title: "T"}), test.e)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: error %v, want %s", test.e, err, test.want)
		}
		if b.Len() > 0 {
			t.Errorf("%+v wrote %q", test.e, b.String())
		}
	}
}

func TestCSVText(t *testing.T) {
	for _, title := range []string{"שלום", "مرحبا", "👩‍👩‍👧‍👦", "e\u0301", "a\u2028b", "\u2066abc\u2069", "𝕏"} {
		got := csvTable(t, export.CSV{Columns: []string{"title"}}, csvPost(recap.Session{Title: title}))
		if got[0][0] != title {
			t.Errorf("%q became %q", title, got[0][0])
		}
	}
	got := csvTable(t, export.CSV{Columns: []string{"title"}}, csvPost(recap.Session{Title: "\u202Eabc"}))
	if want := "\u202Eabc\u202C"; got[0][0] != want {
		t.Errorf("an open override became %q, want it closed: %q", got[0][0], want)
	}
}

// csvFullDisk is a writer that is full from the start.
type csvFullDisk struct{}

var errCSVFull = errors.New("disk full")

func (csvFullDisk) Write([]byte) (int, error) { return 0, errCSVFull }

func TestCSVWriterError(t *testing.T) {
	err := export.Write(context.Background(), csvFullDisk{}, csvPost(recap.Session{Title: "T"}), export.CSV{})
	if !errors.Is(err, errCSVFull) || !strings.HasPrefix(err.Error(), "export csv: ") {
		t.Errorf("got the error %v", err)
	}
}
