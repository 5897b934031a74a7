package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// arguments are what the command line says. All of it was checked that can be
// without the input.
type arguments struct {
	file    string // - is standard input
	dir     string
	options source.Options
	formats []string // the names of those to write, nil for all
	tracks  []string // as given, each a list
	levels  []recap.Level
}

// parse reads the command line. What is wrong with it, it says on stderr, and
// how to use the program.
func parse(args []string, stderr io.Writer) (arguments, error) {
	var a arguments
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "Usage: convert [flags] FILE\n\nFILE is the input, - standard input. The flags stand before it:")
		flags.PrintDefaults()
	}
	flags.Func("from", "read the input as this `FORMAT`, whatever it looks like: "+strings.Join(readable(), ", "), a.setReader)
	flags.Func("to", "write only the `FORMATS` of this list: "+strings.Join(writable(), ", "), a.addFormats)
	flags.StringVar(&a.dir, "o", "out", "write the files into the directory `DIR`")
	flags.Func("url", "the `URL` at which the files will stand, such as https://example.org/2026/", a.setURL)
	flags.Func("zone", "the time `ZONE` of the event, such as Europe/Brussels", a.setZone)
	flags.Func("track", "only sessions in the `TRACKS` of this list, each by its ID or its name", a.addTracks)
	flags.Func("level", "only sessions at the `LEVELS` of this list, such as 300,400", a.addLevels)
	flags.BoolVar(&a.options.Strict, "strict", false, "take everything that had to be repaired or left out for an error")
	if err := flags.Parse(args); err != nil {
		return a, err
	}
	if err := a.setFile(flags.Args()); err != nil {
		fmt.Fprintln(stderr, "convert:", err)
		flags.Usage()
		return a, err
	}
	return a, nil
}

func (a *arguments) setFile(args []string) error {
	switch {
	case len(args) == 0:
		return errors.New("there is no FILE to read; - is standard input")
	case len(args) > 1 && strings.HasPrefix(args[1], "-"):
		return fmt.Errorf("unexpected argument %q; flags stand before FILE", args[1])
	case len(args) > 1:
		return fmt.Errorf("unexpected argument %q; one FILE is read", args[1])
	case a.dir == "":
		return errors.New("-o names no directory")
	}
	a.file, a.options.Name = args[0], args[0]
	if a.file == stdinName {
		a.options.Name = "standard input"
	}
	return nil
}

// An empty value of a flag is as none, as in the options of package source.

func (a *arguments) setURL(url string) error {
	a.options.URL = url
	return usable(recap.Post{Title: "Convert", URL: url}, url)
}

func (a *arguments) setZone(zone string) error {
	a.options.TimeZone = zone
	post := recap.Post{Title: "Convert", URL: "https://example.org/"}
	post.Event = recap.Event{Name: "Convert", TimeZone: zone}
	return usable(post, zone)
}

// usable returns what the rules for posts say of a value in an otherwise valid
// one.
func usable(post recap.Post, value string) error {
	var problems recap.Problems
	if value == "" || !errors.As(post.Validate(), &problems) {
		return nil
	}
	return errors.New(problems[0].Message)
}

func (a *arguments) addTracks(list string) error {
	a.tracks = append(a.tracks, list)
	return nil
}

func (a *arguments) addLevels(list string) error {
	for name := range names(list) {
		level, ok := levelNamed(name)
		if !ok {
			return fmt.Errorf("%q is no level; there are %s", name, listed(recap.Levels(), recap.Level.Title))
		}
		a.levels = append(a.levels, level)
	}
	return nil
}
