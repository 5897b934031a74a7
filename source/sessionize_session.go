package source

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// session reads a session that stands in a room or in a group. One that has
// been read before, at the same time, is the same.
func (r *sessionizeReader) session(v jsonValue, room recap.Room, group string) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if v.kind() != '{' {
		r.in.Note(v.at, v.path, "expected a session: left out", string(v.text))
		return nil
	}
	o := v.object()
	s := recap.Session{ID: o.line("id"), Title: o.line("title"), Summary: recap.Markdown(o.text("description"))}
	path := "session " + cmp.Or(s.ID, v.path)
	var err error
	if s.Start, err = r.time(o.get("startsAt"), path); err != nil {
		return err
	}
	for _, i := range r.index[s.ID] {
		if before := &r.post.Sessions[i]; isAgain(s, *before) {
			r.inGroup(before, group)
			return nil
		}
	}
	if s.End, err = r.time(o.get("endsAt"), path); err != nil {
		return err
	}
	own := r.room(o.line("roomId"), o.line("room"))
	s.Room = cmp.Or(own.ID, room.ID)
	s.Speakers = r.speakersOf(o.get("speakers"))
	r.categorise(&s, &o, path)
	r.inGroup(&s, group)
	if o.flag("isServiceSession") {
		s.Kind = recap.KindBreak
	}
	if plenum := o.get("isPlenumSession"); plenum.kind() == 't' {
		r.in.NoteKind(plenum.at, "", "has no place in a post: left out", "session: isPlenumSession")
	}
	s.Status = r.status(o.get("status"), path)
	r.links(&s, &o)
	o.drop("isInformed", "isConfirmed")
	o.rest("session")
	r.in.Locate(v.at, path)
	if s.ID != "" {
		r.index[s.ID] = append(r.index[s.ID], len(r.post.Sessions))
	}
	r.post.Sessions = append(r.post.Sessions, s)
	return nil
}

// isAgain reports whether a session is one that stands elsewhere as well, and
// not another one with its ID.
func isAgain(s, before recap.Session) bool {
	return s.Title == before.Title && (s.Start.Equal(before.Start) || s.Start.IsZero())
}

// inGroup keeps the name of a group that no category of the session has.
func (r *sessionizeReader) inGroup(s *recap.Session, group string) {
	known := func(name string) bool { return strings.EqualFold(name, group) }
	if group != "" && !slices.ContainsFunc(r.said[s.ID], known) && !slices.ContainsFunc(s.Tags, known) {
		s.Tags = append(s.Tags, group)
	}
}

// time reads a time, which may be local.
func (r *sessionizeReader) time(v jsonValue, path string) (time.Time, error) {
	if v.isEmpty() {
		return time.Time{}, nil
	}
	s, _ := v.str()
	s = strings.TrimSpace(s)
	if t, err := time.ParseInLocation(time.RFC3339Nano, s, time.UTC); err == nil {
		return t, nil
	}
	local, err := time.Parse("2006-01-02T15:04:05", s) // also with a fraction
	if err != nil {
		r.in.Note(v.at, path, "is not a time such as 2006-01-02T15:04:05: left out", string(v.text))
		return time.Time{}, nil
	}
	if r.in.zone == nil {
		return time.Time{}, r.in.Fail(v.at, path, "the time %s has no offset: %w", shortened(s), ErrNoTimeZone)
	}
	year, month, day := local.Date()
	return time.Date(year, month, day, local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), r.in.zone), nil
}

// status reads how the organisers decided about a session.
func (r *sessionizeReader) status(v jsonValue, path string) recap.Status {
	s, _ := v.str()
	switch strings.ToLower(s) {
	case "", "accepted":
		return ""
	case "cancelled", "canceled":
		return recap.StatusCancelled
	}
	r.in.Note(v.at, path, "is a status that a post does not know: the session is as if it were accepted", s)
	return ""
}

// links reads the links that have a member of their own, and those among the
// answers.
func (r *sessionizeReader) links(s *recap.Session, o *jsonObject) {
	for _, l := range []struct {
		member string
		role   recap.LinkRole
	}{{"recordingUrl", recap.LinkVideo}, {"liveUrl", "live"}} {
		if address := o.line(l.member); address != "" {
			s.Links = append(s.Links, recap.Link{URL: address, Role: l.role})
		}
	}
	for _, v := range o.get("questionAnswers").items() {
		answer := v.object()
		question := cmp.Or(answer.line("question"), r.asked[answer.text("questionId")])
		text := cmp.Or(answer.line("answer"), answer.line("answerValue"), answer.line("answerExtra"))
		switch {
		case text == "":
		case isWebAddress(text):
			s.Links = append(s.Links, recap.Link{URL: text, Title: question, Role: roleOfQuestion(question)})
		default:
			r.in.NoteKind(v.at, "", "has no place in a post: left out", "session: answer to "+cmp.Or(question, "a question"))
		}
	}
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
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
