package source_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// fuzzReader has a reader read whatever comes: it must not panic, and what it
// reads must be valid and go into every format.
func fuzzReader(f *testing.F, r source.Reader, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		result, err := source.Read(context.Background(), bytes.NewReader(text), source.Options{
			Readers: []source.Reader{r}, URL: "https://example.org/", TimeZone: "Europe/Brussels",
		})
		if err != nil {
			return
		}
		doc, err := export.Prepare(result.Post)
		if err != nil {
			t.Fatalf("what was read is not valid: %v", err)
		}
		for _, e := range export.All() {
			if err := e.Export(context.Background(), io.Discard, doc); err != nil && !errors.Is(err, export.ErrNotApplicable) {
				t.Errorf("%s: %v", e.Format().Name, err)
			}
		}
	})
}

func FuzzJSON(f *testing.F) {
	fuzzReader(f, source.JSON{},
		`{"title": "T", "url": "https://example.org/", "sessions": [{"title": "A", "code": "SVS401"}, {"title": "A", "code": "svs401"}, {"title": "B"}, {"title": "B"}]}`,
		`{"title": "\ud800\u0000", "published": "9999-12-31T23:59:59+23:59", "event": {"timeZone": "Local"}, "sessions": [{"start": "2024-03-31T02:30:00+05:30", "end": "2024-03-31T02:30:00Z", "track": "x", "level": 250}]}`,
		`{"url": "x", "sessions": [{"summary": "> > > > > > > > > > > > > > > > > > > > > > > > > > > > x", "speakers": [{"name": "", "links": [{"url": ""}]}, {"name": "A\nB", "id": " "}]}]}`,
	)
}

func FuzzSessionize(f *testing.F) {
	fuzzReader(f, source.Sessionize{Speakers: []byte(`[{"id": "a", "fullName": "Ada"}]`)},
		sessionizeAll,
		`[{"groupId": 1, "groupName": "A", "sessions": [{"id": 7, "title": null, "speakers": [{"id": "a"}], "categories": [{"name": "Track", "categoryItems": [{"id": 1, "name": "X"}, {"name": "Y"}]}]}]}]`,
		`[{"date": null, "rooms": [{"name": "R", "sessions": [{"id": " ", "startsAt": "2024-03-31T02:30:00"}]}], "timeSlots": [{"rooms": [{"session": {}}]}]}]`,
		`{"speakers": [{"id": 1, "name": "A", "links": [{"url": "a.example", "linkType": "X_Y"}, 7], "profilePicture": "//a.example/"}], "rooms": [{"id": 2, "sort": "1"}], "sessions": [{"id": 1, "title": "A", "speakers": [1, "1"], "roomId": 3, "status": "Declined"}, {"title": "A", "room": "R", "isServiceSession": true, "recordingUrl": "www.a.example"}]}`,
		`[{"id": 1, "title": "A", "startsAt": "2024-03-31 02:30", "endsAt": "2024-03-31T02:30:00.5+24:00", "categories": [{"name": "Language", "categoryItems": [{"name": "English or German"}]}, {"name": "Format?", "categoryItems": [{"name": "((Talk) 45min"}]}]}, {"id": 1, "title": "A"}, {"id": 1, "title": "A", "startsAt": "2024-03-31T02:30:00Z"}]`,
	)
}

func FuzzICalendar(f *testing.F) {
	fuzzReader(f, source.ICalendar{},
		"BEGIN:VCALENDAR\nPRODID:-//x//recap//EN\nX-WR-TIMEZONE:Berlin\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=X:20240331T023000\nDURATION:P1DT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO,-1SU;COUNT=4\nEXDATE:20240401T023000,20240402/P1D\nSUMMARY:Moved: A\\, b\nDESCRIPTION:Ada (x\\, y)\\n\\nBRK401 · 2024-03-31 02:30 · R\\n\\nT\\n\\nhttps://a.example/\nEND:VEVENT\nEND:VCALENDAR\n",
		"BEGIN:VEVENT\nRECURRENCE-ID:20240331\nLOCATION:A, B, C\nCATEGORIES:a\\,b,,300 Advanced\nATTENDEE;CN=\"a:b\";X=:mailto:a\nBEGIN:VEVENT\nLOCATION:D, B, C\n x\n\ny\nEND:VALARM\n",
		"BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+0530\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nRDATE:20240101T000000\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=X:99991231T235959\nRRULE:FREQ=DAILY;INTERVAL=3;BYSETPOS=1\nX-ALT-DESC:<BODY x>a</body>\nDESCRIPTION:Speakers:\\nA\\nB\nEND:VEVENT",
		"BEGIN:VEVENT\nDTSTART:20240101T000000Z\nRRULE:FREQ=YEARLY;BYDAY=21SU;BYMONTH=10\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20240101T000000Z\nRRULE:FREQ=MONTHLY;BYDAY=-9MO\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20240101T000000Z\nRRULE:FREQ=YEARLY;BYEASTER=300\nEND:VEVENT\n",
	)
}

