package export

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"github.com/seed-e2fd8668/recap"
	"golang.org/x/net/html"
)

// What RSS and Atom promise alike.

func feedExporters() []Exporter {
	return []Exporter{RSS{}, Atom{}, RSS{ExcerptOnly: true}, Atom{ExcerptOnly: true}, RSS{NewestFirst: true, Limit: 1}, Atom{NewestFirst: true, Limit: 1}}
}

func datedPosts() map[string]recap.Post {
	return map[string]recap.Post{"recap": recapPost(), "full": fullPost(), "hostile": hostilePost()}
}

func exported(t testing.TB, e Exporter, post recap.Post) string {
	t.Helper()
	var b strings.Builder
	if err := e.Export(context.Background(), &b, prepared(t, post)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readBack(t testing.TB, e Exporter, post recap.Post) *gofeed.Feed {
	t.Helper()
	feed, err := gofeed.NewParser().ParseString(exported(t, e, post))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

func guids(f *gofeed.Feed) []string {
	var all []string
	for _, i := range f.Items {
		all = append(all, i.GUID)
	}
	return all
}

func titles(f *gofeed.Feed) []string {
	var all []string
	for _, i := range f.Items {
		all = append(all, i.Title)
	}
	return all
}

func TestFeedsAreWellFormedXML(t *testing.T) {
	for name, post := range datedPosts() {
		for _, e := range feedExporters() {
			got := exported(t, e, post)
			if !strings.HasPrefix(got, `<?xml version="1.0" encoding="UTF-8"?>`) || !strings.HasSuffix(got, ">\n") || strings.HasSuffix(got, "\n\n") {
				t.Errorf("%s, %+v: begins %.40q and ends %q", name, e, got, got[len(got)-10:])
			}
			d := xml.NewDecoder(strings.NewReader(got))
			for {
				_, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s, %+v: %v", name, e, err)
				}
			}
		}
	}
}

func TestFeedsAreDeterministicAndConcurrent(t *testing.T) {
	for name, post := range datedPosts() {
		doc := prepared(t, post)
		for _, e := range feedExporters() {
			want := exported(t, e, post)
			var wg sync.WaitGroup
			for range 8 {
				wg.Go(func() {
					var b strings.Builder
					if err := e.Export(context.Background(), &b, doc); err != nil || b.String() != want {
						t.Errorf("%s, %+v: differs from the first export (error %v)", name, e, err)
					}
				})
			}
			wg.Wait()
		}
	}
}

func TestFeedsLeaveThePostAlone(t *testing.T) {
	post, same := fullPost(), fullPost()
	doc := prepared(t, post)
	order := slices.Clone(doc.Entries())
	for _, e := range feedExporters() {
		if err := e.Export(context.Background(), io.Discard, doc); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(same, post); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(order, doc.Entries()) {
		t.Error("the document's sessions are in another order")
	}
}

// failingWriter fails once it has taken n bytes.
type failingWriter struct{ n int }

var errFull = errors.New("disk full")

func (w *failingWriter) Write(p []byte) (int, error) {
	if len(p) > w.n {
		n := w.n
		w.n = 0
		return n, errFull
	}
	w.n -= len(p)
	return len(p), nil
}

func TestFeedsReturnTheWritersError(t *testing.T) {
	for _, e := range []Exporter{RSS{}, Atom{}} {
		doc := prepared(t, fullPost())
		size := len(exported(t, e, fullPost()))
		for n := range size {
			err := e.Export(context.Background(), &failingWriter{n}, doc)
			if !errors.Is(err, errFull) || !strings.HasPrefix(err.Error(), "export "+e.Format().Name+": ") {
				t.Fatalf("%T: a writer that fails after %d of %d bytes: error %v", e, n, size, err)
			}
		}
		if err := e.Export(context.Background(), &failingWriter{size}, doc); err != nil {
			t.Errorf("%T: %v", e, err)
		}
	}
}

func TestFeedURLMustBeOne(t *testing.T) {
	for _, bad := range []string{"rss.xml", "/rss.xml", "javascript:alert(1)", "https://", "https://me:secret@example.org/", "ftp://example.org/", "https://exa mple.org/", "mailto:a@example.org"} {
		for _, e := range []Exporter{RSS{FeedURL: bad}, Atom{FeedURL: bad}} {
			var b bytes.Buffer
			err := e.Export(context.Background(), &b, prepared(t, recapPost()))
			if err == nil || !strings.Contains(err.Error(), "FeedURL") || b.Len() > 0 {
				t.Errorf("%T, FeedURL %q: error %v, %d bytes written", e, bad, err, b.Len())
			}
		}
	}
}

func TestFeedsNameThemselves(t *testing.T) {
	for _, test := range []struct {
		e    Exporter
		want string
	}{
		{RSS{}, "https://example.org/2023/recap/rss.xml"},
		{Atom{}, "https://example.org/2023/recap/atom.xml"},
		{RSS{FeedURL: "https://feeds.example/r?a=1&b=2#x"}, "https://feeds.example/r?a=1&b=2"},
		{Atom{FeedURL: "https://bücher.example/ä"}, "https://xn--bcher-kva.example/%C3%A4"},
	} {
		feed := readBack(t, test.e, recapPost())
		if feed.FeedLink != test.want || feed.Link != "https://example.org/2023/recap/" {
			t.Errorf("%+v: own URL %q, page %q", test.e, feed.FeedLink, feed.Link)
		}
	}
}

func TestFeedOrderAndLimit(t *testing.T) {
	post := smallestPost()
	post.Sessions = []recap.Session{
		{ID: "a", Title: "old", Published: date("2024-01-01T00:00:00Z")},
		{ID: "b", Title: "new", Published: date("2024-01-03T00:00:00Z")},
		{ID: "c", Title: "undated"},
		{ID: "d", Title: "new too", Published: date("2024-01-03T00:00:00Z"), Updated: date("2024-02-01T00:00:00Z")},
	}
	for _, test := range []struct {
		e    RSS
		want string
	}{
		{RSS{}, "old new undated new_too"},
		{RSS{NewestFirst: true}, "new new_too old undated"},
		{RSS{Limit: 2}, "old new"},
		{RSS{NewestFirst: true, Limit: 1}, "new"},
		{RSS{Limit: 9}, "old new undated new_too"},
		{RSS{Limit: -1}, "old new undated new_too"},
	} {
		var got []string
		for _, title := range titles(readBack(t, test.e, post)) {
			got = append(got, strings.ReplaceAll(title, " ", "_"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+v: %q, want %q", test.e, got, test.want)
		}
	}
	post.Published = date("2024-01-02T00:00:00Z")
	if got := titles(readBack(t, Atom{NewestFirst: true, Limit: 3}, post)); !slices.Equal(got, []string{"new", "new too", "undated"}) {
		t.Errorf("Atom: %q", got) // what is undated was published with the post
	}
}

func TestFeedIdentifiersStay(t *testing.T) {
	post := fullPost()
	post.Sessions = append(post.Sessions, recap.Session{Code: "WEB100", Title: "Derived", Track: "web"})
	changed := post
	changed.Title, changed.Description = "Another title", ""
	changed.Sessions = slices.Clone(post.Sessions)
	slices.Reverse(changed.Sessions)
	for i := range changed.Sessions {
		s := &changed.Sessions[i]
		s.Title, s.Room, s.Status, s.Updated, s.URL = s.Title+"!", "elsewhere", recap.StatusMoved, date("2024-05-01T00:00:00Z"), "https://days.example/new"
		s.Start, s.End = date("2024-03-31T09:00:00Z"), time.Time{}
	}
	for _, e := range []Exporter{RSS{}, Atom{}} {
		before, after := guids(readBack(t, e, post)), guids(readBack(t, e, changed))
		slices.Reverse(after)
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%T:\n%s", e, diff)
		}
	}
	if diff := cmp.Diff(guids(readBack(t, RSS{}, post)), guids(readBack(t, Atom{}, post))); diff != "" {
		t.Errorf("RSS and Atom:\n%s", diff)
	}
}

func TestFeedEntriesAreNotDatedByTheTalk(t *testing.T) {
	post := fullPost()
	for _, e := range []Exporter{RSS{}, Atom{}} {
		for _, item := range readBack(t, e, post).Items {
			if item.PublishedParsed == nil || item.PublishedParsed.After(date("2024-03-22T08:00:00Z")) {
				t.Errorf("%T: %q is dated %v", e, item.Title, item.PublishedParsed)
			}
		}
	}
}

func TestFeedContent(t *testing.T) {
	const want = `<p><a href="https://zoe.example/">Zoé Example</a> (moderator, Engineer, Example SA)</p>
<p>WEB301-R · talk · 300 Advanced · The Web · fr · 2024-03-31 00:30–03:30 (Europe/Brussels) · Room One</p>
<p><em>With a second line</em></p>
<p>Un <em>résumé</em>.</p>
<ul>
<li><a href="https://video.example/1">The talk, on film (video)</a></li>
<li><a href="https://media.example/1.mp4">Video (video/mp4)</a></li>
<li><a href="https://media.example/1.mp3">Audio (audio/mpeg)</a></li>
<li><a href="https://media.example/1.webm">Video (video/webm)</a></li>
<li><a href="https://media.example/1.pdf">Slides</a></li>
<li><a href="https://code.example/1">https://code.example/1</a></li>
</ul>
<p>License: <a href="https://creativecommons.org/licenses/by/4.0/">https://creativecommons.org/licenses/by/4.0/</a></p>
<p><a href="https://example.org/programme.html?edition=2024#top">Everything, everywhere</a></p>
`
	for _, e := range []Exporter{RSS{}, Atom{}} {
		got := readBack(t, e, fullPost()).Items[0]
		if diff := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(got.Content)); diff != "" {
			t.Errorf("%T:\n%s", e, diff)
		}
		if got.Description != "Un résumé." {
			t.Errorf("%T: description %q", e, got.Description)
		}
	}
}

func TestFeedContentOverMidnight(t *testing.T) {
	post := fullPost()
	post.Sessions[0].Start, post.Sessions[0].End = date("2024-03-30T22:30:00Z"), date("2024-03-30T23:15:00Z")
	got := readBack(t, RSS{}, post).Items[0].Content
	if want := "2024-03-30 23:30 – 2024-03-31 00:15 (Europe/Brussels)"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func TestExcerptOnly(t *testing.T) {
	post := smallestPost()
	post.Published = date("2024-01-01T00:00:00Z")
	long := strings.Repeat("word ", 100)
	post.Sessions = []recap.Session{
		{ID: "a", Title: "A", Summary: recap.Markdown(long)},
		{ID: "b", Title: "B", Subtitle: "A second line"},
		{ID: "c", Title: "C", Speakers: []recap.Speaker{{Name: "Ada", Organization: "R&D"}}},
		{ID: "d", Title: "D"},
	}
	want := []string{strings.TrimSpace(long[:300]) + "…", "A second line", "Ada (R&D)", post.Title}
	for _, e := range []Exporter{RSS{ExcerptOnly: true}, Atom{ExcerptOnly: true}} {
		for i, item := range readBack(t, e, post).Items {
			if got := html.UnescapeString(item.Description); got != want[i] || item.Content != "" {
				t.Errorf("%T: %q: description %q, want %q; content %q", e, item.Title, got, want[i], item.Content)
			}
		}
	}
}

// TestFeedsKeepHostileTextHarmless reads the content as a browser would.
func TestFeedsKeepHostileTextHarmless(t *testing.T) {
	allowed := strings.Fields("html head body p a em ul li pre code h4 h5 h6")
	for _, e := range feedExporters() {
		for _, item := range readBack(t, e, hostilePost()).Items {
			for _, content := range []string{item.Content, item.Description} {
				if _, isAtom := e.(Atom); isAtom && content == item.Description {
					continue // plain text, shown as it stands
				}
				root, err := html.Parse(strings.NewReader(content))
				if err != nil {
					t.Fatal(err)
				}
				for n := range root.Descendants() {
					if n.Type == html.ElementNode && !slices.Contains(allowed, n.Data) || n.Type == html.CommentNode {
						t.Errorf("%+v: %q holds <%s>", e, item.GUID, n.Data)
					}
					for _, a := range n.Attr {
						if a.Key != "href" || !strings.HasPrefix(a.Val, "https://") {
							t.Errorf("%+v: %q holds %s=%q", e, item.GUID, a.Key, a.Val)
						}
					}
				}
			}
		}
	}
}

// TestFeedsKeepTextWhole: but for an invisible joiner in what could be taken
// for HTML, and the ends of bidirectional controls, text comes back as it was.
func TestFeedsKeepTextWhole(t *testing.T) {
	want := hostile + "\u2069\u202C"
	for _, e := range []Exporter{RSS{}, Atom{}} {
		feed := readBack(t, e, hostilePost())
		first := feed.Items[0]
		got := map[string]string{
			"feed title": feed.Title, "feed description": feed.Description, "title": first.Title, "tag": first.Categories[2],
		}
		if dc := first.DublinCoreExt; dc != nil { // gofeed itself looks for an e-mail address in a name
			got["speaker"], got["author"] = dc.Creator[0], feed.DublinCoreExt.Creator[0]
		} else {
			got["speaker"], got["author"] = first.Authors[0].Name, feed.Authors[0].Name
		}
		for field, text := range got {
			text = strings.TrimPrefix(strings.ReplaceAll(text, "\u2060", ""), "أُلغيت: ")
			if text != want {
				t.Errorf("%T: %s:\n got %q\nwant %q", e, field, text, want)
			}
		}
		if text := html.UnescapeString(first.Content); !strings.Contains(text, "<em>"+want+"</em>") {
			t.Errorf("%T: the subtitle is not whole in\n%s", e, text)
		}
	}
}

func TestUnmistakable(t *testing.T) {
	const joiner = "\u2060"
	for in, want := range map[string]string{
		"List<T> and a < b":    "List<T> and a < b",
		"R&D, Q&A, AT&T; x":    "R&D, Q&A, AT&T; x",
		"<b>bold</b>":          "<b>bold<" + joiner + "/b>",
		"a </ b":               "a </ b",
		"&amp; &#38; &nosuch;": "&" + joiner + "amp; &" + joiner + "#38; &nosuch;",
		"</":                   "</",
		"&":                    "&",
		"👩‍👩‍👧 & שלום":         "👩‍👩‍👧 & שלום",
	} {
		if got := unmistakable(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func BenchmarkFeeds(b *testing.B) {
	post := recapPost()
	for i := range 1000 {
		s := post.Sessions[0]
		s.Code, s.ID, s.Summary = "", fmt.Sprint("id-", i), recap.Markdown(fmt.Sprint("Summary ", i))
		post.Sessions = append(post.Sessions, s)
	}
	doc := prepared(b, post)
	for _, e := range []Exporter{RSS{}, Atom{}} {
		b.Run(e.Format().Name, func(b *testing.B) {
			for b.Loop() {
				if err := e.Export(context.Background(), io.Discard, doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
