package source

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// What may say of a block that it is a session.
const (
	saysRecording = 1 << iota
	saysSpeakers
	saysCode
	saysTime
	saysSlides
	saysLinks // to something else
	saysPage  // of the programme
)

// A mdTalk is a session that is being read: a title, what stands beside it, and
// what stands below it. Nothing of it is in the post, and nothing is noted, before
// it is known that it is one.
type mdTalk struct {
	r       *mdReader
	doc     *mdDocument
	at      int    // in the input
	form    string // h1 to h6, li, tr or bold
	session recap.Session
	says    int
	heading int    // the heading that it is or stands below, -1 for none
	inEvent string // the event that the title began with

	first, last int    // the blocks of a paragraph with what follows it
	under       string // the item of a list that the list stands in of which it is one

	date   time.Time
	clock  mdTime
	tagged map[string]bool   // the session's tags
	linked map[mdLinkKey]int // where in the session's links
	spans  [][2]int          // of the document, which are its summary
	before string            // the beginning of the summary, in Markdown
	begun  bool              // something of the summary has come
	notes  []mdNote
}

// A mdLinkKey is what a link is looked for by: its address and start, or the key of its
// video.
type mdLinkKey struct {
	address string
	start   time.Duration
}

// A mdNote is a note of what is a session only perhaps.
type mdNote struct {
	at             int
	problem, value string
	isKind         bool
}

func (t *mdTalk) note(at int, problem, value string) {
	t.notes = append(t.notes, mdNote{at: at, problem: problem, value: value})
}

// called gives the talk its title. A heading may lead to the recording.
func (t *mdTalk) called(title mdText) {
	title = t.roleLinks(title)
	for _, l := range title.links() {
		link := webLink(l.link)
		switch {
		case link.Role == recap.LinkVideo:
			t.add(link)
		case isWebAddress(l.link) && t.session.URL == "":
			t.session.URL = l.link
		case isWebAddress(l.link):
			link.Title = linkTitle(l)
			t.add(link)
		case !strings.HasPrefix(l.link, "#"):
			t.unreachable(l)
		}
	}
	t.named(title.line())
}

// unreachable notes a link that leads nowhere from where the session is published.
func (t *mdTalk) unreachable(l mdRun) {
	problem := "is a relative address, and nothing says of what: left out"
	if u, err := url.Parse(l.link); err == nil && u.Scheme != "" {
		problem = "is no address of the web: left out"
	}
	t.notes = append(t.notes, mdNote{at: t.at, problem: problem, value: l.link, isKind: true})
}

// roleLinks takes links that say what they are off the end of a title: "Lamps
// ([Recording](…)/[Slides](…))".
func (t *mdTalk) roleLinks(title mdText) mdText {
	s := title.String()
	open := strings.LastIndex(s, " (")
	if open <= 0 || !strings.HasSuffix(s, ")") {
		return title
	}
	inside := title.slice(open+len(" ("), len(s)-len(")"))
	links := inside.links()
	for _, l := range links {
		if mdRoles[fieldOfLabel(l.text)] == "" {
			return title
		}
	}
	if len(links) == 0 || strings.IndexFunc(inside.beside(), isWordRune) >= 0 {
		return title
	}
	t.linksAs("link", inside)
	return title.slice(0, open)
}

// named takes the code, a number and a time off a title.
func (t *mdTalk) named(title string) {
	title = strings.TrimSuffix(withoutNumber(title), " - YouTube")
	if strings.Contains(title, ":") {
		title = oneLine(mdEmojiPattern().ReplaceAllString(title, " "))
	}
	if clock, rest, ok := leadingTime(title); ok && rest != "" {
		t.clock, title = clock, rest
		t.says |= saysTime
	}
	code, rest := recap.FindCode(title)
	if strings.Contains(title, "://") && strings.Contains(title, "/"+string(code)) {
		code, rest = "", title // "https://example.org/CWE400" is an address
	}
	if code != "" {
		t.says |= saysCode
	}
	t.session.Code = code
	t.session.Title = strings.TrimRight(cmp.Or(rest, title), " :")
}

