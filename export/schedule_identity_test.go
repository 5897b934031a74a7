package export

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

func TestScheduleIdentityStays(t *testing.T) {
	_, before := readScheduleXML(t, schedulePost())
	post := schedulePost()
	post.Sessions = slices.DeleteFunc(post.Sessions, func(s recap.Session) bool { return s.ID == "party" })
	post.Sessions = append([]recap.Session{{Title: "New", Start: post.Sessions[0].Start}}, post.Sessions...)
	slices.Reverse(post.Event.Rooms)
	for i := range post.Sessions {
		if s := &post.Sessions[i]; s.ID == "lunch" {
			s.Title, s.Room, s.Start, s.End = "Dinner", "cellar", s.Start.Add(6*time.Hour), s.End.Add(7*time.Hour)
		}
	}
	_, after := readScheduleXML(t, post)
	after["Lunch"] = after["Dinner"]
	for _, title := range []string{"Lunch", "Laying bricks, &lt;fast&gt;", "Open end", "早上好"} {
		for _, field := range []string{"id", "guid"} {
			if x, y := before[title].field(field), after[title].field(field); x != y || x == "–" {
				t.Errorf("%s: %s was %s and is %s", title, field, x, y)
			}
		}
	}
	seen := make(map[string]bool)
	for title, e := range after {
		if id := e.field("id"); seen[id] && title != "Dinner" && title != "Lunch" {
			t.Errorf("%s: id %s is there twice", title, id)
		}
		seen[e.field("id")] = true
	}
}

// itself is the guid of an ID that is one.
func itself(id string) string { return id }

func TestScheduleNumbers(t *testing.T) {
	// These two IDs have the same first number; see hashNumber.
	const first, second = "talk-60405", "talk-69421"
	if hashNumber(first, 0) != 223775202 || hashNumber(second, 0) != 223775202 {
		t.Fatal("the IDs no longer collide: the hash has changed, and with it everybody's numbers")
	}
	alone := scheduleNumbers([]string{second}, itself)[second]
	both := scheduleNumbers([]string{first, second, "x", "y"}, itself)
	again := scheduleNumbers([]string{"y", second, "x", first, first}, itself)
	switch {
	case alone != 223775202:
		t.Errorf("alone the second has %d", alone)
	case both[first] != 223775202:
		t.Errorf("beside the second the first has %d", both[first])
	case both[second] == both[first]:
		t.Errorf("both have %d", both[second])
	case !maps.Equal(both, again):
		t.Errorf("in another order %v became %v", both, again)
	}
}

func TestScheduleNumbersOfNumbers(t *testing.T) {
	for _, test := range []struct {
		id   string
		same bool
	}{
		{"17", true}, {"2147483647", true},
		{"0", false}, {"-17", false}, {"+17", false}, {"017", false}, {"2147483648", false}, {"99999999999999999999", false}, {"1_000", false},
	} {
		n := scheduleNumbers([]string{test.id}, itself)[test.id]
		if same := string(scheduleNumber(n)) == test.id; same != test.same || n == 0 || n > math.MaxInt32 {
			t.Errorf("%q has the number %d", test.id, n)
		}
	}
	// A number stands for itself even where another ID's hash is that number.
	if got := scheduleNumbers([]string{"223775202", "talk-60405"}, itself); got["223775202"] != 223775202 || got["talk-60405"] == 223775202 {
		t.Errorf("got %v", got)
	}
}

func TestScheduleAcronym(t *testing.T) {
	for _, test := range []struct{ acronym, name, want string }{
		{"reinvent-2023", "AWS re:Invent 2023", "reinvent2023"},
		{"", "AWS re:Invent 2023", "awsreinvent2023"},
		{"39C3", "Congress", "39c3"},
		{"GPN", "Programmiernacht", "gpn2024"},
		{"Café Días", "", "cafedias"},
		{"会议", "大会", "event2024"},
		{"会议", "FOSS Fest", "fossfest"},
		{strings.Repeat("long", 50), "", strings.Repeat("long", 10)},
	} {
		got := scheduleAcronym(recap.Event{Acronym: test.acronym, Name: test.name}, time.Date(2024, 3, 30, 0, 0, 0, 0, time.UTC))
		if got != test.want {
			t.Errorf("%q, %q: got %q, want %q", test.acronym, test.name, got, test.want)
		}
	}
}

func TestScheduleSlug(t *testing.T) {
	for _, test := range []struct{ title, want string }{
		{"Best practices: what's new?", "conf-0007-best-practices-what-s-new"},
		{"Éclair & Öl", "conf-0007-eclair-ol"},
		{"¿…?", "conf-0007"},
		{"Word " + strings.Repeat("word ", 20), "conf-0007-word" + strings.Repeat("-word", 11)},
		{strings.Repeat("x", 100), "conf-0007-" + strings.Repeat("x", 60)},
	} {
		if got := eventSlug("conf", "7", test.title); got != test.want {
			t.Errorf("%q: got %q, want %q", test.title, got, test.want)
		}
	}
}

func TestScheduleURL(t *testing.T) {
	for _, test := range []struct{ url, want string }{
		{"HTTPS://Example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"},
		{"https://zügli.example/à?q=100%&r=é#ü", "https://xn--zgli-0ra.example/%C3%A0?q=100%25&r=%C3%A9#%C3%BC"},
		{"https://example.org:8443/a[b]%20c?d[e]=f", "https://example.org:8443/a%5Bb%5D%20c?d%5Be%5D=f"},
		{"https://[::1]:80/", "https://[::1]:80/"},
		{"https://example.org/?to=javascript:x", "https://example.org/?to=javascript:x"},
	} {
		if got := weburl.ASCII(test.url); got != test.want {
			t.Errorf("%q: got %q, want %q", test.url, got, test.want)
		}
	}
}

func TestDistinctNames(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e", ""}
	got := distinctNames(ids, []string{"Hall", "Hall ", "Cellar", "Hall (a)", "Attic", "Hall"})
	want := []string{"Hall (a 2)", "Hall (b)", "Cellar", "Hall (a)", "Attic", "Hall"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
