package source

import (
	"bytes"
	"cmp"
	"context"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// isRecordings reports whether a text is a list of recordings: whether most of
// its lines, headings aside, are items or rows with a link in them. Few links
// have to look like recordings, and an article has codes in its headings.
func isRecordings(text []byte) bool {
	links, likely, others := 0, 0, 0
	for line := range bytes.Lines(text) {
		s := strings.TrimSpace(string(line[:min(len(line), maxItem)]))
		switch item, isLink := parseRecording(s, time.UTC); {
		case isLink:
			links++
			if code, _ := recap.FindCode(item.title); code != "" || isVideo(item.url) {
				likely++
			}
		case strings.HasPrefix(s, "#"):
			if code, _ := recap.FindCode(s); code != "" {
				return false
			}
		case s == "" || isTableRow(s):
		default:
			others++
		}
	}
	return links > 1 && links > 2*others || links > others && 2*likely >= links
}

// maxItem bounds the length of an item in bytes. A longer line is none.
const maxItem = 16 << 10

// readRecordings reads a list of recordings.
func readRecordings(ctx context.Context, in *Input, at int, post *recap.Post) error {
	r := recordingsReader{in: in, post: post, zone: time.UTC, seen: make(map[string]bool)}
	if in.zone != nil {
		r.zone = in.zone
	}
	var introduction []string
	for start := at; start < len(in.text); {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, _, _ := bytes.Cut(in.text[start:], []byte("\n"))
		s := strings.TrimSpace(string(line[:min(len(line), maxItem)]))
		next := start + len(line) + 1
		switch item, isLink := parseRecording(s, r.zone); {
		case s == "" || isTableRule(s) || isTableRow(s) && !isLink && r.isHeader(next):
		case strings.HasPrefix(s, "#"):
			r.heading(start, s)
		case isLink:
			if len(r.items) == recap.MaxSessions {
				return in.Fail(start, "", "is one of more than %d recordings", recap.MaxSessions)
			}
			r.add(start, item)
		case len(r.items) == 0:
			introduction = append(introduction, s)
		default:
			in.Note(start, "", "is no recording: left out", s)
		}
		start = next
	}
	if post.Introduction == "" {
		post.Introduction = recap.Markdown(strings.Join(introduction, "\n\n"))
	}
	r.finish()
	return nil
}

func isTableRow(s string) bool { return strings.HasPrefix(s, "|") }

// isTableRule holds for the line between a table's header and its rows.
func isTableRule(s string) bool {
	return strings.Contains(s, "--") && strings.Trim(s, "|-: ") == ""
}

// isHeader reports whether the row before an offset is a table's header.
func (r *recordingsReader) isHeader(next int) bool {
	if next >= len(r.in.text) {
		return false
	}
	line, _, _ := bytes.Cut(r.in.text[next:], []byte("\n"))
	return isTableRule(strings.TrimSpace(string(line[:min(len(line), maxItem)])))
}

// recordingsReader gathers the items, since what their titles have in common
// is known only when all are read.
type recordingsReader struct {
	in      *Input
	post    *recap.Post
	zone    *time.Location
	items   []recordingItem
	seen    map[string]bool // videos
	section string          // the heading that the items stand under
}

// A recordingItem is an item of the list.
type recordingItem struct {
	recording
	at      int
	section string
}

// heading reads a heading: the first is the list's title, others divide it.
func (r *recordingsReader) heading(at int, s string) {
	text := strings.TrimSpace(strings.Trim(s, "#"))
	title, address, rest := text, "", ""
	if link, ok := cutLink(text); ok {
		title, address, rest = link.title, link.url, strings.TrimSpace(link.before+" "+link.after)
	}
	if rest != "" {
		r.in.Note(at, "", "has no place in a post: left out", rest)
	}
	if r.post.Title == "" && len(r.items) == 0 {
		r.post.Title = oneLine(title)
	} else {
		r.section = oneLine(title)
	}
	if address != "" {
		r.post.Related = append(r.post.Related, recap.Related{Title: oneLine(title), URL: address})
	}
}

func (r *recordingsReader) add(at int, item recording) {
	key := videoKey(item.url)
	if r.seen[key] {
		r.in.Note(at, "", "is a video that is in the list already: left out", item.title)
		return
	}
	r.seen[key] = true
	if item.rest != "" {
		r.in.Note(at, "", "has no place in a post: left out", item.rest)
	}
	r.items = append(r.items, recordingItem{item, at, r.section})
}

// finish makes sessions of the items.
func (r *recordingsReader) finish() {
	event := r.commonEvent()
	if r.post.Event.Name == "" {
		r.post.Event.Name = cmp.Or(event, r.post.Title)
	}
	prefixes := r.sectionPrefixes()
	for _, item := range r.items {
		full := oneLine(item.title)
		title := withoutEvent(full, event)
		s := recap.Session{Links: []recap.Link{{URL: item.url, Title: full, Role: recap.LinkVideo, Published: item.published}}}
		s.Code, s.Title = recap.FindCode(title)
		if s.Title == "" {
			s.Title = title
		}
		s.Links = append(s.Links, item.more...)
		r.place(&s, item.section, prefixes)
		r.in.Locate(item.at, "recording "+strconv.Quote(text.Excerpt(full, 60)))
		r.post.Sessions = append(r.post.Sessions, s)
	}
}

// commonEvent is the event that most of the titles begin with.
func (r *recordingsReader) commonEvent() string {
	counts := make(map[string]int)
	best := ""
	for _, item := range r.items {
		if event, _, ok := cutEvent(oneLine(item.title)); ok {
			if counts[event]++; counts[event] > counts[best] {
				best = event
			}
		}
	}
	if 2*counts[best] < len(r.items) {
		return ""
	}
	return best
}

// cutEvent divides "EVENT - TITLE" at the first dash or bar.
func cutEvent(s string) (event, title string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", " | "} {
		if before, after, found := strings.Cut(s, dash); found && (!ok || len(before) < len(event)) {
			event, title, ok = strings.TrimSpace(before), strings.TrimSpace(after), true
		}
	}
	return event, title, ok && event != "" && title != ""
}

