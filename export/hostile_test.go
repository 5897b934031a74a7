package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// hostileExporters are the built-in exporters, and the page as a fragment,
// which no policy of content protects.
func hostileExporters() []export.Exporter {
	return append(export.All(), export.HTML{Fragment: true})
}

// harmlessPosts have something in every field and nothing to fear in any.
func harmlessPosts() []recap.Post {
	var posts []recap.Post
	for _, text := range []string{"![text](https://example.org/p.png) text[^1]\n\n[^1]: text\n\n<details><summary>text</summary>text</details>\n\n- [x] text", "text", "Two words.\n\nAnd a paragraph.", strings.Repeat("Long text. ", 200), "1=1 [text](https://example.org/)"} {
		posts = append(posts, (&saturation{text: text}).post())
	}
	return posts
}

// A formatJudge says what in an export is not allowed.
type formatJudge struct {
	mediaType string
	places    map[string]bool // of what is made of a harmless post
	markup    *markupJudge
	active    []string
}

func newFormatJudge(t *testing.T, e export.Exporter) *formatJudge {
	t.Helper()
	j := &formatJudge{mediaType: e.Format().MediaType, places: make(map[string]bool), markup: newMarkupJudge()}
	for _, post := range harmlessPosts() {
		j.learn(t, []byte(exportString(t, post, e)))
	}
	return j
}

// learn allows what is in a harmless export.
func (j *formatJudge) learn(t *testing.T, harmless []byte) {
	t.Helper()
	pieces, err := piecesOf(j.mediaType, harmless)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pieces {
		j.places[p.place] = true
		if holdsHTML(p.place) {
			j.markup.learn([]byte(p.text))
		}
	}
	switch {
	case strings.HasPrefix(j.mediaType, "text/html"):
		j.markup.learn(harmless)
		found, err := active(harmless)
		if err != nil {
			t.Fatal(err)
		}
		j.active = append(j.active, found...)
	case strings.HasPrefix(j.mediaType, "text/markdown"):
		page, err := markdownPage(harmless)
		if err != nil {
			t.Fatal(err)
		}
		j.markup.learn(page)
	}
}

// judge returns what is wrong with an export.
func (j *formatJudge) judge(data []byte) (wrong []string) {
	switch {
	case strings.HasPrefix(j.mediaType, "text/html"):
		found, err := active(data)
		if err != nil {
			return []string{err.Error()}
		}
		found = slices.DeleteFunc(found, func(what string) bool { return slices.Contains(j.active, what) })
		return append(found, j.markup.judge(data)...)
	case strings.HasPrefix(j.mediaType, "text/markdown"):
		page, err := markdownPage(data)
		if err != nil {
			return []string{err.Error()}
		}
		return j.markup.judge(page)
	}
	pieces, err := piecesOf(j.mediaType, data)
	if err != nil {
		return []string{err.Error()}
	}
	for _, p := range pieces {
		wrong = append(wrong, j.judgePiece(p)...)
	}
	return wrong
}

// judgePiece judges a text by its place: HTML, a URL, a cell of a table.
func (j *formatJudge) judgePiece(p piece) (wrong []string) {
	if !j.places[p.place] {
		wrong = append(wrong, "there is a "+p.place)
	}
	switch {
	case holdsHTML(p.place):
		for _, what := range j.markup.judge([]byte(p.text)) {
			wrong = append(wrong, p.place+" holds "+what)
		}
	case holdsAddress(p.place) && !isLawfulAddress(strings.TrimSpace(p.text)):
		wrong = append(wrong, p.place+" leads to "+p.text)
	}
	if strings.HasPrefix(j.mediaType, "text/csv") && strings.HasPrefix(strings.TrimLeft(p.text, " \t\r\n\u200b"), "=") {
		wrong = append(wrong, "a spreadsheet runs the cell "+p.text)
	}
	return wrong
}

// holdsHTML holds for the places whose text readers take for HTML.
func holdsHTML(place string) bool {
	return strings.HasPrefix(place, "encoded of item") || strings.HasPrefix(place, "description of item") ||
		strings.HasSuffix(place, " html") || place == "content_html"
}

// holdsAddress holds for the places whose text is a URL.
func holdsAddress(place string) bool {
	return slices.ContainsFunc([]string{"href", "url", "sameas", " attach", " conference"}, func(end string) bool {
		return strings.HasSuffix(strings.ToLower(place), end)
	}) || strings.HasPrefix(place, "link of item") || strings.HasPrefix(place, "link of channel")
}

// TestHostileText puts each payload in every field of a post at once, and the
// post through every exporter.
func TestHostileText(t *testing.T) {
	payloads := hostilePayloads()
	var documents []*export.Document
	for i := 0; i < len(payloads); i++ {
		s := saturation{text: payloads[i]}
		doc, err := export.Prepare(s.post())
		if err != nil {
			t.Fatalf("%q makes no valid post, so it tests nothing: %v", payloads[i], err)
		}
		documents = append(documents, doc)
	}
	for _, e := range hostileExporters() {
		t.Run(fmt.Sprintf("%s %T", e.Format().Name, e), func(t *testing.T) {
			t.Parallel()
			judge := newFormatJudge(t, e)
			for i, doc := range documents {
				if (testing.Short() || raceDetector) && i%5 != 0 {
					continue
				}
				var b bytes.Buffer
				if err := e.Export(context.Background(), &b, doc); err != nil {
					if !errors.Is(err, export.ErrNotApplicable) {
						t.Errorf("%q: %v", payloads[i], err)
					}
					continue
				}
				if wrong := judge.judge(b.Bytes()); len(wrong) > 0 {
					t.Errorf("%q: %q", payloads[i], wrong[:min(len(wrong), 3)])
				}
			}
		})
	}
}

// TestHostileJudges proves that the judges see what they look for.
func TestHostileJudges(t *testing.T) {
	for name, bad := range map[string][]string{
		"html":      {`<p onclick=x>`, `<p><svg></svg>`, `<a href="javascript:x">x</a>`, `<script>x</script>`, `<p id=a><p id=a>`, `<!--x-->`, `<a href="//evil.example">`},
		"markdown":  {"[x](javascript:x)", "<svg></svg>", "![x](x)", "<p onclick=x>x</p>", "[x](data:x)"},
		"rss":       {`<rss version="2.0"><channel><script/></channel></rss>`, `<rss version="2.0"><channel><item><link>javascript:x</link></item></channel></rss>`, `<rss`, `<?x y?><rss/>`, `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded>&lt;img onerror=x></content:encoded></item></channel></rss>`},
		"atom":      {`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">&lt;p onclick=x></content></entry></feed>`, `<feed xmlns="http://www.w3.org/2005/Atom"><link href="data:x"/></feed>`},
		"jsonfeed":  {`{"items": [{"content_html": "<img src=x>"}]}`, `{"evil": 1}`, `{"items": [{"url": "javascript:x"}]}`, `{`},
		"csv":       {"title\n=1+1\n", "evil\nx\n", "title\n\"\n"},
		"icalendar": {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEVIL:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nURL:javascript:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"},
	} {
		for _, e := range export.All() {
			if e.Format().Name != name {
				continue
			}
			judge := newFormatJudge(t, e)
			for _, data := range bad {
				if wrong := judge.judge([]byte(data)); len(wrong) == 0 {
					t.Errorf("%s: nothing is wrong with %s", name, data)
				}
			}
			for _, post := range harmlessPosts() {
				if wrong := judge.judge([]byte(exportString(t, post, e))); len(wrong) > 0 {
					t.Errorf("%s: with a harmless post is wrong %q", name, wrong)
				}
			}
		}
	}
}
