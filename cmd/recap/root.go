package main

import (
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot returns the command with all that it can do.
func newRoot(c console) *cobra.Command {
	root := &cobra.Command{
		Use:   "recap",
		Short: "Publish the sessions of a conference in every format that an audience uses",
		Long: `Recap reads what organisers already have: an article or a list of recordings in
Markdown, the schedule of a conference tool, the programme from Sessionize. It
publishes it as a page, feeds, a calendar, and the schedule that apps read.`,
		Example: `  recap convert schedule.xml -o public
  recap convert schedule.xml --to ics -o - > schedule.ics
  recap site schedule.xml --url https://example.org/2026/ -o public
  recap serve schedule.xml`,
		Version:       version(),
		Args:          noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 100"))
	root.SetFlagErrorFunc(explainFlag)
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.AddCommand(newConvert(c), newSite(c), newServe(c), newDiff(c), newMerge(c), newLint(c), newFormats(c), newSchema(c))
	refuseOtherShells(root)
	return root
}

// refuseOtherShells has the command for completions, which comes with cobra, refuse a
// shell that it does not know.
func refuseOtherShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		var shells []string
		for _, shell := range cmd.Commands() {
			shells = append(shells, shell.Name())
		}
		cmd.Args = func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return wrong("there is no completion for the shell %q; %s", args[0], expected(args[0], shells))
		}
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	}
}

// noCommand refuses what is no command, and says which one may be meant.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	name := args[0]
	if _, err := os.Stat(name); err == nil {
		return wrong("%q is no command, but a file; recap convert %s converts it", name, name)
	}
	if isURL(name) {
		return wrong("%q is no command, but an address; recap convert %s converts what is there", name, name)
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "completion" && sub.Name() != "help" {
			names = append(names, sub.Name())
		}
	}
	if meant := nearest(name, names); meant != "" {
		return wrong("%q is no command; did you mean %s?", name, meant)
	}
	return wrong("%q is no command; there are %s", name, strings.Join(names, ", "))
}

// version is the version of the module that was built, such as v1.2.0, with
// the commit where it is not a release.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown version)"
	}
	return info.Main.Version
}
