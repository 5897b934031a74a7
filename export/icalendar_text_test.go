package export_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// TestICalendarLines reads the bytes of texts that tempt a folding or an
// escaping writer.
func TestICalendarLines(t *testing.T) {
	family := strings.Repeat("👩‍👩‍👧‍👦", 12)
	post := calendarPost("Europe/Brussels", recap.Session{
		Title: family, Start: at("2024-03-30T10:00:00+01:00"), Tags: []string{strings.Repeat("é", 150), strings.Repeat(" <a> ", 30) + "x"},
		Summary: recap.Markdown("```\r\n      " + strings.Repeat("語", 60) + "\r\nEND:VEVENT\r\nATTENDEE:mailto:a@example.org\r\n```\r\n"),
	})
	post.Title = strings.Repeat("x", 299)
	for _, post := range []recap.Post{post, calendarFixture(t, "full"), calendarFixture(t, "hostile")} {
		text := calendarText(t, post, export.ICalendar{})
		if !strings.HasSuffix(text, "\r\nEND:VCALENDAR\r\n") {
			t.Error("the last line is not ended")
		}
		for line := range strings.SplitSeq(text, "\r\n") {
			if len(line) > 75 {
				t.Errorf("%d octets: %q", len(line), line)
			}
			if !utf8.ValidString(line) {
				t.Errorf("a character is cut: %q", line)
			}
			if i := strings.IndexFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7F }); i >= 0 {
				t.Errorf("a control character at %d: %q", i, line)
			}
		}
	}
	event := readCalendar(t, calendarText(t, post, export.ICalendar{})).Events()[0]
	if got := propText(t, event.Component, "SUMMARY"); got != family {
		t.Errorf("the title comes back as %q", got)
	}
	if got := propText(t, event.Component, "DESCRIPTION"); !strings.Contains(got, "\n      "+strings.Repeat("語", 60)+"\nEND:VEVENT\nATTENDEE:mailto:a@example.org\n") {
		t.Errorf("the summary comes back as %q", got)
	}
}

// TestICalendarIsNotInjected counts what is there: text adds nothing.
func TestICalendarIsNotInjected(t *testing.T) {
	allowed := []string{"IMAGE",
		"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "STATUS", "SUMMARY",
		"LOCATION", "URL", "CATEGORIES", "DESCRIPTION", "X-ALT-DESC", "X-RECAP-ID", "X-RECAP-ROOM", "X-RECAP-STATUS", "X-RECAP-TITLE",
	}
	const payload = `a;b,c\n\;\,\\ ":END:VEVENT` + "\u2028ATTENDEE:x\u2029"
	hostile := calendarPost("Europe/Brussels", recap.Session{
		ID: `a;b,c\n:END:VEVENT`, Code: payload, Title: payload, Subtitle: payload, Room: payload, Kind: payload, License: payload,
		Tags: []string{payload, "more"}, Summary: payload + "\r\nEND:VEVENT\r\n\r\nBEGIN:VALARM", Start: at("2024-03-30T10:00:00+01:00"),
		Speakers: []recap.Speaker{{Name: payload, Role: payload, Job: payload}},
		Links:    []recap.Link{{URL: "https://example.org/;,%0D%0AX:1", Title: payload}},
	})
	hostile.Title, hostile.Event.Venue = payload, payload
	for _, post := range []recap.Post{hostile, calendarFixture(t, "hostile"), calendarFixture(t, "full")} {
		scheduled := 0
		for s := range post.All() {
			if s.Scheduled() {
				scheduled++
			}
		}
		cal := readCalendar(t, calendarText(t, post, export.ICalendar{}))
		if n := len(cal.Children); n != scheduled+1 {
			t.Errorf("%d components, want %d events and a zone", n, scheduled)
		}
		for _, event := range cal.Events() {
			if len(event.Children) > 0 {
				t.Errorf("an event holds a %s", event.Children[0].Name)
			}
			for name, props := range event.Props {
				if !slices.Contains(allowed, name) || len(props) > 1 {
					t.Errorf("an event has %d %s", len(props), name)
				}
			}
		}
	}
	event := readCalendar(t, calendarText(t, hostile, export.ICalendar{})).Events()[0]
	if got := propText(t, event.Component, "SUMMARY"); got != payload {
		t.Errorf("the title comes back as %q", got)
	}
	if got, err := event.Props.Get("CATEGORIES").TextList(); err != nil || !slices.Equal(got, []string{payload, "more"}) {
		t.Errorf("the tags come back as %q (%v)", got, err)
	}
}
