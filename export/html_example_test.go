package export_test

import (
	"context"
	"fmt"
	"html/template"
	"os"
	"strings"
	"testing/fstest"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func ExampleHTML() {
	post := recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Sessions: []recap.Session{{
			Code:    "SVS401",
			Title:   "Best practices for serverless developers",
			Summary: "What two Lambda veterans would do **first**.",
		}},
	}
	// A fragment for a page of one's own, with the session block replaced.
	page := export.HTML{
		Fragment:     true,
		HeadingLevel: 2,
		Templates: template.Must(template.New("session").Parse(
			"<p id=\"{{.Anchor}}\"><b>{{.Title}}</b> ({{.Level}})</p>\n{{.Body}}\n")),
	}
	if err := export.Write(context.Background(), os.Stdout, post, page); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <article class="recap" id="top" lang="en" dir="ltr">
	// <header class="masthead">
	// <h2><span dir="auto">Serverless sessions, summarised</span></h2>
	// </header>
	// <div class="sessions" id="sessions">
	// <section class="group" id="svs" aria-labelledby="svs-heading">
	// <header class="group-head">
	// <h3><span id="svs-heading" dir="auto">SVS</span></h3>
	// </header>
	// <p id="svs401"><b>Best practices for serverless developers</b> (400 Expert)</p>
	// <p>What two Lambda veterans would do <strong>first</strong>.</p>
	// </section>
	// </div>
	// </article>
}

func ExampleBrand() {
	brand := export.Brand{
		CSS:    "@font-face { font-family: Quay; src: url(fonts/quay.woff2); } :root { --sans: Quay, serif; --accent: #8a1c4a; }",
		Logo:   "logo.svg",
		Nav:    []recap.Link{{Title: "Tickets", URL: "https://example.org/tickets"}},
		Footer: "[Imprint](https://example.org/imprint)",
		Files:  fstest.MapFS{"logo.svg": {Data: []byte("<svg/>")}, "fonts/quay.woff2": {}}, // or os.DirFS("theme")
	}
	post := recap.Post{Title: "Quay Day", Sessions: []recap.Session{{Title: "Queues at low tide"}}}
	var page strings.Builder
	if err := export.Write(context.Background(), &page, post, export.HTML{Brand: &brand}); err != nil {
		fmt.Println(err)
	}
	_, rest, _ := strings.Cut(page.String(), `<header class="top">`)
	header, _, _ := strings.Cut(rest, "</header>")
	fmt.Println(strings.TrimSpace(header))
	// Output:
	// <a class="home" href="#top"><span class="logo"></span> <bdi>Quay Day</bdi></a>
	// <nav class="menu" aria-label="Programme">
	// <a href="https://example.org/tickets">Tickets</a>
	// </nav>
}
