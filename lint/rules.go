package lint

import (
	"fmt"

	"github.com/seed-e2fd8668/recap"
)

// Rules returns the rules for organisers and then those for apps, screens and search
// engines.
func Rules() []Rule {
	return append(programmeRules(), consumerRules()...)
}

// eachSession makes the check of a rule that looks at one session at a time. wrong returns
// the field and what is wrong with it, "" if nothing is. Cancelled sessions are not looked
// at: nobody will go there.
func eachSession(wrong func(p *Programme, s recap.Session) (field, sentence string)) func(*Programme, Report) {
	return func(p *Programme, report Report) {
		for i, s := range p.Sessions {
			if s.Status == recap.StatusCancelled {
				continue
			}
			if field, sentence := wrong(p, s); sentence != "" {
				report(path(i, field), i, "%s", sentence)
			}
		}
	}
}

// path is that of a session's field.
func path(i int, field string) string { return fmt.Sprintf("sessions[%d].%s", i, field) }

// isTalk reports whether somebody speaks in a session, as in all but breaks.
func isTalk(s recap.Session) bool { return s.Kind != recap.KindBreak }
