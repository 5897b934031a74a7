// Recap turns what organisers already have into every format that an audience
// uses: an article or a list of recordings in Markdown, the schedule of a
// conference tool, the programme from Sessionize, a post in JSON.
//
//	recap convert schedule.xml -o public
//	recap convert schedule.xml --to ics -o - > schedule.ics
//	recap serve schedule.xml
//
// Data goes to standard output, messages to standard error. The exit status is
// 0 when all is done, 1 when the input is refused or the output cannot be
// written, and 2 when the command line is wrong. Where the status is not 0, no
// directory was changed, unless all that failed was the list of its files on standard
// output.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // for --zone on machines without a database of zones
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// A console is what a run of the command reads from and writes to.
type console struct {
	in       io.Reader
	out, err io.Writer
	paint    painter // for err
}

// The exit statuses.
const (
	statusDone    = 0
	statusRefused = 1
	statusUsage   = 2
)

// run runs the command and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &output{w: stdout}
	c := console{stdin, out, stderr, newPainter(stderr)}
	root := newRoot(c)
	root.SetArgs(args)
	ran, err := root.ExecuteContextC(ctx)
	if err == nil {
		err = out.err
	}
	switch {
	case err == nil:
		return statusDone
	case ctx.Err() != nil:
		err = context.Cause(ctx) // the interrupt, not what it led to
	}
	c.fail(err)
	if usage := (*usageError)(nil); errors.As(err, &usage) {
		fmt.Fprintf(stderr, "%s --help says more.\n", ran.CommandPath())
		return statusUsage
	}
	return statusRefused
}

// An output is standard output, and what went wrong there first: nothing that is
// written there has to ask.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}
