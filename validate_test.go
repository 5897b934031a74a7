package recap_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap"
)

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// validPost returns a post that uses every type and keeps every rule.
func validPost() recap.Post {
	link := recap.Link{URL: "https://example.org/v", Title: "V", Role: recap.LinkVideo, MediaType: "video/mp4", Size: 1}
	return recap.Post{
		Title: "Post", URL: "https://example.org/post/", Language: "en-GB",
		Categories: []string{"News"},
		Authors:    []recap.Speaker{{Name: "Ada", URL: "mailto:ada@example.org", Links: []recap.Link{link}}},
		Event: recap.Event{Name: "Conf 2024", TimeZone: "Europe/Brussels", Start: at("2024-03-30T00:00:00+01:00"),
			End: at("2024-03-31T00:00:00+01:00"), Rooms: []recap.Room{{ID: "a"}, {ID: "b", Name: "Hall B"}}},
		Tracks: []recap.Track{{ID: "SVS", Color: "#00aaFF"}, {ID: "ops"}},
		Sessions: []recap.Session{
			{Code: "SVS401", Title: "One", Level: 400, Start: at("2024-03-30T10:00:00+01:00"), End: at("2024-03-30T11:00:00+01:00"),
				Speakers: []recap.Speaker{{ID: "b", Name: "Ben", Links: []recap.Link{link}, Translations: []recap.SpeakerTranslation{{Language: "de", Name: "Benno"}}}},
				Links:    []recap.Link{link}, Tags: []string{"x"}, Translations: []recap.SessionTranslation{{Language: "de", Title: "Eins"}}},
			{ID: "two", Title: "Two", Track: "ops", Summary: "Tab\tand\r\nline ends", Status: recap.StatusMoved, RecordingConsent: recap.ConsentNo},
			{Code: "API300", Title: "Three"},
		},
		Related: []recap.Related{{Title: "R", URL: "https://example.org/r"}},
	}
}

