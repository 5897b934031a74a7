package icalendar

import (
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
)

// FuzzLines compares properties with what golang-ical makes of them.
func FuzzLines(f *testing.F) {
	f.Add("A title", "https://example.org/?a=1,2;3")
	f.Add(`a;b,c\n\;\,\\ ":END:VEVENT`, "x")
	f.Add(strings.Repeat("é", 150)+strings.Repeat(" <a> ", 30), strings.Repeat("語", 60))
	f.Add(strings.Repeat("x", 66)+" y", strings.Repeat("x", 70)+"> y")
	f.Add(strings.Repeat("<p>One two,\nthree</p>\n", 9), strings.Repeat("x", 400))
	f.Fuzz(func(t *testing.T, text, value string) {
		text, value = strings.ToValidUTF8(text, ""), strings.ToValidUTF8(value, "")
		event := ics.NewEvent(text)
		event.SetSummary(text)
		event.SetURL(value)
		event.SetProperty("X-ALT-DESC", text+value, ics.WithFmtType("text/html"))
		event.SetProperty(ics.ComponentPropertyDtStart, value, ics.WithTZID("America/Argentina/Buenos_Aires"))
		event.AddCategory(text)
		var want strings.Builder
		if err := event.SerializeTo(&want, &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}); err != nil {
			t.Fatal(err)
		}

		var got Lines
		got.Property("BEGIN", "VEVENT")
		got.TextProperty("UID", text)
		got.TextProperty("SUMMARY", text)
		got.Property("URL", value)
		got.Begin("X-ALT-DESC;FMTTYPE=text/html")
		got.Text(text)
		got.Text(value)
		got.End()
		got.Property("DTSTART;TZID=America/Argentina/Buenos_Aires", value)
		got.TextProperty("CATEGORIES", text)
		got.Property("END", "VEVENT")
		if string(got.out) != want.String() {
			t.Errorf("got  %q\nwant %q", got.out, want.String())
		}
	})
}
