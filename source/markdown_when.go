package source

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// A mdTime is a time of day, with an end or without.
type mdTime struct {
	start, end   time.Duration
	known, ended bool
}

var mdTimePattern = sync.OnceValue(func() *regexp.Regexp {
	const clock = `(\d{1,2})(?:[:：h](\d{2})|\.(\d{2})|)\s*([ap]\.?m\.?)?`
	return regexp.MustCompile(`^(?i:` + clock + `(?:\s*(?:-|–|—|to|bis|until|~|〜|à|tot|do)\s*` + clock + `)?\s*(uhr|h\b)?)`)
})

// leadingTime reads the time of day that a text begins with, such as "10:00",
// "9:10 AM - 9:35 AM" or "10.00 Uhr", and returns what follows it.
func leadingTime(s string) (t mdTime, rest string, ok bool) {
	s = strings.TrimLeft(s, " [(*_`")
	m := mdTimePattern().FindStringSubmatch(s)
	if m == nil {
		return t, s, false
	}
	read := func(m []string, half string) (time.Duration, bool) {
		if m[2] == "" && m[3] == "" && half == "" || m[3] != "" && m[2] == "" && half == "" && !strings.HasSuffix(strings.ToLower(s[:1+strings.Index(s+" ", " ")]), "uhr ") && !strings.Contains(strings.ToLower(s), " uhr") {
			return 0, false
		}
		hours, _ := strconv.Atoi(m[1])
		minutes, _ := strconv.Atoi(m[2] + m[3])
		if strings.HasPrefix(strings.ToLower(half), "p") && hours < 12 {
			hours += 12
		} else if strings.HasPrefix(strings.ToLower(half), "a") && hours == 12 {
			hours = 0
		}
		return time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute, hours < 24 && minutes < 60
	}
	half := m[4]
	if half == "" {
		half = m[8]
	}
	if t.start, t.known = read(m[0:5], half); !t.known {
		return t, s, false
	}
	if m[5] != "" {
		t.end, t.ended = read(m[4:9], m[8])
		if t.ended && m[4] == "" && t.start > t.end && t.start >= 12*time.Hour {
			t.start -= 12 * time.Hour // 11:00 - 1:30 PM
		}
	}
	rest = s[len(m[0]):]
	if r := strings.TrimLeft(rest, " "); r != "" && rest == r && !strings.HasSuffix(m[0], " ") && isWordRune([]rune(r)[0]) || strings.HasPrefix(rest, ":") && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' {
		return t, s, false // a part of a number, or a duration with seconds
	}
	return t, strings.TrimLeft(strings.TrimLeftFunc(rest, isSeparator), ")]*_` "), true
}

// time reads when the session takes place.
func (t *mdTalk) time(field, line string) bool {
	clock := mdClock{t.r.zone(), catalogue.For("en", nil)}
	if start, end, ok := clock.span(line); ok {
		t.session.Start, t.session.End = start, end
		t.says |= saysTime
		return true
	}
	read, rest, ok := leadingTime(line)
	if !ok {
		// A date may stand before it.
		const longest = 200 // bytes of a time with its date
		if i := strings.LastIndexAny(line, " ,T"); i > 0 && len(line) <= longest {
			for at := range line {
				if date, isDate := parseDate(line[:at], t.r.zone()); isDate {
					if read, rest, ok = leadingTime(strings.TrimLeftFunc(line[at:], isSeparator)); ok {
						t.date = date
						break
					}
				}
			}
		}
	}
	if !ok || strings.IndexFunc(rest, isWordRune) >= 0 && len(rest) > 8 {
		return false
	}
	if t.says |= saysTime; field == "end" {
		t.clock.end, t.clock.ended = read.start, true
	} else {
		t.clock = read
	}
	return true
}

// scheduled gives the session its time where the day is known and the zone.
func (t *mdTalk) scheduled(day time.Time) {
	if !t.clock.known || !t.session.Start.IsZero() {
		return
	}
	if !t.date.IsZero() {
		day = t.date
	}
	at := func(clock time.Duration) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, int(clock/time.Second), 0, t.r.zone())
	}
	switch {
	case day.IsZero():
		t.notes = append(t.notes, mdNote{at: t.at, problem: "has a time of day, and nothing says of which day: left out", isKind: true})
	case t.r.in.zone == nil && t.r.post.Event.TimeZone == "":
		t.notes = append(t.notes, mdNote{at: t.at, problem: "has a time, and nothing says in which time zone: left out; give the option TimeZone", isKind: true})
	default:
		t.session.Start = at(t.clock.start)
		if t.clock.ended && t.clock.end > t.clock.start {
			t.session.End = at(t.clock.end)
		}
	}
}

// dayOf reads a heading that is a day, such as "Day 1" or "Friday, 27 March 2026".
// The date is zero where it does not say.
func dayOf(heading string, zone *time.Location) (date time.Time, isDay bool) {
	const longest = 60
	if len(heading) > longest {
		return date, false
	}
	if date, ok := parseDate(heading, zone); ok {
		return date, true
	}
	for _, separator := range []string{"|", ":", " - ", " – ", " — ", ", ", "("} {
		for part := range strings.SplitSeq(heading, separator) {
			if date, ok := parseDate(part, zone); ok && part != heading {
				return date, true
			}
		}
	}
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return strings.ContainsRune(" ,.:|()[]-–—/#*", r) })
	if len(words) == 0 || len(words) > 6 {
		return date, false
	}
	for i, word := range words {
		number := strings.TrimRight(word, "stndrhe日目")
		_, err := strconv.Atoi(number)
		isNumber := err == nil || isWord("ordinal", word)
		next := i+1 < len(words)
		switch {
		case strings.HasSuffix(word, "日目") && isNumber, strings.HasPrefix(word, "day") && strings.Trim(word[3:], "0123456789") == "" && len(word) > 3:
			return date, true
		case isWord("day", word) && (word == "day" || word == "tag" || word == "jour" || word == "journée" || word == "día" || word == "dia" || word == "giorno" || word == "dag" || word == "dzień"):
			if i > 0 && isWord("ordinal", words[i-1]) || next && (isWord("ordinal", words[i+1]) || strings.Trim(words[i+1], "0123456789") == "") {
				return date, true
			}
		case isWord("day", word) && (i == 0 || len(words) < 4):
			return date, true
		case monthOf(word) > 0 && len(word) > 2 && (next && strings.Trim(words[i+1], "0123456789stndrh") == "" || i > 0 && strings.Trim(words[i-1], "0123456789stndrh") == ""):
			return date, true
		}
	}
	return date, false
}
