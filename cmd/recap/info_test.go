package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// say runs the command and returns what it leaves.
func say(t *testing.T, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
	return outcome{status, stdout.String(), stderr.String()}
}

func TestFormats(t *testing.T) {
	got := say(t, "formats")
	for _, name := range append(readable(), writable()...) {
		if !strings.Contains(got.stdout, "\n"+name+" ") {
			t.Errorf("%s is not in the list:\n%s", name, got.stdout)
		}
	}
	if got.status != 0 || got.stderr != "" {
		t.Errorf("exit status %d: %s", got.status, got.stderr)
	}
}

// TestFormatNames: formats are named as people know them.
func TestFormatNames(t *testing.T) {
	for given, want := range map[string]string{
		"ics": "icalendar", ".ics": "icalendar", "ICS": "icalendar", "schedule.ics": "icalendar", "icalendar": "icalendar",
		"xml": "schedule-xml", "schedule.xml": "schedule-xml", "rss.xml": "rss", "atom": "atom",
		"json": "json", "feed.json": "jsonfeed", "schedule.json": "schedule-json", "jsonld": "json-ld",
		"md": "markdown", "html": "html", "index.html": "html", "csv": "csv", "sessionize": "sessionize", "pdf": "", "": "",
	} {
		if got := formatName(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

func TestSchema(t *testing.T) {
	for of, want := range map[string][]byte{"": export.JSONSchema(), "post": export.JSONSchema(), "changes": recap.ChangesSchema(), "project": projectSchema} {
		if got := say(t, strings.Fields("schema "+of)...); got != (outcome{0, string(want), ""}) {
			t.Errorf("%s: got %+v", of, got)
		}
	}
}

func TestVersionAndHelp(t *testing.T) {
	if got := say(t, "--version"); got.status != 0 || !strings.HasPrefix(got.stdout, "recap ") || strings.Count(got.stdout, "\n") != 1 {
		t.Errorf("got %+v", got)
	}
	for _, args := range [][]string{{}, {"--help"}, {"help"}} {
		if got := say(t, args...); got.status != 0 || got.stderr != "" || !strings.Contains(got.stdout, "recap convert schedule.xml") {
			t.Errorf("%v: got %+v", args, got)
		}
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if got := say(t, "completion", shell); got.status != 0 || !strings.Contains(got.stdout, "__complete") {
			t.Errorf("%s: exit status %d: %s", shell, got.status, got.stderr)
		}
	}
	for args, want := range map[string]string{
		"co":                     "convert\t",
		"convert --to html,ica":  "html,icalendar\n",
		"convert --from sess":    "sessionize\n",
		"convert --level 300,":   "300,400\n",
		"convert --zo":           "--zone\t",
		"convert a.json -o some": ":16\n", // the shell completes directories
	} {
		if got := say(t, append([]string{"__complete"}, strings.Fields(args)...)...); got.status != 0 || !strings.Contains(got.stdout, want) {
			t.Errorf("%s: got %+v, want %q", args, got, want)
		}
	}
}

func TestStandardOutput(t *testing.T) {
	var calendar bytes.Buffer
	post := postIn(t, "../../testdata/programme/post.json")
	if err := export.Write(t.Context(), &calendar, post, export.ICalendar{}); err != nil {
		t.Fatal(err)
	}
	got := say(t, "convert", "../../testdata/programme/post.json", "--to", "ics", "-o", "-", "--quiet")
	if got != (outcome{0, calendar.String(), ""}) {
		t.Errorf("exit status %d: %s", got.status, got.stderr)
	}
}

func TestJSONReport(t *testing.T) {
	dir := newDir(t)
	got := convertTo(t, dir, choicesPost, "--json", "--to", "json,ics", "--search", "cafe", "-")
	var report jsonReport
	if err := json.Unmarshal([]byte(got.stdout), &report); err != nil || got.status != 0 || got.stderr != "" {
		t.Fatalf("%v: %+v", err, got)
	}
	if want := (jsonInput{"standard input", "json", 4, 2, 2, "Europe/Brussels", 1}); report.Input != want {
		t.Errorf("got %+v, want %+v", report.Input, want)
	}
	if len(report.Files) != 2 || report.Files[0].Bytes != int64(len(tree(t, dir)["post.json"])) || report.Files[1].Skipped == "" || report.Directory != dir {
		t.Errorf("got %+v", report.Files)
	}
}

func TestQuiet(t *testing.T) {
	if got := convertTo(t, newDir(t), smallPost, "--quiet", "-"); got != (outcome{0, "", ""}) {
		t.Errorf("got %+v", got)
	}
}

// TestWithoutURL: files for looking at need none.
func TestWithoutURL(t *testing.T) {
	const text = `{"title": "T", "published": "2026-03-27T10:00:00Z", "sessions": [{"title": "One"}]}`
	dir := newDir(t)
	got := convertTo(t, dir, text, "-")
	files := tree(t, dir)
	if got.status != 0 || files["index.html"] == "" {
		t.Errorf("got %+v", got)
	}
	const word = "The addresses in the files are relative. Feeds and calendars that are published need the address at which they will stand: --url URL\n"
	if !strings.HasSuffix(got.stderr, word) {
		t.Errorf("got %s", got.stderr)
	}
	if got := convertTo(t, newDir(t), text, "--url", "https://example.org/", "-"); strings.Contains(got.stderr, "relative") {
		t.Errorf("with an address: %s", got.stderr)
	}
}

// TestURLOfTheInput: a schedule names the address of its own site, which is not that of
// the files.
func TestURLOfTheInput(t *testing.T) {
	const schedule = `<schedule><conference><title>Tidings</title><base_url>https://talks.example.org/2026/</base_url></conference>
<day index="1" date="2026-05-01"><room name="Pier"><event id="1"><title>One</title></event></room></day></schedule>`
	const word = "The files say that they stand at https://talks.example.org/2026/, which the input names. If they will stand elsewhere, say where: --url URL\n"
	if got := convertTo(t, newDir(t), schedule, "-"); got.status != 0 || !strings.HasSuffix(got.stderr, word) {
		t.Errorf("got %+v", got)
	}
	if got := convertTo(t, newDir(t), schedule, "--url", "https://example.org/", "-"); got.status != 0 || strings.Contains(got.stderr, "stand at") {
		t.Errorf("with an address: %s", got.stderr)
	}
}

// TestOutlineOfAnArticle: what the sessions are is found, or said.
func TestOutlineOfAnArticle(t *testing.T) {
	const article = `# A day

## Morning

### Opening

By Ada Example

### Queues

By Ben Example
`
	for flag, want := range map[string]int{"--sessions=": 2, "--sessions=h3": 2, "--sessions=h2": 1} {
		got := convertTo(t, newDir(t), article, flag, "--json", "-")
		var report jsonReport
		if err := json.Unmarshal([]byte(got.stdout), &report); err != nil || report.Input.Sessions != want {
			t.Errorf("%s: %v, %+v %s", flag, err, report.Input, got.stderr)
		}
	}
}

// TestColumnsOfAList: those with unusual names are told.
func TestColumnsOfAList(t *testing.T) {
	const list = "Was,\"Von wem, wann\"\nOne,Ada\nTwo,Ben\n"
	for _, args := range [][]string{{"--map", "title=Was,speakers=Von wem, wann"}, {"--from", "csv", "--map=title=Was", "--map", "speakers=Von wem, wann"}} {
		dir := newDir(t)
		if got := convertTo(t, dir, list, append(args, "-")...); got.status != 0 {
			t.Errorf("%v: %+v", args, got)
			continue
		}
		if post := postIn(t, filepath.Join(dir, "post.json")); len(post.Sessions) != 2 || post.Sessions[1].Title != "Two" || post.Sessions[1].Speakers[0].Name != "Ben" {
			t.Errorf("%v: %+v", args, post.Sessions)
		}
	}
}

// TestSpeakersBeside: the views of Sessionize without biographies get them from
// another file.
func TestSpeakersBeside(t *testing.T) {
	got := say(t, "convert", corpus(t, "droidcon-2022-sf.Sessions.json"), "--speakers", corpus(t, "droidcon-2022-sf.Speakers.json"),
		"--zone", "America/Los_Angeles", "--title", "droidcon", "--language", "en", "--to", "json", "-o", "-", "-q")
	if got.status != 0 || !strings.Contains(got.stdout, `"biography"`) || !strings.Contains(got.stdout, `"title":"droidcon"`) || !strings.Contains(got.stdout, `"language":"en"`) {
		t.Errorf("exit status %d: %s", got.status, got.stderr)
	}
}

// TestSpreadsheet: a workbook is read, and the sheet that has the talks is named.
func TestSpreadsheet(t *testing.T) {
	t.Chdir(t.TempDir())
	book := excelize.NewFile()
	for sheet, title := range map[string]string{"Sheet1": "One", "Second": "Two"} {
		if _, err := book.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for cell, text := range map[string]string{"A1": "Title", "B1": "Speaker", "A2": title, "B2": "Ada Example"} {
			if err := book.SetCellValue(sheet, cell, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.SaveAs("talks.xlsx"); err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]string{"--sheet=": "One", "--sheet=Second": "Two", "--from=xlsx": "One"} {
		got := say(t, "convert", "talks.xlsx", flag, "--to", "json", "-o", "-", "-q")
		if got.status != 0 || !strings.Contains(got.stdout, `"title":"`+want+`"`) {
			t.Errorf("%s: %+v", flag, got)
		}
	}
}
