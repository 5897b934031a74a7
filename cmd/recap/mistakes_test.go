package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mistakes are what people do in their first minutes: what they type, what the
// command says, and its exit status.
var mistakes = []struct {
	args   string // words with spaces are quoted with '
	status int
	want   string // after "recap: "; … stands for what another package says
}{
	// The command.
	{"covnert ok.json", 2, `"covnert" is no command; did you mean convert?`},
	{"publish ok.json", 2, `"publish" is no command; there are COMMANDS`},
	{"ok.json", 2, `"ok.json" is no command, but a file; recap convert ok.json converts it`},
	{"https://example.org/schedule.xml", 2, `"https://example.org/schedule.xml" is no command, but an address; recap convert https://example.org/schedule.xml converts what is there`},
	{"formats ics", 2, `unexpected argument "ics"; recap formats takes none`},
	{"schema projct", 2, `there is no schema of "projct"; did you mean project?`},
	{"schema site", 2, `there is no schema of "site"; expected changes, post, project`},
	{"schema post project", 2, `unexpected argument "project"; one schema is printed`},
	// The input.
	{"convert", 2, "there is no FILE to read; - is standard input"},
	{"convert ''", 2, "there is no FILE to read; - is standard input"},
	{"convert ok.json talks.md", 2, `unexpected argument "talks.md"; one FILE is read`},
	{"convert ok.josn", 1, "there is no file ok.josn; did you mean ok.json?"},
	{"convert folder/absent", 1, "there is no file folder/absent"},
	{"convert ftp://example.org/schedule.xml", 1, "ftp://example.org/schedule.xml: ftp is not fetched; only http and https are"},
	{"convert www.example.org", 1, "there is no file www.example.org; an address begins with https://"},
	{"convert example.org/schedule.xml", 1, "there is no file example.org/schedule.xml; an address begins with https://"},
	{"convert folder", 1, "folder: the format is not known: none of the 0 files is a programme…"},
	{"convert picture.png", 1, "picture.png is a picture (image/png), which is not read; recap formats lists what is"},
	{"convert paper.pdf", 1, "paper.pdf is a PDF (application/pdf), which is not read; recap formats lists what is"},
	{"convert backup.zip", 1, "backup.zip is an archive (application/zip), which is not read; recap formats lists what is"},
	{"convert page.html", 1, "page.html is a web page, and no schedule; look for a link to a schedule.xml, a schedule.json or a calendar (.ics) on it, and convert that"},
	{"convert empty.md", 1, "empty.md: the input is empty"},
	{"convert -", 1, "standard input: the input is empty"},
	{"convert later.json", 1, `later.json:1: $schema: is a later version of the schema than post-2, the last that is read here: "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-9.json"`},
	{"convert cut.json", 1, "cut.json:1: is not JSON: unexpected end of JSON input"},
	{"convert none.json", 1, `none.json:1: is not a post: expected an object with "title" and in "sessions" at least one session`},
	{"convert bare.json", 1, "bare.json: the format is not known: the input begins with \"[{\\\"id\\\": 1, \\\"title\\\": \\\"Lamps\\\"}]\"; expected one of…"},
	{"convert essay.md", 1, "essay.md: no session was found…"},
	{"convert local.xml", 1, `local.xml:2: event "1": the time has no offset: the input does not say in which time zone its times are; give it as an option: "10:30"
recap: --zone gives it, such as --zone Europe/Brussels`},
	// Formats.
	{"convert ok.json --from jsn", 2, `--from: "jsn" is no format; did you mean json?`},
	{"convert ok.json --from html", 2, "--from: html can be written, but not read; expected READABLE"},
	{"convert ok.json --to markdwon", 2, `--to: "markdwon" is no format; did you mean markdown?`},
	{"convert ok.json --to html,pdf", 2, `--to: "pdf" is no format; expected WRITABLE`},
	{"convert ok.json --to sessionize", 2, "--to: sessionize can be read, but not written; expected WRITABLE"},
	{"convert ok.json --to ics", 1, "icalendar cannot be written: no session has a time"},
	{"convert ok.json --to ics -o -", 1, "icalendar cannot be written: no session has a time"},
	// Flags.
	{"convert ok.json --zon Brussels", 2, "there is no flag --zon; did you mean --zone?"},
	{"convert ok.json --lang en", 2, "there is no flag --lang; did you mean --language?"},
	{"convert -url https://example.org/ ok.json", 2, "there is no flag -url; one of several letters has two dashes: --url"},
	{"convert ok.json -x", 2, "there is no flag -x"},
	{"convert ok.json --zone", 2, "--zone needs a value: --zone ZONE"},
	{"convert ok.json --strict=perhaps", 2, `--strict is "perhaps"; expected true or false`},
	{"convert ok.json --zone CEST", 2, `--zone: "CEST" is no time zone; expected an IANA name such as Europe/Brussels, a city such as Brussels, or an offset such as +05:30`},
	{"convert ok.json --language english", 2, `--language is "english"; expected a BCP 47 language tag such as en or pt-BR`},
	{"convert ok.json --url example.org/2026", 2, `--url is "example.org/2026"; expected an absolute http or https URL`},
	{"convert ok.json --level high", 2, `--level: "high" is no level; there are 100 Foundational, 200 Intermediate, 300 Advanced, 400 Expert, 500 Distinguished`},
	{"convert ok.json --track web", 1, `no session is in a track "web"; there are none`},
	{"convert ok.json --search submarine", 1, `no session holds the words "submarine"`},
	{"convert ok.json --speakers absent.json", 1, "there is no file absent.json"},
	{"convert ok.json --speakers none.json", 1, "ok.json was read as JSON; --speakers is for files of Sessionize"},
	{"convert ok.json --sessions h7", 2, `--sessions: "h7" is no part of an article; expected h1, h2, h3, h4, h5, h6, li, tr, bold`},
	{"convert ok.json --tracks web", 2, `--tracks: "web" is no part of an article; expected h1, h2, h3, h4, h5, h6`},
	{"convert ok.json --sessions h2", 1, "ok.json was read as JSON; --sessions, --tracks and --days are for articles in Markdown"},
	{"convert ok.json --map title", 2, `--map: "title" names no column; expected FIELD=COLUMN, such as title=Vortrag`},
	{"convert ok.json --map title=Was", 1, "ok.json was read as JSON; --map is for lists of talks"},
	{"convert ok.json --sheet Talks", 1, "ok.json was read as JSON; --sheet is for spreadsheets"},
	{"convert talks.csv --map titel=Was", 1, "talks.csv: …"},
	// The output.
	{"convert ok.json -o -", 2, "-o - writes one format to standard output; name it with --to, such as --to ics"},
	{"convert ok.json --to json -o - --json", 2, "-o - and --json both take standard output"},
	{"convert ok.json -o empty.md", 2, "-o empty.md is a file; expected a directory, or - for standard output"},
	{"convert ok.json -o post.ics", 2, "-o post.ics names a file; expected a directory. For a file alone: --to icalendar -o - > post.ics"},
	{"convert ok.json --at noon", 2, `--at: "noon" is no time; expected one such as 2026-03-27T10:00:00Z or 2026-03-27`},
	{"convert ok.json --output=", 2, "-o names no directory"},
	{"convert ok.json -o empty.md/out", 1, "open empty.md/out/post.json: not a directory"},
	{"convert post.json -o .", 1, "the file post.json would take the place of the input; give another directory with -o, or other formats with --to"},
	{"site ok.json -o empty.md", 2, "-o empty.md is a file; expected a directory, or - for standard output"},
	{"convert ok.json --theme absent", 2, "--theme: there is no folder absent"},
	{"convert ok.json --to ics,json --theme essays", 2, "--theme is the look of the page, and --to names none; add html"},
	{"convert ok.json --to html -o - --theme essays", 1, `--theme essays: essay.md: begins with "They are long."; expected a title, such as # Getting there`},
	{"site ok.json --theme absent", 2, "--theme: there is no folder absent"},
	{"site ok.json --theme empty.md", 2, "--theme empty.md is a file; expected a folder with style.css, logo.svg or pages such as venue.md"},
	{"site ok.json --cards --card-font absent.ttf", 1, "--card-font: card: font: open absent.ttf: no such file or directory"},
	{"site ok.json --cards --card-font empty.md", 1, "--card-font: card: font empty.md cannot be read (EOF); expected a TrueType or OpenType font, such as .ttf, .otf or .ttc"},
	{"site ok.json --card-font absent.ttf", 2, "--card-font needs --cards, for which it is a font"},
	{"site ok.json --theme essays", 1, `--theme essays: essay.md: begins with "They are long."; expected a title, such as # Getting there`},
	{"serve ok.json --addr nowhere", 1, "listen tcp: address nowhere: missing port in address"},
}

