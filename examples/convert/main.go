// Convert turns what organisers already have into every format that an audience
// uses: an article or a list of recordings in Markdown, a post in JSON, the
// schedule of a conference tool, or the programme from Sessionize.
//
// Usage:
//
//	go run ./examples/convert [-from FORMAT] [-to FORMAT,…] [-o DIR] [-url URL] [-zone ZONE] [-track T,…] [-level L,…] [-strict] FILE|-
//
// The content of the file, or with - of standard input, says which format it is
// in, unless -from does. Of the formats that -to names, by default all, those
// that apply are written into DIR, by default out, and listed on standard
// output, a line each; one that has nothing to say about the sessions is named
// there with the reason. What had to be repaired or left out of the input goes
// to standard error: for every problem the number of places and the first of
// them.
//
// With -track and -level only the sessions in one of the tracks, given by ID or
// by name, and at one of the levels are written. -url is the address at which
// the files will stand, and -zone the time zone of the event: both are needed
// only where the input does not say, and win over it where it does.
//
// The exit status is 0 when the files are written, 1 when they are not, and 2
// when the command line is wrong. Files are written together or not at all: if
// the input cannot be read, if a note was taken and -strict is set, if no
// format applies, or at an interrupt, DIR stays as it was and is not even made.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	_ "time/tzdata" // for -zone on machines without a database of zones

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	bar := newProgress(stderr)
	report, err := convert(ctx, a, stdin, stderr, bar)
	bar.end()
	if err == nil {
		err = reportFiles(stdout, report.Files)
	}
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx) // the interrupt, not what it led to
		}
		reportError(stderr, err)
		return 1
	}
	return 0
}

// convert reads the input and writes the files.
func convert(ctx context.Context, a arguments, stdin io.Reader, stderr io.Writer, bar *progress) (*site.Report, error) {
	if err := a.spareInput(); err != nil {
		return nil, err
	}
	result, err := read(ctx, a, stdin, bar)
	bar.end()
	if err != nil {
		return nil, err
	}
	if err := reportResult(stderr, a.options.Name, result); err != nil {
		return nil, err
	}
	post, err := a.selected(result.Post)
	if err != nil {
		return nil, err
	}
	if all, chosen := len(result.Post.Sessions), len(post.Sessions); chosen < all {
		fmt.Fprintf(stderr, "%s: %d of %s chosen\n", a.options.Name, chosen, counted(all, "session"))
	}
	return publish(ctx, a, post, bar)
}

// read reads the input.
func read(ctx context.Context, a arguments, stdin io.Reader, bar *progress) (*source.Result, error) {
	r, size, err := open(ctx, a.file, stdin)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return source.Read(ctx, bar.reading(r, size), a.options)
}

// publish writes the files, if there are any to write.
func publish(ctx context.Context, a arguments, post recap.Post, bar *progress) (*site.Report, error) {
	doc, err := export.Prepare(post)
	if err != nil {
		return nil, err
	}
	tree, err := site.New(doc, site.Options{Files: a.files()})
	if err != nil {
		return nil, err
	}
	if err := someApply(tree); err != nil {
		return nil, err
	}
	bar.writing(len(tree.Files()))
	return site.Write(ctx, a.dir, tree, site.Progress(bar.written), site.Keep(a.file))
}
