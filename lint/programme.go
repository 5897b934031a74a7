package lint

import (
	"cmp"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/seed-e2fd8668/recap"
)

// Where the rules for organisers come from.
const (
	organiser = "what organisers check before they print"
	consent   = "recap.Session.RecordingConsent"
)

// programmeRules say what is wrong with a programme itself.
func programmeRules() []Rule {
	return []Rule{
		{"valid", Error, "recap.Post.Validate", invalid},
		{"room-twice", Error, "recap.Post.Conflicts", twice(func(c recap.Conflict) bool { return c.Room != "" })},
		{"speaker-twice", Error, "recap.Post.Conflicts", twice(func(c recap.Conflict) bool { return c.Speaker != "" })},
		{"outside-event", Error, organiser, eachSession(outsideEvent)},
		{"consent", Error, consent, eachSession(consentRefused)},
		{"consent-review", Warning, consent, eachSession(consentAfterReview)},
		{"hidden-name", Error, "recap.Redactions", hiddenNames},
		{"room-change", Warning, organiser, roomChange},
		{"keynote-alone", Warning, organiser, keynoteAlone},
		{"speaker-name", Warning, organiser, speakerNames},
		{"link", Warning, "RFC 6761 and RFC 6762 (names for special use), RFC 1918 (private addresses)", links},
		{"day", Info, organiser, eachSession(overDays)},
		{"track-overlap", Info, organiser, trackOverlap},
		{"summary", Info, organiser, eachSession(noSummary)},
		{"level", Warning, organiser, eachSession(levelInTitle)},
	}
}

// invalid hands on what Validate says, such as levels that contradict codes.
func invalid(p *Programme, report Report) {
	var problems recap.Problems
	errors.As(p.Post.Validate(), &problems)
	for _, problem := range problems {
		report(problem.Path, sessionOf(problem.Path), "%s", problem.Message)
	}
}

// sessionOf is the number of the session that a path is in, -1 if it is in none.
func sessionOf(path string) int {
	var i int
	if _, err := fmt.Sscanf(path, "sessions[%d]", &i); err != nil {
		return -1
	}
	return i
}

func twice(wanted func(recap.Conflict) bool) func(*Programme, Report) {
	return func(p *Programme, report Report) {
		for _, c := range p.Post.Conflicts() {
			if !wanted(c) {
				continue
			}
			i, field, what := p.index[c.Sessions[1].ID], "room", "is taken"
			if c.Speaker != "" {
				field, what = "speakers", c.Speaker+" is on stage elsewhere"
			}
			report(path(i, field), i, "%s from %s on: %s lasts until %s", what, clock(c.Start), name(c.Sessions[0]), clock(cmp.Or(c.Sessions[0].End, c.Start)))
		}
	}
}

func outsideEvent(p *Programme, s recap.Session) (field, sentence string) {
	zone, err := p.Post.Event.Location()
	if err != nil || !s.Scheduled() {
		return "", ""
	}
	day := func(t time.Time) string { return t.In(zone).Format(time.DateOnly) }
	e, at := p.Post.Event, recap.Day(s.Start).Format(time.DateOnly)
	if !e.Start.IsZero() && at < day(e.Start) {
		return "start", "is on " + at + ", before the first day of the event, " + day(e.Start)
	}
	if !e.End.IsZero() && at > day(e.End) {
		return "start", "is on " + at + ", after the last day of the event, " + day(e.End)
	}
	return "", ""
}

func consentRefused(_ *Programme, s recap.Session) (field, sentence string) {
	if _, recorded := s.Recording(); !recorded || s.RecordingConsent != recap.ConsentNo {
		return "", ""
	}
	return "links", "lead to a recording, and the speakers do not agree to one: it is left out of all formats"
}

func consentAfterReview(_ *Programme, s recap.Session) (field, sentence string) {
	if _, recorded := s.Recording(); !recorded || s.RecordingConsent != recap.ConsentAfterReview {
		return "", ""
	}
	return "links", "lead to a recording that the speakers want to see before it is published: say yes once they have"
}

// hiddenNames finds the names that cannot be hidden, since they stand in a text.
func hiddenNames(p *Programme, report Report) {
	for _, r := range recap.Redactions(p.Post) {
		if r.Kept {
			report(r.Path, sessionOf(r.Path), "names somebody who is hidden, and is published: change the text, or ask")
		}
	}
}

// changeTime is how long it takes to get from one stage to another.
const changeTime = 5 * time.Minute

// roomChange finds people who have to be in two rooms one right after the other.
func roomChange(p *Programme, report Report) {
	for _, person := range p.Post.People() {
		sessions := slices.DeleteFunc(slices.Clone(person.Sessions), func(s recap.Session) bool {
			return !s.Scheduled() || s.Status == recap.StatusCancelled
		})
		slices.SortStableFunc(sessions, recap.CompareStart)
		for k := 1; k < len(sessions); k++ {
			before, s := sessions[k-1], sessions[k]
			gap := s.Start.Sub(before.End)
			if before.End.IsZero() || before.Room == s.Room || before.Room == "" || s.Room == "" || gap < 0 || gap >= changeTime {
				continue
			}
			i := p.index[s.ID]
			report(path(i, "start"), i, "%s comes from another room, where %s ends at %s: there are %d minutes to change", person.Name, name(before), clock(before.End), int(gap/time.Minute))
		}
	}
}

