package source_test

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap/source"
)

// BenchmarkGrowth reads much of one kind: an item of many may take little more
// than one of a sixteenth as many. What looks at all others for each item takes
// sixteen times as much; half of that leaves room for a busy machine. The best
// of three runs counts.
func BenchmarkGrowth(b *testing.B) {
	const few, factor, tolerated = 2_000, 16, 8
	cases := manyOfOneKind()
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		text := cases[name]
		b.Run(name, func(b *testing.B) {
			small, large := text(few), text(few*factor)
			for b.Loop() {
				one, other := time.Duration(1<<62), time.Duration(1<<62)
				for range 3 {
					one, other = min(one, readingTime(b, small)), min(other, readingTime(b, large))
				}
				growth := other.Seconds() / one.Seconds() / factor
				b.ReportMetric(growth, "time-many/few")
				if growth > tolerated {
					b.Errorf("an item of many takes %.1f times what one of few takes; expected at most %d", growth, tolerated)
				}
			}
		})
	}
}

func readingTime(b *testing.B, text string) time.Duration {
	runtime.GC()
	start := time.Now()
	_, err := source.Read(b.Context(), strings.NewReader(text), source.Options{URL: "https://example.org/", TimeZone: "UTC"})
	if err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// manyOfOneKind are inputs that hold n of something.
func manyOfOneKind() map[string]func(n int) string {
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	lines := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	sessionize := func(sessions string) string {
		return `[{"groupId": 1, "groupName": "A", "sessions": [` + sessions + `]}]`
	}
	biography := strings.Repeat(`Lays *bricks*.\r\n`, 5_000)
	return map[string]func(n int) string{
		"sessions of one code": func(n int) string {
			return `{"title": "T", "url": "https://example.org/", "sessions": [` + many(n, `{"title": "A%d", "code": "SVS401"}`) + `]}`
		},
		"tags of templates in a line, each behind one that does not end": func(n int) string {
			return "# T\n\n## BRK401 Laying bricks\n\n" + strings.Repeat("{{{%x%}", n) + "\n"
		},
		"comments of templates in a line": func(n int) string {
			return "# T\n\n## BRK401 Laying bricks\n\n" + strings.Repeat("{% comment %}{% endcomment %}", n) + "\n"
		},
		"tags in an article": func(n int) string {
			return "# T\n\n## BRK401 Laying bricks\n\nTags: " + many(n, "%d") + "\n\nBricks.\n"
		},
		"events of a calendar": func(n int) string {
			return "BEGIN:VCALENDAR\n" + many(n, "BEGIN:VEVENT\nUID:%d\nLOCATION:R, V\nDTSTART;TZID=Europe/Brussels:20240915T100000\nSUMMARY:T\nEND:VEVENT\n") + "END:VCALENDAR\n"
		},
		"lines of a calendar's text": func(n int) string {
			return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:T\nDESCRIPTION:x\n" + many(n, "\n Speakers: A%d") + "\nEND:VEVENT\n"
		},
		"references in a schedule": func(n int) string {
			return scheduleXML(`<event id="1"><title>A</title><abstract>` + many(n, `&nbsp; %d < & &amp;`) + `</abstract></event>`)
		},
		"elements in a schedule": func(n int) string {
			return scheduleXML(`<event id="1"><title>A</title>` + many(n, `<unknown><thing id="%d">text</thing></unknown>`) + `</event>`)
		},
		"rows of a table": func(n int) string {
			return "Title,Speakers,Date,Start,Track\n" + many(n, "T%d,A,2024-05-01,10:00,X\n")
		},
		"columns of a table": func(n int) string {
			return "Title,Speakers\n" + strings.Repeat("A,B\n", n) + "C,D" + strings.Repeat(",", 900) + "\n"
		},
		"speakers of a talk": func(n int) string {
			return `[{"title": "T", "speakers": [` + many(n, `{"id": %d, "name": "A"}`) + `]}]`
		},
		"talks in groups": func(n int) string {
			return `{"days": [{"date": "2024-05-01", "sessions": [` + many(n, `{"title": "T%d", "start": "10:00", "speakers": ["A"]}`) + `], ` + many(n, `"x%d": 1`) + `}]}`
		},
		"talks and their lists": func(n int) string {
			return `{"sessions": [` + many(n, `{"id": %[1]d, "title": "T", "speakers": ["s%[1]d"]}`) + `], "speakers": [` + many(n, `{"id": "s%d", "name": "A"}`) +
				`], "schedule": [{"date": "2024-05-01", "timeslots": [` + many(n, `{"startTime": "10:00", "endTime": "11:00", "sessions": [{"items": [%d]}]}`) + `]}]}`
		},
		"elements in a title": func(n int) string {
			return scheduleXML(`<event id="1"><title>A` + strings.Repeat(`<a>b</a>`, n) + `</title></event>`)
		},
		"headings of sessions": func(n int) string {
			return "# T\n\n" + lines(n, "## Track %[1]d\n\n### Talk %[1]d\n\nSpeakers: Ada Example\n\nAbout [one][r%[1]d].\n\n[r%[1]d]: https://example.org/\n\n")
		},
		"items of a list": func(n int) string {
			return "# T\n\n" + lines(n, "- [Talk %d](https://youtu.be/a%[1]d) by Ada Example: about it\n")
		},
		"lists": func(n int) string {
			return "# T\n\n" + lines(n, "And %d:\n\n- [Talk](https://youtu.be/a%[1]d)\n- [Talk](https://youtu.be/b%[1]d)\n\n")
		},
		"rows of Markdown": func(n int) string {
			return "# T\n\n| Talk | Speaker |\n| --- | --- |\n" + lines(n, "| Talk %d | Ada Example |\n")
		},
		"strong paragraphs": func(n int) string { return "# T\n\n" + lines(n, "**Talk %d**\n\nhttps://youtu.be/a%[1]d\n\n") },
		"speakers on a line": func(n int) string {
			return "# T\n\n## BRK401 Laying bricks\n\nSpeakers: " + many(n, "Ada%d Example") + "\n\nBricks.\n"
		},
		"shortcodes": func(n int) string {
			return "# T\n\n## BRK401 Laying bricks\n\n" + lines(n, "{{< x%d >}} [a]({{< ref b >}})\n\n")
		},
		"sessionize items": func(n int) string {
			return sessionize(`{"id": 1, "title": "T", "categories": [{"name": "Tags", "categoryItems": [` + many(n, `{"name": "x%d"}`) + `]}]}`)
		},
		"sessionize members": func(n int) string { return sessionize(`{"id": 1, "title": "T", ` + many(n, `"a%d": 1`) + `}`) },
		"sessionize one ID":  func(n int) string { return sessionize(many(n, `{"id": 1, "title": "T%d"}`)) },
		"sessionize groups": func(n int) string {
			return `[` + many(n, `{"groupId": 1, "groupName": "g%d", "sessions": [{"id": 1, "title": "T"}]}`) + `]`
		},
		"sessionize speakers": func(n int) string {
			return sessionize(`{"id": 1, "title": "T", "speakers": [` + many(n, `{"id": %d, "name": "A"}`) + `]}`)
		},
		"sessionize biography": func(n int) string {
			return `{"speakers": [{"id": "a", "fullName": "A", "bio": "` + biography + `"}], "sessions": [` +
				many(n, `{"id": %d, "title": "T", "speakers": ["a"]}`) + `]}`
		},
		"sessionize links": func(n int) string {
			return sessionize(`{"id": 1, "title": "T", "questionAnswers": [` + many(n, `{"question": "%d", "answer": "https://example.org/"}`) + `]}`)
		},
	}
}