func FuzzRecords(f *testing.F) {
	fuzzReader(f, source.Records{},
		"Title,Speaker(s),Date,Time,Room,Level,Video,Links\n'=A,\"A, B (C, D)\",3/4/2024,9:00 PM - 25:30,R,all,abcdefghijk,https://a.example/ x\nB,,\"Di, 1. März 24\",10 Uhr,,,,\n",
		"titel;datum;beginn;ende;dauer\n\"A\n\"b;2024-03-31T02:30:00;02:30;;1e309\n",
		`{"sessions": {"1": {"title": "A", "speakers": ["a", 2], "tags": "x, y"}}, "speakers": {"a": {"name": "Ada", "bio": "B", "socials": [{"name": "x", "link": "https://a.example/"}]}}, "schedule": [{"date": "2024-03-31", "tracks": [{"title": "R"}], "timeslots": [{"startTime": "02:30", "endTime": "1:00", "sessions": [{"items": [1, 1, 9], "extend": 9}]}]}]}`,
		`{"_type": "playlist", "extractor": "x", "entries": [{"id": "abcdefghijk", "title": "A: B - C D", "timestamp": 1e9, "duration": null, "upload_date": "20241301"}]}`,
		"- title: A\n  speakers: &s [A, B]\n  video_id: x\n  talks:\n    - {title: B, speakers: *s, start_cue: '1:2:3:4', date: 1711850400}\n",
		`{"count": 1, "results": [{"code": "A", "title": "T", "state": "confirmed", "track": {"en": "X"}, "slot": {"start": "2024-01-01T00:00:00Z", "end": "", "room": {"de": "R"}}, "resources": [{"resource": "/x", "description": "s"}]}]}`,
	)
}

func FuzzMarkdown(f *testing.F) {
	fuzzReader(f, source.Markdown{},
		markdownArticle, plainArticle,
		"| [Brick Days - A | b [c] (BRK401)](https://youtu.be/a) | 2026-03-28 |\n| [B](https://youtu.be/b) |\n## T\n- [C (x)](<https://youtu.be/c> \"t\"), [s](https://e.example/)\n",
		"# T\n\nD\n\n- Original: <https://example.org/>\n- Dates: 2026-03-28 to 2026-03-29\n- Time zone: Europe/Brussels\n- Event: [E](https://e.example/) `e`\n\n## Introduction\n\nI\n\n## G `g`\n\n"+
			"### S `BRK401`\n\n- Status: **moved**\n- Speakers: **[A](mailto:a@b.example)** (*r*), j, *o* ([l](https://l.example/)); **B**\n- When: Sunday, 29 March 2026, 01:30 (UTC+01:00) to 03:30 (UTC+02:00)\n"+
			"- Video: [v](https://v.example/ \"video/mp4, 7 bytes\"), 2026-03-30\n- Tags: `a`, b\n\n---\n\n- x\n\n#### H\n\n## Authors\n\n### A\n\n- Page: <https://a.example/>\n\n## Related posts\n\n- **R**: s\n",
		"+++\ntitle = 'T'\ndate = 2026-03-28\nauthors = [{name = 'A'}]\n+++\n## BRK401\n\n> > - x\n\nSpeakers:\n\n- A – B at C\n",
		"# T\n\n- Original: <https://example.org/>\n\n## AuWhors\n\n-\n\n",
		"---\ncanonicalURL: https://example.org/\nsessionIDs:\n  a: b c\n---\n\n## Contents\n\n- [a](#a)\n\n## X\n\n### a\n",
	)
}
