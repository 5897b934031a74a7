package source_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/posttest"
	"github.com/seed-e2fd8668/recap/source"
)

// forPosts checks what must hold for every post on generated ones.
func forPosts(t *testing.T, count int, check func(t *testing.T, post recap.Post)) {
	t.Helper()
	const seed = 1
	err := quick.Check(func(p posttest.Valid) bool {
		check(t, recap.Post(p))
		return !t.Failed()
	}, &quick.Config{MaxCount: count, Rand: rand.New(rand.NewSource(seed))})
	if err != nil {
		t.Errorf("seed %d: %s", seed, strings.SplitN(err.Error(), ":", 2)[0])
	}
}

// readBack reads what an exporter wrote, which must need no repair.
func readBack(t *testing.T, text string, r source.Reader) recap.Post {
	t.Helper()
	result, err := source.Read(t.Context(), strings.NewReader(text), source.Options{Readers: []source.Reader{r}, Strict: true})
	if err != nil {
		t.Fatalf("%v\nin %s", err, text)
	}
	return result.Post
}

// What may be published comes back from JSON as it was.
func TestJSONRoundTrip(t *testing.T) {
	forPosts(t, 300, func(t *testing.T, post recap.Post) {
		post = recap.Redact(post)
		got := readBack(t, exported(t, post, export.JSON{Indent: "\t"}), source.JSON{})
		instant := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
		if diff := cmp.Diff(recap.Redact(post), got, cmpopts.EquateEmpty(), instant); diff != "" {
			t.Errorf("post (-before +after):\n%s", diff)
		}
	})
}

// A document that is read and written again says the same. Codes that Hugo or
// Jekyll would run are text in it, and are read as such.
func TestMarkdownRoundTrip(t *testing.T) {
	forPosts(t, 75, func(t *testing.T, post recap.Post) {
		text := exported(t, post, export.JSON{})
		post = readBack(t, strings.NewReplacer("{{", "((", "{%", "(%").Replace(text), source.JSON{})
		for name, e := range mdVariants() {
			first := readBack(t, exported(t, post, e), source.Markdown{})
			again := readBack(t, exported(t, first, e), source.Markdown{})
			if diff := cmp.Diff(first, again, cmpopts.EquateEmpty(), sameBody()); diff != "" {
				t.Errorf("%s (-before +after):\n%s", name, diff)
			}
		}
	})
}

