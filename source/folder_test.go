package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// folderCases are folders, with what is read from each.
var folderCases = map[string]struct{ files, want string }{
	"lists of a site made with Zeppelin": {`
-- _data/sessions.yml --
- id: 101
  title: Opening
  speakers: [7]
  complexity: Beginner
- id: 102
  title: Coffee
  service: true
-- _data/speakers.yml --
- id: 7
  name: Ada
  surname: Example
  company: Example Ltd
  title: Mason
  social:
    - {name: twitter, link: www.twitter.com/ada}
-- _data/schedule.yml --
- date: 2016-09-09
  tracks: [{title: Hall}, {title: Yard}]
  timeslots:
    - {startTime: "09:00", endTime: "10:00", sessionIds: [101, 102]}
    - {startTime: "12:00", endTime: "12:30", sessionIds: [102]}
- date: 2016-09-10
  tracks: [{title: Web, color: "#03a9f4"}]
  timeslots:
    - {startTime: "09:00", endTime: "10:00", sessionIds: [101]}
-- _data/team.yml --
- {name: Dee, title: Organizer, bio: x}
-- _config.yml --
title: Not read
`, `
Programme | Europe/Brussels
2016-09-09 09:00 +02:00 1h0m | Opening | by Ada Example | in Hall
2016-09-09 09:00 +02:00 1h0m | Coffee | in Yard
2016-09-09 12:00 +02:00 30m | Coffee | in Hall
2016-09-10 09:00 +02:00 1h0m | Opening | by Ada Example | on Web
these columns were read as what their names say: complexity as level
the input has no title: this one was given to it: "Programme"
the input does not name the event: the title stands for it: "Programme"
_data/sessions.yml:7: talk [1]: has no place in a post: left out: "talk: service"
`},
	"slots that name sessions, and breaks of their own": {`
-- data/sessions.yml --
- {id: k1, title: Lamps, type: keynote, speaker_ids: [ada]}
- {id: t1, title: Looms, type: talk, speaker_ids: [ben]}
- {id: t2, title: Wool, type: talk, speaker_ids: []}
-- data/speakers.yml --
- {id: ada, name: Ada Example}
- {id: ben, name: Ben Example}
-- data/schedule.yml --
days:
  - name: "Saturday, 17 October 2026"
    date: "2026-10-17"
    slots:
      - {time: "09:00", type: break, title: Coffee, duration: 60}
      - {time: "10:00", type: session, session_ids: [k1], tracks: [main], duration: 45}
      - {time: "10:45", type: session, session_ids: [t1, t2], duration: 30}
`, `
Programme | Europe/Brussels
2026-10-17 10:00 +02:00 45m | Lamps | by Ada Example | keynote
2026-10-17 10:45 +02:00 30m | Looms | by Ben Example | talk
2026-10-17 10:45 +02:00 30m | Wool | talk
2026-10-17 09:00 +02:00 1h0m | Coffee | break
these columns were read as what their names say: speaker_ids as speakers, type as kind
the input has no title: this one was given to it: "Programme"
the input does not name the event: the title stands for it: "Programme"
`},
	"talks beside the lists that a site is made of": {`
-- _data/footer_menu.yml --
- {title: About, link: /about}
- {title: Sponsors, link: /sponsors}
-- _data/lang.yml --
version: 10
en: {title: Talk, speaker: Speaker, location: Location}
de: {title: Vortrag, speaker: Redner, location: Ort}
-- _data/site.yml --
name: LampConf
og: {title: LampConf, type: article, description: The conference of lamps}
-- _presenters/ada-example.md --
---
name: Ada Example
company: Example Ltd
slug: ada-example
---
-- _schedule/talks/2023-10-16-lamps.md --
---
title: Lamps
layout: session-details
category: talks
track: t0
room: Hall
date: 2023-10-16 09:00:00-04:00
end_date: 2023-10-16 09:30:00-04:00
presenter_slugs: [ada-example]
---

How lamps work.
-- _schedule/talks/2023-10-16-lunch.md --
---
title: Lunch
category: lunch
room: Hall
date: 2023-10-16 12:00:00-04:00
end_date: 2023-10-16 13:00:00-04:00
---
-- _schedule/talks/2023-10-16-looms.md --
---
title: Looms
published: false
track: t0
presenter_slugs: [ada-example]
---
`, `
Programme | Europe/Brussels
2023-10-16 15:00 +02:00 30m | Lamps | by Ada Example | in Hall | on t0 | talk | How lamps work.
2023-10-16 18:00 +02:00 1h0m | Lunch | in Hall | lunch
these columns were read as what their names say: category as kind, end_date as end, presenter_slugs as speakers
the input has no title: this one was given to it: "Programme"
the input does not name the event: the title stands for it: "Programme"
_schedule/talks/2023-10-16-looms.md:2: talk: is a draft of a talk: left out: "Looms"
`},
	"notes that are a talk each": {`
-- README.md --
# Notes of LampConf
-- talk.template.md --
# Title

- __Speaker__: Your name
-- 2019/lamps.md --
# How lamps work

- __Speaker__: Ada Example
- __Duration__: 45 min

## Description

They need oil.

## Short bio

Ada lays bricks.
-- 2019/looms.md --
# Looms

## Ben Example, Weaver, Example Ltd

### Ideas

* Wool
-- 2020/wool.md --
# Wool

Speaker
- [Cy Example](https://github.com/example), shepherd at Wool University

https://www.youtube.com/watch?v=aaaaaaaaaaa

Sheep.
-- 2020/threads.md --
# Threads

They break.
`, `
Programme | Europe/Brussels
no time | How lamps work | by Ada Example | - __Duration__: 45 min ## Description They need oil. ## Short bio Ada lays bricks.
no time | Looms | by Ben Example | ### Ideas * Wool
no time | Threads | They break.
no time | Wool | by Cy Example | video https://www.youtube.com/watch?v=aaaaaaaaaaa | Sheep.
the input has no title: this one was given to it: "Programme"
the input does not name the event: the title stands for it: "Programme"
2020/threads.md:1: session "Threads": says nothing that only a session says: it is read as one, as its like are
`},
	"pages of pretalx": {`
-- talks-1.json --
{"count": 2, "next": "x", "results": [{"code": "AAAAAA", "title": "One", "speakers": ["SPKONE"]}]}
-- talks-2.json --
{"count": 2, "next": null, "results": [{"code": "BBBBBB", "title": "Two", "abstract": "A", "speakers": []}]}
-- speakers.json --
{"count": 1, "results": [{"code": "SPKONE", "name": "Ada Example", "biography": "Lays bricks."}]}
-- slots.json --
{"count": 2, "results": [{"id": 1, "room": 5, "start": "2024-05-01T10:00:00+02:00", "end": "2024-05-01T10:30:00+02:00", "submission": "AAAAAA"}, {"id": 2, "submission": "CCCCCC"}]}
-- rooms.json --
{"count": 1, "results": [{"id": 5, "name": {"en": "Hall 1", "de": "Saal 1"}}]}
`, `
Programme | Europe/Brussels | en
2024-05-01 10:00 +02:00 30m | One | by Ada Example | in Hall 1
no time | Two | A
the input has no title: this one was given to it: "Programme"
the input does not name the event: the title stands for it: "Programme"
slots.json:1: results[1]: is a slot of a session that is not listed: left out: "CCCCCC"
`},
	"talks of pyvideo with a file each": {`
-- category.json --
{"title": "Example Conf 2024"}
-- videos/a.json --
{"title": "A", "speakers": ["Ada Example"], "recorded": "2024-05-01", "videos": [{"type": "youtube", "url": "https://www.youtube.com/watch?v=abcdefghijk"}]}
-- videos/b.json --
{"title": "B", "speakers": [], "videos": [{"type": "vimeo", "url": "https://vimeo.com/1"}]}
-- videos/c.json --
{"title": "C",
-- README.md --
# Not read
`, `
Example Conf 2024 | Europe/Brussels
no time | A | by Ada Example | video https://www.youtube.com/watch?v=abcdefghijk
no time | B | video https://vimeo.com/1
these columns were read as what their names say: recorded as published, videos as video
videos/c.json:1: is not JSON: unexpected end of JSON input: left out with the whole file
`},
	"programme and talk files of devopsdays": {`
-- data/events/2023/town/main.yml --
name: "2023-town"
program:
  - title: Registration
    type: custom
    date: 2023-06-21
    start_time: "08:00"
    end_time: "09:00"
  - title: ada-example
    type: talk
    date: 2023-06-21
    start_time: "09:00"
    end_time: "09:30"
  - title: nobody-there
    type: talk
    date: 2023-06-21
    start_time: "09:30"
ignites:
  - title: ig-ben
    date: 2023-06-21
-- content/events/2023-town/program/ada-example.md --
+++
Talk_date = ""
Title = "Lamps"
Type = "talk"
Speakers = ["ada-example"]
Youtube = "abcdefghijk"
+++
About lamps.
-- content/events/2023-town/program/ig-ben.md --
+++
Title = "Ignite"
Type = "ignite"
Speakers = ["ben-example"]
+++
-- content/events/2023-town/program/unlisted.md --
+++
Talk_date = "2023-06-22"
Talk_start_time = "10:00"
Talk_end_time = "10:30"
Title = "Unlisted"
Type = "talk"
+++
-- content/events/2023-town/speakers/ada-example.md --
+++
Title = "Ada Example"
Website = "https://ada.example/"
type = "speaker"
+++
Lays bricks.
-- content/events/2023-town/speakers/ben-example.md --
+++
Title = "Ben Example"
+++
-- content/events/2023-town/location.md --
+++
Title = "Location"
+++
Here.
`, `
2023-town | Europe/Brussels
2023-06-21 08:00 +02:00 1h0m | Registration | custom
2023-06-21 09:00 +02:00 30m | Lamps | by Ada Example | talk | video https://www.youtube.com/watch?v=abcdefghijk | About lamps.
2023-06-21 09:30 +02:00 | nobody-there | talk
no time | Ignite | by Ben Example | ignite
2023-06-22 10:00 +02:00 30m | Unlisted | talk
these columns were read as what their names say: Talk_date as date, Talk_end_time as end, Talk_start_time as start, Type as kind, Youtube as video, end_time as end, start_time as start, type as kind
data/events/2023/town/main.yml:13: talk program[2]: is the name of the file of a talk, which is not there: the name stands for its title
data/events/2023/town/main.yml:18: talk ignites[0]: is a day without a time: it counts as a day of the event
`},
	"calendars of two tracks": {`
-- a.ics --
BEGIN:VCALENDAR
X-WR-CALNAME:Example Conf
X-WR-TIMEZONE:Europe/Brussels
BEGIN:VEVENT
UID:1
SUMMARY:One
DTSTART:20240501T080000Z
END:VEVENT
END:VCALENDAR
-- b.ics --
BEGIN:VCALENDAR
X-WR-CALNAME:Example Conf
X-WR-TIMEZONE:Europe/Brussels
BEGIN:VEVENT
UID:2
SUMMARY:Two
DTSTART:20240501T090000Z
END:VEVENT
END:VCALENDAR
-- c.ics --
BEGIN:VCALENDAR
END:VCALENDAR
`, `
Example Conf | Europe/Brussels
2024-05-01 10:00 +02:00 | One
2024-05-01 11:00 +02:00 | Two
c.ics:1: VCALENDAR: is a calendar without events: expected at least one VEVENT: left out with the whole file
`},
	"an article by itself": {`
-- article.md --
# Bricks

## BRK401 Laying bricks

How.
`, `
Bricks | Europe/Brussels
no time | BRK401 Laying bricks | on BRK | How.
article.md: these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "h2: 1 of 1 name a recording, speakers, a code or a time"
article.md: the input does not name the event: the title stands for it: "Bricks"
`},
}

