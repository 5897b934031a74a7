package export

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/schedule"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// eventOf returns a session in its slot.
func (p *scheduled) eventOf(s *Entry) schedule.Event {
	e := schedule.Event{
		GUID:     p.guid("session", s.ID),
		ID:       scheduleNumber(p.numbers[s.ID]),
		Code:     scheduleCode(s.Code),
		Date:     s.Start.Format(schedule.DateTime),
		Start:    s.Start.Format(schedule.Clock),
		Duration: "00:00",
		Room:     p.rooms[p.room[s.Room]].Name,
		Title:    s.Title,
		Subtitle: s.Subtitle,
		Language: s.Language,
		Track:    p.track[s.Track],
		Type:     string(s.Kind),
		Persons:  []schedule.Person{},
	}
	if weburl.IsWeb(s.URL) {
		e.URL = s.Address
	}
	e.Slug = eventSlug(p.acronym, e.ID, s.Title)
	if !s.End.IsZero() {
		e.Duration = scheduleDuration(s.End.Sub(s.Start))
	}
	e.Abstract, e.Detail = p.texts(s.Summary)
	for _, sp := range s.Speakers {
		e.Persons = append(e.Persons, p.person(sp))
	}
	if s.License != "" || s.RecordingConsent != recap.ConsentUnknown {
		license, optOut := s.LicenseName, s.RecordingConsent == recap.ConsentNo
		e.License, e.OptOut = &license, &optOut
	}
	e.Links, e.FeedbackURL = scheduleLinks(s.Resources())
	return e
}

// texts divides a summary into its first paragraph and the rest: EventFahrplan
// sets the abstract in bold, and sign boards show nothing else. What begins
// with another block is an abstract as a whole.
func (p *scheduled) texts(md recap.Markdown) (abstract, description schedule.Text) {
	if md == "" {
		return "", ""
	}
	body := p.doc.bodies.get(md)
	if !body.tree().BeginsWithParagraph() {
		return schedule.Text(body.md()), ""
	}
	first, rest, _ := strings.Cut(body.md(), "\n\n")
	return schedule.Text(first), schedule.Text(rest)
}

func (p *scheduled) person(s recap.Speaker) schedule.Person {
	id := s.EffectiveID()
	return schedule.Person{GUID: p.guids[id], ID: scheduleNumber(p.people[id]), Name: s.Name}
}

// isFeedback reports whether a link leads to where the audience says how it
// was. There is an element for it.
func isFeedback(l recap.Link) bool { return strings.EqualFold(string(l.Role), "feedback") }

// scheduleLinks returns the links, and apart from them the first for feedback.
// Every link has a title, since EventFahrplan shows nothing else of it.
func scheduleLinks(links []Resource) (list []schedule.Link, feedback string) {
	list = []schedule.Link{}
	for _, l := range links {
		switch {
		case feedback == "" && isFeedback(l.Link):
			feedback = l.Address
		default:
			list = append(list, schedule.Link{URL: l.Address, Type: scheduleLinkType(l.Role), Title: scheduleLinkTitle(l.Link)})
		}
	}
	return list, feedback
}

func scheduleLinkTitle(l recap.Link) string {
	if l.Title != "" {
		return l.Title
	}
	return cmp.Or(capitalised(string(l.Role)), l.URL)
}

// scheduleLinkType returns the type of link, of those that the schema lists, for a role.
func scheduleLinkType(role recap.LinkRole) string {
	switch role {
	case recap.LinkVideo, recap.LinkAudio:
		return "media"
	}
	if name := strings.ToLower(string(role)); slices.Contains(schedule.LinkTypes(), name) {
		return name
	}
	return "related"
}
