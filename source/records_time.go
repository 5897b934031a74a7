package source

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A when is what a cell says of a time: a day, a time of day, or both.
type when struct {
	day       time.Time // at midnight, as if in UTC; with an offset it is the whole time
	clock     time.Duration
	hasDate   bool
	hasClock  bool
	hasOffset bool
}

// moment is the time, as if in UTC where it has no offset.
func (w when) moment() time.Time {
	if w.hasOffset {
		return w.day
	}
	return w.day.Add(w.clock)
}

// A dateOrder knows whether 3/4/2024 is in March or in April, and where clocks
// without an offset are.
type dateOrder struct {
	dayFirst bool
	zone     *time.Location // nil where it is not known
}

var slashDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})(?:[ ,T]+|$)`)
})

// learn finds the order of days and months from all dates: a number above twelve
// is a day.
func (d *dateOrder) learn(r *recordReader) {
	if d.zone == nil {
		d.zone = r.in.zone
	}
	dayFirst, monthFirst := false, false
	firsts, seconds := make(map[int]bool), make(map[int]bool)
	var example *value
	for _, v := range r.talks {
		r.eachColumn(v, func(c column, m *value) {
			if c.field == "zone" {
				name := m.zone()
				if name != "" && d.zone == nil {
					r.post.Event.TimeZone = name
					d.zone, _ = r.post.Event.Location()
				}
				m.asked = name != "" && d.zone != nil && d.zone.String() == name
			}
			if c.field != "date" && c.field != "start" && c.field != "end" && c.field != "published" {
				return
			}
			parts := slashDate().FindStringSubmatch(oneLine(m.text))
			if parts == nil || parts[2] == "." {
				return
			}
			if example == nil {
				example = m
			}
			first, _ := strconv.Atoi(parts[1])
			second, _ := strconv.Atoi(parts[3])
			dayFirst, monthFirst = dayFirst || first > 12, monthFirst || second > 12
			firsts[first], seconds[second] = true, true
		})
	}
	d.dayFirst = dayFirst && !monthFirst
	if example == nil || dayFirst != monthFirst {
		return
	}
	order := "the month was read first"
	if d.dayFirst = len(firsts) > len(seconds); d.dayFirst { // an event has more days than months
		order = "the day was read first"
	}
	example.note("is a date of which the day or the month may come first: "+order, example.text)
}

// parse reads what people write into a cell for a day or a time.
func (d dateOrder) parse(s string) (when, bool) {
	const longest = 200 // bytes of what may be a time
	if len(s) > longest {
		return when{}, false
	}
	s = oneLine(strings.NewReplacer("\u202f", " ", "\u00a0", " ", "年", "-", "月", "-", "日", " ").Replace(s))
	s = padded(s)
	if t, hasClock, hasOffset, ok := parseTime(s); ok {
		if hasOffset {
			return when{day: t, hasDate: true, hasClock: true, hasOffset: true}, true
		}
		day := t.Truncate(24 * time.Hour)
		return when{day: day, clock: t.Sub(day), hasDate: true, hasClock: hasClock}, true
	}
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		t, err := time.Parse("20060102", s)
		return when{day: t, hasDate: true}, err == nil
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 100_000_000 {
		if n > 100_000_000_000 {
			n /= 1000
		}
		return when{day: time.Unix(n, 0).UTC(), hasDate: true, hasClock: true, hasOffset: true}, n < 1<<35
	}
	if clock, ok := parseHumanClock(s); ok {
		return when{clock: clock, hasClock: true}, true
	}
	return d.parseDay(s)
}

var yearFirst = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|,? +)(\d{1,2})(:\d.*))?$`)
})

// padded writes the numbers of a date that begins with the year as ISO 8601 does:
// 2024-5-1 9:30 is 2024-05-01 09:30.
func padded(s string) string {
	parts := yearFirst().FindStringSubmatch(s)
	if parts == nil {
		return s
	}
	two := func(n string) string { return strings.Repeat("0", 2-len(n)) + n }
	date := parts[1] + "-" + two(parts[2]) + "-" + two(parts[3])
	if parts[4] == "" {
		return date
	}
	return date + " " + two(parts[4]) + parts[5]
}

// parseDay reads a day that may have a time of day behind it.
func (d dateOrder) parseDay(s string) (when, bool) {
	if parts := slashDate().FindStringSubmatch(s); parts != nil {
		month, day := parts[1], parts[3]
		if d.dayFirst || parts[2] == "." {
			month, day = day, month
		}
		year := parts[4]
		if len(year) == 2 {
			year = "20" + year
		}
		t, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
		if err != nil {
			return when{}, false
		}
		return withClock(t, s[len(parts[0]):])
	}
	for i := len(s); i > 0; i = strings.LastIndexAny(s[:i], " ,") {
		if t, ok := parseDate(s[:i], time.UTC); ok {
			if w, ok := withClock(t.Truncate(24*time.Hour), strings.Trim(s[i:], " ,")); ok {
				return w, true
			}
		}
	}
	return when{}, false
}

func withClock(day time.Time, rest string) (when, bool) {
	rest = strings.TrimPrefix(strings.TrimSpace(rest), "at ")
	if rest == "" {
		return when{day: day, hasDate: true}, true
	}
	clock, ok := parseHumanClock(rest)
	return when{day: day, clock: clock, hasDate: true, hasClock: ok}, ok
}

