// Reinvent publishes a recap of the serverless sessions of re:Invent 2023 in
// every format that has something to say about sessions without a time: as a
// page, as Markdown, as JSON, as feeds, as linked data and as a spreadsheet.
//
// Usage:
//
//	go run ./examples/reinvent [-o DIR]
//
// The files are written into DIR, by default out. If one of them cannot be
// written, all of them stay as they were, and the exit status is 1.
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

//go:embed post.json
var data []byte

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("reinvent", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("o", "out", "write the files into the directory `DIR`")
	if err := flags.Parse(args); err == flag.ErrHelp {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "reinvent: unexpected argument %q\n", flags.Arg(0))
		flags.Usage()
		return 2
	}
	if err := publish(ctx, *dir, stdout); err != nil {
		fmt.Fprintln(stderr, "reinvent:", err)
		return 1
	}
	return 0
}

func publish(ctx context.Context, dir string, stdout io.Writer) error {
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return err
	}
	doc, err := export.Prepare(post)
	if err != nil {
		return err
	}
	tree, err := site.New(doc, site.Options{})
	if err != nil {
		return err
	}
	report, err := site.Write(ctx, dir, tree)
	if err != nil {
		return err
	}
	for _, f := range report.Files {
		line := fmt.Sprintf("%s  %d bytes", f.Path, f.Size)
		if f.Skipped != nil {
			line = "not written: " + f.Skipped.Error()
		}
		if _, err := fmt.Fprintf(stdout, "%-13s  %s\n", f.Format.Name, line); err != nil {
			return err
		}
	}
	page, err := filepath.Abs(report.Files[0].Path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "\nOpen file://%s in a browser.\n", filepath.ToSlash(page))
	return err
}
