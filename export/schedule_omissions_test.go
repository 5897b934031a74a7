package export

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
)

func TestScheduleOmissions(t *testing.T) {
	post := schedulePost()
	post.Introduction, post.Related = "Welcome", []recap.Related{{Title: "2023", URL: "https://bricks.example/2023/"}}
	post.Sessions[0].Tags, post.Sessions[0].RecordingConsent = []string{"clay"}, recap.ConsentAfterReview
	post.Event.TimeZone = "US/Pacific"
	doc, err := Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	want := `title: a schedule goes by the name of the event
url: a schedule names the event's page and those of the sessions
introduction: a schedule holds the programme alone
published: there is one date, the version: that of the last change
event.acronym: an acronym is four or more small letters and digits: written as brickdays
event.timeZone: the schema takes names such as Europe/Brussels and UTC only
event.start: it is written as a date, without the time of day
event.end: it is written as a date, without the time of day
event.rooms[*].id: a guid is a UUID: for an ID of another kind one is derived
event.rooms[0].name: apps go by the name alone, so no other may have it: written as Hall (north)
event.rooms[1].name: apps go by the name alone, so no other may have it: written as Hall (south)
tracks[0].id: a slug has small letters and digits: written as brk
sessions[*].id: a guid is a UUID: for an ID of another kind one is derived
sessions[*].links[*].role: there are eight types of link: video and audio are written as media, other roles as related
sessions[*].speakers[*].biography: a person has a name, a number and a guid
sessions[*].tags: there is no place for it
sessions[0].recordingConsent: there is only yes or no: written as yes
sessions[2].code: a code is six letters from A to Z and digits
sessions[2].status: there is no status: apps compare the times themselves
sessions[3].room: none is given: written as Kiln, the name of the venue or of the event
sessions[4].end: none is given: written as a duration of 00:00
sessions[5]: it is cancelled, which a schedule says by leaving it out
sessions[6]: it lasts 100 hours or longer, and durations end at 99:59
sessions[7]: it has no time
related: a schedule holds the programme alone`
	var got []string
	for _, o := range (ScheduleJSON{}).Omissions(doc) {
		got = append(got, o.String())
	}
	if lines := strings.Split(want, "\n"); !slices.Equal(got, lines) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	for _, o := range (ScheduleXML{}).Omissions(doc) {
		if o.Path == "event.timeZone" {
			t.Errorf("the XML has the zone, and says %s", o)
		}
	}
}

func TestScheduleOmissionsOfRefused(t *testing.T) {
	doc, err := Prepare(recap.Post{
		Title: "T", URL: "https://e.example/",
		Tracks:   []recap.Track{{ID: "C++", Name: "C++"}},
		Sessions: []recap.Session{{Title: "S"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var o Omitter = ScheduleXML{}
	list := o.Omissions(doc)
	var got []string
	for _, omission := range list[min(len(list), 2):] {
		got = append(got, omission.String())
	}
	want := []string{
		"tracks[0].id: a slug has small letters and digits: written as none",
		"sessions[0]: it has no time",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("omissions (-want +got):\n%s", diff)
	}
}
