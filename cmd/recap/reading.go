package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// A reading is how an input is read: the flags that all commands with an input
// have.
type reading struct {
	options  source.Options
	speakers string // a file
	outline  source.Markdown
	columns  map[string]string // of a list of talks, by field
	sheet    string            // of a spreadsheet
	quiet    bool
	notes    bool // all of them
}

func (r *reading) addFlags(flags *pflag.FlagSet) {
	flags.Func("from", "read the input as this `FORMAT`, whatever it looks like: "+strings.Join(readable(), ", "), r.setReader)
	flags.Func("url", "the `URL` at which the files will stand, such as https://example.org/2026/", r.setURL)
	flags.Func("zone", "the time `ZONE` of the event, such as Europe/Brussels or +05:30", r.setZone)
	flags.StringVar(&r.options.Title, "title", "", "the `TITLE` of the post")
	flags.Func("language", "the `LANGUAGE` of the post, such as en or pt-BR", r.setLanguage)
	flags.StringVar(&r.speakers, "speakers", "", "read the speakers of a Sessionize export from this `FILE`, the view Speakers")
	flags.Func("sessions", "what the sessions of an article are: one of `FORM` "+strings.Join(outlineForms, ", "), formFlag(&r.outline.Sessions, outlineForms))
	flags.Func("tracks", "the headings of an article that are tracks: one of `FORM` h1 to h6", formFlag(&r.outline.Tracks, outlineForms[:6]))
	flags.Func("days", "the headings of an article that are days: one of `FORM` h1 to h6", formFlag(&r.outline.Days, outlineForms[:6]))
	flags.Func("map", "the columns of a list of talks that have unusual names, each as `FIELD=COLUMN`, such as title=Vortrag", r.addColumns)
	flags.StringVar(&r.sheet, "sheet", "", "the `SHEET` of a spreadsheet that has the talks")
	flags.BoolVar(&r.options.KeepClock, "keep-clock", false, "take what times show for the time in the zone, whatever their offset")
	flags.BoolVar(&r.options.Strict, "strict", false, "take everything that had to be repaired or left out for an error")
	flags.BoolVarP(&r.quiet, "quiet", "q", false, "say nothing but errors")
	flags.BoolVar(&r.notes, "notes", false, "list all notes, and all that a format leaves out")
}

// An empty value of a flag is as none, as in the options of package source.

func (r *reading) setReader(name string) error {
	r.options.Readers = nil
	if name == "" {
		return nil
	}
	reader, err := readerNamed(name)
	r.options.Readers = []source.Reader{reader}
	return err
}

func (r *reading) setURL(url string) error {
	r.options.URL = url
	return usable(recap.Post{URL: url}, url)
}

func (r *reading) setZone(given string) error {
	zone, ok := source.TimeZoneNamed(given)
	if !ok && given != "" {
		return fmt.Errorf("%q is no time zone; expected an IANA name such as Europe/Brussels, a city such as Brussels, or an offset such as +05:30", given)
	}
	r.options.TimeZone = zone
	return nil
}

func (r *reading) setLanguage(tag string) error {
	r.options.Language = tag
	return usable(recap.Post{Language: tag}, tag)
}

// usable returns what the rules for posts say of a value in an otherwise valid
// one.
func usable(post recap.Post, value string) error {
	post.Title = "Title"
	var problems recap.Problems
	if value == "" || !errors.As(post.Validate(), &problems) {
		return nil
	}
	return errors.New(problems[0].Message)
}

// read reads the input of this name.
func (r *reading) read(ctx context.Context, c console, name string) (*source.Result, error) {
	options := r.options
	options.Name = inputName(name)
	var err error
	if options.Readers, err = r.readers(); err != nil {
		return nil, err
	}
	folder, done, ok, err := folderNamed(name)
	if err != nil {
		return nil, err
	}
	if ok {
		defer func() { _ = done() }() // it was read
		result, err := source.ReadFS(ctx, folder, options)
		return result, withHint(err)
	}
	bar := newProgress(c.err)
	defer bar.end()
	input, err := r.open(ctx, c, name, bar)
	if err != nil {
		return nil, err
	}
	defer input.Close()
	begun := &headed{ReadCloser: input}
	result, err := source.Read(ctx, begun, options)
	if err != nil {
		return nil, unknownKind(options.Name, begun.head, withHint(err))
	}
	return result, r.checkUsed(options.Name, result.Format)
}

// withHint names the flag that helps where the input does not say what it must.
func withHint(err error) error {
	if errors.Is(err, source.ErrNoTimeZone) {
		return fmt.Errorf("%w\n--zone gives it, such as --zone Europe/Brussels", err)
	}
	return err
}

// inputName is the name of an input in messages.
func inputName(name string) string {
	if name == stdinName {
		return "standard input"
	}
	return name
}
