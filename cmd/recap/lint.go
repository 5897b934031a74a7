package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/lint"
)

// A linting is a run of recap lint.
type linting struct {
	console
	reading
	format  string
	options lint.Options
	rules   bool // list them
}

var lintFormats = []string{"text", "json"}

func newLint(c console) *cobra.Command {
	run := linting{console: c, format: "text"}
	cmd := &cobra.Command{
		Use:   "lint FILE",
		Short: "Say what will go wrong with a programme, and for whom",
		Long: `Lint reads FILE and says what will go wrong: the app that leaves a session out, the
speaker who is on two stages, the title that does not fit the screen beside the
door. The exit status is 1 if there is an error, with --strict if there is anything.`,
		Example: `  recap lint schedule.xml --zone Europe/Brussels
  recap lint post.json --ignore screen-title --ignore room:svs401
  recap lint --rules`,
		Args: func(cmd *cobra.Command, args []string) error {
			if run.rules && len(args) > 0 {
				return wrong("unexpected argument %q; --rules takes none", args[0])
			}
			if run.rules {
				return nil
			}
			return oneInput(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if run.rules {
				return run.printRules()
			}
			return run.lint(cmd.Context(), args[0])
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.Func("format", "say it as this `FORMAT`: "+strings.Join(lintFormats, ", "), func(name string) error {
		run.format = name
		return oneOfFormats(name, lintFormats)
	})
	flags.Func("ignore", "leave out the findings of the `RULES` of this list, each a rule, or RULE:SESSION for one session", run.ignore)
	flags.BoolVar(&run.rules, "rules", false, "list the rules, and where they come from")
	completeList(cmd, "format", lintFormats)
	completeList(cmd, "ignore", ruleNames())
	run.reading.addFlags(flags)
	flags.Lookup("strict").Usage = "take every finding for an error"
	return complete(cmd)
}

func ruleNames() []string {
	var all []string
	for _, r := range lint.Rules() {
		all = append(all, r.Name)
	}
	return all
}

// ignore takes a list of rules, each with the session for which it is left out.
func (l *linting) ignore(list string) error {
	for name := range names(list) {
		rule, session, _ := strings.Cut(name, ":")
		if err := oneOfRules(rule); err != nil {
			return err
		}
		l.options.Suppressions = append(l.options.Suppressions, lint.Suppression{Rule: rule, Session: session})
	}
	return nil
}

func oneOfRules(name string) error {
	all := ruleNames()
	for _, rule := range all {
		if rule == name {
			return nil
		}
	}
	if meant := nearest(name, all); meant != "" {
		return fmt.Errorf("%q is no rule; did you mean %s?", name, meant)
	}
	return fmt.Errorf("%q is no rule; recap lint --rules lists them", name)
}

func (l *linting) lint(ctx context.Context, name string) error {
	strict := l.reading.options.Strict
	l.reading.options.Strict = false // which is about the findings
	result, err := l.read(ctx, l.console, name)
	if err != nil {
		return err
	}
	findings := lint.Check(result.Post, l.options)
	if l.format == "json" {
		encoder := json.NewEncoder(l.out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(findings)
	} else {
		err = l.printFindings(result.Post, findings)
	}
	if err != nil {
		return err
	}
	noURL := func(f lint.Finding) bool { return f.Rule == "formats" }
	if result.Post.URL == "" && !l.quiet && slices.ContainsFunc(findings, noURL) {
		fmt.Fprintln(l.err, "--url gives the address at which the files will stand, such as --url https://example.org/2026/")
	}
	if err := findings.Err(strict); err != nil {
		return fmt.Errorf("%s: %s", inputName(name), strings.TrimPrefix(err.Error(), "lint: "))
	}
	if len(findings) == 0 && !l.quiet {
		fmt.Fprintf(l.err, "%s: nothing was found\n", inputName(name))
	}
	return nil
}

// maxFindings bounds the places that are printed of a rule.
const maxFindings = 3

// printFindings prints, of each rule, how many places break it and the first of
// them.
func (l *linting) printFindings(post recap.Post, findings lint.Findings) error {
	var text strings.Builder
	sessions := make(map[string]recap.Session)
	for s := range post.All() {
		sessions[s.ID] = s
	}
	for i := 0; i < len(findings); {
		n := 1
		for i+n < len(findings) && findings[i+n].Rule == findings[i].Rule {
			n++
		}
		fmt.Fprintf(&text, "%s: %s, %s\n", findings[i].Severity, findings[i].Rule, counted(n, "place"))
		for j, f := range findings[i : i+n] {
			if j == maxFindings && !l.notes {
				fmt.Fprintf(&text, "       … and %d more; --notes lists all\n", n-j)
				break
			}
			fmt.Fprintf(&text, "       %s: %s\n", placeIn(sessions, f), f.Message)
		}
		i += n
	}
	_, err := io.WriteString(l.out, text.String())
	return err
}

// placeIn is where a finding stands: the session as its organisers know it, and the path
// in it.
func placeIn(sessions map[string]recap.Session, f lint.Finding) string {
	s, found := sessions[f.Session]
	if f.Session == "" || !found {
		return f.Path
	}
	who := fmt.Sprintf("%q", s.Title)
	if s.Code != "" {
		who = fmt.Sprintf("%s %q", s.Code, s.Title)
	}
	_, field, _ := strings.Cut(f.Path, "].")
	if field == "" {
		return who
	}
	return who + ", " + field
}

func (l *linting) printRules() error {
	w := tabwriter.NewWriter(l.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "RULE\tSEVERITY\tWHERE IT COMES FROM")
	for _, r := range lint.Rules() {
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.Name, r.Severity, r.Source)
	}
	return w.Flush()
}
