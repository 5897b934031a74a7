package recap_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
)

func TestConflicts(t *testing.T) {
	post := recap.Post{Title: "T", Event: recap.Event{Name: "E", TimeZone: "UTC"}}
	add := func(title, room, speaker, start, end string, status recap.Status) {
		s := recap.Session{Title: title, Room: room, Status: status}
		if speaker != "" {
			s.Speakers = []recap.Speaker{{Name: speaker}}
		}
		if start != "" {
			s.Start = at("2026-05-08T" + start + ":00Z")
		}
		if end != "" {
			s.End = at("2026-05-08T" + end + ":00Z")
		}
		post.Sessions = append(post.Sessions, s)
	}
	add("long", "dock", "Ada", "09:00", "12:00", "")
	add("within", "dock", "Bob", "10:00", "10:30", "")
	add("behind it", "dock", "Cy", "10:30", "11:00", "")
	add("elsewhere", "pier", "ADA", "11:30", "12:30", "")
	add("right after", "dock", "", "12:00", "", "")
	add("a moment", "dock", "", "11:00", "", "")
	add("cancelled", "dock", "Ada", "09:00", "12:00", recap.StatusCancelled)
	add("some time", "dock", "Ada", "", "", "")
	add("no room", "", "", "09:00", "12:00", "")
	var got []string
	for _, c := range post.Conflicts() {
		got = append(got, fmt.Sprintf("%s%s: %s, %s %s-%s", c.Room, c.Speaker, c.Sessions[0].Title, c.Sessions[1].Title, c.Start.Format("15:04"), c.End.Format("15:04")))
	}
	want := []string{
		"dock: long, within 10:00-10:30",
		"dock: long, behind it 10:30-11:00",
		"dock: long, a moment 11:00-11:00",
		"Ada: long, elsewhere 11:30-12:00",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("conflicts (-want +got):\n%s", diff)
	}
}

// Everything in one room at one time has as many conflicts as pairs.
func TestConflictsAreBounded(t *testing.T) {
	post := recap.Post{Title: "T", Event: recap.Event{Name: "E", TimeZone: "UTC"}}
	for i := range 5000 {
		post.Sessions = append(post.Sessions, recap.Session{Title: fmt.Sprint(i), Room: "dock", Start: at("2026-05-08T09:00:00Z")})
	}
	start := time.Now()
	if n := len(post.Conflicts()); n != 10_000 || time.Since(start) > 10*time.Second {
		t.Errorf("%d conflicts in %s", n, time.Since(start))
	}
}

func TestOverlaps(t *testing.T) {
	session := func(start, end string) (s recap.Session) {
		s.Start = at("2026-05-08T" + start + ":00Z")
		if end != "" {
			s.End = at("2026-05-08T" + end + ":00Z")
		}
		return s
	}
	for _, test := range []struct {
		a, b recap.Session
		want bool
	}{
		{session("09:00", "10:00"), session("09:30", "11:00"), true},
		{session("09:00", "10:00"), session("10:00", "11:00"), false},
		{session("09:00", "10:00"), session("09:00", ""), true},
		{session("09:00", "10:00"), session("09:59", ""), true},
		{session("09:00", "10:00"), session("10:00", ""), false},
		{session("09:00", ""), session("09:00", ""), true},
		{session("09:00", ""), session("09:30", "10:00"), false},
		{session("09:00", "10:00"), recap.Session{}, false},
	} {
		if a, b := test.a.Overlaps(test.b), test.b.Overlaps(test.a); a != test.want || b != test.want {
			t.Errorf("%s and %s: %t, the other way round %t, want %t", test.a.Start, test.b.Start, a, b, test.want)
		}
	}
}
