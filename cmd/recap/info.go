package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap"
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

// schemas are the JSON Schemas that there are, by what they are of.
func schemas() map[string][]byte {
	return map[string][]byte{"post": export.JSONSchema(), "changes": recap.ChangesSchema(), "project": projectSchema}
}

func newSchema(c console) *cobra.Command {
	return &cobra.Command{
		Use:   "schema [post|changes|project]",
		Short: "Print the JSON Schema of a post, of changes, or of a project file",
		Long: `Schema prints a JSON Schema (draft 2020-12): of a post in JSON, as recap convert --to
json writes it and as every command reads it; of the changes that recap diff --format
json prints; or of a project file, recap.yaml. Editors complete and explain fields by
them.`,
		Example: `  recap schema > post.schema.json
  recap schema project`,
		ValidArgs: slices.Sorted(maps.Keys(schemas())),
		Args:      oneSchema,
		RunE: func(_ *cobra.Command, args []string) error {
			_, err := c.out.Write(schemas()[append(args, "post")[0]])
			return err
		},
	}
}

func oneSchema(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return wrong("unexpected argument %q; one schema is printed", args[1])
	case len(args) == 1 && schemas()[args[0]] == nil:
		return wrong("there is no schema of %q; %s", args[0], expected(args[0], cmd.ValidArgs))
	}
	return nil
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrong("unexpected argument %q; %s takes none", args[0], strings.TrimSpace(cmd.CommandPath()))
	}
	return nil
}
