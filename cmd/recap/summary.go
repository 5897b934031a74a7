package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// printFiles prints a line for each file, and one for all in a folder: standard
// output has what was written.
func printFiles(w io.Writer, dir string, files []site.Written) error {
	var lines strings.Builder
	in := make(map[string]int) // folders with their numbers of files
	var folders []string
	for _, f := range files {
		folder, _, nested := strings.Cut(f.Name, "/")
		switch {
		case f.Skipped != nil && nested: // of one session, a speaker …
		case f.Skipped != nil:
			fmt.Fprintf(&lines, "%-13s  not written: %s\n", f.Format.Name, whyNot(f.Skipped))
		case nested:
			if in[folder]++; in[folder] == 1 {
				folders = append(folders, folder)
			}
		default:
			fmt.Fprintf(&lines, "%-13s  %s  %d bytes\n", f.Format.Name, f.Path, f.Size)
		}
	}
	for _, folder := range folders {
		fmt.Fprintf(&lines, "%-13s  %s  %s\n", folder, filepath.Join(dir, folder), counted(in[folder], "file"))
	}
	_, err := io.WriteString(w, lines.String())
	return err
}

// whyNot is why a format does not apply to a post, without saying that it does
// not.
func whyNot(err error) string {
	_, reason, found := strings.Cut(err.Error(), export.ErrNotApplicable.Error()+": ")
	if !found {
		return err.Error()
	}
	return reason
}

// printRead prints what was read and what had to be put right.
func (r *reading) printRead(c console, name string, result *source.Result) {
	w := c.err
	fmt.Fprintf(w, "%s: %s read as %s", c.paint.bold(inputName(name)), counted(len(result.Post.Sessions), "session"), result.Format.Title)
	if more := inhabitants(result.Post); more != "" {
		fmt.Fprintf(w, " (%s)", more)
	}
	if n := countOf(result.Notes); n > 0 {
		fmt.Fprintf(w, "; %s", counted(n, "note"))
	}
	fmt.Fprintln(w)
	if !r.notes {
		c.printNotes(inputName(name), result.Notes)
		return
	}
	for _, n := range result.Notes {
		fmt.Fprintln(w, flagNames.Replace(n.Error()))
	}
}

// inhabitants says what a post holds beside its sessions: 14 speakers, 2 days,
// Europe/Brussels.
func inhabitants(post recap.Post) string {
	var parts []string
	if speakers := speakersOf(post); len(speakers) > 0 {
		parts = append(parts, counted(len(speakers), "speaker"))
	}
	if days := daysOf(post); len(days) > 0 {
		parts = append(parts, counted(len(days), "day"), post.Event.TimeZone)
	}
	return strings.Join(parts, ", ")
}

// printWritten prints what was written where, what was left out, and what was
// removed.
func (c *convert) printWritten(w io.Writer, format source.Format, post recap.Post, report *site.Report, took time.Duration) {
	written, omissions := 0, 0
	var size int64
	for _, f := range report.Files {
		if f.Skipped != nil {
			continue
		}
		written++
		size += f.Size
		omissions += len(f.Omissions)
		for _, o := range f.Omissions {
			if c.notes {
				fmt.Fprintf(w, "%s: %s\n", f.Format.Name, o)
			}
		}
	}
	fmt.Fprintf(w, "%s: %s, %s, in %.2f s\n", c.paint.bold(c.dir), counted(written, "file"), bytesOf(size), took.Seconds())
	if omissions > 0 && !c.notes {
		fmt.Fprintf(w, "%s left out of formats that have no place for them; --notes lists them\n", counted(omissions, "value"))
	}
	printWithheld(w, recap.Redactions(post))
	if n := len(report.Removed); n > 0 {
		const named = 3
		names := strings.Join(report.Removed[:min(n, named)], ", ")
		if n > named {
			names += fmt.Sprintf(" and %d more", n-named)
		}
		fmt.Fprintf(w, "%s of an earlier run removed: %s\n", counted(n, "file"), names)
	}
	c.printAddress(w, post.URL, format)
}

// printAddress says which address the files take for their own, unless somebody chose
// it: a schedule names that of another site, and a post in JSON its own.
func (c *convert) printAddress(w io.Writer, url string, format source.Format) {
	switch {
	case url == "":
		fmt.Fprintln(w, "The addresses in the files are relative. Feeds and calendars that are published need the address at which they will stand: --url URL")
	case c.options.URL == "" && format != (source.JSON{}).Format():
		fmt.Fprintf(w, "The files say that they stand at %s, which the input names. If they will stand elsewhere, say where: --url URL\n", url)
	}
}

// printWithheld says what is published nowhere, and where a hidden name is published
// nevertheless: one line for each reason.
func printWithheld(w io.Writer, redactions []recap.Redaction) {
	type reason struct {
		text string
		kept bool
	}
	paths := make(map[reason][]string)
	var reasons []reason
	for _, r := range redactions {
		why := reason{r.Reason, r.Kept}
		if paths[why] == nil {
			reasons = append(reasons, why)
		}
		paths[why] = append(paths[why], r.Path)
	}
	for _, why := range reasons {
		all, what := paths[why], "not published"
		if why.kept {
			what = "published nevertheless"
		}
		fmt.Fprintf(w, "%s %s: %s, first %s\n", counted(len(all), "value"), what, why.text, all[0])
	}
}

func bytesOf(n int64) string {
	switch {
	case n < 1000:
		return counted(int(n), "byte")
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1_000_000)
}
