package recap_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/seed-e2fd8668/recap"
)

func ExampleDiff() {
	old, new := sample(), sample()
	new.Sessions[1].Room = "Hall B"
	new.Sessions = new.Sessions[:2]

	changes := recap.Diff(old, new, recap.DiffOptions{})
	for _, c := range changes.Changed {
		fmt.Println(c.Title, c.Kinds(), c.After().Room)
	}
	for _, c := range changes.Removed {
		fmt.Println("gone:", c.Title)
	}
	// Output:
	// Best practices for serverless developers [room] Hall B
	// gone: Scaling serverless data processing with Amazon Kinesis and Apache Kafka
}

func ExampleChanges_Apply() {
	old, new := sample(), sample()
	new.Sessions[0].Title = "The pragmatic Python developer"

	data, _ := json.Marshal(recap.Diff(old, new, recap.DiffOptions{}))
	var changes recap.Changes
	if err := json.Unmarshal(data, &changes); err != nil {
		fmt.Println(err)
	}
	post, err := changes.Apply(old)
	fmt.Println(post.Sessions[0].Title, err)
	// Output:
	// The pragmatic Python developer <nil>
}

func ExampleRevise() {
	at := func(day int) recap.ReviseOptions {
		return recap.ReviseOptions{At: time.Date(2023, time.November, day, 12, 0, 0, 0, time.UTC)}
	}
	published, _, _ := recap.Revise(recap.Post{}, sample(), at(1))

	source := sample()
	source.Sessions[1].Title = "Better practices for serverless developers"
	source.Sessions = source.Sessions[1:]
	published, changes, err := recap.Revise(published, source, at(2))

	fmt.Println("revision", published.Revision, err)
	for _, s := range published.Sessions {
		fmt.Printf("%s: changed %d times, last on %s\n", s.Code, s.Sequence, s.Updated.Format(time.DateOnly))
	}
	fmt.Println(changes.Cancelled[0].Title, "is cancelled")
	// Output:
	// revision 2 <nil>
	// OPN305: changed 1 times, last on 2023-11-02
	// SVS401: changed 1 times, last on 2023-11-02
	// SVS307: changed 0 times, last on 2023-11-01
	// The pragmatic serverless Python developer is cancelled
}

func ExampleRedact() {
	post := sample()
	post.Sessions[0].Speakers[1].Hidden = true
	for _, r := range recap.Redactions(post) {
		fmt.Println(r.Path)
	}
	fmt.Println(recap.Redact(post).Sessions[0])
	// Output:
	// sessions[0].speakers[1]
	// OPN305 The pragmatic serverless Python developer – Heitor Lessa
}

func ExamplePost_Conflicts() {
	post := sample()
	start := time.Date(2023, time.November, 28, 17, 0, 0, 0, time.UTC)
	for i := range post.Sessions {
		post.Sessions[i].Start, post.Sessions[i].End = start, start.Add(time.Hour)
	}
	for _, c := range post.Conflicts() {
		fmt.Println(c.Speaker, "is on two stages:", c.Sessions[0].Code, c.Sessions[1].Code)
	}
	// Output:
	// Julian Wood is on two stages: SVS401 SVS307
}

func ExampleMerge() {
	monday, tuesday := sample(), sample()
	monday.Sessions, tuesday.Sessions = monday.Sessions[:2], tuesday.Sessions[1:]
	tuesday.Title = "Serverless sessions, summarized"

	post, clashes := recap.Merge(monday, tuesday)
	fmt.Println(len(post.Sessions))
	fmt.Println(clashes[0])
	// Output:
	// 3
	// title: is "Serverless sessions, summarized": the first counts
}

func ExamplePost_Session() {
	post := sample()
	session, ok := post.Session("142a9ebc-79b5-5768-9dcc-0b914a41c185")
	fmt.Println(session.Code, ok)
	// Output:
	// SVS401 true
}

func ExamplePost_SessionByCode() {
	session, ok := sample().SessionByCode("svs401")
	fmt.Println(session.Title, ok)
	// Output:
	// Best practices for serverless developers true
}

func ExamplePost_Sort() {
	for _, s := range sample().Sort(recap.CompareTitle).Sessions {
		fmt.Println(s.Title)
	}
	// Output:
	// Best practices for serverless developers
	// Scaling serverless data processing with Amazon Kinesis and Apache Kafka
	// The pragmatic serverless Python developer
}

func ExamplePost_Days() {
	post := sample()
	post.Sessions[0].Start = time.Date(2023, time.November, 28, 17, 0, 0, 0, time.UTC)
	post.Sessions[1].Start = time.Date(2023, time.November, 30, 9, 30, 0, 0, time.UTC) // 01:30 in Las Vegas
	for _, day := range post.Days() {
		fmt.Println(day.Format(time.DateOnly))
	}
	// Output:
	// 2023-11-28
	// 2023-11-29
}

func ExampleSession_Duration() {
	start := time.Date(2023, time.November, 28, 17, 0, 0, 0, time.UTC)
	fmt.Println(recap.Session{Start: start, End: start.Add(50 * time.Minute)}.Duration())
	// Output:
	// 50m0s
}

func ExampleSession_Overlaps() {
	start := time.Date(2023, time.November, 28, 17, 0, 0, 0, time.UTC)
	talk := recap.Session{Start: start, End: start.Add(time.Hour)}
	next := recap.Session{Start: talk.End, End: talk.End.Add(time.Hour)}
	during := recap.Session{Start: start.Add(time.Minute)}
	fmt.Println(talk.Overlaps(next), talk.Overlaps(during))
	// Output:
	// false true
}

func ExampleSession_String() {
	fmt.Println(sample().Sessions[1])
	// Output:
	// SVS401 Best practices for serverless developers – Julian Wood, Chris Munns
}

func ExampleSpeaker_String() {
	fmt.Println(recap.Speaker{Name: "Ada Example", Job: "Engineer", Organization: "Tide Works"})
	// Output:
	// Ada Example, Engineer, Tide Works
}

func ExampleTrack_String() {
	fmt.Println(recap.Track{ID: "SVS", Name: "Serverless"}, recap.Track{ID: "OPN"})
	// Output:
	// Serverless OPN
}

func ExampleLevel_String() {
	fmt.Println(recap.Expert)
	// Output:
	// Expert
}
