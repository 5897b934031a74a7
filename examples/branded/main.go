// Branded publishes the programme of a conference in a look of one's own: the
// folder theme has the style, the logo, and a page about the way to the venue.
//
// Usage:
//
//	go run ./examples/branded DIR
package main

import (
	"context"
	"embed"
	"io/fs"
	"log"
	"os"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

//go:embed theme
var files embed.FS

func main() {
	if len(os.Args) != 2 {
		log.Fatal("Usage: branded DIR")
	}
	if err := publish(context.Background(), os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// publish writes the site into a directory.
func publish(ctx context.Context, dir string) error {
	folder, err := fs.Sub(files, "theme")
	if err != nil {
		return err
	}
	theme, err := site.ReadTheme(folder)
	if err != nil {
		return err
	}
	doc, err := export.Prepare(programme(), export.SessionPages(site.SessionPages()))
	if err != nil {
		return err
	}
	tree, err := site.New(doc, site.Options{Theme: theme})
	if err != nil {
		return err
	}
	_, err = site.Write(ctx, dir, tree)
	return err
}
