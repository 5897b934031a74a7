package source

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/seed-e2fd8668/recap"
)

// zonesText names time zones as others than the IANA do, a line each: those of
// Windows, from windowsZones.xml of the Unicode CLDR as the Go tree has it (in
// time/zoneinfo_abbrs_windows.go, with which TestWindowsZones compares it), and
// those of Ruby on Rails that are not the city of an IANA name.
//
//go:embed zones.txt
var zonesText string

var zoneNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string)
	for line := range strings.Lines(zonesText) {
		if name, zone, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
			names[strings.ToLower(name)] = zone
		}
	}
	return names
})

// TimeZoneNamed returns the IANA name, or the fixed offset, of a time zone that is
// given by its IANA name, by an offset such as +05:30, UTC+2 or GMT-03:00, or
// as Windows ("W. Europe Standard Time") and Rails ("Berlin", "Eastern Time (US
// & Canada)", "(GMT+01:00) Berlin") call it.
func TimeZoneNamed(s string) (string, bool) {
	s = oneLine(s)
	if _, after, found := strings.Cut(s, ") "); found && strings.HasPrefix(s, "(") {
		s = after
	}
	if rest, isEtc := strings.CutPrefix(s, "Etc/GMT"); isEtc { // in which + is west
		s = "GMT" + strings.NewReplacer("+", "-", "-", "+").Replace(rest)
	}
	if offset, ok := zoneOffset(s); ok {
		return offset, true
	}
	title := inTitleCase(s) // letter case counts in the database, and should not
	for _, name := range []string{s, title, strings.ToUpper(s)} {
		if isZone(name) {
			return name, true
		}
	}
	if name, ok := zoneNames()[strings.ToLower(s)]; ok {
		return name, true
	}
	city := strings.ReplaceAll(title, " ", "_")
	for _, area := range []string{"Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian", "America/Argentina"} {
		if name := area + "/" + city; !strings.Contains(s, "/") && isZone(name) {
			return name, true
		}
	}
	return "", false
}

// inTitleCase writes europe/brussels and new york as they are written.
func inTitleCase(s string) string {
	before := ' '
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _/-", before) {
			r = unicode.ToUpper(r)
		} else {
			r = unicode.ToLower(r)
		}
		before = r
		return r
	}, s)
}

func isZone(name string) bool {
	_, err := (recap.Event{TimeZone: name}).Location()
	return name != "" && err == nil
}

// zoneOffset reads +05:30, +0530, UTC+5:30 and GMT-3.
func zoneOffset(s string) (string, bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(s), "UTC"), "GMT")
	if digits == "" || digits[0] != '+' && digits[0] != '-' {
		return "", false
	}
	sign, digits := digits[:1], digits[1:]
	hours, minutes, found := strings.Cut(digits, ":")
	if !found && len(digits) == 4 {
		hours, minutes = digits[:2], digits[2:]
	} else if !found {
		minutes = "0"
	}
	h, err1 := strconv.ParseUint(hours, 10, 8)
	m, err2 := strconv.ParseUint(minutes, 10, 8)
	name := fmt.Sprintf("%s%02d:%02d", sign, h, m)
	return name, err1 == nil && err2 == nil && h <= 14 && m <= 59 && len(hours) <= 2
}

// zone is the time zone that a value names, "" where it names none.
func (v *value) zone() string {
	if v.isEmpty() {
		return ""
	}
	name, ok := TimeZoneNamed(v.text)
	switch {
	case !ok:
		v.note("is not the name of a time zone: left out", v.text)
	case name != v.oneLine():
		v.note("is not the IANA name of a time zone: it was read as "+name, v.text)
	}
	return name
}

// local takes a time without an offset for one by the clocks of a zone. Without
// a zone, the input cannot be read.
func (in *Input) local(t time.Time, zone *time.Location, v *value) time.Time {
	if zone == nil {
		_ = in.fail(v.at, v.label(), fmt.Errorf("the time has no offset: %w", ErrNoTimeZone), v.text)
		return time.Time{}
	}
	return inLocation(t, zone)
}

