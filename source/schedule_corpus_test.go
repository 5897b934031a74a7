package source_test

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/net/idna"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// scheduleCorpus returns a file that others wrote and that is not part of the
// project; where it is absent, the test is skipped.
func scheduleCorpus(t *testing.T, name string) string {
	t.Helper()
	for _, up := range []string{"../..", "../../.."} {
		data, err := os.ReadFile(filepath.Join(up, "shared", "corpora", name))
		if err == nil {
			return string(data)
		}
		if !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	t.Skip(name + " is absent")
	return ""
}

// corpusSchedules are the files, with what their callers know and the files do
// not say.
var corpusSchedules = []struct {
	name     string
	options  source.Options
	sessions int
	notes    map[string]int // by the problem
}{
	{"34c3-schedule.xml", source.Options{TimeZone: "Europe/Berlin"}, 169, map[string]int{
		"is an address without a scheme: https: was put before it":             174,
		"is a relative address: it was completed with the one of the schedule": 20,
		"is an address with a misspelt scheme: it was put right":               1,
		"has no place in a post: left out":                                     61, // logos
	}},
	{"fosdem-2013-schedule.xml", source.Options{URL: "https://example.org/2013/", TimeZone: "Europe/Brussels"}, 487, map[string]int{
		"is not an absolute http or https URL: left out with what it belongs to": 9, // git://, and no host
	}},
	{"fosdem-2023-schedule.xml", source.Options{URL: "https://example.org/2023/", TimeZone: "Europe/Brussels"}, 780, map[string]int{
		"is an address with characters that none may hold: they were percent-encoded": 612, // rooms with brackets and spaces
		"is not an absolute http or https URL: left out with what it belongs to":      14,
		"is a relative address, and nothing says of what: left out":                   1,
		"is an address with a misspelt scheme: it was put right":                      1, // https://https://
	}},
	{"privacyweek-2017-schedule.xml", source.Options{URL: "https://example.org/pw17/", TimeZone: "Europe/Vienna"}, 109, map[string]int{
		"is an address without a scheme: https: was put before it":  3,
		"is a relative address, and nothing says of what: left out": 5,
		"has no place in a post: left out":                          33,
	}},
	{"himmel-schedule.xml", source.Options{}, 186, map[string]int{
		"is a relative address: it was completed with the one of the schedule": 13,
		"has no place in a post: left out":                                     73,
	}},
	{"himmel-schedule.json", source.Options{}, 186, map[string]int{
		"is a relative address: it was completed with the one of the schedule": 13,
		"has no place in a post: left out":                                     73 + 34, // logos, and what is said of rooms
	}},
	{"camp2019-schedule.json", source.Options{}, 79, map[string]int{
		"is an address without a scheme: https: was put before it":             1,
		"is a relative address: it was completed with the one of the schedule": 12,
		"has no place in a post: left out":                                     28,
	}},
	{"democon-schedule.json", source.Options{}, 36, map[string]int{
		"the date has another offset than the time zone, and the start is by the clock of the date: the date counts, unless the option KeepClock says otherwise": 36,
		"a room has the guid of another: its name took the place of it":                                                                                          1,
	}},
}

func TestScheduleCorpora(t *testing.T) {
	for _, file := range corpusSchedules {
		t.Run(file.name, func(t *testing.T) {
			result := read(t, scheduleCorpus(t, file.name), file.options)
			if got := len(result.Post.Sessions); got != file.sessions {
				t.Errorf("%d sessions, want %d", got, file.sessions)
			}
			notes := make(map[string]int)
			for _, n := range result.Notes {
				notes[n.Problem] += n.Count
			}
			if diff := cmp.Diff(file.notes, notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
			exportAll(t, result.Post)
		})
	}
}

// exportAll writes the post in every format.
func exportAll(t *testing.T, post recap.Post) {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range export.All() {
		var b strings.Builder
		if err := e.Export(context.Background(), &b, doc); err != nil && !errors.Is(err, export.ErrNotApplicable) {
			t.Errorf("%s: %v", e.Format().Name, err)
		}
	}
}

// One schedule in both formats is one post but for what the XML has no place
// for: what is said of persons beside their names and, in this file, the guid
// of a room.
func TestScheduleXMLAndJSONOfOneEvent(t *testing.T) {
	fromXML := read(t, scheduleCorpus(t, "himmel-schedule.xml"), source.Options{}).Post
	fromJSON := read(t, scheduleCorpus(t, "himmel-schedule.json"), source.Options{}).Post
	const room = "Sendezentrum Bühne (Saal X 07)"
	var rooms []string
	for i, r := range fromJSON.Event.Rooms {
		if r.Name == room {
			rooms = append(rooms, r.ID)
			fromJSON.Event.Rooms[i] = recap.Room{ID: room}
		}
	}
	for i := range fromJSON.Sessions {
		s := &fromJSON.Sessions[i]
		if len(rooms) == 1 && s.Room == rooms[0] {
			s.Room = room
		}
		for j := range s.Speakers {
			s.Speakers[j] = recap.Speaker{ID: s.Speakers[j].ID, Name: s.Speakers[j].Name}
		}
	}
	if diff := cmp.Diff(fromXML, fromJSON, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-XML +JSON):\n%s", diff)
	}
}

// Every guid, title, time, room, person and link is there when a schedule was
// read, written and read again, and what is then written is the same.
func TestScheduleRoundTripOfCorpora(t *testing.T) {
	for _, file := range corpusSchedules {
		t.Run(file.name, func(t *testing.T) {
			options := file.options
			post := read(t, scheduleCorpus(t, file.name), options).Post
			options.URL = post.URL
			checkScheduleRoundTrip(t, post, options)
		})
	}
}

func checkScheduleRoundTrip(t *testing.T, post recap.Post, options source.Options) {
	t.Helper()
	for _, e := range []export.Exporter{export.ScheduleXML{}, export.ScheduleJSON{}} {
		name := e.Format().Name
		first := written(t, post, e)
		result := read(t, first, options)
		if result.Format.Name != name {
			t.Errorf("%s was read as %s", name, result.Format.Name)
		}
		checkNotes(t, result.Notes)
		if diff := cmp.Diff(keptBySchedule(post), keptBySchedule(result.Post), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: (-before +after):\n%s", name, diff)
		}
		checkSameLines(t, name, first, written(t, result.Post, e))
	}
}

// checkSameLines says where two texts part.
func checkSameLines(t *testing.T, name, first, second string) {
	t.Helper()
	a, b := strings.Split(first, "\n"), strings.Split(second, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Errorf("%s: line %d was\n%s\nand is\n%s", name, i+1, a[i], b[i])
			return
		}
	}
	if len(a) != len(b) {
		t.Errorf("%s: there were %d lines and are %d", name, len(a), len(b))
	}
}