// A schedule that is read and written again keeps every guid, title, time, room,
// person and link: it is the same to the byte, in XML and in JSON, which are read
// as one post.
func TestScheduleRoundTrip(t *testing.T) {
	written := 0
	forPosts(t, 320, func(t *testing.T, post recap.Post) {
		// White space in a line is read as a space.
		text := exported(t, post, export.JSON{})
		post = readBack(t, strings.NewReplacer(`\u2028`, "-", `\u2029`, "-", "\u00a0", "-", " ", "-").Replace(text), source.JSON{})
		post.URL = orElse(post.URL, "https://example.org/") // or else that of the event would be the post's
		ids := make(map[string]string)
		for i := range post.Tracks { // two IDs may make one slug, which only one track has
			ids[post.Tracks[i].ID] = fmt.Sprintf("track-%d", i)
			post.Tracks[i].ID = ids[post.Tracks[i].ID]
		}
		for i := range post.Sessions {
			post.Sessions[i].Track = ids[post.Sessions[i].Track]
			post.Sessions[i].Summary = "What it is about.\n\nAnd *what* not." // TestMarkdownRoundTrip has others
		}
		doc, err := export.Prepare(post)
		if err != nil {
			t.Fatal(err)
		}
		var x, j bytes.Buffer
		if err := (export.ScheduleXML{}).Export(context.Background(), &x, doc); errors.Is(err, export.ErrNotApplicable) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		if err := (export.ScheduleJSON{}).Export(context.Background(), &j, doc); err != nil {
			t.Fatal(err)
		}
		written++
		o := source.Options{URL: post.URL}
		fromXML, fromJSON := read(t, x.String(), o).Post, read(t, j.String(), o).Post
		if diff := cmp.Diff(x.String(), exported(t, fromXML, export.ScheduleXML{})); diff != "" {
			t.Errorf("schedule (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(j.String(), exported(t, fromJSON, export.ScheduleJSON{})); diff != "" {
			t.Errorf("schedule in JSON (-before +after):\n%s", diff)
		}
	})
	if written < 50 {
		t.Errorf("only %d posts had a schedule", written)
	}
}

// A table keeps of each session what its columns say.
func TestCSVRoundTrip(t *testing.T) {
	type kept struct {
		ID, Title, Subtitle, Room, Track, Status, License, Consent string
		Level                                                      recap.Level
		Start, End                                                 time.Time
	}
	keeps := func(p recap.Post) []kept {
		var all []kept
		for s := range p.All() {
			k := kept{s.ID, oneLine(s.Title), oneLine(s.Subtitle), oneLine(p.Event.Room(s.Room).Name), oneLine(p.Track(s.EffectiveTrack()).Title()),
				string(s.Status), oneLine(s.License), string(s.RecordingConsent), s.EffectiveLevel(), s.Start.UTC().Truncate(time.Second), s.End.UTC().Truncate(time.Second)}
			if k.End.Equal(k.Start) {
				k.End = time.Time{} // tables have whole seconds, and no session ends as it begins
			}
			all = append(all, k)
		}
		return all
	}
	forPosts(t, 200, func(t *testing.T, post recap.Post) {
		text := exported(t, post, export.JSON{})
		// An apostrophe before a formula is the exporter's.
		post = readBack(t, strings.NewReplacer("\u202e", "-", "\u2066", "-", "'", "-").Replace(text), source.JSON{})
		if len(post.Sessions) == 0 {
			return
		}
		got := read(t, exported(t, post, export.CSV{}), source.Options{Readers: []source.Reader{source.Records{}}})
		if diff := cmp.Diff(keeps(post), keeps(got.Post), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("post (-before +after):\n%s", diff)
		}
	})
}

// A calendar keeps the times, the titles, the IDs and the rooms of the sessions
// that have a time.
func TestICalendarRoundTrip(t *testing.T) {
	type kept struct {
		ID, Title, Room, Status string
		Start, End              time.Time
	}
	keeps := func(p recap.Post) []kept {
		var all []kept
		for s := range p.All() {
			if s.Scheduled() {
				s.Start, s.End = s.Start.UTC().Truncate(time.Second), s.End.UTC().Truncate(time.Second)
				if s.End.Equal(s.Start) {
					s.End = time.Time{} // RFC 5545 has no events that end as they begin
				}
				all = append(all, kept{s.ID, oneLine(s.Title), oneLine(p.Event.Room(s.Room).Name), string(s.Status), s.Start, s.End})
			}
		}
		return all
	}
	written := 0
	forPosts(t, 200, func(t *testing.T, post recap.Post) {
		// An exporter closes what turns the direction of text.
		text := exported(t, post, export.JSON{})
		post = readBack(t, strings.NewReplacer("\u202e", "-", "\u2066", "-").Replace(text), source.JSON{})
		doc, err := export.Prepare(post)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := (export.ICalendar{}).Export(context.Background(), &b, doc); errors.Is(err, export.ErrNotApplicable) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		written++
		if diff := cmp.Diff(keeps(post), keeps(read(t, b.String(), source.Options{}).Post), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("post (-before +after):\n%s", diff)
		}
	})
	if written < 50 {
		t.Errorf("only %d posts had a calendar", written)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// sameBody compares bodies by what they are rendered as.
func sameBody() cmp.Option {
	return cmp.Comparer(func(a, b recap.Markdown) bool {
		doc, err := export.Prepare(recap.Post{Title: "T", URL: "https://example.org/"})
		return err == nil && doc.HTML(a) == doc.HTML(b)
	})
}

// What a document carries comes back as it was, but for what its layout and its
// reader say that they do not keep.
func TestMarkdownKeeps(t *testing.T) {
	for _, name := range []string{"reinvent", "programme", "full"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("../testdata/" + name + "/post.json")
			if err != nil {
				t.Fatal(err)
			}
			post := readBack(t, string(data), source.JSON{})
			got := readBack(t, exported(t, post, export.Markdown{FrontMatter: true}), source.Markdown{})
			same := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
			// It is in one language.
			one := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Translations" }, cmp.Ignore())
			if diff := cmp.Diff(asCarried(post), asCarried(got), cmpopts.EquateEmpty(), same, sameBody(), one); diff != "" {
				t.Errorf("post (-before +after):\n%s", diff)
			}
		})
	}
}

func orElse(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// asCarried is a post without what Markdown does not carry.
func asCarried(p recap.Post) recap.Post {
	var sessions []recap.Session
	for _, g := range recap.ByTrack(p) {
		for _, s := range g.Sessions {
			i := slices.Index(p.SessionIDs(), s.ID)
			own := p.Sessions[i]
			own.Track, own.Level = s.Track, s.Level // given, or said by the code
			if own.Status == recap.StatusConfirmed {
				own.Status = "" // which means the same
			}
			if own.Room != "" {
				own.Room = p.Event.Room(own.Room).Name
			}
			own.Image = recap.Image{}
			own.Speakers = slices.Clone(own.Speakers)
			for j := range own.Speakers {
				sp := &own.Speakers[j]
				sp.ID, sp.Biography, sp.Avatar = "", "", ""
				sp.Links = slices.Clone(sp.Links)
				for k, l := range sp.Links {
					sp.Links[k] = recap.Link{URL: l.URL, Title: orElse(l.Title, string(l.Role))}
				}
			}
			own.Links = slices.Clone(own.Links)
			for k, l := range own.Links {
				if l.Title == l.URL {
					own.Links[k].Title = ""
				}
			}
			sessions = append(sessions, own)
		}
	}
	p.Revision, p.History = 0, nil
	p.Image, p.Event.Logo = recap.Image{URL: p.Image.URL}, recap.Image{}
	for i := range sessions {
		sessions[i].Sequence = 0
	}
	p.Authors = slices.Clone(p.Authors)
	for i := range p.Authors {
		p.Authors[i].ID = ""
	}
	p.Sessions, p.Event.Rooms, p.Tracks = sessions, nil, slices.Clone(p.Tracks)
	used := func(t recap.Track) bool {
		return slices.ContainsFunc(sessions, func(s recap.Session) bool { return s.Track == t.ID })
	}
	p.Tracks = slices.DeleteFunc(p.Tracks, func(t recap.Track) bool { return !used(t) })
	for i := range p.Tracks {
		p.Tracks[i].Color = ""
	}
	return p
}
