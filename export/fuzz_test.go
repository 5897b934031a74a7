package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// FuzzPrepare builds posts around strings and exports them in every format. The
// outputs have to be well-formed, and no page may run anything that the page
// of a harmless post of the same shape does not run.
func FuzzPrepare(f *testing.F) {
	f.Add("Title", "A **body**.", "https://example.org/", "SVS401")
	f.Add("</script><script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "https://example.org/?a=\"b\"", "<b>")
	f.Add("]]><x/><![CDATA[", "```\"><script>alert(1)</script>\n```", "javascript:alert(1)", "]]>")
	f.Add("\u202eevil \u2066", "[a](javascript:alert(1)) ![b](data:image/svg+xml,<svg/onload=alert(1)>)", "mailto:a@example.org", "§")
	f.Add("{{ . }} {{< x >}} {% y %}", "# H {#x onclick=\"alert(1)\"}\n\n<svg><script>alert(1)</script></svg>", "HTTPS://[::1]:8/#<", "---")
	f.Add("e\u0301 👩‍👩‍👧‍👦 שלום \u2028", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "http://a/%zz", "\uFFFD")
	f.Add("'\" onmouseover=alert(1) x='", "| a |\n| - |\n| <b onclick=alert(1)> |", "https://example.org/' onclick='alert(1)", "COM301-R1")
	f.Add("--><!--", "<!-- --!><script>alert(1)</script>", "https://example.org/-->", "--")
	allowed := make(map[bool][]string)
	for _, long := range []bool{false, true} {
		for _, address := range []string{"https://example.org/", "http://example.org/"} { // with a player, and without
			var page bytes.Buffer
			if err := export.Write(context.Background(), &page, postAround("Title", "Body", address, "Code", long), export.HTML{}); err != nil {
				f.Fatal(err)
			}
			scripts, err := active(page.Bytes())
			if err != nil {
				f.Fatal(err)
			}
			allowed[long] = append(allowed[long], scripts...)
		}
	}
	f.Fuzz(func(t *testing.T, text, body, address, code string) {
		for _, long := range []bool{false, true} {
			doc, err := export.Prepare(postAround(text, body, address, code, long))
			if err != nil {
				var problems recap.Problems
				if !errors.As(err, &problems) || len(problems) == 0 {
					t.Fatalf("refused with %v, want recap.Problems", err)
				}
				continue
			}
			for _, e := range export.All() {
				var b bytes.Buffer
				if err := e.Export(context.Background(), &b, doc); err != nil {
					if !errors.Is(err, export.ErrNotApplicable) {
						t.Error(err)
					}
					continue
				}
				checkOutput(t, e.Format(), b.Bytes(), allowed[long])
			}
		}
	})
}

// postAround returns a post with the strings in all its fields; the long one
// has dates and an event.
func postAround(text, body, address, code string, long bool) recap.Post {
	links := []recap.Link{{URL: address, Title: text, Role: recap.LinkVideo, MediaType: "video/mp4", Size: 1}, {URL: address, Role: recap.LinkRole(text)}}
	person := recap.Speaker{ID: code, Name: text, Role: text, Job: text, Organization: text, Biography: recap.Markdown(body), URL: address, Avatar: address, Links: links}
	post := recap.Post{
		Title: text, URL: address, Description: text,
		Introduction: recap.Markdown(body), Conclusion: recap.Markdown(text),
		Authors:    []recap.Speaker{{Name: text, Job: text, Biography: recap.Markdown(body), URL: address, Avatar: address, Links: links}},
		Categories: []string{text, code},
		Tracks:     []recap.Track{{ID: text, Name: code, Description: text, Color: "#123456"}, {ID: "T"}},
		Sessions: []recap.Session{
			{
				ID: "1", Code: recap.Code(code), Title: text, Subtitle: text, URL: address, Track: text, Kind: recap.Kind(text), Summary: recap.Markdown(body),
				Speakers: []recap.Speaker{person}, Room: text, Tags: []string{text, code}, Links: links, License: text,
			},
			{ID: "s-" + code, Title: text, Summary: recap.Markdown(text + "\n\n" + body)},
		},
		Related: []recap.Related{{Title: text, URL: address, Summary: text}},
	}
	if long {
		at := time.Date(2024, 3, 30, 23, 30, 0, 0, time.UTC)
		post.Published, post.Updated = at, at.Add(time.Hour)
		post.Event = recap.Event{Name: text, Acronym: text, URL: address, Venue: text, Address: text, TimeZone: "Europe/Brussels", Start: at, End: at, Rooms: []recap.Room{{ID: text, Name: code}}}
		post.Sessions[0].Start, post.Sessions[0].End = at, at.Add(3*time.Hour)
		post.Sessions[0].Status = recap.StatusCancelled
	}
	return post
}

func checkOutput(t *testing.T, f export.Format, output []byte, allowed []string) {
	t.Helper()
	if !utf8.Valid(output) {
		t.Errorf("%s is not UTF-8", f.Name)
	}
	mediaType, _, _ := mime.ParseMediaType(f.MediaType)
	switch {
	case strings.HasSuffix(mediaType, "xml"):
		if err := parseXML(output); err != nil {
			t.Errorf("%s: %v\n%s", f.Name, err, output)
		}
	case strings.HasSuffix(mediaType, "json"):
		if !json.Valid(output) {
			t.Errorf("%s is not JSON:\n%s", f.Name, output)
		}
	case mediaType == "text/html":
		found, err := active(output)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		for _, what := range found {
			if !slices.Contains(allowed, what) {
				t.Errorf("%s runs or loads %s\n%s", f.Name, what, output)
			}
		}
	}
}

func parseXML(data []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		_, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// active returns what in a page runs, loads something by itself or leads to
// something that runs.
func active(page []byte) ([]string, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	var found []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style":
			found = append(found, contentOf(n)...)
		case "iframe", "object", "embed", "base", "form", "svg", "math":
			found = append(found, "<"+n.Data+">")
		}
		for _, a := range n.Attr {
			found = append(found, activeAttribute(n, a)...)
		}
	}
	return found, nil
}

