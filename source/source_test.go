package source_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

const smallPost = `{"title": "Tüfteln", "url": "https://example.org/", "sessions": [{"title": "A"}]}`

func TestReadDetects(t *testing.T) {
	for text, want := range map[string]string{
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\nEND:VCALENDAR\n": "icalendar",
		"Title;Speaker\nA;B\n":                "records",
		"---\n- title: A\n  speakers: [B]\n":  "records",
		`[{"title": "A", "speakers": ["B"]}]`: "records",
		`{"sessions": {"1": {"title": "A", "tags": []}}, "schedule": {}, "speakers": {}}`:        "records",
		"- Speaker: B\n- [A (BRK401)](https://youtu.be/a)\n- [C (BRK402)](https://youtu.be/b)\n": "markdown",
		"---\ntitle: T\nspeakers: x\n---\n## BRK401 A\n\n## BRK402 B\n":                          "markdown",
		smallPost:                               "json",
		"# Bricks\n\n## BRK401 Laying bricks\n": "markdown",
		"| [A (BRK401)](https://youtu.be/a) |\n| [B (BRK402)](https://youtu.be/b) |\n":                          "markdown",
		"[A (BRK401)](https://youtu.be/a)\n[B (BRK402)](https://youtu.be/b)\n":                                  "markdown",
		"<schedule><conference><title>B</title></conference><day date=\"2026-03-28\"><event/></day></schedule>": "schedule-xml",
		`{"schedule": {"conference": {"title": "B", "days": [{"events": [{"id": 1}]}]}}}`:                       "schedule-json",
		sessionizeAll: "sessionize",
		`[{"groupId": null, "groupName": "All", "sessions": [{"id": 1, "title": "A"}]}]`: "sessionize",
	} {
		result, err := source.Read(t.Context(), strings.NewReader(text), source.Options{URL: "https://example.org/", TimeZone: "UTC"})
		if err != nil {
			t.Errorf("%.40q: %v", text, err)
		} else if got := result.Format.Name; got != want {
			t.Errorf("%.40q is read as %s, want %s", text, got, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                            `in: the input is empty`,
		" \n\t":                       `in: the input is empty`,
		"<rss version=\"2.0\"></rss>": `in: the format is not known: the input begins with "<rss version=\"2.0\"></rss>"; expected one of iCalendar, schedule XML, schedule JSON, Sessionize, list of talks in CSV, JSON or YAML, JSON, Markdown`,
		`[{"id": 1, "title": "An issue", "body": "b", "labels": [], "state": "open", "url": "u"}]`: `in: the format is not known: the input begins with "[{\"id\": 1, \"title\": \"An issue\", \"body\": \"b\", \"labels\": [], \"state\": \"open\", \"url…"; expected one of iCalendar, schedule XML, schedule JSON, Sessionize, list of talks in CSV, JSON or YAML, JSON, Markdown`,
		"[1, 2]": `in: the format is not known: the input begins with "[1, 2]"; expected one of iCalendar, schedule XML, schedule JSON, Sessionize, list of talks in CSV, JSON or YAML, JSON, Markdown`,
	} {
		_, err := source.Read(t.Context(), strings.NewReader(text), source.Options{Name: "in"})
		if err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	cause := errors.New("the disk is gone")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for name, test := range map[string]struct {
		ctx  context.Context
		r    io.Reader
		o    source.Options
		want error
	}{
		"reader":    {t.Context(), iotest.ErrReader(cause), source.Options{}, cause},
		"context":   {cancelled, strings.NewReader(smallPost), source.Options{}, context.Canceled},
		"too large": {t.Context(), strings.NewReader(smallPost), source.Options{MaxBytes: 20}, source.ErrTooLarge},
		"unknown":   {t.Context(), strings.NewReader("<html>"), source.Options{}, source.ErrUnknown},
	} {
		if _, err := source.Read(test.ctx, test.r, test.o); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
	}
	if _, err := source.Read(t.Context(), strings.NewReader(smallPost), source.Options{MaxBytes: int64(len(smallPost))}); err != nil {
		t.Errorf("at the limit: %v", err)
	}
}

// A wrong option is told from a wrong input.
func TestReadOptions(t *testing.T) {
	result := read(t, smallPost, source.Options{URL: "https://example.org/elsewhere/"})
	if got := result.Post.URL; got != "https://example.org/elsewhere/" {
		t.Errorf("URL is %s", got)
	}
	for want, o := range map[string]source.Options{
		`the option TimeZone: "Europe/Nowhere" is not the name of a time zone, such as Europe/Brussels, and no offset such as +05:30`: {TimeZone: "Europe/Nowhere"},
		`the address of the post is "example.org"; expected an absolute http or https URL`:                                            {URL: "example.org"},
	} {
		if _, err := source.Read(t.Context(), strings.NewReader(smallPost), o); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestReadEncodings(t *testing.T) {
	utf16Text := func(order binary.AppendByteOrder, mark bool) string {
		var b []byte
		if mark {
			b = order.AppendUint16(b, 0xFEFF)
		}
		for _, u := range utf16.Encode([]rune(smallPost)) {
			b = order.AppendUint16(b, u)
		}
		return string(b)
	}
	for name, text := range map[string]string{
		"UTF-8 with a mark":        "\ufeff" + smallPost,
		"UTF-16LE with a mark":     utf16Text(binary.LittleEndian, true),
		"UTF-16BE with a mark":     utf16Text(binary.BigEndian, true),
		"UTF-16LE without a mark":  utf16Text(binary.LittleEndian, false),
		"UTF-16BE without a mark":  utf16Text(binary.BigEndian, false),
		"Windows-1252, undeclared": strings.ReplaceAll(smallPost, "ü", "\xfc"),
	} {
		result := read(t, text, source.Options{})
		if got := result.Post.Title; got != "Tüfteln" {
			t.Errorf("%s: title %q", name, got)
		}
		if got := len(result.Notes); got != 0 && !strings.Contains(name, "undeclared") {
			t.Errorf("%s: %v", name, result.Notes)
		}
	}
	result := read(t, "\n\n{\"title\": \"T\xfcftel\xfc\", \"sessions\": [{\"title\": \"A\"}]}", source.Options{URL: "https://example.org/"})
	checkNotes(t, result.Notes, `line 3: the text is not UTF-8: bytes were read as Windows-1252 (2 times)`)
}

func TestStrict(t *testing.T) {
	text := strings.Replace(smallPost, `"title": "A"`, `"title": "A", "level": "x", "room": 7`, 1)
	_, err := source.Read(t.Context(), strings.NewReader(text), source.Options{Strict: true})
	var notes source.Notes
	if !errors.As(err, &notes) || len(notes) != 2 {
		t.Fatalf("got %v", err)
	}
	if want := "line 1: sessions[0].level: expected a whole number: left out: \"\\\"x\\\"\"\nline 1: sessions[0].room: expected a string: left out: \"7\""; err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// minutes is a format of one's own.
type minutes struct{}

func (minutes) Format() source.Format   { return source.Format{Name: "minutes", Title: "minutes"} }
func (minutes) Detect(text []byte) bool { return strings.HasPrefix(string(text), "MINUTES") }

func (minutes) Read(_ context.Context, in *source.Input) (recap.Post, error) {
	post := recap.Post{Title: "Minutes"}
	at := 0
	for line := range strings.Lines(string(in.Text())) {
		if title, ok := strings.CutPrefix(line, "* "); ok {
			in.Locate(at, "item "+fmt.Sprint(len(post.Sessions)+1))
			post.Sessions = append(post.Sessions, recap.Session{Title: strings.TrimSpace(title), URL: "here"})
		}
		at += len(line)
	}
	return post, nil
}

// A reader of one's own goes where the built-in ones go, and is repaired after.
func TestReaderOfOnesOwn(t *testing.T) {
	readers := append([]source.Reader{minutes{}}, source.All()...)
	result := read(t, "MINUTES\n* Bricks\n* Clay\n", source.Options{Readers: readers, URL: "https://example.org/", Name: "m.txt"})
	if result.Format.Name != "minutes" || len(result.Post.Sessions) != 2 {
		t.Errorf("got %+v", result)
	}
	checkNotes(t, result.Notes,
		`m.txt:2: item 1.url: is not an absolute http or https URL: left out: "here"`,
		`m.txt:3: item 2.url: is not an absolute http or https URL: left out: "here"`,
	)
}

// However much is wrong, the notes stay few and count all.
func TestNotesAreBounded(t *testing.T) {
	const n = 20_000
	text := `{"title": "T", "url": "https://example.org/", "sessions": [` + strings.Repeat(`{"title": "A", "x": 1},`, n) + `{"title": "B"}]}`
	result := read(t, text, source.Options{})
	counted := 0
	for _, note := range result.Notes {
		if note.Problem == "is not a field of a post: left out" {
			counted += note.Count
		}
	}
	if counted != n || len(result.Notes) > 3000 {
		t.Errorf("%d notes speak for %d fields, want %d", len(result.Notes), counted, n)
	}
}

// Two sessions of a kind are told apart in time that does not grow with their
// square.
func TestManyAlike(t *testing.T) {
	const n = 30_000
	text := `{"title": "T", "url": "https://example.org/", "sessions": [` + strings.Repeat(`{"title": "A", "code": "SVS401"},`, n) + `{"title": "B"}]}`
	result := read(t, text, source.Options{})
	if got := result.Post.Sessions[n-1].Code; got != recap.Code(fmt.Sprintf("SVS401-R%d", n-1)) {
		t.Errorf("the last code is %s", got)
	}
}

// What is in memory at a time is a small multiple of the input.
func BenchmarkReadMemory(b *testing.B) {
	text := `{"title": "T", "url": "https://example.org/", "sessions": [` + strings.Repeat(`{"title": "A", "summary": "`+strings.Repeat("word ", 300)+`"},`, 20_000) + `{"title": "B"}]}`
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		if _, err := source.Read(b.Context(), strings.NewReader(text), source.Options{}); err != nil {
			b.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(len(text)), "allocated/input")
	}
}
