package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap"
)

// complete has shells complete the values of the flags that are there.
func complete(cmd *cobra.Command) *cobra.Command {
	levels := make([]string, 0, len(recap.Levels()))
	for _, l := range recap.Levels() {
		levels = append(levels, strings.Fields(l.Title())[0])
	}
	for flag, values := range map[string][]string{"from": readable(), "to": writable(), "level": levels, "sessions": outlineForms, "tracks": outlineForms[:6], "days": outlineForms[:6]} {
		completeList(cmd, flag, values)
	}
	_ = cmd.MarkFlagDirname("output") // where there is the flag
	return cmd
}

// completeList has shells complete the values of a flag, if there is that flag.
func completeList(cmd *cobra.Command, flag string, values []string) {
	if cmd.Flags().Lookup(flag) == nil {
		return
	}
	err := cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return inList(typed, values), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
	if err != nil {
		panic(err) // the flag is there, and has no other function
	}
}

// inList returns the values with what is typed of the list before them.
func inList(typed string, values []string) []string {
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var all []string
	for _, v := range values {
		all = append(all, before+v)
	}
	return all
}
