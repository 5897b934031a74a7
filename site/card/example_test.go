package card_test

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/site/card"
)

func ExamplePNG() {
	post := recap.Post{Title: "Recap", Sessions: []recap.Session{{Code: "SVS401", Title: "Servers"}}}
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, card.PNG{}); err != nil {
		fmt.Println(err)
		return
	}
	size, err := png.DecodeConfig(&b)
	fmt.Println(size.Width, size.Height, err)
	// Output: 1200 630 <nil>
}

// A site has a card for the post, each session and each speaker.
func ExamplePNG_site() {
	doc, err := export.Prepare(recap.Post{
		Title: "Recap", URL: "https://example.org/recap/",
		Sessions: []recap.Session{{Code: "SVS401", Title: "Servers", Speakers: []recap.Speaker{{Name: "Ada Example"}}}},
	}, export.SessionPages(site.SessionPages()))
	if err != nil {
		fmt.Println(err)
		return
	}
	tree, err := site.New(doc, site.Options{Cards: card.PNG{}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range tree.Files() {
		if f.Exporter.Format().MediaType == "image/png" {
			fmt.Println(f.Name)
		}
	}
	// Output:
	// index.png
	// sessions/svs401.png
	// speakers/ada-example.png
}

func ExampleReadFonts() {
	_, err := card.ReadFonts("fonts/NotoSansArabic-Bold.ttf")
	fmt.Println(err)
	// Output: card: font: open fonts/NotoSansArabic-Bold.ttf: no such file or directory
}
