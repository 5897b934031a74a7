package source_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// scheduleXML is a schedule of one day in the middle of which the given events
// stand.
func scheduleXML(events string) string {
	return `<?xml version="1.0"?>
<schedule>
<conference><title>Pebble Days</title><url>https://example.org/pebbles/</url><time_zone_name>Europe/Brussels</time_zone_name></conference>
<day index="1" date="2031-03-29">
<room name="Cove">` + events + `</room>
</day>
</schedule>`
}

// readEvents reads such a schedule and returns its sessions.
func readEvents(t *testing.T, events string, notes ...string) []recap.Session {
	t.Helper()
	result := read(t, scheduleXML(events), source.Options{})
	checkNotes(t, result.Notes, notes...)
	return result.Post.Sessions
}

// readFails checks the error of a text that must be refused.
func readFails(t *testing.T, text, want string, o source.Options) {
	t.Helper()
	o.Name = "s"
	_, err := source.Read(context.Background(), strings.NewReader(text), o)
	if err == nil || err.Error() != want {
		text = text[:min(len(text), 400)]
		t.Errorf("%s\ngot  %v\nwant %s", text, err, want)
	}
}

// What the exporters write is read without a note; what it was written from
// comes back as far as a schedule holds it, and is written again as it was.
func TestScheduleReadsWhatIsWritten(t *testing.T) {
	files, _ := filepath.Glob("../testdata/*/schedule.xml")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		original, err := os.ReadFile(strings.Replace(file, "schedule.xml", "post.json", 1))
		if err != nil {
			t.Fatal(err)
		}
		post := read(t, string(original), source.Options{}).Post
		for _, e := range []export.Exporter{export.ScheduleXML{}, export.ScheduleJSON{}} {
			file := strings.Replace(file, ".xml", e.Format().Extension, 1)
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			options := source.Options{URL: post.URL, TimeZone: post.Event.TimeZone, Strict: true}
			result := read(t, string(data), options)
			checkScheduleRoundTrip(t, result.Post, options)
			got, want := result.Post.Event, post.Event
			if got.Name != want.Name || got.URL != want.URL || got.TimeZone != want.TimeZone {
				t.Errorf("%s: event %+v, want %+v", file, got, want)
			}
		}
	}
}

// Both formats of one schedule are one post.
func TestScheduleXMLAndJSONAreOnePost(t *testing.T) {
	for _, folder := range []string{"programme", "full"} {
		var posts []recap.Post
		for _, name := range []string{"schedule.xml", "schedule.json"} {
			data, err := os.ReadFile(filepath.Join("../testdata", folder, name))
			if err != nil {
				t.Fatal(err)
			}
			posts = append(posts, read(t, string(data), source.Options{URL: "https://example.org/", TimeZone: "Europe/Brussels"}).Post)
		}
		if diff := cmp.Diff(posts[0], posts[1], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-XML +JSON):\n%s", folder, diff)
		}
	}
}

// IDs that are no UUIDs come back from the guids that stand for them.
func TestScheduleKeepsNumbersAsIDs(t *testing.T) {
	const events = `
<event id="17"><title>One</title><start>10:00</start><persons><person id="4">Ada Example</person><person>Bo Example</person></persons></event>
<event guid="0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11" id="18"><title>Two</title><start>11:00</start></event>`
	before := read(t, scheduleXML(events), source.Options{}).Post
	after := read(t, written(t, before, export.ScheduleXML{}), source.Options{}).Post
	if diff := cmp.Diff(before.Event.Rooms, after.Event.Rooms); diff != "" {
		t.Errorf("rooms (-before +after):\n%s", diff)
	}
	for i, want := range []struct{ id, speakers string }{{"17", "4,"}, {"0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11", ""}} {
		var speakers []string
		for _, sp := range after.Sessions[i].Speakers {
			speakers = append(speakers, sp.ID)
		}
		if got := after.Sessions[i].ID; got != want.id || strings.Join(speakers, ",") != want.speakers {
			t.Errorf("session %d is %s with %q, want %s with %q", i, got, speakers, want.id, want.speakers)
		}
	}
}

func FuzzSchedule(f *testing.F) {
	f.Add(scheduleXML(`<event guid="0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11" id="1"><title>A</title><date>2031-03-29T10:00:00+01:00</date><start>09:00</start>
<duration>1:30</duration><language>de, en</language><track>T</track><persons><person guid="x">Ada</person></persons>
<recording><license/><optout>true</optout></recording><links><link href="//e.example/a b">x</link></links></event>`))
	f.Add(scheduleXML(`<event id="1"><start>25:30</start><abstract><p>A</p></abstract></event><event id="1"><start>11:00</start></event>`))
	f.Add(`<schedule><day date="2031-03-29" start="2031-03-29T09:00:00+02:00"><event><start>08:00</start><title>x</title></event></day></schedule>`)
	f.Add(`{"schedule":{"base_url":"https://e.example/","conference":{"title":"C","rooms":[{"name":"R","guid":"g"}],"tracks":[{"name":"T","slug":"t"}],
"days":[{"date":"2031-03-29","rooms":{"R":[{"id":1,"date":"2031-03-29T10:00:00Z","start":"11:00","duration":"0:45","links":["a.example"],
"persons":[{"name":"A","url":"/a"}],"title":"x"}]}}]}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range []source.Reader{source.ScheduleXML{}, source.ScheduleJSON{}} {
			o := source.Options{Readers: []source.Reader{r}, URL: "https://example.org/", TimeZone: "Europe/Brussels"}
			result, err := source.Read(context.Background(), strings.NewReader(text), o)
			if err != nil {
				continue
			}
			doc, err := export.Prepare(result.Post)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range export.All() {
				if err := e.Export(context.Background(), &strings.Builder{}, doc); err != nil && !errors.Is(err, export.ErrNotApplicable) {
					t.Errorf("%s: %v", e.Format().Name, err)
				}
			}
		}
	})
}