// mdEmojiPattern finds what GitHub shows as pictures: ":movie_camera:".
var mdEmojiPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|\s):[a-z][a-z0-9_+-]+:(?:\s|$)`) })

// withoutNumber takes a number off a heading, such as "1. SVS401 …".
func withoutNumber(name string) string {
	rest := strings.TrimLeft(name, "0123456789")
	if after, ok := strings.CutPrefix(rest, ". "); ok && len(rest) < len(name) {
		return after
	}
	if after, ok := strings.CutPrefix(rest, ") "); ok && len(rest) < len(name) {
		return after
	}
	return name
}

// add adds a link that is not there yet.
func (t *mdTalk) add(l recap.Link) {
	keys := []mdLinkKey{{l.URL, l.Start}}
	if l.Role == recap.LinkVideo {
		keys = append(keys, mdLinkKey{address: "video " + videoKey(l.URL)})
	}
	for _, key := range keys {
		// What was read of a list may have been taken back: the link that stands there counts.
		if i, ok := t.linked[key]; ok && i < len(t.session.Links) && isSameLink(t.session.Links[i], l) {
			return
		}
	}
	for _, key := range keys {
		t.linked[key] = len(t.session.Links)
	}
	if t.session.Links = append(t.session.Links, l); l.Role == recap.LinkVideo || l.Role == recap.LinkAudio {
		t.says |= saysRecording
	} else if l.Role == recap.LinkSlides {
		t.says |= saysSlides
	} else if l.Role != "" {
		t.says |= saysLinks
	}
}

// isSameLink reports whether two links are one: a video is, however its address is spelled.
func isSameLink(a, b recap.Link) bool {
	return a.URL == b.URL && a.Start == b.Start ||
		a.Role == recap.LinkVideo && b.Role == a.Role && videoKey(a.URL) == videoKey(b.URL)
}

// below reads the lines of a paragraph behind that of the title, which begin at a
// place, or nothing where that is negative.
func (t *mdTalk) below(b mdBlock, rest int) {
	if rest < 0 {
		return
	}
	lines := mdText(t.doc.inline(b.node)).lines()[1:]
	n := 0
	for n < len(lines) && (t.detailLine(lines[n]) || n == 0 && t.people(lines[0], true)) {
		n++
	}
	if n == 0 && len(t.session.Speakers) == 0 && arePeople(lines[0]) {
		t.speak(speakersOf(lines[0], false))
		n = 1
	}
	if n < len(lines) {
		t.keep(t.doc.lineStart(b.node.Lines().At(n+1).Start), b.end)
	}
}

// leadsToPage takes a link to a talk's page of a conference near the beginning for
// a sign of a session.
func (t *mdTalk) leadsToPage(text mdText) {
	if len(t.spans) > 1 {
		return
	}
	for _, l := range text.links() {
		for segment := range strings.SplitSeq(strings.ToLower(l.link), "/") {
			switch segment {
			case "talk", "talks", "session", "sessions", "proposal", "proposals", "presentation":
				if strings.HasPrefix(l.link, "http") {
					t.says |= saysPage
				}
			}
		}
	}
}

// keep makes a part of the document part of the summary.
func (t *mdTalk) keep(start, end int) {
	if last := len(t.spans) - 1; last >= 0 && t.spans[last][1] == start {
		t.spans[last][1] = end
	} else {
		t.spans = append(t.spans, [2]int{start, end})
	}
	t.begun = true
}

// summary is the body: what was kept.
func (t *mdTalk) summary() string {
	parts := []string{t.before}
	for _, span := range t.spans {
		parts = append(parts, t.doc.body(span[0], span[1]))
	}
	return t.doc.withDefinitions(joined(parts))
}

// paragraph reads the lines with which a paragraph begins that say what is known
// of a session, and returns how many these are. It takes all of a list of details
// or nothing.
func (t *mdTalk) paragraph(text mdText, at int, deep, isLast bool) int {
	lines := text.lines()
	if deep {
		says := t.says // which is of what stands directly below the title
		if len(lines) == 1 && (isLast || t.isEmbed(text)) && t.loneLinks(text) {
			t.says = says
			return 1
		}
		return 0
	}
	before := t.session
	before.Links = before.Links[:len(before.Links):len(before.Links)]
	says, n := t.says, 0
	for n < len(lines) && (t.detailLine(lines[n]) || !t.begun && n == 0 && t.people(lines[0], len(lines) == 1)) {
		n++
	}
	if n > 0 && n < len(lines) && looksLabelled(lines[n]) {
		t.session, t.says, n = before, says, 0
	}
	switch {
	case n == 0 && isLast && t.lastLine(text):
		n = len(lines)
	case n == 0 && len(lines) == 1 && t.recordingTitle(lines[0], at):
		n = 1
	}
	return n
}

// looksLabelled holds for a line such as "Mood: good".
func looksLabelled(line mdText) bool {
	const longest = 25
	label, value, found := strings.Cut(line.line(), ": ")
	return found && value != "" && len(label) < longest && len(strings.Fields(label)) < 3
}

// details reads lines that all say something, or nothing of them.
func (t *mdTalk) details(lines []mdText) bool {
	before := t.session
	before.Links = before.Links[:len(before.Links):len(before.Links)]
	says := t.says
	for _, line := range lines {
		if !t.detailLine(line) {
			t.session, t.says = before, says
			return false
		}
	}
	return true
}

// detailLine reads a line of one detail, or of several with bars or dots between.
func (t *mdTalk) detailLine(line mdText) bool {
	for _, separator := range []string{" | ", " · ", " • ", " / "} {
		if n := strings.Count(line.String(), separator); n == 0 || n > maxParts {
			continue
		}
		if parts := line.split(separator); len(parts) > 1 && t.details(parts) {
			return true
		}
	}
	if name := line.line(); line.isMarked('s') && t.session.Kind == "" && len(name) < 30 {
		if kind := kindOfWords(name); isKind(kind) {
			t.session.Kind = kind
			t.says |= saysPage
			return true
		}
	}
	if label, value, ok := cutLabel(line); ok && t.value(fieldOfLabel(label), label, value) {
		return true
	}
	return t.loneLinks(line)
}

// isKind holds for the kinds of sessions that have a name in the model.
func isKind(kind recap.Kind) bool {
	switch kind {
	case recap.KindTalk, recap.KindKeynote, recap.KindBreakout, recap.KindWorkshop, recap.KindLightningTalk, recap.KindPanel:
		return true
	}
	return false
}

// maxParts is how many parts a line may have that are details.
const maxParts = 20

// cutLabel divides a line such as "**Level:** 300" or "Level: 300".
func cutLabel(line mdText) (label string, value mdText, ok bool) {
	const longest = 60 // bytes of a label
	line = line.trim(func(r rune) bool { return !isWordRune(r) && !strings.ContainsRune("()[]<>@:：/.?!", r) })
	for _, colon := range []string{":", "："} {
		if before, after, found := line.cut(colon); found && len(before.String()) <= longest && fieldOfLabel(before.line()) != "" {
			return before.line(), after.trim(isSeparator), strings.TrimSpace(after.String()) != ""
		}
	}
	if len(line) > 1 && line[0].mark == 's' && fieldOfLabel(line[0].text) != "" {
		return line[0].text, line[1:].trim(isSeparator), true
	}
	return "", nil, false
}

// lonelyLabel is the field of a label that has nothing behind it: "Speakers:".
func lonelyLabel(text mdText) string {
	s := strings.TrimSpace(text.String())
	name, isLabel := strings.CutSuffix(s, ":")
	if !isLabel {
		name, isLabel = strings.CutSuffix(s, "：")
	}
	if !isLabel && !text.isMarked('s') || len(text.links()) > 0 {
		return ""
	}
	switch field := fieldOfLabel(name); field {
	case "speakers", "video", "audio", "slides", "code", "link", "tags":
		return field
	}
	return ""
}