// withoutEvent is a title without the name of the event that it begins with. The
// name may lack the year, and the dash a space.
func withoutEvent(title, event string) string {
	const dashes = "-–—:|"
	if event == "" {
		return title
	}
	withoutYear := strings.TrimRight(event, " 0123456789")
	for _, name := range []string{event, withoutYear} {
		rest, ok := strings.CutPrefix(title, name)
		trimmed := strings.TrimLeft(rest, " ")
		if first, size := utf8.DecodeRuneInString(trimmed); ok && name != "" && strings.ContainsRune(dashes, first) {
			if after := strings.TrimSpace(trimmed[size:]); after != "" {
				return after
			}
		}
	}
	return title
}

// sectionPrefixes finds the sections that are tracks: all their codes have one
// prefix.
func (r *recordingsReader) sectionPrefixes() map[string]string {
	prefixes := make(map[string]string)
	for _, item := range r.items {
		code, _ := recap.FindCode(oneLine(item.title))
		if known, ok := prefixes[item.section]; ok && known != code.Prefix() {
			prefixes[item.section] = ""
			continue
		}
		prefixes[item.section] = code.Prefix()
	}
	return prefixes
}

// place puts a session into the track that its section is.
func (r *recordingsReader) place(s *recap.Session, section string, prefixes map[string]string) {
	if section == "" {
		return
	}
	track := recap.Track{ID: prefixes[section], Name: section}
	if track.ID == "" {
		track = recap.Track{ID: section}
	}
	if track.ID == s.Code.Prefix() || s.Code.Prefix() == "" {
		if s.Code.Prefix() == "" {
			s.Track = track.ID
		}
		for _, t := range r.post.Tracks {
			if t.ID == track.ID {
				return
			}
		}
		r.post.Tracks = append(r.post.Tracks, track)
		return
	}
	s.Tags = append(s.Tags, section)
}
