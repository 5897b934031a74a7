package source

import (
	"cmp"

	"github.com/seed-e2fd8668/recap"
)

// links reads the links that have a member of their own, and those among the
// answers.
func (r *sessionizeReader) links(s *recap.Session, o *value) {
	for _, l := range []struct {
		member string
		role   recap.LinkRole
	}{{"recordingUrl", recap.LinkVideo}, {"liveUrl", "live"}} {
		if address := o.get(l.member).address(nil); address != "" {
			s.Links = append(s.Links, recap.Link{URL: address, Role: l.role})
		}
	}
	for answer := range objects(elements(o.get("questionAnswers"))) {
		question := cmp.Or(answer.line("question"), r.asked[answer.body("questionId")])
		for _, name := range []string{"answer", "answerValue", "answerExtra"} {
			text := answer.get(name)
			switch {
			case text.isEmpty():
			case isWebAddress(text.oneLine()):
				s.Links = append(s.Links, recap.Link{URL: text.address(nil), Title: question, Role: roleOfQuestion(question)})
			default:
				text.noteKind("has no place in a post: left out", "session: answer to "+cmp.Or(question, "a question"))
			}
		}
	}
}