var humanClock = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?|uhr|h)?(?:\s*\(?[A-Z]{2,5}\)?)?$`)
})

// parseHumanClock reads a time of day: 09:00, 9.30, 9h30, 9 Uhr, 9:00 PM.
func parseHumanClock(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s)
	m := humanClock().FindStringSubmatch(lower)
	if m == nil {
		m = humanClock().FindStringSubmatch(s)
	}
	if m == nil || m[2] == "" && m[4] == "" && !strings.HasSuffix(lower, "uhr") && !strings.HasSuffix(lower, "h") {
		return 0, false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	second, _ := strconv.Atoi(m[3])
	switch {
	case m[4] == "p" && hour < 12:
		hour += 12
	case m[4] == "a" && hour == 12:
		hour = 0
	}
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second, hour < 48 && minute < 60 && second < 60
}

// times reads when a talk takes place: from one or more columns, of which one may
// hold both ends.
func (t talkValue) times(s *recap.Session) {
	var start, end when
	startText, endText := t.firstWhen("start", &start), t.firstWhen("end", &end)
	if from, to, ok := cutSpan(startText); ok && !start.hasClock {
		start, _ = t.r.dates.parse(from)
		if !end.hasClock {
			end, _ = t.r.dates.parse(to)
		}
	} else if startText != "" && !start.hasClock && !start.hasDate {
		t.note("is not a time that can be read: left out", startText)
	}
	if endText != "" && !end.hasClock && !end.hasDate {
		t.note("is not a time that can be read: left out", endText)
	}
	if !start.hasDate {
		var day when
		text := t.firstWhen("date", &day)
		if from, to, ok := cutSpan(text); ok && !day.hasDate { // "3 May, 9:00 - 9:30"
			if day, _ = t.r.dates.parse(from); day.hasClock && !start.hasClock {
				start = day
				end, _ = t.r.dates.parse(to)
			}
		}
		switch above := &t.r.dayAbove; {
		case day.hasDate:
			*above = day
			start = merged(day, start)
		case text == "" && start.hasClock && above.hasDate && t.r.isTable:
			t.noteKind("has no date: that of the rows above stands for it", "")
			start = merged(*above, start)
		case text != "":
			t.noteKind("is not a date that can be read: left out", text)
		}
	}
	if !start.hasDate || !start.hasClock {
		t.unscheduled(start)
		return
	}
	s.Start = t.resolve(start)
	if s.Start.IsZero() {
		return
	}
	t.end(s, start, end)
}

// unscheduled keeps the day of a talk without a time of day: it is one of the
// event's.
func (t talkValue) unscheduled(w when) {
	switch {
	case w.hasDate:
		day := w.moment().Truncate(24 * time.Hour)
		if d := &t.r.firstDay; d.IsZero() || day.Before(*d) {
			*d = day
		}
		if d := &t.r.lastDay; day.After(*d) {
			*d = day
		}
		t.noteKind("is a day without a time: it counts as a day of the event", "")
	case w.hasClock:
		t.noteKind("is a time of day without a date: left out", "")
	}
}

func merged(day, clock when) when {
	if clock.hasClock {
		day.clock, day.hasClock, day.hasOffset = clock.clock, true, false
	}
	return day
}

// longestNight is how long a talk may take that ends on the next day by its
// clock: of a longer one the clock of the end was mistyped.
const longestNight = 12 * time.Hour

// end reads the end, or the length.
func (t talkValue) end(s *recap.Session, start, end when) {
	switch {
	case end.hasClock && end.hasDate:
		s.End = t.resolve(end)
	case end.hasClock:
		day := start
		if start.hasOffset {
			day.day = wallClock(start.day).Truncate(24 * time.Hour)
		}
		zone := s.Start.Location()
		s.End = inLocation(day.day.Add(end.clock), zone)
		if s.End.Before(s.Start) {
			s.End = inLocation(day.day.Add(end.clock).AddDate(0, 0, 1), zone)
		}
		if took := s.End.Sub(s.Start); took > longestNight {
			t.noteKind("is an end before the start: left out", fmt.Sprintf("%s to %s", s.Start.Format("15:04"), wallClock(s.End).Format("15:04")))
			s.End = time.Time{}
		}
	default:
		if d, ok := t.length(); ok {
			s.End = s.Start.Add(d)
		}
	}
}

// length is how long a talk takes: minutes, unless it says otherwise.
func (t talkValue) length() (time.Duration, bool) {
	text := strings.ToLower(t.line("duration"))
	if text == "" {
		return 0, false
	}
	if d, _, ok := parseDuration(text, false); ok && d > 0 {
		return d, d < 31*24*time.Hour
	}
	number := strings.TrimSpace(strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz. ′'分"))
	if n, err := strconv.ParseFloat(number, 64); err == nil && n > 0 && n < 10_000 {
		unit := time.Minute
		if rest := strings.TrimSpace(text[len(number):]); strings.HasPrefix(rest, "h") || strings.HasPrefix(rest, "std") {
			unit = time.Hour
		}
		return time.Duration(n * float64(unit)), true
	}
	t.noteKind("is not a duration: left out", text)
	return 0, false
}

// firstWhen reads the first member of a field that is a time, and returns the
// first text.
func (t talkValue) firstWhen(field string, w *when) string {
	text := ""
	for _, m := range t.all(field) {
		s := oneLine(t.r.text(m))
		if text == "" {
			text = s
		}
		if found, ok := t.r.dates.parse(s); ok {
			*w = found
			return s
		}
	}
	return text
}

// resolve makes a time of what a cell says.
func (t talkValue) resolve(w when) time.Time {
	switch {
	case !w.hasOffset:
		return t.tree.in.local(w.moment(), t.r.dates.zone, t.value)
	case t.r.dates.zone != nil && t.r.isOwn:
		return w.day.In(t.r.dates.zone)
	}
	return w.day
}