// contentOf returns what a script or a style says. A block of data is no
// script, but has to be data.
func contentOf(n *html.Node) []string {
	var text string
	if n.FirstChild != nil {
		text = n.FirstChild.Data
	}
	for _, a := range n.Attr {
		if a.Key == "type" && strings.HasSuffix(a.Val, "json") && json.Valid([]byte(text)) {
			return nil
		}
	}
	return []string{"<" + n.Data + "> " + text}
}

func activeAttribute(n *html.Node, a html.Attribute) []string {
	said := "<" + n.Data + " " + a.Key + "=" + a.Val + ">"
	value := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1 // browsers skip these within a scheme
		}
		return r
	}, a.Val))
	switch {
	case strings.HasPrefix(a.Key, "on"), a.Key == "srcdoc", a.Key == "style":
		return []string{said}
	case a.Key == "http-equiv" && value == "refresh":
		return []string{said}
	case slices.Contains([]string{"href", "src", "action", "formaction", "data", "xlink:href"}, a.Key):
		if scheme, _, ok := strings.Cut(value, ":"); ok && slices.Contains([]string{"javascript", "data", "vbscript"}, scheme) {
			return []string{said}
		}
	}
	return nil
}

// TestActive proves that the fuzz target would see what it looks for.
func TestActive(t *testing.T) {
	for _, snippet := range []string{
		`<script>alert(1)</script>`,
		`<script type="application/ld+json">{"a": "</script><script>alert(1)//"}</script>`,
		`<style>*{}</style>`,
		`<b onclick=alert(1)>`,
		`<b style="position:fixed">`,
		`<a href=" java&#9;script:alert(1)">`,
		`<img src="data:image/svg+xml,x">`,
		`<iframe src=https://example.org/>`,
		`<svg><a xlink:href="javascript:alert(1)">`,
		`<meta http-equiv=refresh content=0>`,
	} {
		if found, err := active([]byte(snippet)); err != nil || len(found) == 0 {
			t.Errorf("found nothing in %s (%v)", snippet, err)
		}
	}
	harmless := `<title></title><p id=x>javascript: <a href="https://example.org/?javascript:">on</a>` +
		`<script type="application/ld+json">{"a": "\u003c/script>"}</script>`
	if found, err := active([]byte(harmless)); err != nil || len(found) != 0 {
		t.Errorf("found %q in %s (%v)", found, harmless, err)
	}
}
