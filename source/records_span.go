package source

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// cutSpan divides "09:00–09:30".
func cutSpan(s string) (from, to string, ok bool) {
	for _, sep := range []string{" – ", " — ", " - ", "–", "—", " to ", " bis ", "〜", "~", "-"} {
		if from, to, ok = strings.Cut(s, sep); ok && !strings.Contains(to, sep) {
			from, to = strings.TrimSpace(from), strings.TrimSpace(to)
			return withHalf(from, to), to, true
		}
	}
	return "", "", false
}

var twelveHours = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(\d{1,2})(?::\d{2})?\s*([ap])?(?:\.?m\.?)?$`)
})

// withHalf is the beginning of a span with the half of the day that only its end
// says: of "1:00 - 2:30 PM" the same one, of "11:30 - 12:30 PM" the other.
func withHalf(from, to string) string {
	begins, ends := twelveHours().FindStringSubmatch(from), twelveHours().FindStringSubmatch(to)
	if begins == nil || ends == nil || begins[2] != "" || ends[2] == "" {
		return from
	}
	first, _ := strconv.Atoi(begins[1])
	last, _ := strconv.Atoi(ends[1])
	isAfternoon := strings.EqualFold(ends[2], "p")
	if first > 12 {
		return from
	}
	if first%12 > last%12 {
		isAfternoon = !isAfternoon
	}
	if isAfternoon {
		return from + " PM"
	}
	return from + " AM"
}
