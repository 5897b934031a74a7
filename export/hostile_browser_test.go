package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
)

// hostilePages names the folder to write the pages of TestHostilePages to.
const hostilePages = "RECAP_HOSTILE_PAGES"

// TestHostilePages writes what becomes of each payload as pages that a browser
// is to open: the page itself, and all other HTML that goes out, which feed
// readers and sites put into pages of theirs, in one that has no policy to
// protect it. Beside them stand controls, in which the payloads are as they
// were: a browser that sees nothing in those sees nothing.
func TestHostilePages(t *testing.T) {
	dir := os.Getenv(hostilePages)
	if dir == "" {
		t.Skip("no folder for the pages in " + hostilePages)
	}
	write := func(name string, i int, content []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%03d.html", name, i)), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i, payload := range hostilePayloads() {
		s := saturation{text: payload}
		doc := prepare(t, s.post())
		var page bytes.Buffer
		if err := (export.HTML{}).Export(context.Background(), &page, doc); err != nil {
			t.Fatal(err)
		}
		write("page", i, page.Bytes())
		write("embedded", i, embedded(t, doc))
	}
	for i, payload := range []string{
		`<img src=https://evil.example/i>`, `<script>alert(1)</script>`, `<img src=data:, onerror=alert(1)>`, `<b onmouseover=alert(1)>x</b>`,
		`<a href=javascript:alert(1)>x</a>`, `<input onfocus=alert(1)>`, `<style>*{background:url(https://evil.example/c)}</style>`,
		`<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`, `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
	} {
		write("control", i, []byte("<!doctype html><title>x</title>"+payload))
	}
}

// embedded returns a page with the HTML of all formats.
func embedded(t *testing.T, doc *export.Document) []byte {
	t.Helper()
	page := []byte("<!doctype html><title>x</title><body>\n")
	for _, e := range hostileExporters()[1:] {
		var b bytes.Buffer
		if err := e.Export(context.Background(), &b, doc); err != nil {
			if !errors.Is(err, export.ErrNotApplicable) {
				t.Fatal(err)
			}
			continue
		}
		mediaType := e.Format().MediaType
		switch {
		case strings.HasPrefix(mediaType, "text/html"):
			page = append(page, b.Bytes()...)
			continue
		case strings.HasPrefix(mediaType, "text/markdown"):
			rendered, err := markdownPage(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			page = append(page, rendered...)
			continue
		}
		pieces, err := piecesOf(mediaType, b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pieces {
			if holdsHTML(p.place) {
				page = append(page, "<div>"+p.text+"</div>\n"...)
			}
		}
	}
	return page
}