func folderOf(files string) fstest.MapFS {
	fsys := make(fstest.MapFS)
	for _, f := range txtar.Parse([]byte(files)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func TestReadFS(t *testing.T) {
	for name, test := range folderCases {
		t.Run(name, func(t *testing.T) {
			fsys := folderOf(test.files)
			for kind, fsys := range map[string]fs.FS{"folder": fsys, "archive": zipped(t, fsys)} {
				result, err := source.ReadFS(t.Context(), fsys, source.Options{TimeZone: "Europe/Brussels"})
				if err != nil {
					t.Fatalf("%s: %v", kind, err)
				}
				got := outline(result.Post) + strings.Join(noteTexts(result.Notes), "\n")
				if want := strings.TrimSpace(test.want); strings.TrimSpace(got) != want {
					t.Errorf("%s: got\n%s\nwant\n%s", kind, got, want)
				}
				if _, err := export.Prepare(result.Post); err != nil {
					t.Errorf("%s: %v", kind, err)
				}
			}
		})
	}
}

func zipped(t *testing.T, fsys fs.FS) fs.FS {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := w.AddFS(fsys); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadFSRefuses(t *testing.T) {
	for files, want := range map[string]string{
		"-- a.txt --\nx\n":               "in: the format is not known: none of the 0 files is a programme or a list of talks, and not exactly one is an article",
		"-- a.json --\n{}\n":             `in: holds no list of talks: expected a list of objects, or a table, with a title and, for each, something else that a talk has, such as speakers, a time or a recording`,
		"-- a.ics --\nBEGIN:VCALENDAR\n": "a.ics:1: VCALENDAR: is a calendar without events: expected at least one VEVENT",
		"-- talks.yml --\n- {title: A, start: '10:00', date: 2024-05-01}\n": "talks.yml:1: talk [0]: the time has no offset: " + source.ErrNoTimeZone.Error(),
	} {
		_, err := source.ReadFS(t.Context(), folderOf(files), source.Options{Name: "in"})
		if err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", files, err, want)
		}
	}
	_, err := source.ReadFS(t.Context(), folderOf("-- a.json --\n[1, 2, 3]\n-- b.json --\n[4]\n"), source.Options{MaxBytes: 11})
	if !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("a folder that is too large: %v", err)
	}
}

func FuzzReadFS(f *testing.F) {
	for _, test := range folderCases {
		f.Add([]byte(test.files))
	}
	f.Fuzz(func(t *testing.T, files []byte) {
		fsys := make(fstest.MapFS)
		for _, file := range txtar.Parse(files).Files {
			if fs.ValidPath(file.Name) && !strings.Contains(file.Name, "/") && file.Name != "." {
				fsys[file.Name] = &fstest.MapFile{Data: file.Data}
			}
		}
		result, err := source.ReadFS(t.Context(), fsys, source.Options{TimeZone: "Europe/Brussels"})
		if err != nil {
			return
		}
		if _, err := export.Prepare(result.Post); err != nil {
			t.Errorf("what was read is not valid: %v", err)
		}
	})
}
