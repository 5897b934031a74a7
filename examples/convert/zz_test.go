package main
import ("testing";"os";"bytes";"encoding/json";"fmt";"time";"github.com/seed-e2fd8668/recap";"path/filepath";"strings")
func zzprogramme() recap.Post {
	post := recap.Post{
		Title: "Programme", URL: "https://example.org/programme/",
		Published: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC),
		Tracks:    []recap.Track{{ID: "all", Name: "All"}},
		Event:     recap.Event{Name: "Queue Days 2024", TimeZone: "Europe/Brussels"},
	}
	for i := range 1000 {
		body := ""
		for len(body) < 1900 {
			body += fmt.Sprintf("The speakers of session %d show how a queue decouples *producers* from its consumers, "+
				"what that costs, and why the **first** measurement is taken before anything is changed. "+
				"The numbers come from a year of operation; see [the report](https://example.org/reports/%d).\n\n", i, len(body))
		}
		start := time.Date(2024, 5, 6+i/80, 9+i/10%8, 0, 0, 0, time.UTC)
		post.Sessions = append(post.Sessions, recap.Session{
			ID: fmt.Sprintf("s%d", i), Code: recap.Code(fmt.Sprintf("SV%c4%02d", 'A'+i/100%26, i%100)), Track: "all",
			Title:    fmt.Sprintf("Lessons from %d queues", i),
			Summary:  recap.Markdown(body),
			Speakers: []recap.Speaker{{Name: "Ada Example", Organisation: "Example Ltd"}, {Name: "Ben Example"}},
			Links:    []recap.Link{{URL: fmt.Sprintf("https://video.example.org/watch?v=%d", i), Role: recap.LinkVideo}},
			Room:     fmt.Sprintf("Room %d", i%10), Start: start, End: start.Add(45 * time.Minute),
		})
	}
	return post
}
func BenchmarkZZ(b *testing.B) {
	dir:=b.TempDir(); data,_:=json.Marshal(zzprogramme()); in:=filepath.Join(dir,"post.json"); os.WriteFile(in,data,0o666); os.WriteFile("/tmp/pg1000.json",data,0o666)
	for b.Loop() {
		var o,e bytes.Buffer
		if st:=run(b.Context(),[]string{"-o",filepath.Join(dir,"out"),in},strings.NewReader(""),&o,&e); st!=0 {b.Fatal(e.String())}
	}
}
