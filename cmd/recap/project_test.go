package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"
)

// inProject makes a directory with the files the current one.
func inProject(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

const project = `# The programme.
file: programme.json
output: public
title: Tidings
zone: brussels
url: https://example.org/2026/
track: [t2, "Sails, Ropes"]
level:
  - 200
  - 300
addr: 127.0.0.1:0
`

// TestProject: the file holds the flags of both commands, the command line wins.
func TestProject(t *testing.T) {
	inProject(t, map[string]string{projectName: project, "programme.json": choicesPost, "elsewhere/recap.yaml": project, "elsewhere/programme.json": choicesPost})
	for _, test := range []struct {
		args       []string
		dir, title string
	}{
		{[]string{"site"}, "public", "Tidings"},
		{[]string{"site", "--title", "Other", "-o", "out"}, "out", "Other"},
		{[]string{"site", "--project", "elsewhere/recap.yaml"}, "elsewhere/public", "Tidings"},
		{[]string{"site", "elsewhere/programme.json", "-o", "third"}, "third", "Tidings"},
	} {
		got := say(t, test.args...)
		if got.status != 0 {
			t.Errorf("%v: %+v", test.args, got)
			continue
		}
		post := postIn(t, filepath.Join(test.dir, "post.json"))
		if post.Title != test.title || post.URL != "https://example.org/2026/" || post.Event.TimeZone != "Europe/Brussels" || len(post.Sessions) != 2 {
			t.Errorf("%v: got %q, %q, %q, %d sessions", test.args, post.Title, post.URL, post.Event.TimeZone, len(post.Sessions))
		}
	}
}

func TestProjectNamesColumns(t *testing.T) {
	inProject(t, map[string]string{projectName: "file: talks.csv\nmap:\n  title: Was\n  speakers: Von wem\n", "talks.csv": "Was,Von wem\nOne,Ada\nTwo,Ben\n"})
	if got := say(t, "site"); got.status != 0 || postIn(t, "public/post.json").Sessions[1].Speakers[0].Name != "Ben" {
		t.Errorf("got %+v", got)
	}
}

func TestServesAProject(t *testing.T) {
	inProject(t, map[string]string{projectName: project, "programme.json": choicesPost})
	url, stop := start(t)
	if body := get(t, url+"post.md"); !strings.Contains(body, "# Tidings") {
		t.Errorf("got %s", body)
	}
	stop()
}

func TestProjectMistakes(t *testing.T) {
	all := strings.Join(projectKeys, ", ")
	for text, want := range map[string]string{
		"file: a.json\nzonne: Brussels\n":    `recap.yaml:2: "zonne" is no key; did you mean zone?`,
		"colour: red\n":                      `recap.yaml:1: "colour" is no key; there are ` + all,
		"zone: CEST\n":                       `recap.yaml:1: zone: "CEST" is no time zone; expected an IANA name such as Europe/Brussels, a city such as Brussels, or an offset such as +05:30`,
		"url: /2026/\n":                      `recap.yaml:1: url is "/2026/"; expected an absolute http or https URL`,
		"zone: [Europe/Brussels]\n":          "recap.yaml:1: zone is a list; expected one value",
		"title:\n":                           "recap.yaml:1: title: expected a text or a number",
		"track:\n  - name: web\n":            "recap.yaml:2: track: expected a text or a number",
		"strict: maybe\n":                    `recap.yaml:1: strict is "maybe"; expected true or false`,
		"title: A\ntitle: B\n":               "recap.yaml:2: title is given twice",
		"- file\n":                           "recap.yaml:1: expected keys and values, such as url: https://example.org/2026/",
		"title: A\n":                         "there is no FILE to read, and recap.yaml has no key file that names one",
		"":                                   "there is no FILE to read, and recap.yaml has no key file that names one",
		"# to be done\n":                     "there is no FILE to read, and recap.yaml has no key file that names one",
		"title: [\n":                         "recap.yaml is not YAML: …",
		"file: a.json\nlevel: [200, high]\n": `recap.yaml:2: level: "high" is no level; there are 100 Foundational, 200 Intermediate, 300 Advanced, 400 Expert, 500 Distinguished`,
	} {
		inProject(t, map[string]string{projectName: text})
		got := say(t, "site")
		want = "recap: " + want + "\nrecap site --help says more.\n"
		if start, whatever := strings.CutSuffix(want, "…\nrecap site --help says more.\n"); whatever && strings.HasPrefix(got.stderr, start) {
			want = got.stderr
		}
		if got != (outcome{2, "", want}) {
			t.Errorf("%q: exit status %d,\n%swant\n%s", text, got.status, got.stderr, want)
		}
		if files := listing(t, "."); len(files) != 2 {
			t.Errorf("%q: there is now %v", text, files)
		}
	}
	inProject(t, nil)
	if got := say(t, "site"); got.status != 2 || !strings.HasPrefix(got.stderr, "recap: there is no FILE to read, and no recap.yaml that names one; - is standard input\n") {
		t.Errorf("got %+v", got)
	}
	if got := say(t, "site", "--project", "absent.yaml"); got.status != 1 || got.stderr != "recap: there is no file absent.yaml\n" {
		t.Errorf("got %+v", got)
	}
}

// TestProjectSchema: the schema, the keys and the flags of both commands are the
// same list, and the example conforms.
func TestProjectSchema(t *testing.T) {
	var schema struct {
		Properties map[string]any `json:"properties"`
	}
	if err := json.Unmarshal(projectSchema, &schema); err != nil {
		t.Fatal(err)
	}
	flags := map[string]bool{"file": true}
	for _, cmd := range []*cobra.Command{newSite(console{}), newServe(console{})} {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
	}
	for _, notForFiles := range []string{"project", "overwrite", "at", "json", "quiet", "notes", "help"} {
		delete(flags, notForFiles)
	}
	for flag := range flags {
		if !slices.Contains(projectKeys, flag) {
			t.Errorf("the flag %s is no key", flag)
		}
	}
	for _, key := range projectKeys {
		if schema.Properties[key] == nil || !flags[key] {
			t.Errorf("%s: in the schema %v, a flag %v", key, schema.Properties[key] != nil, flags[key])
		}
	}
	page, err := os.ReadFile("../../docs/recap-yaml.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range projectKeys {
		if !strings.Contains(string(page), "\n| `"+key+"` | ") {
			t.Errorf("docs/recap-yaml.md does not explain %s", key)
		}
	}
	if len(schema.Properties) != len(projectKeys) {
		t.Errorf("the schema has %d keys, there are %d", len(schema.Properties), len(projectKeys))
	}

	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(projectSchema)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range map[string]bool{project: true, "zonne: x": false, "title: [a]": false, "track: web": true, "url: /x": false, "strict: true": true} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(value); (err == nil) != valid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestSiteSaysWhatThePostLacks: a session without a time has no calendar, and the site has
// one nevertheless.
func TestSiteSaysWhatThePostLacks(t *testing.T) {
	inProject(t, map[string]string{"programme.json": choicesPost})
	if got := say(t, "site", "programme.json"); got.status != 0 || strings.Contains(got.stdout, "icalendar      not written") || !strings.Contains(got.stdout, "podcast        not written") {
		t.Errorf("got %+v", got)
	}
}

// TestSite: pages of sessions, and no line for each of them.
func TestSite(t *testing.T) {
	dir := newDir(t)
	got := say(t, "site", "../../testdata/programme/post.json", "-o", dir)
	if got.status != 0 || !strings.Contains(got.stdout, "sessions       "+filepath.Join(dir, "sessions")+"  ") {
		t.Fatalf("got %+v", got)
	}
	files, err := os.ReadDir(filepath.Join(dir, "sessions"))
	if err != nil || len(files) < 45 {
		t.Errorf("%d files, %v", len(files), err)
	}
	url, stop := start(t, "../../testdata/programme/post.json")
	response, err := http.Get(url + "sessions/" + files[0].Name())
	if err != nil || response.StatusCode != 200 {
		t.Errorf("serve does not have %s: %v", files[0].Name(), err)
	}
	response.Body.Close()
	stop()
}
