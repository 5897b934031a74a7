package source

import (
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A recording is an item of a list: a link, a date, and perhaps other links.
type recording struct {
	title, url string
	published  time.Time
	more       []recap.Link
	rest       string // what else stands in the item
}

// parseRecording reads an item of a list or a row of a table.
func parseRecording(line string, zone *time.Location) (recording, bool) {
	s, ok := cutMarker(line)
	if !ok {
		return recording{}, false
	}
	link, ok := cutLink(s)
	if !ok {
		return recording{}, false
	}
	r := recording{title: unescapeMarkdown(link.title), url: link.url}
	rest := link.after
	for {
		more, ok := cutLink(rest)
		if !ok {
			break
		}
		r.more = append(r.more, recap.Link{URL: more.url, Title: unescapeMarkdown(more.title)})
		rest = more.before + "|" + more.after
	}
	r.published, r.rest = cutDate(link.before+"|"+rest, zone)
	return r, r.title != ""
}

// cutMarker takes off what an item or a row begins with.
func cutMarker(s string) (string, bool) {
	for _, marker := range []string{"|", "- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(s, marker); ok {
			return strings.TrimSpace(rest), true
		}
	}
	digits := strings.TrimLeft(s, "0123456789")
	if len(digits) < len(s) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return digits[2:], true
	}
	if strings.HasPrefix(s, "[") {
		return s, true
	}
	return "", false
}

// A cutOut is a link with the text around it.
type cutOut struct{ before, title, url, after string }

// cutLink finds the first link of a text. Its title may hold brackets that are
// not escaped: it ends where an address begins.
func cutLink(s string) (cutOut, bool) {
	for from := 0; ; {
		i := strings.Index(s[from:], "](")
		if i < 0 {
			return cutOut{}, false
		}
		i += from
		from = i + 2
		address, length := cutAddress(s[from:])
		if address == "" {
			continue
		}
		start := strings.IndexByte(s[:i], '[')
		if start < 0 {
			return cutOut{}, false
		}
		return cutOut{s[:start], s[start+1 : i], address, s[from+length:]}, true
	}
}

// cutAddress returns the web address that stands before the closing parenthesis
// of a link, and how long it is with that.
func cutAddress(s string) (address string, length int) {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "<http") {
		return "", 0
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				address, _, _ = strings.Cut(s[:i], " ") // a title may follow
				return strings.Trim(address, "<>"), i + 1
			}
		}
	}
	return "", 0
}

// unescapeMarkdown takes the backslashes off punctuation, and the marks off
// emphasis that is all of the text.
func unescapeMarkdown(s string) string {
	if trimmed := strings.Trim(s, "*"); len(s) > 4 && len(s)-len(trimmed) == 4 {
		s = trimmed
	}
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~&", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// cutDate finds a date among the cells of a row, or in what stands around a
// link, and returns the rest.
func cutDate(s string, zone *time.Location) (date time.Time, rest string) {
	var others []string
	for cell := range strings.SplitSeq(s, "|") {
		cell = strings.Trim(oneLine(cell), " -–—:()*_,")
		if t, ok := parseDate(cell, zone); ok && date.IsZero() {
			date = t
		} else if cell != "" {
			others = append(others, cell)
		}
	}
	for i, cell := range others {
		for word := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(" ()[],", r) }) {
			if t, ok := parseDate(word, zone); ok && date.IsZero() {
				date = t
				others[i] = strings.Trim(oneLine(strings.Replace(cell, word, "", 1)), " -–—:()*_,")
			}
		}
	}
	return date, strings.Trim(strings.Join(others, " | "), " |")
}

func parseDate(s string, zone *time.Location) (time.Time, bool) {
	return parseAny(s, zone, time.DateOnly, time.RFC3339, time.DateTime, "2006-01-02 15:04", "2006/01/02", "02.01.2006",
		"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "January 2 2006", "02 Jan 2006")
}

// videoKey is an address in the form in which videos are compared: YouTube
// knows one video by several.
func videoKey(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), "m.")
	switch {
	case host == "youtu.be":
		return "youtube " + path.Base(u.Path)
	case host == "youtube.com" || host == "youtube-nocookie.com":
		if id := u.Query().Get("v"); id != "" {
			return "youtube " + id
		}
		if dir := path.Dir(u.Path); dir == "/embed" || dir == "/live" || dir == "/shorts" || dir == "/v" {
			return "youtube " + path.Base(u.Path)
		}
	}
	u.Fragment = ""
	return u.String()
}
