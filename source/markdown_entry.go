package source

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markdown"
)

// group reads a section of sessions. Its heading is a track, unless it is the
// one of those that have none.
func (l *mdLayout) group(title []mdRun, head mdSection, entries []mdEntry) {
	name, id := headingName(title)
	track := recap.Track{ID: id, Name: name}
	name = l.doc.inEnglish(name, mdHeadings)
	description := ""
	for _, b := range head.blocks {
		if _, ok := b.(*ast.Paragraph); ok && description == "" {
			description = plain(l.doc.inline(b)...)
		} else if l.doc.details(b) == nil { // a list leads to sessions that stand elsewhere
			l.in.Note(l.doc.at+max(b.Pos(), 0), "", "has no place in a post: left out", plain(l.doc.inline(b)...))
		}
	}
	track.Description = description
	var prefix string
	if len(entries) > 0 {
		_, code := headingName(entries[0].name)
		prefix = recap.Code(code).Prefix()
	}
	grouped := id != "" || name != "Other sessions" && name != "Sessions"
	if track.ID == "" && grouped {
		if track.ID = prefix; prefix == "" {
			track.ID = name
		}
	}
	if track.Name == track.ID {
		track.Name = ""
	}
	l.track = ""
	if grouped && len(entries) > 0 {
		l.track = track.ID
		if track.Name != "" || track.Description != "" || prefix != track.ID {
			l.post.Tracks = append(l.post.Tracks, track)
		}
	}
	for _, e := range entries {
		l.session(e)
	}
}

// session reads an entry.
func (l *mdLayout) session(e mdEntry) {
	details, summary := l.open(e)
	title, code := headingName(e.name)
	s := recap.Session{ID: l.id(e.name), Code: recap.Code(code), Title: title, Summary: recap.Markdown(summary)}
	if l.track != s.EffectiveTrack() {
		s.Track = l.track
	}
	l.in.Locate(l.doc.at+e.at, "session "+strconv.Quote(title))
	r := mdSession{mdLayout: l, session: &s}
	for _, d := range details {
		r.detail(d)
	}
	// Of breaks with one title each has its heading.
	recording, _ := s.Recording()
	key := [3]string{code, title, recording.URL}
	if s.ID == "" && code == "" && l.seen[key] {
		s.ID = markdown.HeadingID(plain(e.name...))
	}
	l.seen[key] = true
	l.post.Sessions = append(l.post.Sessions, s)
}

// mdSession reads the details of a session. They come in the order of the
// layout: so the label of a link may be the same as that of a detail.
type mdSession struct {
	*mdLayout
	session *recap.Session
	step    int // how far in the order the details have come
}

// The details that come before the links, and those that come after.
var (
	mdBeforeLinks = []string{"Status", "Subtitle", "Speakers", "Track", "Level", "Kind", "Language", "When", "Room", "Session page"}
	mdAfterLinks  = []string{"Tags", "License", "Recording consent", "Published", "Updated"}
)

func (r *mdSession) detail(d mdDetail) {
	for i, label := range mdBeforeLinks {
		if d.label == label && i >= r.step {
			if ok := r.before(d); ok {
				r.step = i + 1
				return
			}
		}
	}
	for i, label := range mdAfterLinks {
		if i += len(mdBeforeLinks); d.label == label && i >= r.step && (d.link() == nil || label == "License" && d.link().isAutolink()) {
			r.step = i + 1
			r.after(d)
			return
		}
	}
	if d.label != "" && len(d.value) > 1 && !d.value[0].isLink && d.value[1].isLink {
		// The role holds a colon itself.
		d.label, d.value = oneLine(d.label+": "+strings.TrimSuffix(d.value[0].text, ": ")), d.value[1:]
	}
	if len(d.value) > 0 && d.value[0].isLink {
		r.step = max(r.step, len(mdBeforeLinks))
		r.session.Links = append(r.session.Links, r.clock.mdLink(d))
		return
	}
	r.in.Note(d.at, "session "+strconv.Quote(r.session.Title), "has no place in a post: left out", d.label+": "+d.text())
}

// isAutolink reports whether a link shows its own address.
func (r *mdRun) isAutolink() bool { return plain(*r) == r.link }

