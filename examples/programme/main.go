// Programme publishes the programme of a conference as a site: a page with a
// timetable, feeds, a calendar, the schedule that conference apps read, and all
// other formats.
//
// Usage:
//
//	go run ./examples/programme [-o DIR]
//
// The files are written into DIR, by default out, and listed on standard
// output; a format that has nothing to say about the programme is named there
// with the reason. What each format leaves out goes to standard error: for every
// reason the number of fields and the first of them. If one file cannot be
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
	flags := flag.NewFlagSet("programme", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("o", "out", "write the files into the directory `DIR`")
	if err := flags.Parse(args); err == flag.ErrHelp {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "programme: unexpected argument %q\n", flags.Arg(0))
		flags.Usage()
		return 2
	}
	written, err := publish(ctx, *dir)
	if err == nil {
		err = report(stdout, stderr, written.Files)
	}
	if err != nil {
		fmt.Fprintln(stderr, "programme:", err)
		return 1
	}
	return 0
}

func publish(ctx context.Context, dir string) (*site.Report, error) {
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return nil, err
	}
	doc, err := export.Prepare(post)
	if err != nil {
		return nil, err
	}
	tree, err := site.New(doc, site.Options{})
	if err != nil {
		return nil, err
	}
	return site.Write(ctx, dir, tree)
}

// report prints a line for each format, what it leaves out, and how to open the
// page.
func report(stdout, stderr io.Writer, files []site.Written) error {
	for _, f := range files {
		line := fmt.Sprintf("%s  %d bytes", f.Path, f.Size)
		if f.Skipped != nil {
			line = "not written: " + f.Skipped.Error()
		}
		if _, err := fmt.Fprintf(stdout, "%-13s  %s\n", f.Format.Name, line); err != nil {
			return err
		}
		if err := reportOmissions(stderr, f); err != nil {
			return err
		}
	}
	page, err := filepath.Abs(files[0].Path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "\nOpen file://%s in a browser.\n", filepath.ToSlash(page))
	return err
}

// reportOmissions prints a line for each reason for which a format leaves
// something out, in the order in which the reasons first come up.
func reportOmissions(stderr io.Writer, f site.Written) error {
	var reasons []string
	paths := make(map[string][]string)
	for _, o := range f.Omissions {
		if paths[o.Reason] == nil {
			reasons = append(reasons, o.Reason)
		}
		paths[o.Reason] = append(paths[o.Reason], o.Path)
	}
	for _, reason := range reasons {
		fields := paths[reason][0]
		if more := len(paths[reason]) - 1; more > 0 {
			fields += fmt.Sprintf(" and %d more", more)
		}
		if _, err := fmt.Fprintf(stderr, "%-13s  %3d  %s (%s)\n", f.Format.Name, len(paths[reason]), reason, fields); err != nil {
			return err
		}
	}
	return nil
}
