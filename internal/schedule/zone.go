package schedule

import "strings"

// A Zone is the IANA name of a time zone.
type Zone string

// FitsXML reports whether the readers of the XML know the name: that of a
// place, or UTC. Java does not know others, such as EST, and Giggity then
// refuses the whole schedule.
func (z Zone) FitsXML() bool { return z == "UTC" || strings.Contains(string(z), "/") }

// FitsJSON reports whether the JSON's schema takes the name; another is left
// out there. The schema's pattern asks for UTC at the end or for two words in
// small letters with a capital at the beginning, so it refuses old names such
// as US/Pacific.
func (z Zone) FitsJSON() bool {
	area, place, _ := strings.Cut(string(z), "/")
	return strings.HasSuffix(string(z), "UTC") || capitalised(area) == len(area) && area != "" && capitalised(place) > 0
}

// capitalised is the length of the capital and the small letters after it with
// which s begins, 0 where there are not at least one of each.
func capitalised(s string) int {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return 0
	}
	n := 1
	for n < len(s) && 'a' <= s[n] && s[n] <= 'z' {
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}