func TestMistakes(t *testing.T) {
	files := map[string]string{
		"ok.json":     `{"title": "T", "sessions": [{"title": "A"}]}`,
		"post.json":   `{"title": "T", "sessions": [{"title": "A"}]}`,
		"none.json":   `{"title": "T", "sessions": []}`,
		"cut.json":    `{"title": "T", `,
		"later.json":  `{"$schema": "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-9.json", "title": "T", "sessions": [{"title": "A"}]}`,
		"picture.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"paper.pdf":   "%PDF-1.7\n",
		"backup.zip":  "PK\x03\x04\x14\x00\x08\x00",
		"bare.json":   `[{"id": 1, "title": "Lamps"}]`,
		"page.html":   "<!doctype html><title>Programme</title>",
		"empty.md":    "",
		"talks.md":    "# Talks\n",
		"talks.csv":   "Was,Von wem\nOne,Ada\nTwo,Ben\n",
		"essay.md":    "# On conferences\n\nThey are long.\n",
		"local.xml": `<schedule><conference><title>T</title></conference><day index="1" date="2026-05-01"><room name="Pier">
<event id="1"><title>One</title><start>10:30</start><duration>01:00</duration></event></room></day></schedule>`,
		"folder/photo.jpg": "",
		"essays/essay.md":  "They are long.",
	}
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	before := listing(t, dir)
	var commands []string
	for _, c := range newRoot(console{}).Commands() {
		if c.IsAvailableCommand() && c.Name() != "completion" && c.Name() != "help" {
			commands = append(commands, c.Name())
		}
	}
	words := strings.NewReplacer("COMMANDS", strings.Join(commands, ", "), "READABLE", strings.Join(readable(), ", "), "WRITABLE", strings.Join(writable(), ", "))
	for _, m := range mistakes {
		args := strings.Fields(m.args)
		for i, a := range args {
			args[i] = strings.Trim(a, "'")
		}
		got := say(t, args...)
		want := "recap: " + words.Replace(m.want) + "\n"
		if m.status == 2 {
			command := "recap"
			if slices.Contains(commands, args[0]) {
				command += " " + args[0]
			}
			want += command + " --help says more.\n"
		}
		said := got.stderr
		if m.status == 1 { // what was read before may have been said
			said = said[strings.Index(said+"recap: ", "recap: "):]
		}
		if start, whatever := strings.CutSuffix(want, "…\n"); whatever && strings.HasPrefix(said, start) {
			want = said
		}
		if got.status != m.status || said != want || got.stdout != "" {
			t.Errorf("recap %s: exit status %d, standard output %q, standard error\n%swant %d\n%s", m.args, got.status, got.stdout, got.stderr, m.status, want)
		}
		if after := listing(t, dir); !slices.Equal(before, after) {
			t.Errorf("recap %s: there are now %v", m.args, after)
			before = after
		}
	}
}

// listing returns the names of all files below a directory.
func listing(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestFullDisk: the error of the disk is the command's.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	var stderr bytes.Buffer
	status := run(t.Context(), []string{"convert", "-", "--to", "json", "-o", "-"}, strings.NewReader(smallPost), full, &stderr)
	if want := "recap: write /dev/full: no space left on device\n"; status != 1 || !strings.HasSuffix(stderr.String(), want) {
		t.Errorf("exit status %d: %s", status, stderr.String())
	}
}

func TestNoPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may do everything")
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("post.json", []byte(smallPost), 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("locked", 0o500); err != nil {
		t.Fatal(err)
	}
	if got := say(t, "convert", "post.json"); got != (outcome{1, "", "recap: post.json cannot be read: permission denied\n"}) {
		t.Errorf("got %+v", got)
	}
	if got := convertTo(t, "locked/out", smallPost, "-"); got.status != 1 || !strings.HasSuffix(got.stderr, "recap: mkdir locked/out: permission denied\n") {
		t.Errorf("got %+v", got)
	}
}
