package export_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// dataOmissions returns the paths of what an exporter leaves out.
func dataOmissions(t *testing.T, o export.Omitter, post recap.Post) []string {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, omission := range o.Omissions(doc) {
		if omission.Reason == "" {
			t.Errorf("%s is left out without a reason", omission.Path)
		}
		paths = append(paths, omission.Path)
	}
	return paths
}

func TestJSONLDOmissions(t *testing.T) {
	recapPost := ldProgramme()
	for i := range recapPost.Sessions {
		recapPost.Sessions[i].Start, recapPost.Sessions[i].End = time.Time{}, time.Time{}
	}
	recapPost.Sessions[3].Kind = recap.KindBreak
	noAddress := ldProgramme()
	noAddress.Event.Address = ""
	noAddress.Sessions = noAddress.Sessions[:1]
	noAddress.Sessions[0].Links = append(noAddress.Sessions[0].Links, recap.Link{URL: "https://example.org/s.pdf", Role: recap.LinkSlides})
	tests := []struct {
		name string
		e    export.JSONLD
		post recap.Post
		want []string
	}{
		{"smallest", export.JSONLD{}, recap.Post{Title: "T", URL: "https://example.org/"}, nil},
		{"programme", export.JSONLD{}, ldProgramme(), []string{
			"event.timeZone", "sessions[*].id", "sessions[1].status", "sessions[3]", "related[*].title",
		}},
		{"online", export.JSONLD{Attendance: export.AttendanceOnline}, ldProgramme(), []string{
			"event.venue", "event.address", "event.timeZone", "sessions[*].id", "sessions[1].status", "sessions[3]", "related[*].title",
		}},
		{"recap", export.JSONLD{}, recapPost, []string{
			"event.timeZone", "event.rooms", "sessions[*].id", "sessions[0].room", "sessions[1].room", "sessions[1].status",
			"sessions[2].status", "sessions[3]", "related[*].title",
		}},
		{"no address", export.JSONLD{}, noAddress, []string{
			"event.acronym", "event.venue", "event.address", "event.timeZone", "event.start", "event.end", "event.rooms",
			"sessions[*].id", "sessions[0].room", "sessions[0].start", "sessions[0].end", "sessions[0].links[2]", "related[*].title",
		}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, dataOmissions(t, test.e, test.post)); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestCSVOmissions(t *testing.T) {
	post := csvPost(
		recap.Session{Title: "T", Summary: "*S*", Speakers: []recap.Speaker{{Name: "Ben", Role: "moderator"}}},
		recap.Session{Title: "=1", Code: "A", Tags: []string{"b", "-c", "+d"}},
	)
	want := []string{
		"title", "url", "event.name", "sessions[*].summary", "sessions[*].speakers[*].role", "sessions[1]", "sessions[1]",
	}
	if diff := cmp.Diff(want, dataOmissions(t, export.CSV{}, post)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:5], dataOmissions(t, export.CSV{Columns: []string{"code"}}, post)); diff != "" {
		t.Errorf("with a column in which nothing is a formula:\n%s", diff)
	}
	if diff := cmp.Diff(want[:5], dataOmissions(t, export.CSV{KeepFormulas: true}, post)); diff != "" {
		t.Errorf("with KeepFormulas:\n%s", diff)
	}
}

func TestJSONFeedOmissions(t *testing.T) {
	post := jsonFeedPost()
	post.Conclusion, post.Categories = "Bye.", []string{"Examples"}
	post.Sessions[0].RecordingConsent = recap.ConsentYes
	want := []string{"conclusion", "categories", "published", "event.name", "sessions[*].recordingConsent"}
	if diff := cmp.Diff(want, dataOmissions(t, export.JSONFeed{}, post)); diff != "" {
		t.Error(diff)
	}
}