// setZone sets the zone of the event, by which people read its times: the one
// of the options, the one that the input names, or else the offset that its
// times have.
func (in *Input) setZone(post *recap.Post) error {
	e := &post.Event
	if in.options.TimeZone != "" {
		e.TimeZone = in.options.TimeZone
	} else if e.TimeZone != "" && !isZone(e.TimeZone) {
		if name, ok := TimeZoneNamed(e.TimeZone); ok {
			in.Note(-1, "", "is not the IANA name of a time zone: it was read as "+name, e.TimeZone)
			e.TimeZone = name
		}
	}
	if in.options.KeepClock {
		return in.keepClock(post)
	}
	if e.TimeZone != "" || !slices.ContainsFunc(post.Sessions, recap.Session.Scheduled) {
		return nil
	}
	offset, err := in.commonOffset(post)
	if err != nil {
		return err
	}
	e.TimeZone = offsetName(offset)
	in.Note(-1, "", "the input names no time zone: the offset of its times stands for it", e.TimeZone)
	return nil
}

// offsetName is an offset in seconds as the name of a zone.
func offsetName(offset int) string {
	if offset == 0 {
		return "Etc/UTC"
	}
	return time.Unix(0, 0).In(time.FixedZone("", offset)).Format("-07:00")
}

// keepClock takes what the clocks of all times show for the time in the zone.
func (in *Input) keepClock(post *recap.Post) error {
	e := &post.Event
	zone, err := e.Location()
	if e.TimeZone == "" || err != nil {
		return in.Fail(-1, "", "the option KeepClock needs a zone: %w", ErrNoTimeZone)
	}
	times := []*time.Time{&e.Start, &e.End}
	for i := range post.Sessions {
		times = append(times, &post.Sessions[i].Start, &post.Sessions[i].End)
	}
	for _, t := range times {
		if !t.IsZero() {
			*t = inLocation(*t, zone)
		}
	}
	return nil
}

// commonOffset is the offset in seconds of the starts of all sessions. One that
// has another, as nobody's clocks would, is noted; several offsets as over a
// change of clocks need a zone.
func (in *Input) commonOffset(post *recap.Post) (int, error) {
	counts := make(map[int]int)
	common, total := 0, 0
	for _, s := range post.Sessions {
		if !s.Scheduled() {
			continue
		}
		_, offset := s.Start.Zone()
		total++
		if counts[offset]++; counts[offset] > counts[common] {
			common = offset
		}
	}
	strays := total - counts[common]
	if strays == 0 {
		return common, nil
	}
	if zone := zoneOf(post.Sessions); zone != "" || 3*counts[common] < 2*total {
		names := make([]string, 0, len(counts))
		for _, offset := range slices.Sorted(maps.Keys(counts)) {
			names = append(names, offsetName(offset))
		}
		err := fmt.Errorf("the times have several offsets: %w", ErrNoTimeZone)
		if zone != "" {
			err = fmt.Errorf("the times have several offsets, as over a change of clocks: %w, such as %s", ErrNoTimeZone, zone)
		}
		return 0, in.fail(-1, "", err, strings.Join(names[:min(len(names), 5)], ", "))
	}
	for i, s := range post.Sessions {
		if _, offset := s.Start.Zone(); s.Scheduled() && offset != common {
			at, path := in.place(i)
			in.Note(at, path, "has another offset than the other times: its time is shown by theirs", offsetName(offset))
		}
	}
	return common, nil
}

// zoneOf is a zone whose clocks showed what the sessions say, "" if there is
// none: then the offsets are not those over a change of clocks.
func zoneOf(sessions []recap.Session) string {
	for _, name := range append([]string{"Europe/Brussels", "America/New_York"}, slices.Sorted(maps.Values(zoneNames()))...) {
		zone, err := time.LoadLocation(name)
		if err == nil && !slices.ContainsFunc(sessions, func(s recap.Session) bool {
			_, offset := s.Start.Zone()
			_, expected := s.Start.In(zone).Zone()
			return s.Scheduled() && offset != expected
		}) {
			return name
		}
	}
	return ""
}
