package export_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func brickDay() recap.Post {
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err)
	}
	return recap.Post{
		Title: "Brick Day", URL: "https://bricks.example/", Updated: time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC),
		Event: recap.Event{Name: "Brick Day 2024", Acronym: "brick-24", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{{
			ID: "7", Code: "BRK401", Title: "Laying bricks", Kind: recap.KindTalk, Room: "Kiln",
			Summary:  "A *thousand* bricks in an hour.\n\nBring a trowel.",
			Speakers: []recap.Speaker{{ID: "12", Name: "Ada Example"}},
			// Half past one in the night still belongs to Saturday.
			Start: time.Date(2024, 3, 31, 1, 30, 0, 0, brussels),
			End:   time.Date(2024, 3, 31, 3, 30, 0, 0, brussels),
		}, {
			Title: "To be announced",
		}},
	}
}

func ExampleScheduleXML() {
	if err := export.Write(context.Background(), os.Stdout, brickDay(), export.ScheduleXML{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <schedule>
	//   <generator name="recap" version="1"></generator>
	//   <version>2024-03-01T09:00:00Z</version>
	//   <conference>
	//     <title>Brick Day 2024</title>
	//     <acronym>brick24</acronym>
	//     <start>2024-03-30</start>
	//     <end>2024-03-30</end>
	//     <days>1</days>
	//     <timeslot_duration>00:30</timeslot_duration>
	//     <time_zone_name>Europe/Brussels</time_zone_name>
	//     <track name="BRK" slug="brk"></track>
	//   </conference>
	//   <day index="1" date="2024-03-30" start="2024-03-30T04:00:00+01:00" end="2024-03-31T04:00:00+02:00">
	//     <room name="Kiln" guid="430cee0a-c0d1-5e96-90f9-b0201ad45cb4">
	//       <event guid="d018c58a-7e73-5a3f-a7a2-c5698b617e73" id="7" code="BRK401">
	//         <date>2024-03-31T01:30:00+01:00</date>
	//         <start>01:30</start>
	//         <duration>01:00</duration>
	//         <room>Kiln</room>
	//         <slug>brick24-0007-laying-bricks</slug>
	//         <title>Laying bricks</title>
	//         <subtitle></subtitle>
	//         <language>en</language>
	//         <track>BRK</track>
	//         <type>talk</type>
	//         <abstract>A *thousand* bricks in an hour.</abstract>
	//         <description>Bring a trowel.</description>
	//         <persons>
	//           <person guid="40a3bf31-a8b7-54c1-9d39-e96ac5ff93e5" id="12">Ada Example</person>
	//         </persons>
	//         <links></links>
	//         <url>https://bricks.example/#brk401</url>
	//       </event>
	//     </room>
	//   </day>
	// </schedule>
}

func ExampleScheduleJSON() {
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, brickDay(), export.ScheduleJSON{}); err != nil {
		fmt.Println(err)
	}
	// The rooms of a day are the keys of an object; in it each event is a line.
	for line := range strings.Lines(b.String()) {
		if event, ok := strings.CutSuffix(line, "]}}]}}}\n"); ok {
			fmt.Println(strings.ReplaceAll(event, `,"`, ",\n"+`"`))
		}
	}
	// Output:
	// {"guid":"d018c58a-7e73-5a3f-a7a2-c5698b617e73",
	// "id":7,
	// "code":"BRK401",
	// "date":"2024-03-31T01:30:00+01:00",
	// "start":"01:30",
	// "duration":"01:00",
	// "room":"Kiln",
	// "slug":"brick24-0007-laying-bricks",
	// "title":"Laying bricks",
	// "subtitle":"",
	// "language":"en",
	// "track":"BRK",
	// "type":"talk",
	// "abstract":"A *thousand* bricks in an hour.",
	// "description":"Bring a trowel.",
	// "persons":[{"guid":"40a3bf31-a8b7-54c1-9d39-e96ac5ff93e5",
	// "id":12,
	// "name":"Ada Example"}],
	// "links":[],
	// "url":"https://bricks.example/#brk401"}
}
