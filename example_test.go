package recap_test

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed-e2fd8668/recap"
)

// sample is the beginning of a recap.
func sample() recap.Post {
	return recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Event: recap.Event{Name: "AWS re:Invent 2023", TimeZone: "America/Los_Angeles"},
		Tracks: []recap.Track{
			{ID: "OPN", Name: "Open Source"},
			{ID: "SVS", Name: "Serverless Compute & Containers"},
		},
		Sessions: []recap.Session{
			{
				Code:     "OPN305",
				Title:    "The pragmatic serverless Python developer",
				Speakers: []recap.Speaker{{Name: "Heitor Lessa"}, {Name: "Ran Isenberg"}},
			},
			{
				Code:     "SVS401",
				Title:    "Best practices for serverless developers",
				Speakers: []recap.Speaker{{Name: "Julian Wood"}, {Name: "Chris Munns"}},
			},
			{
				Code:     "SVS307",
				Title:    "Scaling serverless data processing with Amazon Kinesis and Apache Kafka",
				Speakers: []recap.Speaker{{Name: "Julian Wood"}},
			},
		},
	}
}

func ExamplePost() {
	post := sample()
	for _, g := range recap.ByTrack(post) {
		fmt.Println(g.Heading)
		for _, s := range g.Sessions {
			fmt.Printf("  %s, %s\n", s.Title, s.Level)
		}
	}
	// Output:
	// Open Source
	//   The pragmatic serverless Python developer, Advanced
	// Serverless Compute & Containers
	//   Best practices for serverless developers, Expert
	//   Scaling serverless data processing with Amazon Kinesis and Apache Kafka, Advanced
}

func ExamplePost_Filter() {
	mine := sample().Filter(recap.And(
		recap.WithSpeaker("julian wood"),
		recap.Not(recap.AtLevel(recap.Expert)),
	))
	for _, s := range mine.Sessions {
		fmt.Println(s.Code, s.Title)
	}
	// Output:
	// SVS307 Scaling serverless data processing with Amazon Kinesis and Apache Kafka
}

func ExamplePost_Validate() {
	post := sample()
	post.Sessions[1].Level = recap.Foundational
	post.Sessions[2].Speakers[0].URL = "javascript:alert(1)"

	var problems recap.Problems
	if errors.As(post.Validate(), &problems) {
		for _, p := range problems {
			fmt.Printf("%s (%s): %s\n", p.Path, p.Rule, p.Message)
		}
	}
	// Output:
	// sessions[1].level (level): is 100, but the code SVS401 says 400
	// sessions[2].speakers[0].url (contact): is "javascript:alert(1)"; expected an absolute http or https URL
}

func ExamplePost_SessionIDs() {
	post := sample()
	fmt.Println(post.SessionIDs()[1])
	post.Sessions[1].Title, post.Sessions[1].Room = "Best practices, revisited", "Hall B"
	fmt.Println(post.SessionIDs()[1])
	// Output:
	// 142a9ebc-79b5-5768-9dcc-0b914a41c185
	// 142a9ebc-79b5-5768-9dcc-0b914a41c185
}

func ExampleCode() {
	code := recap.Code("COM301-R1")
	fmt.Println(code.Prefix(), code.Level().Title())
	// Output:
	// COM 300 Advanced
}

func ExampleFindCode() {
	code, title := recap.FindCode("Scaling with Amazon Kinesis and Apache Kafka(SVS307)")
	fmt.Println(code)
	fmt.Println(title)
	// Output:
	// SVS307
	// Scaling with Amazon Kinesis and Apache Kafka
}

func ExampleFilter() {
	recorded := recap.Filter(sample().All(), recap.Not(recap.Recorded()))
	for _, s := range slices.SortedStableFunc(recorded, recap.CompareTitle) {
		fmt.Println(s.Title)
	}
	// Output:
	// Best practices for serverless developers
	// Scaling serverless data processing with Amazon Kinesis and Apache Kafka
	// The pragmatic serverless Python developer
}

func ExampleGroupBy() {
	post := sample()
	byInitial := func(s recap.Session) []string { return []string{s.Title[:1]} }
	name := func(initial string) (key, heading string) { return initial, "Titles with " + initial }
	for _, g := range recap.GroupBy(post.All(), byInitial, name) {
		fmt.Println(g.Heading, len(g.Sessions))
	}
	// Output:
	// Titles with T 1
	// Titles with B 1
	// Titles with S 1
}

func ExampleTrack() {
	// A track that only codes name goes by its ID.
	post := sample()
	fmt.Println(post.Track("SVS").Title())
	fmt.Println(post.Track("API").Title())
	// Output:
	// Serverless Compute & Containers
	// API
}

func ExampleSpeaker() {
	// Two people of one name are told apart by ID; everybody else goes by name.
	fmt.Println(recap.Speaker{Name: "Gregor"}.EffectiveID())
	fmt.Println(recap.Speaker{ID: "gregor-2", Name: "Gregor"}.EffectiveID())
	// Output:
	// Gregor
	// gregor-2
}
