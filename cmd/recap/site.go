package main

import (
	"github.com/spf13/cobra"
)

// newSite is convert with everything that a site has.
func newSite(c console) *cobra.Command {
	run := convert{building: building{console: c}}
	run.tree = run.pages
	var project string
	cmd := &cobra.Command{
		Use:   "site [FILE]",
		Short: "Make a site of a file: pages, feeds, calendars, search",
		Long: `Site reads FILE, as recap convert does, and writes the site of it into a directory:
a page for each day, session, speaker, track and room, feeds, calendars, search, and
the post in every format. Upload the directory to any web server. Files of an earlier
run that are no longer part of the site are removed; nothing else in the directory is
removed or, without --overwrite, replaced. The post.json of the last run is the
memory of what was published: by it feeds and calendars say what has changed, and
what is no longer there is cancelled.

A project file, recap.yaml, holds the flags and names the FILE.`,
		Example: `  recap site schedule.xml --url https://example.org/2026/ -o public
  recap site schedule.xml --theme theme
  recap site schedule.xml --url https://example.org/2026/ --cards
  recap site                                # as recap.yaml says`,
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := withProject(cmd, project, args)
			if err == nil {
				err = run.checkLook()
			}
			if err == nil && run.dir == stdinName {
				err = wrong("-o - is no directory, and a site is one; recap convert --to FORMAT -o - writes one format to standard output")
			}
			if err == nil {
				err = run.check()
			}
			if err != nil {
				return err
			}
			return run.convert(cmd.Context(), name)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&run.dir, "output", "o", "public", "write the site into the directory `DIR`")
	run.addLookFlags(cmd)
	run.building.addFlags(flags)
	run.addLastFlags(flags)
	addProjectFlag(flags, &project)
	return complete(cmd)
}
