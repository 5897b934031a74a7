package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A diff is a run of recap diff.
type diff struct {
	console
	reading
	exact  bool
	format string
}

var diffFormats = []string{"text", "markdown", "json"}

func newDiff(c console) *cobra.Command {
	run := diff{console: c, format: "text"}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two versions of a programme",
		Long: `Diff reads two versions of a programme, each in any format, and says what changed:
what is cancelled, gone, moved, new, and the rest. Sessions are recognised by their
IDs and, where those fail, by code, title, recording or speakers. It is said in the
language of the new version, if the library has words in it, and else in English.`,
		Example: `  recap diff public/post.json schedule.xml --zone Europe/Brussels
  recap diff old.json new.json --format markdown
  recap diff old.json new.json --format json > changes.json`,
		Args: twoInputs,
		RunE: func(cmd *cobra.Command, args []string) error { return run.diff(cmd.Context(), args[0], args[1]) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.Func("format", "say it as this `FORMAT`: "+strings.Join(diffFormats, ", "), func(name string) error {
		run.format = name
		return oneOfFormats(name, diffFormats)
	})
	flags.BoolVar(&run.exact, "exact", false, "recognise sessions by their IDs alone")
	completeList(cmd, "format", diffFormats)
	run.reading.addFlags(flags)
	return complete(cmd)
}

// oneOfFormats refuses what is no format of a report.
func oneOfFormats(name string, formats []string) error {
	if slices.Contains(formats, name) {
		return nil
	}
	return fmt.Errorf("%q is no format; %s", name, expected(name, formats))
}

func twoInputs(_ *cobra.Command, args []string) error {
	switch {
	case len(args) < 2:
		return wrong("there are two files to compare: OLD and NEW; - is standard input")
	case len(args) > 2:
		return wrong("unexpected argument %q; two files are compared", args[2])
	case args[0] == stdinName && args[1] == stdinName:
		return wrong("only one of the two can be standard input")
	}
	return nil
}

func (d *diff) diff(ctx context.Context, oldName, newName string) error {
	var posts []recap.Post
	for _, name := range []string{oldName, newName} {
		result, err := d.read(ctx, d.console, name)
		if err != nil {
			return err
		}
		if !d.quiet && len(result.Notes) > 0 { // they may say why nothing changed
			d.printRead(d.console, name, result)
		}
		posts = append(posts, result.Post)
	}
	posts[0], posts[1] = recap.Redact(posts[0], posts[1]), recap.Redact(posts[1], posts[0])
	changes := recap.Diff(posts[0], posts[1], recap.DiffOptions{Exact: d.exact})
	if d.format == "json" {
		encoder := json.NewEncoder(d.out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(changes)
	}
	return d.printChanges(export.ChangeLines(posts[1], changes))
}

// printChanges prints a line for each session, and how many of them were
// recognised by something else than their IDs.
func (d *diff) printChanges(lines []export.ChangeLine) error {
	guessed := 0
	var text strings.Builder
	for _, l := range lines {
		if l.Guess != "" {
			guessed++
		}
		if d.format == "markdown" {
			fmt.Fprintf(&text, "- **%s** %s.\n", markdownEscaper.Replace(l.Title), markdownEscaper.Replace(l.Text))
		} else {
			fmt.Fprintln(&text, l)
		}
	}
	if _, err := io.WriteString(d.out, text.String()); err != nil || d.quiet {
		return err
	}
	if len(lines) == 0 {
		fmt.Fprintln(d.err, "Nothing changed.")
	}
	if guessed > 0 {
		fmt.Fprintf(d.err, "%s recognised by code, title, recording or speakers; --exact goes by IDs alone\n", counted(guessed, "session"))
	}
	return nil
}

// markdownEscaper keeps what a title holds from being Markdown.
var markdownEscaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "&", `\&`)
