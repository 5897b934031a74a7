package source_test

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/source"
)

// Programs that count octets fold lines within characters.
func TestICalendarFoldsInCharacters(t *testing.T) {
	text := "BEGIN:VCALENDAR\r\nX-WR-CALNAME:B\xc3\r\n \xbccher \xf0\x9f\r\n\t\x98\x80\r\nX-WR-TIMEZONE:Europe/Berlin\r\n" +
		"BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:T\xfcfteln\r\nDTSTART:20240501T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	result := read(t, text, source.Options{})
	if got := result.Post.Title + ", " + result.Post.Sessions[0].Title; got != "Bücher 😀, Tüfteln" {
		t.Errorf("got %q", got)
	}
	if notes := noteTexts(result.Notes); len(notes) != 1 || !strings.Contains(notes[0], "line 8: the text is not UTF-8") {
		t.Errorf("notes %q", notes)
	}
}
