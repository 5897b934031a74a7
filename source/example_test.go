package source_test

import (
	"context"
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

func ExampleRead() {
	list := strings.NewReader(`# Brick Days 2026

| Recording | Published |
| --- | --- |
| [Brick Days 2026 - Laying bricks (BRK401)](https://video.example/1) | 2026-04-01 |
| [Brick Days 2026 - Closing words](https://video.example/2) | last week |
`)
	result, err := source.Read(context.Background(), list, source.Options{
		Name: "recordings.md",
		URL:  "https://example.org/2026/",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range result.Post.All() {
		recording, _ := s.Recording()
		fmt.Println(s.Code, s.Title, recording.URL)
	}
	for _, note := range result.Notes {
		fmt.Println(note)
	}
	// Output:
	// BRK401 Laying bricks https://video.example/1
	//  Closing words https://video.example/2
	// recordings.md: these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "tr: 2 of 2 name a recording, speakers, a code or a time"
	// recordings.md:6: session "Closing words": has no place in a post: left out: "last week"
}

// titles reads a line for each session.
type titles struct{}

func (titles) Format() source.Format   { return source.Format{Name: "titles", Title: "titles"} }
func (titles) Detect(text []byte) bool { return strings.HasPrefix(string(text), "titles:") }

func (titles) Read(_ context.Context, in *source.Input) (recap.Post, error) {
	post := recap.Post{Title: "Titles"}
	for line := range strings.Lines(string(in.Text())) {
		if title, ok := strings.CutPrefix(line, "- "); ok {
			post.Sessions = append(post.Sessions, recap.Session{Title: strings.TrimSpace(title)})
		}
	}
	return post, nil
}

// A reader of one's own goes wherever a built-in one goes.
func ExampleReader() {
	result, err := source.Read(context.Background(), strings.NewReader("titles:\n- Laying bricks\n- Clay\n"), source.Options{
		Readers: append([]source.Reader{titles{}}, source.All()...),
		URL:     "https://example.org/",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Format.Name, len(result.Post.Sessions))
	// Output: titles 2
}

// A column that nobody can know is named by the option Map; the others go by
// their names, in German here.
func ExampleRecords() {
	table := strings.NewReader(`Was;Referentin;Datum;Uhrzeit;Saal
Ziegel legen;Ada Example;01.10.2026;9:00–9:45 Uhr;Ofen
`)
	result, err := source.Read(context.Background(), table, source.Options{
		Name:     "programm.csv",
		TimeZone: "Europe/Berlin",
		Readers:  []source.Reader{source.Records{Map: map[string]string{"title": "Was"}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range result.Post.All() {
		fmt.Println(s.Start.Format("2006-01-02 15:04"), s.End.Sub(s.Start), s.Title, "|", s.Speakers[0].Name, "|", s.Room)
	}
	// Output:
	// 2026-10-01 09:00 45m0s Ziegel legen | Ada Example | Ofen
}

// A folder whose files are lists that name each other.
func ExampleReadFS() {
	site := fstest.MapFS{
		"_data/sessions.yml": {Data: []byte("- {id: 1, title: Laying bricks, speakers: [7]}\n")},
		"_data/speakers.yml": {Data: []byte("- {id: 7, name: Ada Example, bio: Lays bricks.}\n")},
		"_data/schedule.yml": {Data: []byte("- {date: 2026-10-01, tracks: [{title: Kiln}], timeslots: [{startTime: '09:00', endTime: '09:45', sessionIds: [1]}]}\n")},
	}
	result, err := source.ReadFS(context.Background(), site, source.Options{TimeZone: "Europe/Brussels"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range result.Post.All() {
		fmt.Println(s.Start.Format("2006-01-02 15:04"), s.Title, "|", s.Speakers[0].Name, "|", s.Room)
	}
	// Output:
	// 2026-10-01 09:00 Laying bricks | Ada Example | Kiln
}
