package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A usageError says what is wrong with the command line.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func wrong(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// explainFlag words what the parser of flags says.
func explainFlag(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		if f.Value.Type() == "bool" {
			return wrong("%s is %q; expected true or false", written(f), invalid.GetValue())
		}
		reason := invalid.Unwrap().Error()
		if strings.HasPrefix(reason, "is ") { // as the rules for posts say it
			return wrong("%s %s", written(f), reason)
		}
		return wrong("%s: %s", written(f), reason)
	case errors.As(err, &missing):
		value, _ := pflag.UnquoteUsage(missing.GetFlag())
		return wrong("%s needs a value: %s %s", written(missing.GetFlag()), written(missing.GetFlag()), value)
	case errors.As(err, &unknown):
		return unknownFlag(cmd.Flags(), unknown)
	}
	return wrong("%v", err)
}

// written is a flag as it is mostly written.
func written(f *pflag.Flag) string {
	if f.Name == "output" {
		return "-" + f.Shorthand
	}
	return "--" + f.Name
}

func unknownFlag(flags *pflag.FlagSet, err *pflag.NotExistError) error {
	name, given := err.GetSpecifiedName(), "--"+err.GetSpecifiedName()
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		given = "-" + letters
		name, _, _ = strings.Cut(letters, "=")
		if flags.Lookup(name) != nil {
			return wrong("there is no flag %s; one of several letters has two dashes: --%s", given, name)
		}
	}
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if meant := nearest(name, names); meant != "" {
		return wrong("there is no flag %s; did you mean --%s?", given, meant)
	}
	return wrong("there is no flag %s", given)
}

// oneInput refuses a command line without an input, or with several.
func oneInput(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0 || args[0] == "":
		return wrong("there is no FILE to read; - is standard input")
	case len(args) > 1:
		return wrong("unexpected argument %q; one FILE is read", args[1])
	}
	return nil
}
