package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// A convert is a run of recap convert.
type convert struct {
	building
	tree    func(recap.Post) (*site.Site, error)
	dir     string
	formats []string // the names of those to write, nil for all
	json    bool
	replace bool      // files of others
	again   bool      // an earlier run was published
	at      time.Time // zero for now
}

func newConvert(c console) *cobra.Command {
	run := convert{building: building{console: c}}
	run.tree = run.chosenFormats
	cmd := &cobra.Command{
		Use:   "convert FILE",
		Short: "Convert a file into every format that applies",
		Long: `Convert reads FILE: a file, a folder or a zip archive whose files make one programme,
an http or https URL, or with - standard input. The content says which format it is
in, unless --from does. Of the formats that --to names, by default all, those that
apply are written into a directory, and listed on standard output. What had to be
repaired or left out of the input goes to standard error.

Files are written together or not at all. Files of an earlier run, also one of recap
site, that this run does not write are removed; a file that no run wrote is neither
removed nor, without --overwrite, replaced. The post.json of the last run is the
memory of what was published: by it feeds and calendars say what has changed, and
what is no longer there is cancelled.`,
		Example: `  recap convert schedule.xml
  recap convert https://example.org/schedule.xml --url https://example.org/2026/ -o public
  recap convert sessionize.json --zone Europe/Brussels --to html,ics
  recap convert schedule.xml --to ics -o - > schedule.ics
  recap convert schedule.xml --track web --level 300,400 --to md -o -`,
		Args: oneInput,
		RunE: func(cmd *cobra.Command, args []string) error {
			err := run.checkLook()
			if err == nil {
				err = run.check()
			}
			if err != nil {
				return err
			}
			return run.convert(cmd.Context(), args[0])
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&run.dir, "output", "o", "out", "write the files into the directory `DIR`; - is standard output")
	flags.Func("to", "write only the `FORMATS` of this list: "+strings.Join(writable(), ", "), run.addFormats)
	run.addThemeFlag(cmd, "take the look, the logo and the menu of the page from the folder `DIR`: style.css, logo.svg, nav.md")
	run.building.addFlags(flags)
	run.addLastFlags(flags)
	return complete(cmd)
}

// addLastFlags adds what convert and site have in common and who reads about the
// others need not know.
func (c *convert) addLastFlags(flags *pflag.FlagSet) {
	flags.Func("at", "take this `TIME` for now, when what changed is published", c.setAt)
	flags.BoolVar(&c.replace, "overwrite", false, "replace files in the directory that no earlier run wrote")
	flags.BoolVar(&c.json, "json", false, "print what was read and written as JSON")
}

func (c *convert) addFormats(list string) error {
	for name := range names(list) {
		format, err := writableNamed(name)
		if err != nil {
			return err
		}
		c.formats = append(c.formats, format)
	}
	return nil
}

// check checks what can be checked without the input.
func (c *convert) check() error {
	switch {
	case c.dir == "":
		return wrong("-o names no directory")
	case c.dir == stdinName && len(c.files()) != 1:
		return wrong("-o - writes one format to standard output; name it with --to, such as --to ics")
	case c.theme != "" && c.formats != nil && !slices.ContainsFunc(c.files(), isBranded):
		return wrong("--theme is the look of the page, and --to names none; add html")
	case c.dir == stdinName && c.json:
		return wrong("-o - and --json both take standard output")
	}
	info, err := os.Stat(c.dir)
	switch format := formatName(filepath.Ext(c.dir)); {
	case c.dir == stdinName:
	case err == nil && !info.IsDir():
		return wrong("-o %s is a file; expected a directory, or - for standard output", c.dir)
	case err != nil && format != "":
		return wrong("-o %s names a file; expected a directory. For a file alone: --to %s -o - > %s", c.dir, format, c.dir)
	}
	return nil
}

// files returns the files of the formats to write, in the library's order.
func (c *convert) files() []site.File {
	return slices.DeleteFunc(site.Files(), func(f site.File) bool {
		return c.formats != nil && !slices.Contains(c.formats, f.Exporter.Format().Name)
	})
}

// convert reads the input and writes the files.
func (c *convert) convert(ctx context.Context, name string) error {
	started := time.Now()
	if err := c.spareInput(name); err != nil {
		return err
	}
	c.silent = c.quiet || c.json
	result, post, err := c.post(ctx, name)
	if err != nil {
		return err
	}
	if c.dir == stdinName {
		return c.pipe(ctx, post)
	}
	var changes recap.Changes
	chosen := len(post.Sessions)
	if c.remembers() {
		if post, changes, err = c.revise(result.Post, post); err != nil {
			return err
		}
	}
	report, err := c.publish(ctx, name, post)
	switch {
	case err != nil:
		return err
	case c.json:
		return c.printJSON(c.out, name, result, chosen, report.Files, time.Since(started))
	case c.quiet:
		return nil
	}
	if err := printFiles(c.out, c.dir, report.Files); err != nil {
		return err
	}
	c.printChanged(c.err, post, changes)
	c.printWritten(c.err, result.Format, post, report, time.Since(started))
	return nil
}

// pipe writes the one format to standard output.
func (c *convert) pipe(ctx context.Context, post recap.Post) error {
	w := bufio.NewWriter(c.out)
	exporter := c.files()[0].Exporter
	theme, err := c.readTheme()
	if err != nil {
		return err
	}
	if branded, ok := exporter.(export.Branded); ok && theme != nil {
		exporter = branded.BrandedBy(&theme.Brand, nil)
	}
	err = export.Write(ctx, w, post, exporter)
	switch {
	case errors.Is(err, export.ErrNotApplicable):
		return fmt.Errorf("%s cannot be written: %s", exporter.Format().Name, whyNot(err))
	case err != nil:
		return err
	}
	return w.Flush()
}

// chosenFormats makes a site of the post in the formats that are asked for.
func (c *convert) chosenFormats(post recap.Post) (*site.Site, error) {
	doc, err := export.Prepare(post)
	if err != nil {
		return nil, err
	}
	options := site.Options{Files: c.files()}
	if options.Theme, err = c.readTheme(); err != nil {
		return nil, err
	}
	return c.site(doc, options)
}

// isBranded reports whether a file is a page, which a theme gives its look.
func isBranded(f site.File) bool {
	_, ok := f.Exporter.(export.Branded)
	return ok
}

// publish writes the files, if there are any to write.
func (c *convert) publish(ctx context.Context, name string, post recap.Post) (*site.Report, error) {
	tree, err := c.tree(post)
	if err != nil {
		return nil, err
	}
	if err := someApply(tree); err != nil {
		return nil, err
	}
	bar := newProgress(c.err)
	defer bar.end()
	bar.writing(len(tree.Files()))
	options := []site.WriteOption{site.Progress(func(site.Written) { bar.add(1) }), site.Keep(name)}
	if c.replace {
		options = append(options, site.Overwrite())
	}
	report, err := site.Write(ctx, c.dir, tree, options...)
	if errors.Is(err, site.ErrForeign) {
		err = fmt.Errorf("%w\nmove them away, give another directory with -o, or replace them with --overwrite", err)
	}
	return report, err
}

// spareInput refuses to write a file in the place of the input.
func (c *convert) spareInput(name string) error {
	input, err := os.Stat(name)
	if err != nil || name == stdinName || c.dir == stdinName {
		return nil // if there is no such file, opening it says so
	}
	for _, f := range c.files() {
		path := filepath.Join(c.dir, filepath.FromSlash(f.Name))
		// Not os.Stat: a symbolic link is replaced, not what it leads to.
		if info, err := os.Lstat(path); err == nil && os.SameFile(info, input) {
			return fmt.Errorf("the file %s would take the place of the input; give another directory with -o, or other formats with --to", path)
		}
	}
	return nil
}

// someApply returns nil if one of the formats applies to the document, or else
// the reason why each does not.
func someApply(tree *site.Site) error {
	if len(tree.Files()) > 0 {
		return nil
	}
	var reasons []error
	for _, f := range tree.Skipped() {
		reasons = append(reasons, fmt.Errorf("%s cannot be written: %s", f.Exporter.Format().Name, whyNot(f.Reason)))
	}
	return errors.Join(reasons...)
}