func TestValidPost(t *testing.T) {
	for name, post := range map[string]recap.Post{
		"full":     validPost(),
		"smallest": {Title: "T"},
		"offset":   {Title: "T", Event: recap.Event{Name: "E", TimeZone: "+05:30"}, Sessions: []recap.Session{{Title: "S", Start: at("2024-03-01T09:00:00+05:30")}}},
	} {
		if err := post.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestValidateRules(t *testing.T) {
	type P = recap.Post
	tests := []struct {
		name   string
		breaks func(p *P)
		want   string // path and rule, then words of the message
	}{
		{"no title", func(p *P) { p.Title = "" }, "title required"},
		{"long title", func(p *P) { p.Title = strings.Repeat("é", 301) }, "title text: has 301 characters; at most 300"},
		{"control", func(p *P) { p.Title = "a\x1bb" }, "title text: control character U+001B at byte 1"},
		{"C1 control", func(p *P) { p.Title = "a\u0085b" }, "title text: U+0085"},
		{"line break", func(p *P) { p.Sessions[0].Title = "a\nb" }, "sessions[0].title text: U+000A"},
		{"not UTF-8", func(p *P) { p.Sessions[0].Room = "a\xffb" }, "sessions[0].room text: not UTF-8 at byte 1"},
		{"no character", func(p *P) { p.Sessions[0].Tags[0] = "a\uFFFE" }, "sessions[0].tags[0] text: U+FFFE"},
		{"body control", func(p *P) { p.Introduction = "a\x00" }, "introduction body: U+0000"},
		{"body not UTF-8", func(p *P) { p.Sessions[1].Summary = "\xc3" }, "sessions[1].summary body: not UTF-8"},
		{"long body", func(p *P) { p.Conclusion = recap.Markdown(strings.Repeat("a", recap.MaxBody+1)) }, "conclusion body: 65537 bytes; at most 65536"},
		{"offset without minutes", func(p *P) { p.Event.TimeZone = "+05" }, "event.timeZone zone: or an offset such as +05:30"},
		{"offset of a day", func(p *P) { p.Event.TimeZone = "+24:00" }, "event.timeZone zone: IANA"},
		{"relative URL", func(p *P) { p.URL = "/post" }, "url weburl: absolute http or https"},
		{"javascript", func(p *P) { p.Sessions[0].Links[0].URL = "javascript:alert(1)" }, "sessions[0].links[0].url weburl: absolute http"},
		{"data", func(p *P) { p.Sessions[0].Speakers[0].Avatar = "data:image/png;base64,AA" }, "sessions[0].speakers[0].avatar weburl: absolute http"},
		{"credential", func(p *P) { p.Related[0].URL = "https://me:secret@example.org/" }, "related[0].url weburl: user name or password"},
		{"no host", func(p *P) { p.URL = "https:///x" }, "url weburl: names no host"},
		{"space in URL", func(p *P) { p.URL = "https://example.org/a b" }, "url weburl: percent-encoded"},
		{"quote in URL", func(p *P) { p.URL = `https://example.org/"onclick=` }, "url weburl: percent-encoded"},
		{"bad escape", func(p *P) { p.URL = "https://example.org/%zz" }, "url weburl: is not a URL"},
		{"mailto for a page", func(p *P) { p.URL = "mailto:ada@example.org" }, "url weburl: absolute http"},
		{"bad mailto", func(p *P) { p.Authors[0].URL = "mailto:nobody" }, "authors[0].url contact: mailto: and an e-mail address"},
		{"language", func(p *P) { p.Language = "english!" }, "language language: BCP 47"},
		{"underscore", func(p *P) { p.Sessions[0].Language = "en_GB" }, "sessions[0].language language: hyphens"},
		{"zone", func(p *P) { p.Event.TimeZone = "CEST" }, "event.timeZone zone: IANA"},
		{"local zone", func(p *P) { p.Event.TimeZone = "Local" }, "event.timeZone zone: IANA"},
		{"no zone", func(p *P) { p.Event.TimeZone = "" }, "event.timeZone required: sessions have times"},
		{"event without name", func(p *P) { p.Event.Name = "" }, "event.name required"},
		{"event backwards", func(p *P) { p.Event.End = at("2024-03-01T00:00:00Z") }, "event.end end: before the start"},
		{"two rooms", func(p *P) { p.Event.Rooms[1].ID = "a" }, "event.rooms[1].id unique: rooms[0]"},
		{"media type", func(p *P) { p.Sessions[0].Links[0].MediaType = "video" }, "sessions[0].links[0].mediaType mediatype: video/mp4"},
		{"media type and line feed", func(p *P) { p.Sessions[0].Links[0].MediaType = "video/mp4;\n q=1" }, "sessions[0].links[0].mediaType mediatype: U+000A"},
		{"media type and space", func(p *P) { p.Sessions[0].Links[0].MediaType = " video/mp4" }, "sessions[0].links[0].mediaType mediatype: video/mp4"},
		{"bidi control in URL", func(p *P) { p.URL = "https://example.org/\u202Egpj.exe" }, "url weburl: percent-encoded"},
		{"year", func(p *P) { p.Sessions[0].Links[0].Published = time.Date(12024, 1, 1, 0, 0, 0, 0, time.UTC) }, "sessions[0].links[0].published date: year 12024"},
		{"offset", func(p *P) { p.Updated = time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", -24*60*60)) }, "updated date: offset of -24 hours"},
		{"year of the post", func(p *P) { p.Updated = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC) }, "updated date: year -1"},
		{"size", func(p *P) { p.Sessions[0].Links[0].Size = -1 }, "sessions[0].links[0].size min: at least 0"},
		{"start", func(p *P) { p.Sessions[0].Links[0].Start = time.Millisecond }, "sessions[0].links[0].start start: whole seconds"},
		{"color", func(p *P) { p.Tracks[0].Color = "red" }, "tracks[0].color color: #RRGGBB"},
		{"short color", func(p *P) { p.Tracks[0].Color = "#fff" }, "tracks[0].color color: #RRGGBB"},
		{"two tracks", func(p *P) { p.Tracks[1].ID = "SVS"; p.Sessions[1].Track = "" }, "tracks[1].id unique: tracks[0]"},
		{"unknown track", func(p *P) { p.Sessions[1].Track = "nowhere" }, "sessions[1].track track: neither listed"},
		{"level", func(p *P) { p.Sessions[1].Level = 150 }, "sessions[1].level oneof: 100, 200"},
		{"contradiction", func(p *P) { p.Sessions[0].Level = 300 }, "sessions[0].level level: code SVS401 says 400"},
		{"status", func(p *P) { p.Sessions[0].Status = "maybe" }, "sessions[0].status oneof: confirmed, moved, cancelled"},
		{"consent", func(p *P) { p.Sessions[0].RecordingConsent = "perhaps" }, "sessions[0].recordingConsent oneof: after-review"},
		{"end without start", func(p *P) { p.Sessions[0].Start = time.Time{} }, "sessions[0].end end: without a start"},
		{"end at start", func(p *P) { p.Sessions[0].End = p.Sessions[0].Start }, "sessions[0].end end: after the start"},
		{"end a thousand years on", func(p *P) { p.Sessions[0].End = p.Sessions[0].Start.AddDate(1000, 0, 0) }, "sessions[0].end end: more than 366 days after the start"},
		{"same code", func(p *P) { p.Sessions[2].Code = "svs401" }, "sessions[2].code unique: sessions[0] is; a repeat"},
		{"same ID", func(p *P) { p.Sessions[2].ID = "two" }, "sessions[2].id unique: sessions[1]"},
		{"ID with space", func(p *P) { p.Sessions[1].ID = "a b" }, "sessions[1].id text: white space"},
		{"speaker without name", func(p *P) { p.Sessions[0].Speakers[0].Name = "" }, "sessions[0].speakers[0].name required"},
		{"empty category", func(p *P) { p.Categories[0] = "" }, "categories[0] required"},
		{"many tags", func(p *P) { p.Sessions[0].Tags = strings.Split(strings.Repeat("t,", 1001)+"t", ",") }, "sessions[0].tags max: 1002 items; at most 1000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			post := validPost()
			tt.breaks(&post)
			var problems recap.Problems
			if err := post.Validate(); !errors.As(err, &problems) || len(problems) != 1 {
				t.Fatalf("Validate() = %v, want the one problem %q", err, tt.want)
			}
			p := problems[0]
			place, words, _ := strings.Cut(tt.want, ": ")
			if got := p.Path + " " + p.Rule; got != place || !strings.Contains(p.Message, words) {
				t.Errorf("got %s: %s\nwant %s", got, p.Message, tt.want)
			}
		})
	}
}

func TestValidateReportsAllInOrder(t *testing.T) {
	post := validPost()
	post.Related[0].URL = "here"
	post.Sessions[2].Title = ""
	post.Sessions[2].End = at("2024-03-30T10:00:00Z")
	post.Sessions[0].Speakers[0].URL = "ftp://example.org/"
	post.Sessions[0].Level = 100
	post.Event.TimeZone = ""
	post.Title = ""
	var got []string
	for _, err := range post.Validate().(recap.Problems).Unwrap() {
		var p *recap.Problem
		if !errors.As(err, &p) {
			t.Fatalf("%T is no *recap.Problem", err)
		}
		got = append(got, p.Path)
	}
	want := []string{"title", "event.timeZone", "sessions[0].level", "sessions[0].speakers[0].url", "sessions[2].title", "sessions[2].end", "related[0].url"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

// Sessions that look valid at a glance are not shown to the validator. Every
// field is broken in turn, so that none is forgotten by the glance.
func TestEveryFieldOfASessionIsChecked(t *testing.T) {
	bad := map[reflect.Kind]reflect.Value{reflect.String: reflect.ValueOf("\x00"), reflect.Int: reflect.ValueOf(-1), reflect.Int64: reflect.ValueOf(int64(-1))}
	var visit func(post recap.Post, v reflect.Value, path string)
	visit = func(post recap.Post, v reflect.Value, path string) {
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			field, path := v.Field(i), path+"."+name
			if field.Kind() == reflect.Bool {
				continue // either value is right
			}
			if field.Kind() == reflect.Slice {
				field, path = field.Index(0), path+"[0]"
			}
			if field.Kind() == reflect.Struct && field.Type() != reflect.TypeFor[time.Time]() {
				visit(post, field, path)
				continue
			}
			old := reflect.ValueOf(field.Interface())
			if field.Type() == reflect.TypeFor[time.Time]() {
				field.Set(reflect.ValueOf(time.Date(12024, 1, 1, 0, 0, 0, 0, time.UTC)))
			} else {
				field.Set(bad[field.Kind()].Convert(field.Type()))
			}
			var problems recap.Problems
			if !errors.As(post.Validate(), &problems) || problems[0].Path != path {
				t.Errorf("%s: a bad value was not found, but %v", path, problems)
			}
			field.Set(old)
		}
	}
	post := validPost()
	visit(post, reflect.ValueOf(&post).Elem().FieldByName("Sessions").Index(0), "sessions[0]")
}

func TestProblemsError(t *testing.T) {
	err := recap.Post{URL: "x"}.Validate()
	want := "recap: the post has 2 problems\n" +
		"\ttitle: is required\n" +
		"\turl: is \"x\"; expected an absolute http or https URL"
	if err.Error() != want {
		t.Errorf("got:\n%s\nwant:\n%s", err, want)
	}
	many := make(recap.Problems, 150)
	for i := range many {
		many[i] = &recap.Problem{Path: fmt.Sprintf("sessions[%d].title", i), Message: "is required"}
	}
	if msg := many.Error(); !strings.Contains(msg, "sessions[99].title") || strings.Contains(msg, "sessions[100].title") || !strings.HasSuffix(msg, "… and 50 more") {
		t.Errorf("a long list is not cut at a hundred: %s", msg[len(msg)-100:])
	}
}
