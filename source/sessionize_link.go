package source

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// links reads the links that have a member of their own, and those among the
// answers.
func (r *sessionizeReader) links(s *recap.Session, o *jsonObject, path string) {
	for _, l := range []struct {
		member string
		role   recap.LinkRole
	}{{"recordingUrl", recap.LinkVideo}, {"liveUrl", "live"}} {
		at := o.members[l.member].at
		if address := o.line(l.member); address != "" {
			s.Links = append(s.Links, recap.Link{URL: withScheme(r.in, at, path, address), Role: l.role})
		}
	}
	for answer := range objects(elements(o.get("questionAnswers"))) {
		question := cmp.Or(answer.line("question"), r.asked[answer.text("questionId")])
		for _, name := range []string{"answer", "answerValue", "answerExtra"} {
			text := answer.line(name)
			switch {
			case text == "":
			case isWebAddress(text):
				l := recap.Link{URL: withScheme(r.in, answer.value.at, path, text), Title: question, Role: roleOfQuestion(question)}
				s.Links = append(s.Links, l)
			default:
				r.in.NoteKind(answer.value.at, "", "has no place in a post: left out", "session: answer to "+cmp.Or(question, "a question"))
			}
		}
	}
}

func isWebAddress(s string) bool {
	if strings.HasPrefix(strings.ToLower(s), "www.") {
		return looksLikeHost(s) && !strings.Contains(s, " ")
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// withScheme puts https: before an address that has no scheme. What is then
// still wrong with it is not the format's affair.
func withScheme(in *Input, at int, path, s string) string {
	whole := s
	if strings.HasPrefix(s, "//") {
		whole = "https:" + s
	} else if scheme, _, found := strings.Cut(s, ":"); (!found || !isScheme(scheme) || strings.Contains(scheme, ".")) && looksLikeHost(s) {
		whole = "https://" + s
	}
	if whole != s {
		in.Note(at, path, "is an address without a scheme: https: was put before it", s)
	}
	return whole
}

// roleOfQuestion finds what a link is in the question that it answers.
func roleOfQuestion(question string) recap.LinkRole {
	words := strings.ToLower(question)
	for _, r := range []struct {
		role  recap.LinkRole
		words []string
	}{
		{recap.LinkSlides, []string{"slide", "presentation", "deck"}},
		{recap.LinkVideo, []string{"video", "recording", "youtube"}},
		{recap.LinkCode, []string{"code", "repo", "github"}},
		{recap.LinkPaper, []string{"paper"}},
	} {
		if slices.ContainsFunc(r.words, func(w string) bool { return strings.Contains(words, w) }) {
			return r.role
		}
	}
	return ""
}
