package lint

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Where the rules about apps were read.
const (
	giggity       = "Giggity, app/src/main/java/net/gaast/giggity/Schedule.java at c6330aea (3.0.1 and 38 commits)"
	eventFahrplan = "EventFahrplan, app/src/main/java/nerd/tuxmobil/fahrplan/congress/schedule/LayoutCalculator.kt at 24d19521 (1.77.0 and 24 commits)"
	roomScreen    = "info-beamer, package-conference-room, node.lua at 3060e04a (13 July 2018)"
	googleEvent   = "https://developers.google.com/search/docs/appearance/structured-data/event"
)

// consumerRules say what apps, screens and search engines make of a programme.
func consumerRules() []Rule {
	return []Rule{
		{"giggity-length", Error, giggity + ", line 914: LocalTime.parse(durationS, tf), and line 383, which gives the file up", eachSession(giggityLength)},
		{"giggity-day", Error, giggity + ", lines 100, 288 and 1009: a day has what begins and ends between 06:00 and 06:00", eachSession(giggityDay)},
		{"giggity-early", Info, giggity + ", line 100: dayChange = LocalTime.of(6, 0)", eachSession(giggityEarly)},
		{"giggity-end", Warning, giggity + ", lines 728 to 736: an event of a calendar without dtend and duration is left out", eachSession(giggityEnd)},
		{"eventfahrplan-end", Error, eventFahrplan + ", line 74: the height of a session is its duration", eachSession(eventFahrplanEnd)},
		{"eventfahrplan-overlap", Warning, eventFahrplan + ", lines 88 to 97: fixOverlappingSessions", eventFahrplanOverlap},
		{"room", Warning, giggity + ", line 833, and EventFahrplan, network/…/ParserTask.java, line 250: sessions stand in rooms, by name", eachSession(noRoom)},
		{"screen-title", Warning, roomScreen + ", lines 56 and 359: four lines of 30 bytes", eachSession(screenTitle)},
		{"screen-speakers", Info, roomScreen + ", lines 1 and 365: the fifth speaker is written below the edge of the screen", eachSession(screenSpeakers)},
		{"google-location", Warning, googleEvent + " (required: location)", googleLocation},
		{"google-end", Info, googleEvent + " (recommended: endDate)", eachSession(googleEnd)},
		{"formats", Info, "the formats themselves; see export.ErrNotApplicable", formats},
	}
}

func giggityLength(_ *Programme, s recap.Session) (field, sentence string) {
	if s.Duration() < 24*time.Hour {
		return "", ""
	}
	return "end", "lasts 24 hours or longer, which Giggity cannot read as a time of day: it refuses the whole schedule file"
}

// giggityBreak is the hour at which Giggity's day begins.
const giggityBreak = 6

func giggityDay(_ *Programme, s recap.Session) (field, sentence string) {
	if !s.Scheduled() || s.Duration() >= 24*time.Hour {
		return "", ""
	}
	morning := time.Date(s.Start.Year(), s.Start.Month(), s.Start.Day(), giggityBreak, 0, 0, 0, s.Start.Location())
	if !morning.After(s.Start) {
		morning = morning.AddDate(0, 0, 1)
	}
	if !s.End.After(morning) {
		return "", ""
	}
	return "end", "goes on after 06:00, when Giggity's next day begins: it is on neither day's timetable"
}

func giggityEarly(_ *Programme, s recap.Session) (field, sentence string) {
	if !s.Scheduled() || s.Start.Hour() < recap.DayChange || s.Start.Hour() >= giggityBreak {
		return "", ""
	}
	return "start", "begins at " + clock(s.Start) + ": Giggity, whose day begins at 06:00, shows it on the day before"
}

func giggityEnd(_ *Programme, s recap.Session) (field, sentence string) {
	if !s.Scheduled() || !s.End.IsZero() {
		return "", ""
	}
	return "end", "is not given: Giggity leaves the session out when it reads the calendar"
}

func eventFahrplanEnd(_ *Programme, s recap.Session) (field, sentence string) {
	if !s.Scheduled() || s.Duration() >= time.Minute {
		return "", ""
	}
	return "end", "is not given, or less than a minute after the start: in EventFahrplan's timetable the session has no height and is not seen"
}

// eventFahrplanOverlap finds what EventFahrplan cuts short.
func eventFahrplanOverlap(p *Programme, report Report) {
	for _, c := range p.Post.Conflicts() {
		if first, second := c.Sessions[0], c.Sessions[1]; c.Room != "" && first.Start.Before(second.Start) {
			i := p.index[first.ID]
			report(path(i, "end"), i, "EventFahrplan shows this session to end at %s, where %s begins in the same room", clock(second.Start), name(second))
		}
	}
}

func noRoom(p *Programme, s recap.Session) (field, sentence string) {
	if !s.Scheduled() || s.Room != "" {
		return "", ""
	}
	where := "of the event"
	if p.Post.Event.Venue != "" {
		where = "of the venue"
	}
	return "room", "is not given: apps know sessions by rooms, so that schedule files put this one into a room by the name " + where
}

func screenTitle(_ *Programme, s recap.Session) (field, sentence string) {
	lines := screenLines(s.Title)
	if len(lines) <= 4 {
		return "", ""
	}
	return "title", "is longer than a room's screen shows: it ends there in “" + lines[3] + "”"
}

// screenLines breaks a title as info-beamer's package does: before the word with which a
// line would have more than 30 bytes.
func screenLines(title string) []string {
	const limit = 30
	var lines []string
	for _, word := range strings.Fields(title) {
		last := len(lines) - 1
		if last >= 0 && len(lines[last])+1+len(word) <= limit {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

func screenSpeakers(_ *Programme, s recap.Session) (field, sentence string) {
	if len(s.Speakers) <= 4 {
		return "", ""
	}
	return "speakers", "are more than four: a room's screen shows the first four"
}

func googleLocation(p *Programme, report Report) {
	e := p.Post.Event
	for _, s := range p.Sessions {
		if s.Scheduled() && e.Address == "" {
			report("event.address", -1, "is not given: Google requires the place of an event, and without it shows none of the sessions as events")
			return
		}
	}
}

func googleEnd(_ *Programme, s recap.Session) (field, sentence string) {
	if !s.Scheduled() || !s.End.IsZero() {
		return "", ""
	}
	return "end", "is not given: Google asks for it, and may show the session as lasting all day"
}

// programmeFormats are the formats that a programme is expected in, and that refuse some:
// it is complete without a podcast.
func programmeFormats() []export.Exporter {
	return []export.Exporter{export.RSS{}, export.Atom{}, export.ICalendar{}, export.ScheduleXML{}, export.ScheduleJSON{}}
}

// formats names the formats that the post cannot be written in.
func formats(p *Programme, report Report) {
	doc, err := export.Prepare(p.Post)
	if err != nil {
		return // Validate says why
	}
	for _, e := range programmeFormats() {
		// An exporter refuses before it writes, and stops when it cannot write.
		if err := e.Export(context.Background(), closed{}, doc); errors.Is(err, export.ErrNotApplicable) {
			_, reason, _ := strings.Cut(err.Error(), export.ErrNotApplicable.Error()+": ")
			report("title", -1, "there will be no %s: %s", e.Format().Title, reason)
		}
	}
}

// closed is a writer to which nothing can be written.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
