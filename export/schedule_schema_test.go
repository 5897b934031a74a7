package export

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-e2fd8668/recap"
)

// schedulePosts returns programmes that schemas stumble over.
func schedulePosts() map[string]recap.Post {
	start := time.Date(2024, 3, 30, 23, 0, 0, 500, time.UTC)
	odd := schedulePost()
	odd.Event.TimeZone, odd.Event.Acronym, odd.Event.Name = "US/Pacific", "大", "会"
	odd.URL, odd.Event.URL = "HTTPS://zügli.example/à[b]", "HTTP://Example.org/?q=100%"
	odd.Tracks = append(odd.Tracks, recap.Track{ID: "7"}, recap.Track{ID: "七", Name: "Bricks & Mortar"}, recap.Track{ID: "q"})
	for i := range odd.Sessions {
		odd.Sessions[i].Links = append(odd.Sessions[i].Links, recap.Link{URL: "Https://é.example/é?é=%zz#é", Role: "activitypub"})
	}
	hostile := schedulePost()
	for i := range hostile.Sessions {
		s := &hostile.Sessions[i]
		s.Title += `</title>]]><!--"'&amp;` + "\u202e"
		s.Subtitle, s.Kind, s.Room, s.License = "<b>\u2066", "{{x}}", "--><"+s.ID, "<script>"
		s.Summary = "</abstract> <script>alert(1)</script>\n\n[x](javascript:alert(1)) ]]> \u202e&#x202e;"
		s.Speakers = append(s.Speakers, recap.Speaker{Name: `"/><event>`}, recap.Speaker{Name: "شخص\u202e"})
	}
	return map[string]recap.Post{
		"programme": schedulePost(),
		"odd":       odd,
		"hostile":   hostile,
		"least": {
			Title: "T", URL: "https://e.example", Event: recap.Event{Name: "E", TimeZone: "UTC"},
			Sessions: []recap.Session{{Title: "S", Start: start}},
		},
	}
}

// The XSD must find nothing.
func TestScheduleXMLSchema(t *testing.T) {
	xsd := scheduleCorpus(t, "schedule.xml.xsd")
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip(err)
	}
	for name, post := range schedulePosts() {
		file := filepath.Join(t.TempDir(), name+".xml")
		if err := os.WriteFile(file, []byte(scheduleString(t, ScheduleXML{}, post)), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(lint, "--noout", "--nonet", "--schema", xsd, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// The JSON schema must find nothing.
func TestScheduleJSONSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(scheduleCorpus(t, "schedule.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, post := range schedulePosts() {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(scheduleString(t, ScheduleJSON{}, post)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// scheduleCorpus returns the path of a file that others wrote and that is not part of
// the project; where it is absent, the test is skipped.
func scheduleCorpus(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "corpora", name)
	if _, err := os.Stat(path); err != nil {
		t.Skip(err)
	}
	return path
}

// Text from strangers stays the text of its element: the hostile post has the
// elements of the harmless one, and no text turns round what follows it.
func TestScheduleHostileText(t *testing.T) {
	post := schedulePosts()["hostile"]
	out := scheduleString(t, ScheduleXML{}, post)
	decoder, events := xml.NewDecoder(strings.NewReader(out)), 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "event" {
				events++
			}
			if e.Name.Local == "script" || e.Name.Local == "b" {
				t.Errorf("<%s> broke out", e.Name.Local)
			}
		case xml.CharData:
			checkBidiClosed(t, string(e))
		}
	}
	if events != 6 {
		t.Errorf("%d events, want 6", events)
	}
	if strings.Contains(out, "javascript:") {
		t.Error("the script's link came through")
	}
	json := scheduleString(t, ScheduleJSON{}, post)
	for _, bad := range []string{"<", ">", "&", "\u2028"} {
		if strings.Contains(json, bad) {
			t.Errorf("the JSON holds %q as it is", bad)
		}
	}
}

func checkBidiClosed(t *testing.T, s string) {
	t.Helper()
	opened := strings.Count(s, "\u202e") + strings.Count(s, "\u2066")
	if closed := strings.Count(s, "\u202c") + strings.Count(s, "\u2069"); opened != closed {
		t.Errorf("%q opens %d and closes %d", s, opened, closed)
	}
}

// A person has the one shape of the schema or the other, never both.
func TestSchedulePersonShape(t *testing.T) {
	var out struct {
		Schedule struct {
			Conference struct {
				Days []struct {
					Rooms map[string][]struct{ Persons []map[string]any }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(scheduleString(t, ScheduleJSON{}, schedulePost())), &out); err != nil {
		t.Fatal(err)
	}
	for _, p := range out.Schedule.Conference.Days[0].Rooms["Cellar"][0].Persons {
		if p["name"] == nil || p["id"] == nil || p["guid"] == nil || len(p) != 3 {
			t.Errorf("got %v, want name, id and guid", p)
		}
	}
}
