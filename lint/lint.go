// Package lint says what will go wrong with a programme, and for whom: the app that
// leaves a session out, the speaker who is on two stages, the title that does not fit
// the screen beside the door.
//
//	for _, f := range lint.Check(post, lint.Options{}) {
//		fmt.Println(f)
//	}
//
// [recap.Post.Validate] says what no format can carry; lint says what a valid post had
// better not say. Each rule names its source: a specification, the code of an app with its
// version, or its vendor's documentation where the code is closed.
package lint

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A Severity says how bad a finding is.
type Severity string

const (
	Error   Severity = "error"   // somebody will miss a session, or learn what must not be known
	Warning Severity = "warning" // somebody will see something that is not meant so
	Info    Severity = "info"    // it may be meant so
)

// A Rule is one thing that can go wrong. Rules are values: a program may check its own
// beside those of [Rules].
type Rule struct {
	// Name is a short name in lower case, such as "giggity-end".
	Name string
	// Severity is that of its findings.
	Severity Severity
	// Source says where the rule comes from.
	Source string
	// Check calls report for each place in the programme that breaks the rule.
	Check func(p *Programme, report Report)
}

// A Report takes note of something that is wrong: its path as in [recap.Problem], the
// index of the session that it is about or -1, and a sentence.
type Report func(path string, session int, format string, args ...any)

// A Programme is what rules look at.
type Programme struct {
	// Post is the post as it was given.
	Post recap.Post
	// Sessions are its sessions with their defaults filled in, as by [recap.Post.All].
	Sessions []recap.Session
	index    map[string]int // of the sessions by ID
}

// A Finding is something that will go wrong.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	// Path is where it stands in the post, as in [recap.Problem].
	Path string `json:"path"`
	// Session is the ID of the session that it is about. Empty means none.
	Session string `json:"session,omitempty"`
	// Message says in a sentence what will happen, and to whom.
	Message string `json:"message"`
	// Source is that of the rule.
	Source string `json:"source"`
}

// String returns the severity, the path, the sentence and the rule's name.
func (f Finding) String() string {
	return fmt.Sprintf("%s: %s: %s (%s)", f.Severity, f.Path, f.Message, f.Rule)
}

// Options say what is checked.
type Options struct {
	// Rules are what is checked. Nil means [Rules].
	Rules []Rule
	// Suppressions are findings that are known and meant so.
	Suppressions []Suppression
}

// A Suppression leaves out findings.
type Suppression struct {
	// Rule is a rule's name. Empty means all rules.
	Rule string `json:"rule,omitempty"`
	// Session is a session's ID or code. Empty means everywhere.
	Session string `json:"session,omitempty"`
}

// Check returns what will go wrong, the worst first, and else in the order of the rules
// and of the post. It looks at the post as it is given: hidden people and recordings
// without consent are in it, for organisers have to know of them.
func Check(post recap.Post, o Options) Findings {
	p := &Programme{Post: post, Sessions: slices.Collect(post.All()), index: make(map[string]int)}
	for i, s := range p.Sessions {
		p.index[s.ID] = i
	}
	rules := o.Rules
	if rules == nil {
		rules = Rules()
	}
	findings := Findings{}
	for _, r := range rules {
		r.Check(p, func(path string, session int, format string, args ...any) {
			f := Finding{Rule: r.Name, Severity: r.Severity, Path: path, Message: fmt.Sprintf(format, args...), Source: r.Source}
			var code recap.Code
			if session >= 0 {
				f.Session, code = p.Sessions[session].ID, p.Sessions[session].Code
			}
			if !slices.ContainsFunc(o.Suppressions, func(s Suppression) bool { return s.covers(f, code) }) {
				findings = append(findings, f)
			}
		})
	}
	order := []Severity{Error, Warning, Info}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return slices.Index(order, a.Severity) - slices.Index(order, b.Severity)
	})
	return findings
}

func (s Suppression) covers(f Finding, code recap.Code) bool {
	return (s.Rule == "" || s.Rule == f.Rule) &&
		(s.Session == "" || s.Session == f.Session || code != "" && strings.EqualFold(s.Session, string(code)))
}

// Findings are what [Check] found. Their JSON form is a list of objects.
type Findings []Finding

// String lists the findings, one a line.
func (fs Findings) String() string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(f.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// Err returns an error if there is a finding of severity [Error] or, strictly, any: what
// stops a run of checks.
func (fs Findings) Err(strict bool) error {
	errors := 0
	for _, f := range fs {
		if f.Severity == Error {
			errors++
		}
	}
	switch {
	case errors > 0 && errors < len(fs):
		return fmt.Errorf("lint: %s in %s", counted(errors, "error"), counted(len(fs), "finding"))
	case errors > 0:
		return fmt.Errorf("lint: %s", counted(errors, "error"))
	case strict && len(fs) > 0:
		return fmt.Errorf("lint: %s", counted(len(fs), "finding"))
	}
	return nil
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// clock is the time of day that the audience's clocks show.
func clock(t time.Time) string { return t.Format("15:04") }

// name is what people call a session, in quotation marks.
func name(s recap.Session) string { return fmt.Sprintf("%q", s.Title) }