// asWritten is an address with the host in the form in which all formats write
// it: in small letters and in ASCII.
func asWritten(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	if host, err := idna.Lookup.ToASCII(u.Host); err == nil {
		u.Host = host
	}
	return u.String()
}

func written(t *testing.T, post recap.Post, e export.Exporter) string {
	t.Helper()
	var b strings.Builder
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A keptSession is what a schedule keeps of a session.
type keptSession struct {
	Code, Title, Subtitle, Track, Kind string
	Room                               string
	Start, End                         string
	Speakers, Links                    []string
}

// keptBySchedule returns what a schedule keeps of the sessions, by their IDs.
func keptBySchedule(post recap.Post) map[string]keptSession {
	kept := make(map[string]keptSession)
	for s := range post.All() {
		k := keptSession{
			Title: s.Title, Subtitle: s.Subtitle, Track: post.Track(s.Track).Title(), Kind: string(s.Kind),
			Room: post.Event.Room(s.Room).Name, Start: s.Start.UTC().Format(time.RFC3339),
		}
		if !s.End.IsZero() {
			k.End = s.End.UTC().Format(time.RFC3339)
		}
		for _, sp := range s.Speakers {
			k.Speakers = append(k.Speakers, sp.EffectiveID()+" "+sp.Name)
		}
		for _, l := range s.Links {
			k.Links = append(k.Links, asWritten(l.URL))
		}
		kept[s.ID] = k
	}
	return kept
}