// before reads a detail of those before the links, and reports whether it is one.
func (r *mdSession) before(d mdDetail) bool {
	s, text := r.session, d.text()
	if a := d.link(); a != nil && d.label != "Speakers" {
		if d.label == "Session page" && a.isAutolink() && len(d.value) == 1 {
			s.URL = a.link
			return true
		}
		return false
	}
	switch d.label {
	case "Status":
		s.Status = recap.Status(r.doc.value(text, mdStatuses))
	case "Subtitle":
		s.Subtitle = text
	case "Speakers":
		s.Speakers = mdSpeakers(d.value)
	case "Track":
		r.named(text)
	case "Level":
		number, _, _ := strings.Cut(text, " ")
		n, err := strconv.Atoi(number)
		if level := recap.Level(n); err == nil && level != s.Code.Level() {
			s.Level = level
		}
	case "Kind":
		s.Kind = recap.Kind(r.doc.value(text, mdKinds))
	case "Language":
		s.Language = text
	case "When":
		r.when(d)
	case "Room":
		s.Room = text
	default:
		return false
	}
	return true
}

// named sets the track of a session that stands in a group of another kind.
func (r *mdSession) named(name string) {
	for _, t := range r.post.Tracks {
		if t.Title() == name {
			r.session.Track = t.ID
			return
		}
	}
	if r.session.Code.Prefix() == name {
		r.session.Track = ""
		return
	}
	r.post.Tracks = append(r.post.Tracks, recap.Track{ID: name})
	r.session.Track = name
}

func (r *mdSession) when(d mdDetail) {
	start, end, ok := r.clock.span(d.text())
	if !ok {
		r.in.Note(d.at, "session "+strconv.Quote(r.session.Title), "is not a time such as Monday, 2 January 2006, 15:04 to 16:00: left out", d.text())
		return
	}
	r.session.Start, r.session.End = start, end
}

// after reads a detail of those after the links.
func (r *mdSession) after(d mdDetail) {
	s := r.session
	switch d.label {
	case "Tags":
		s.Tags = codesOf(d.value)
	case "License":
		s.License = d.text()
	case "Recording consent":
		s.RecordingConsent = recap.Consent(strings.ReplaceAll(r.doc.value(d.text(), mdConsents), " ", "-"))
	case "Published":
		r.date(&s.Published, d)
	case "Updated":
		r.date(&s.Updated, d)
	}
}

// author reads an entry of the authors. One that the front matter names is that
// one.
func (l *mdLayout) author(e mdEntry) {
	details, body := l.open(e)
	a := recap.Speaker{Name: plain(e.name...), Biography: recap.Markdown(body)}
	for _, d := range details {
		link := d.link()
		switch {
		case d.label == "Role" && link == nil:
			a.Role = d.text()
		case d.label == "Job" && link == nil:
			a.Job = d.text()
		case d.label == "Organization" && link == nil:
			a.Organization = d.text()
		case d.label == "Page" && a.URL == "" && link != nil && a.Links == nil:
			a.URL = link.link
		case d.label == "Picture" && a.Avatar == "" && link != nil && a.Links == nil:
			a.Avatar = link.link
		case link != nil:
			a.Links = append(a.Links, l.clock.mdLink(d))
		default:
			l.in.Note(d.at, "author "+strconv.Quote(a.Name), "has no place in a post: left out", d.label+": "+d.text())
		}
	}
	l.authors = append(l.authors, a)
	l.post.Authors = l.authors
}

// related reads the list of related posts.
func (l *mdLayout) related(blocks []ast.Node) {
	for _, b := range blocks {
		for _, d := range l.doc.details(b) {
			if len(d.value) == 0 || d.label != "" || !d.value[0].isLink && d.value[0].mark != 's' {
				l.in.Note(d.at, "Related posts", "is not the title of a post: left out", d.text())
				continue
			}
			l.post.Related = append(l.post.Related, recap.Related{
				Title: plain(d.value[0]), URL: d.value[0].link,
				Summary: strings.TrimSpace(strings.TrimPrefix(plain(d.value[1:]...), ":")),
			})
		}
	}
}
