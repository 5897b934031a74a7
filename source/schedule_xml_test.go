package source_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// All that an event can say, as the tools of the family say it.
func TestScheduleXMLEvent(t *testing.T) {
	sessions := readEvents(t, `
<event guid="6b74a540-248a-5da8-9b98-87ad4deadd40" id="6571" code="PBL101">
  <room>Cove</room><slug>pebble-6571</slug><title> Skipping
    stones </title><subtitle>On flat water</subtitle><track>Sport</track><type>lecture</type><language>en_GB</language>
  <date>2031-03-29T10:00:00+01:00</date><start>10:00</start><duration>0:45</duration>
  <abstract>Choose a *flat* one.</abstract><description><![CDATA[Count <b>aloud</b>.]]></description>
  <url>https://example.org/pebbles/6571</url>
  <recording><license>CC-BY-4.0</license><optout>true</optout></recording>
  <persons><person guid="0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11" id="3">Ada Example</person></persons>
  <persons><person id="4">Bo Example</person><person>Cy Example</person></persons>
  <links><link href="https://example.org/a?javascript:&amp;b" type="web">Stones</link><link href="https://example.org/b">https://example.org/b</link></links>
  <attachments><attachment href="https://example.org/s.pdf" type="slides">Flat stones</attachment><attachment href="https://example.org/t.pdf">My slides</attachment></attachments>
  <video_download_url>https://example.org/v.mp4</video_download_url>
  <feedback_url>https://example.org/say</feedback_url>
</event>`)
	start := sessions[0].Start
	if got := start.UTC().Format("2006-01-02 15:04") + " " + sessions[0].End.Sub(start).String(); got != "2031-03-29 09:00 45m0s" {
		t.Errorf("it takes place %s", got)
	}
	want := []recap.Session{{
		ID: "6b74a540-248a-5da8-9b98-87ad4deadd40", Code: "PBL101", Title: "Skipping stones", Subtitle: "On flat water",
		Track: "Sport", Kind: "lecture", Language: "en-GB", Room: "Cove", URL: "https://example.org/pebbles/6571",
		Summary: "Choose a *flat* one.\n\nCount <b>aloud</b>.", License: "CC-BY-4.0", RecordingConsent: recap.ConsentNo,
		Start: start, End: sessions[0].End,
		Speakers: []recap.Speaker{
			{ID: "0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11", Name: "Ada Example"}, {ID: "4", Name: "Bo Example"}, {Name: "Cy Example"},
		},
		Links: []recap.Link{
			{URL: "https://example.org/a?javascript:&b", Title: "Stones", Role: "web"},
			{URL: "https://example.org/b"},
			{URL: "https://example.org/s.pdf", Title: "Flat stones", Role: recap.LinkSlides},
			{URL: "https://example.org/t.pdf", Title: "My slides", Role: recap.LinkSlides},
			{URL: "https://example.org/v.mp4", Role: recap.LinkVideo},
			{URL: "https://example.org/say", Role: "feedback"},
		},
	}}
	if diff := cmp.Diff(want, sessions, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Not every tool puts the people of an event into a list, and some say in an
// attribute where a person's page is, as they do with links.
func TestScheduleXMLPersons(t *testing.T) {
	sessions := readEvents(t, `<event id="1"><title>A</title><person>Ada Example</person><person id="4" href="/bo">Bo Example</person><person></person></event>`,
		`line 5: event "1": is a relative address: it was completed with the one of the schedule: "/bo"`)
	want := []recap.Speaker{{Name: "Ada Example"}, {ID: "4", Name: "Bo Example", URL: "https://example.org/bo"}}
	if diff := cmp.Diff(want, sessions[0].Speakers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	result := read(t, scheduleJSON(`{"Cove": [{"id": 1, "title": "A", "speaker": "Ada Example"}, {"id": 2, "title": "B", "speaker": [{"name": "Bo Example"}, "Cy Example"]}]}`), source.Options{})
	var names []string
	for _, s := range result.Post.Sessions {
		for _, p := range s.Speakers {
			names = append(names, p.Name)
		}
	}
	if got := strings.Join(names, ", "); got != "Ada Example, Bo Example, Cy Example" {
		t.Errorf("got %s", got)
	}
}

// A number that stands for several people would make one of them.
func TestSchedulePersonIDs(t *testing.T) {
	sessions := readEvents(t, `
<event id="1"><title>A</title><persons><person id="7">Ada Example</person><person id="0">Bo Example</person><person id="0">Cy Example</person></persons></event>
<event id="2"><title>B</title><persons><person id="7">Dee Example</person><person id="7">ada example</person><person id="7" guid="g">Eve Example</person></persons></event>
<event id="3"><title>C</title><persons><person id="7">Dee Example</person></persons></event>`,
		`line 7: event "2": the ID of a person is that of a person with another name: it was left out, and the name stands for the person (2 times)`)
	want := []recap.Speaker{
		{ID: "7", Name: "Ada Example"}, {Name: "Bo Example"}, {Name: "Cy Example"},
		{Name: "Dee Example"}, {ID: "7", Name: "ada example"}, {ID: "g", Name: "Eve Example"}, {Name: "Dee Example"},
	}
	var got []recap.Speaker
	for _, s := range sessions {
		got = append(got, s.Speakers...)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What stands in the list of links and in an element of its own is one link.
func TestScheduleXMLOwnLinks(t *testing.T) {
	sessions := readEvents(t, `<event id="1"><title>A</title>
<links><link href="https://example.org/say">Say something</link><link href="https://example.org/v.mp4" type="trailer">T</link></links>
<feedback_url>https://example.org/say</feedback_url><video_download_url>https://example.org/v.mp4</video_download_url>
<recording><url>https://example.org/v.mp4</url></recording></event>`)
	want := []recap.Link{
		{URL: "https://example.org/say", Title: "Say something", Role: "feedback"},
		{URL: "https://example.org/v.mp4", Title: "T", Role: "trailer"},
		{URL: "https://example.org/v.mp4", Role: recap.LinkVideo},
	}
	if diff := cmp.Diff(want, sessions[0].Links); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Of a subtitle that is no subtitle, nothing is lost.
func TestScheduleLongSubtitle(t *testing.T) {
	long := strings.Repeat("Pebbles, ", 40) + "sand."
	sessions := readEvents(t, `<event id="1"><title>A</title><subtitle>`+long+`</subtitle><abstract>Flat ones.</abstract><description>And others.</description></event>`,
		`line 5: event "1": is too long for a subtitle: it was put before the abstract: "Pebbles, Pebbles, Pebbles, Pebbles, Pebbles, Pebbles, Pebbles, Pebbles, Pebbles,…"`)
	if got, want := string(sessions[0].Summary), long+"\n\nFlat ones.\n\nAnd others."; got != want || sessions[0].Subtitle != "" {
		t.Errorf("got %q and %q", got, sessions[0].Subtitle)
	}
}

// What cannot be used is repaired or left out, each with its place; what has no
// place in a post is one note for all.
func TestScheduleXMLNotes(t *testing.T) {
	sessions := readEvents(t, `
<event id="1"><title>A</title><start>10:00</start><language>de, en</language><logo>/a.png</logo><stars>5</stars>
<url>//example.org/1</url><links>
<link href="example.org/x">X</link><link href="/y">Y</link><link href="">Z</link><link href="https://">W</link><link href="https://example.org/a b">V</link></links></event>
<event id="2"><title>B</title><start>11:00</start><language>klingon</language><logo>/b.png</logo><room>Reef</room><persons><person id="9"></person></persons></event>
<event guid="g" id="3"><title>C</title><title>D</title><start>12:00</start></event>
<event guid="g" id="4"><title>C</title><start>13:00</start></event>`,
		`line 6: event "1": names several languages: the first counts: "de, en"`,
		`line 6: event "1": has no place in a post: left out: "event: logo" (2 times)`,
		`line 6: event "1": has no place in a post: left out: "event: stars"`,
		`line 6: event "1".links[2].url: is not an absolute http or https URL: left out with what it belongs to: "https://"`,
		`line 7: event "1": is an address without a scheme: https: was put before it: "//example.org/1"`,
		`line 8: event "1": is an address without a scheme: https: was put before it: "example.org/x"`,
		`line 8: event "1": is a relative address: it was completed with the one of the schedule: "/y"`,
		`line 8: event "1": a link without an address: left out: "Z"`,
		`line 8: event "1": is an address with characters that none may hold: they were percent-encoded: "https://example.org/a b"`,
		`line 9: event "2": names another room than the one that it stands in: that one counts: "Reef"`,
		`line 9: event "2": is not a language: left out: "klingon"`,
		`line 9: event "2": a person without a name: left out: "9"`,
		`line 10: event "3": is given more than once: the first counts: "title D"`,
		`line 11: event "4": is another slot of a session that came before: it was given an ID of its own: "g"`,
	)
	var links []string
	for _, l := range sessions[0].Links {
		links = append(links, l.URL)
	}
	if got, want := strings.Join(links, " "), "https://example.org/x https://example.org/y https://example.org/a%20b"; got != want {
		t.Errorf("links %s, want %s", got, want)
	}
	if len(sessions) != 4 || sessions[2].ID != "g" || sessions[3].ID == "g" || sessions[3].ID == "" {
		t.Errorf("the slots of one session: %+v", sessions[2:])
	}
}

// What cannot be read is named with its line.
func TestScheduleXMLRefuses(t *testing.T) {
	single := source.Options{Readers: []source.Reader{source.ScheduleXML{}}, MaxDepth: 5}
	const expected = "expected <schedule> with a <conference> and in each <day> the events"
	for text, want := range map[string]string{
		"<schedule>\n<conference>\n<title>A</ti":                               `s:3: is cut off: the XML ends within its elements`,
		"<schedule>\n<day><room></day></schedule>":                             `s:2: is not XML: element <room> of line 2 closed by </day>`,
		"<!DOCTYPE schedule [<!ENTITY a \"b\">]>\n<schedule/>":                 `s:1: declares entities of its own (<!DOCTYPE … [ … ]>), which are refused`,
		"<!DOCTYPE schedule SYSTEM \"http://e.example/\">\n<schedule/>":        `s:1: has a document type that stands elsewhere (<!DOCTYPE … SYSTEM …>), which is refused`,
		"<schedule><a><b><c><d><e/></d></c></b></a></schedule>":                `s:1: nests deeper than 5 levels`,
		"<schedule><bus line=\"7\"/></schedule>":                               `s:1: is not the schedule of a conference: ` + expected,
		"<schedule><day><bus/></day></schedule>":                               `s:1: holds no event: ` + expected,
		"<schedule2/>":                                                         `s:1: is version 2 of the schedule format (schedule2), which cannot be read: ` + expected,
		"<rss/>":                                                               `s:1: is not a schedule: it begins with <rss>; ` + expected,
		"<schedule><conference><title>A</title></conference></schedule>\n<x/>": `s:2: goes on after the end of <schedule>`,
	} {
		readFails(t, text, want, single)
	}
}

// What would take much more room than it has in the input is refused.
func TestScheduleBounds(t *testing.T) {
	readFails(t, scheduleXML(`<event id="1"><links>`+strings.Repeat(`<a/>`, 300_000)+`</links></event>`),
		`s:5: is one of more than 250035 values; of an input of this length, that many can be read`, source.Options{})
	readFails(t, scheduleXML(strings.Repeat(`<event/>`, 100_001)),
		`s:5: there are more than 100000 events; that many can be read`, source.Options{})
	readFails(t, scheduleJSON(`{"Cove": [{"id": 1, "links": [`+strings.Repeat(`1,`, 300_000)+`1]}]}`),
		`s:3: is one of more than 175042 values; of an input of this length, that many can be read`, source.Options{})
}

// The format is known by the root, whatever stands before it.
func TestScheduleXMLDetect(t *testing.T) {
	for text, want := range map[string]bool{
		"<schedule>": true,
		"<?xml version=\"1.0\"?>\n<!-- <rss> -->\n<!DOCTYPE schedule [\n<!ENTITY a \"b\">\n]>\n<schedule xmlns='x'>": true,
		"<s:schedule\n a='b'>": true,
		"<schedule2/>":         true,
		"<schedules>":          false,
		"<rss><schedule>":      false,
		"# <schedule>":         false,
		"<!-- <schedule>":      false,
		"":                     false,
	} {
		if got := (source.ScheduleXML{}).Detect([]byte(text)); got != want {
			t.Errorf("Detect(%q) = %t", text, got)
		}
	}
}

// Tracks and rooms are in the order in which the conference lists them, then
// in that of the file.
func TestScheduleXMLTracksAndRooms(t *testing.T) {
	post := read(t, `<schedule><conference><title>Pebbles</title><base_url>https://example.org/</base_url><city>Ostend</city><day_change>06:00</day_change>
<track name="Sand &amp; Sea" slug="sea" color="#09c"/><track name="Rocks" color="aa3300"/></conference>
<day date="2031-03-29"><room name="Reef" guid="7e6d7c33-0f4c-4f3f-9c60-0c2c8a6a2f10"/><room name="Cove"><event id="1"><title>A</title><track>Wind</track></event></room>
<event id="2"><title>B</title><room>Beach</room><track>Sand &amp; Sea</track></event></day></schedule>`, source.Options{}).Post
	tracks := []recap.Track{{ID: "sea", Name: "Sand & Sea", Color: "#0099cc"}, {ID: "Rocks", Color: "#aa3300"}, {ID: "Wind"}}
	if diff := cmp.Diff(tracks, post.Tracks); diff != "" {
		t.Errorf("tracks (-want +got):\n%s", diff)
	}
	event := recap.Event{Name: "Pebbles", Venue: "Ostend", Rooms: []recap.Room{
		{ID: "7e6d7c33-0f4c-4f3f-9c60-0c2c8a6a2f10", Name: "Reef"}, {ID: "Cove"}, {ID: "Beach"},
	}}
	if diff := cmp.Diff(event, post.Event); diff != "" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
	if s := post.Sessions[1]; s.Track != "sea" || s.Room != "Beach" || s.Scheduled() || post.URL != "https://example.org/" {
		t.Errorf("got %+v at %s", s, post.URL)
	}
}

func TestScheduleXMLEncodings(t *testing.T) {
	text := strings.Replace(scheduleXML("<event id=\"1\"><title>G\xe9ant\x0b\x80</title></event>"), `"1.0"`, `"1.0" encoding="windows-1252"`, 1)
	result := read(t, text, source.Options{})
	checkNotes(t, result.Notes, `line 5: the text holds control characters, which XML does not allow: a space took the place of each`)
	if got := result.Post.Sessions[0].Title; got != "Géant €" {
		t.Errorf("title %q", got)
	}
}

func TestScheduleXMLContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	text := scheduleXML(`<event id="1"/>`)
	r := readerFunc(func(p []byte) (int, error) {
		n := copy(p, text)
		text = text[n:]
		if n == 0 {
			return 0, errors.New("cancelled too late")
		}
		if text == "" {
			cancel()
		}
		return n, nil
	})
	if _, err := source.Read(ctx, r, source.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
