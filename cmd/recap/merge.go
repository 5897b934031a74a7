package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A merge is a run of recap merge.
type merge struct {
	console
	reading
}

func newMerge(c console) *cobra.Command {
	run := merge{console: c}
	cmd := &cobra.Command{
		Use:   "merge FILE...",
		Short: "Make one programme of several: the tracks or stages of one event",
		Long: `Merge reads several files, each in any format, and prints one post in JSON, which
every command reads. What the first file says counts, and the others fill in what
it leaves empty. A session that stands in several is taken once. What two of them
say differently is named on standard error, with --strict as an error.`,
		Example: `  recap merge web.xml ops.xml > programme.json
  recap merge day1.csv day2.csv --zone Europe/Brussels | recap site - -o public`,
		Args: severalInputs,
		RunE: func(cmd *cobra.Command, args []string) error { return run.merge(cmd.Context(), args) },
	}
	cmd.Flags().SortFlags = false
	run.reading.addFlags(cmd.Flags())
	return complete(cmd)
}

func severalInputs(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return wrong("there are no FILES to merge; - is standard input")
	case len(slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a != stdinName })) > 1:
		return wrong("only one of the FILES can be standard input")
	}
	return nil
}

func (m *merge) merge(ctx context.Context, names []string) error {
	var posts []recap.Post
	for _, name := range names {
		result, err := m.read(ctx, m.console, name)
		if err != nil {
			return err
		}
		if !m.quiet {
			m.printRead(m.console, name, result)
		}
		posts = append(posts, result.Post)
	}
	post, clashes := recap.Merge(posts...)
	var said []error
	for _, c := range clashes {
		said = append(said, fmt.Errorf("%s: %s", inputName(names[c.Post]), c))
	}
	if m.options.Strict && said != nil {
		return errors.Join(said...)
	}
	if !m.quiet {
		m.printMerged(post, said)
	}
	w := bufio.NewWriter(m.out)
	if err := export.Write(ctx, w, post, export.JSON{}); err != nil {
		return err
	}
	return w.Flush()
}

// printMerged says what the post holds, what clashed, and which rooms and speakers
// are now booked twice.
func (m *merge) printMerged(post recap.Post, clashes []error) {
	fmt.Fprintf(m.err, "%s in all", counted(len(post.Sessions), "session"))
	if len(clashes) > 0 {
		fmt.Fprintf(m.err, "; %s", counted(len(clashes), "difference"))
	}
	fmt.Fprintln(m.err)
	m.printList(clashes)
	var bookings []error
	for _, c := range post.Conflicts() {
		who := c.Speaker
		if c.Room != "" {
			who = post.Event.Room(c.Room).Name
		}
		bookings = append(bookings, fmt.Errorf("%s: %q and %q, %s", who, c.Sessions[0].Title, c.Sessions[1].Title, c.Start.Format("Monday 15:04")))
	}
	if len(bookings) > 0 {
		fmt.Fprintln(m.err, counted(len(bookings), "double booking"))
		m.printList(bookings)
	}
}

func (m *merge) printList(list []error) {
	for i, item := range list {
		if i == maxNoteLines && !m.notes {
			fmt.Fprintf(m.err, "       … and %d more; --notes lists all\n", len(list)-i)
			break
		}
		fmt.Fprintf(m.err, "       %s\n", item)
	}
}
