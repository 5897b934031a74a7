package catalogue

import (
	"strings"
	"time"
)

// Date words a time by a layout of package time, such as
// "Monday, 2 January 2006, 15:04". Digits are those of English in all languages,
// and so is the clock.
func (w *Words) Date(layout string, t time.Time) string {
	var b strings.Builder
	rest := w.Text(layout)
	for rest != "" {
		before, name, after := cutName(rest)
		b.WriteString(t.Format(before))
		if name != "" {
			b.WriteString(w.Text(t.Format(name)))
		}
		rest = after
	}
	return b.String()
}

// cutName divides a layout around its first name of a day or a month.
func cutName(layout string) (before, name, after string) {
	at := len(layout)
	for _, n := range []string{"Monday", "January", "Mon"} {
		if i := strings.Index(layout, n); i >= 0 && i < at {
			at, name = i, n
		}
	}
	return layout[:at], name, layout[at+len(name):]
}

// ParseDate reads what [Words.Date] writes of a day.
func (w *Words) ParseDate(layout, text string) (time.Time, bool) {
	words := w.Text(layout)
	for rest := words; rest != ""; {
		var name string
		if _, name, rest = cutName(rest); name != "" {
			text = w.inEnglish(name, text)
		}
	}
	t, err := time.Parse(words, text)
	return t, err == nil
}

// inEnglish puts the English name of a day or a month in the place of the one
// that a text holds. Of several, one of which is part of another, that is the
// longest.
func (w *Words) inEnglish(layout, text string) string {
	found, english := "", ""
	for i := range 12 {
		t := time.Date(2006, time.January, 2+i, 0, 0, 0, 0, time.UTC)
		if layout == "January" {
			t = time.Date(2006, time.January+time.Month(i), 2, 0, 0, 0, 0, time.UTC)
		}
		name := t.Format(layout)
		if own := w.Text(name); len(own) > len(found) && strings.Contains(text, own) {
			found, english = own, name
		}
	}
	if found == "" {
		return text
	}
	return strings.Replace(text, found, english, 1)
}
