package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// An outcome is what a run of the program leaves.
type outcome struct {
	status         int
	stdout, stderr string
}

// convertTo runs the program with a directory to write into that is not there.
func convertTo(t *testing.T, dir, stdin string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), append([]string{"convert", "-o", dir}, args...), strings.NewReader(stdin), &stdout, &stderr)
	return outcome{status, stdout.String(), took.ReplaceAllString(stderr.String(), "in N s")}
}

var took = regexp.MustCompile(`in [0-9.]+ s\b`)

func newDir(t *testing.T) string { return filepath.Join(t.TempDir(), "new", "out") }

// tree returns the files of a directory with their content, nil if it is not
// there.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]string)
	for _, e := range entries {
		if e.Name() == ".recap-files" {
			continue // the list of the others
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(data)
	}
	return found
}

// published returns the files of a site of the post.
func published(t *testing.T, post recap.Post) map[string]string {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.New(doc, site.Options{Languages: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := site.Write(t.Context(), dir, s); err != nil {
		t.Fatal(err)
	}
	return tree(t, dir)
}

func postIn(t *testing.T, file string) recap.Post {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		t.Fatal(err)
	}
	return post
}

// firstVersion is the post as it is published for the first time.
func firstVersion(t *testing.T, post recap.Post, at string) recap.Post {
	t.Helper()
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	post, _, err = recap.Revise(recap.Post{}, post, recap.ReviseOptions{At: when})
	if err != nil {
		t.Fatal(err)
	}
	return post
}

func TestWritesWhatASiteOfThePostHas(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/*/post.json")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		dir := newDir(t)
		const at = "2026-04-01T10:00:00Z"
		got := convertTo(t, dir, "", "--strict", "--at", at, file)
		if got.status != 0 {
			t.Fatalf("%s: exit status %d: %s", file, got.status, got.stderr)
		}
		post := firstVersion(t, postIn(t, file), at)
		want := published(t, post)
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Errorf("%s (-site +got):\n%s", file, diff)
		}
		if lines := strings.Count(got.stdout, "\n"); lines != len(export.All()) {
			t.Errorf("%s: %d lines for %d formats:\n%s", file, lines, len(export.All()), got.stdout)
		}
		for name, content := range want {
			if line := fmt.Sprintf("%s  %d bytes\n", filepath.Join(dir, name), len(content)); !strings.Contains(got.stdout, line) {
				t.Errorf("%s: not reported: %s", file, line)
			}
		}
		beside := ""
		if people := inhabitants(post); people != "" {
			beside = " (" + people + ")"
		}
		size := 0
		for _, content := range want {
			size += len(content)
		}
		said := fmt.Sprintf("%s: %s read as JSON%s\n%s: %d files, %s, in N s\n", file, counted(len(post.Sessions), "session"), beside, dir, len(want), bytesOf(int64(size)))
		rest, ok := strings.CutPrefix(got.stderr, said)
		if !ok || !strings.HasSuffix(rest, " left out of formats that have no place for them; --notes lists them\n") || strings.Count(rest, "\n") != 1 {
			t.Errorf("%s: standard error is\n%swant\n%sand a line about what is left out", file, got.stderr, said)
		}
	}
}

const smallPost = `{"title": "Tidings", "url": "https://example.org/tidings/", "sessions": [{"title": "One"}]}`

func TestReadsStandardInput(t *testing.T) {
	dir := newDir(t)
	got := convertTo(t, dir, smallPost, "--from", "json", "--to", "csv, json,csv", "--to", "icalendar,", "-")
	files := tree(t, dir)
	if len(files) != 2 {
		t.Errorf("got the files %v", files)
	}
	line := func(format, name string) string {
		return fmt.Sprintf("%-13s  %s  %d bytes\n", format, filepath.Join(dir, name), len(files[name]))
	}
	want := outcome{0,
		line("json", "post.json") +
			"icalendar      not written: no session has a time\n" +
			line("csv", "sessions.csv"),
		"standard input: 1 session read as JSON\n" +
			fmt.Sprintf("%s: 2 files, %s, in N s\n", dir, bytesOf(int64(len(files["post.json"])+len(files["sessions.csv"])))) +
			"4 values left out of formats that have no place for them; --notes lists them\n"}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(outcome{})); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}
}

func TestOptionsWinOverTheInput(t *testing.T) {
	const text = `{"title": "T", "url": "https://example.org/a/", "event": {"name": "E", "timeZone": "Etc/UTC"},
		"sessions": [{"title": "One", "start": "2026-05-01T10:00:00Z"}]}`
	dir := newDir(t)
	got := convertTo(t, dir, text, "--url", "https://example.org/b/", "--zone", "Europe/Brussels", "--to", "json", "-")
	if got.status != 0 {
		t.Fatal(got.stderr)
	}
	post := postIn(t, filepath.Join(dir, "post.json"))
	if post.URL != "https://example.org/b/" || post.Event.TimeZone != "Europe/Brussels" {
		t.Errorf("got %s and %s", post.URL, post.Event.TimeZone)
	}
}

// TestFailuresWriteNothing has inputs that cannot be converted: every reason is
// named, and the directory is not made.
func TestFailuresWriteNothing(t *testing.T) {
	const dirty = `{"title": "T", "url": "https://example.org/",
"color": 1,
"language": "english",
"sessions": [{"title": "One", "start": "2026-05-01T10:00:00Z"}]}`
	tests := map[string]struct {
		stdin string
		args  []string
		want  string
	}{
		"no such file": {args: []string{"absent.json"}, want: "recap: there is no file absent.json\n"},
		"nothing":      {args: []string{"-"}, want: "recap: standard input: the input is empty\n"},
		"not readable": {stdin: "{\n\"title\": }", args: []string{"-"},
			want: "recap: standard input:2: is not JSON: invalid character '}' looking for beginning of value\n"},
		"of another format": {stdin: smallPost, args: []string{"--from", "schedule-xml", "-"}, want: "recap: standard input:"},
		"notes, strictly": {stdin: dirty, args: []string{"--strict", "-"}, want: `recap: standard input: the input names no time zone: the offset of its times stands for it: "Etc/UTC"
recap: standard input: the input does not name the event: the title stands for it: "T"
recap: standard input: language: is not a BCP 47 language tag: left out: "english"
recap: standard input:2: color: is not a field of a post: left out: "1"
`},
		"no format applies": {stdin: smallPost, args: []string{"--to", "icalendar,atom", "-"}, want: `standard input: 1 session read as JSON
recap: atom cannot be written: Atom requires the date of the last change, but neither the post nor a session says when it was published or updated
recap: icalendar cannot be written: no session has a time
`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			got := convertTo(t, dir, test.stdin, test.args...)
			if got.status != 1 || got.stdout != "" {
				t.Errorf("exit status %d, standard output %q", got.status, got.stdout)
			}
			whole := strings.HasSuffix(test.want, "\n")
			if whole && got.stderr != test.want || !strings.HasPrefix(got.stderr, test.want) {
				t.Errorf("standard error is\n%s\nwant\n%s", got.stderr, test.want)
			}
			if _, err := os.Stat(filepath.Dir(dir)); err == nil {
				t.Error("a directory was made")
			}
		})
	}
}

func TestNamesEveryReason(t *testing.T) {
	text := `{"title": "T", "url": "https://example.org/", "sessions": [{"title": "A", "level": "x"},` + strings.Repeat(`7,`, 300) + `7]}`
	got := convertTo(t, newDir(t), text, "--strict", "-")
	want := `recap: standard input:1: sessions[0].level: expected a whole number: left out: "\"x\""
recap: standard input:1: sessions[1]: expected an object: left out: "7" (301 times)
`
	if got.status != 1 || got.stderr != want {
		t.Errorf("exit status %d, got\n%s\nwant\n%s", got.status, got.stderr, want)
	}
}

// TestNamesTheFlagThatHelps has inputs that do not say what they must.
func TestNamesTheFlagThatHelps(t *testing.T) {
	const local = `<schedule><conference><title>Tidings</title></conference><day index="1" date="2026-05-01"><room name="Pier">
<event id="1"><title>One</title><start>10:30</start><duration>01:00</duration></event></room></day></schedule>`
	tests := []struct {
		input, url string
		want       error
		flag       string
	}{
		{local, "https://example.org/", source.ErrNoTimeZone, "--zone gives it, such as --zone Europe/Brussels"},
	}
	for _, test := range tests {
		dir := newDir(t)
		got := convertTo(t, dir, test.input, "--url", test.url, "-")
		if end := "\nrecap: " + test.flag + "\n"; got.status != 1 || !strings.Contains(got.stderr, test.want.Error()) || !strings.HasSuffix(got.stderr, end) || tree(t, dir) != nil {
			t.Errorf("got %+v, want %v%s", got, test.want, end)
		}
	}
}

// TestSparesTheInput: it may be the only copy.
func TestSparesTheInput(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "post.json")
	if err := os.WriteFile(file, []byte(smallPost), 0o666); err != nil {
		t.Fatal(err)
	}
	got := convertTo(t, dir, "", file)
	want := "recap: the file " + file + " would take the place of the input; give another directory with -o, or other formats with --to\n"
	if got != (outcome{1, "", want}) || len(tree(t, dir)) != 1 {
		t.Errorf("got %+v", got)
	}
	if got := convertTo(t, dir, "", "--to", "csv", file); got.status != 0 || tree(t, dir)["post.json"] != smallPost {
		t.Errorf("beside the input: got %+v", got)
	}
	// Not even if it was written by an earlier run, and no longer would be.
	dir = newDir(t)
	written := filepath.Join(dir, "post.json")
	for _, args := range [][]string{{"--to", "json,csv", file}, {"--to", "csv", written}, {"--to", "markdown", "--from", "json", written}} {
		if got := convertTo(t, dir, "", args...); got.status != 0 || postIn(t, written).Title != "Tidings" {
			t.Errorf("%v: got %+v", args, got)
		}
	}
	if files := tree(t, dir); len(files) != 2 || files["post.md"] == "" {
		t.Errorf("in the end there is %v", files)
	}
}

// TestSparesWhatOthersWrote: a page of one's own in the directory is not replaced.
func TestSparesWhatOthersWrote(t *testing.T) {
	inProject(t, map[string]string{"programme.json": choicesPost, "public/index.html": "my own page"})
	for _, command := range []string{"site", "convert"} {
		got := say(t, command, "programme.json", "-o", "public", "-q")
		want := `recap: write public: no earlier run wrote what would be replaced: index.html
recap: move them away, give another directory with -o, or replace them with --overwrite
`
		if got != (outcome{1, "", want}) || len(tree(t, "public")) != 1 || tree(t, "public")["index.html"] != "my own page" {
			t.Errorf("%s: got %+v", command, got)
		}
	}
	for range 2 {
		if got := say(t, "convert", "programme.json", "-o", "public", "-q", "--overwrite"); got.status != 0 || len(tree(t, "public")) < 10 {
			t.Errorf("got %+v", got)
		}
	}
}

func TestSaysWhatItRemoves(t *testing.T) {
	dir := newDir(t)
	convertTo(t, dir, smallPost, "-")
	got := convertTo(t, dir, smallPost, "--to", "csv", "-")
	if want := " files of an earlier run removed: atom.xml, event.jsonld, feed.json and "; !strings.Contains(got.stderr, want) || len(tree(t, dir)) != 1 {
		t.Errorf("got %+v, want %q", got, want)
	}
}

func TestOutputThatFails(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	var stderr bytes.Buffer
	status := run(t.Context(), []string{"convert", "-o", newDir(t), "-"}, strings.NewReader(smallPost), w, &stderr)
	if status != 1 || !strings.Contains(stderr.String(), io.ErrClosedPipe.Error()) {
		t.Errorf("exit status %d: %s", status, stderr.Bytes())
	}
}

// TestInterrupt interrupts the program while it waits for standard input, and
// when it is about to write.
func TestInterrupt(t *testing.T) {
	interrupted := errors.New("interrupted by the test")
	silent, _ := io.Pipe()
	for name, stdin := range map[string]io.Reader{"waiting": silent, "writing": strings.NewReader(smallPost)} {
		ctx, interrupt := context.WithCancelCause(t.Context())
		stderr := &interruptingWriter{interrupt: func() { interrupt(interrupted) }}
		if name == "waiting" {
			time.AfterFunc(10*time.Millisecond, func() { interrupt(interrupted) })
		}
		dir := newDir(t)
		var stdout bytes.Buffer
		status := run(ctx, []string{"convert", "-o", dir, "-"}, stdin, &stdout, stderr)
		if status != 1 || stdout.Len() > 0 || !strings.HasSuffix(stderr.written.String(), "recap: interrupted by the test\n") {
			t.Errorf("%s: exit status %d: %s", name, status, stderr.written.String())
		}
		if _, err := os.Stat(filepath.Dir(dir)); err == nil {
			t.Errorf("%s: a directory was made", name)
		}
	}
}

// An interruptingWriter interrupts at the first line, which is written when
// the input is read.
type interruptingWriter struct {
	written   strings.Builder
	interrupt func()
}

func (w *interruptingWriter) Write(p []byte) (int, error) {
	w.interrupt()
	return w.written.Write(p)
}

// TestConvertSaysWhatItWithholds: who publishes a programme sees that a person is left out.
func TestConvertSaysWhatItWithholds(t *testing.T) {
	post := `{"$schema": "https://github.com/seed-e2fd8668/recap/schema/post-2.json", "title": "T",
		"sessions": [{"id": "1", "title": "Queues", "speakers": [{"name": "Ada Example", "hidden": true}]}]}`
	got := convertTo(t, newDir(t), post, "-")
	want := "1 value not published: the person is not to be named on the net, first sessions[0].speakers[0]\n"
	if got.status != 0 || !strings.Contains(got.stderr, want) {
		t.Errorf("status %d, and there is no %q in\n%s", got.status, want, got.stderr)
	}
}