// keynoteAlone finds what takes place beside a keynote.
func keynoteAlone(p *Programme, report Report) {
	for _, pair := range overlaps(p, func(s recap.Session) bool { return isTalk(s) }) {
		for _, both := range [][2]int{pair, {pair[1], pair[0]}} {
			s, keynote := p.Sessions[both[0]], p.Sessions[both[1]]
			if keynote.Kind == recap.KindKeynote && s.Kind != recap.KindKeynote {
				report(path(both[0], "start"), both[0], "is during the keynote %s, which everybody is meant to hear", name(keynote))
			}
		}
	}
}

// trackOverlap finds two sessions that an attendee of one track cannot both hear.
func trackOverlap(p *Programme, report Report) {
	for _, pair := range overlaps(p, func(s recap.Session) bool { return s.Track != "" && isTalk(s) }) {
		a, b := p.Sessions[pair[0]], p.Sessions[pair[1]]
		if a.Track == b.Track {
			report(path(pair[1], "start"), pair[1], "is at the same time as %s of the same track, %s", name(a), p.Post.Track(b.Track).Title())
		}
	}
}

// maxPairs bounds the pairs of sessions that are looked at.
const maxPairs = 100_000

// overlaps returns the pairs of sessions that take place at the same time, the one that
// begins first in front.
func overlaps(p *Programme, wanted func(recap.Session) bool) [][2]int {
	var order []int
	for i, s := range p.Sessions {
		if s.Scheduled() && s.Status != recap.StatusCancelled && wanted(s) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return recap.CompareStart(p.Sessions[a], p.Sessions[b]) })
	var pairs [][2]int
	var running []int
	for _, i := range order {
		running = slices.DeleteFunc(running, func(j int) bool { return !p.Sessions[j].Overlaps(p.Sessions[i]) })
		for _, j := range running {
			if len(pairs) == maxPairs {
				return pairs
			}
			pairs = append(pairs, [2]int{j, i})
		}
		running = append(running, i)
	}
	return pairs
}

func speakerNames(p *Programme, report Report) {
	for i, s := range p.Sessions {
		for j, sp := range s.Speakers {
			if isPlaceholder(sp.Name) {
				report(path(i, fmt.Sprintf("speakers[%d].name", j)), i, "is %q, which is nobody's name: people will be told of a speaker called so", sp.Name)
			}
		}
	}
}

// isPlaceholder reports whether a name stands for one that is not known yet.
func isPlaceholder(name string) bool {
	letters := strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) { // a number may be a name: some go by 49016
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	return letters == "" || slices.Contains([]string{"tba", "tbd", "tbc", "nn", "na", "speaker", "unknown", "anonymous", "tobeannounced", "tobedetermined", "tobeconfirmed"}, letters)
}

// links finds addresses that lead nowhere for anybody else.
func links(p *Programme, report Report) {
	check := func(path string, session int, address string) {
		if address != "" {
			if why := unreachable(address); why != "" {
				report(path, session, "is %s: %s", address, why)
			}
		}
	}
	check("url", -1, p.Post.URL)
	check("event.url", -1, p.Post.Event.URL)
	for i, s := range p.Post.Sessions {
		check(path(i, "url"), i, s.URL)
		for j, l := range s.Links {
			check(path(i, fmt.Sprintf("links[%d].url", j)), i, l.URL)
		}
		for j, sp := range s.Speakers {
			check(path(i, fmt.Sprintf("speakers[%d].url", j)), i, sp.URL)
			check(path(i, fmt.Sprintf("speakers[%d].avatar", j)), i, sp.Avatar)
			for k, l := range sp.Links {
				check(path(i, fmt.Sprintf("speakers[%d].links[%d].url", j, k)), i, l.URL)
			}
		}
	}
}

// unreachable says why nobody answers at an address, "" if somebody may.
func unreachable(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "it cannot be read"
	}
	switch strings.ToLower(u.Scheme) {
	case "mailto":
		return ""
	case "http", "https":
	default:
		return "browsers open http, https and mailto"
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip.IsPrivate() || ip.IsLoopback() || ip.IsUnspecified() || ip.IsLinkLocalUnicast() {
			return "it is an address within one network"
		}
		return ""
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == host || slices.Contains([]string{"localhost", "local", "test", "invalid", "internal", "home", "lan"}, last) {
		return "its host is a name within one network"
	}
	return ""
}

func overDays(_ *Programme, s recap.Session) (field, sentence string) {
	if s.End.IsZero() || !s.End.After(s.Start) || recap.Day(s.Start).Equal(recap.Day(s.End.Add(-time.Second))) {
		return "", ""
	}
	return "end", fmt.Sprintf("is on another day than the start: the day changes at %02d:00", recap.DayChange)
}

func noSummary(_ *Programme, s recap.Session) (field, sentence string) {
	if !isTalk(s) || strings.TrimSpace(string(s.Summary)) != "" {
		return "", ""
	}
	return "summary", "is empty: people choose by it, and feeds and search engines show it"
}

// levelInTitle finds the level that a title still names, and that is another than the
// session's.
func levelInTitle(_ *Programme, s recap.Session) (field, sentence string) {
	code, _ := recap.FindCode(s.Title)
	if code.Level() == 0 || s.Level == 0 || code.Level() == s.Level {
		return "", ""
	}
	return "level", fmt.Sprintf("is %d, but the code in the title, %s, says %d", s.Level, code, code.Level())
}
