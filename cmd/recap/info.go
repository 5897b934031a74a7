package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap/export"
)

func newFormats(c console) *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the formats that are read and written",
		Long: `Formats lists the formats that --from and --to name: by name, by the usual name
of the file, or by its extension. Of several formats with one extension, that
which is also read is meant: xml is schedule-xml.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return c.printFormats() },
	}
}

func (c console) printFormats() error {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tREAD\tWRITTEN AS\tWHAT")
	read := readable()
	for _, e := range export.All() {
		f := e.Format()
		mark := ""
		if slices.Contains(read, f.Name) {
			mark = "yes"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.Name, mark, f.FileName(), f.Title)
	}
	for _, r := range allReaders() {
		if f := r.Format(); !slices.Contains(writable(), f.Name) {
			fmt.Fprintf(w, "%s\tyes\t\t%s\n", f.Name, f.Title)
		}
	}
	return w.Flush()
}

func newSchema(c console) *cobra.Command {
	var project bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a post, or of a project file",
		Long: `Schema prints the JSON Schema (draft 2020-12) of a post in JSON, as recap convert
--to json writes it and as every command reads it. Editors complete and explain
fields by it.`,
		Example: "  recap schema > post.schema.json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			schema := export.JSONSchema()
			if project {
				schema = projectSchema
			}
			_, err := c.out.Write(schema)
			return err
		},
	}
	cmd.Flags().BoolVar(&project, "project", false, "print that of a project file, recap.yaml")
	return cmd
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrong("unexpected argument %q; %s takes none", args[0], strings.TrimSpace(cmd.CommandPath()))
	}
	return nil
}
