package view

import (
	"fmt"
	"time"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// PlayerNote says from where a recording will load and, where it does not begin at its
// beginning, from when it plays.
func PlayerNote(words *catalogue.Words, host string, start time.Duration) page.Text {
	note := page.Fill(words, "Loads from {}", "", host)
	if start > 0 {
		note = page.Fill(words, "Play from {}", "", minutesOf(start)) + " · " + note
	}
	return note
}

// minutesOf is a time in a recording as players show it: 1:05 or 1:02:03.
func minutesOf(d time.Duration) string {
	seconds := int(d / time.Second)
	if seconds < 3600 {
		return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}
