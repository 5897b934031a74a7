package source

import (
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// mdLink reads an item that is a link: its label is the role, the title that
// shows when one points at it the media type and the size, and a date may
// follow.
func (c mdClock) mdLink(d mdDetail) recap.Link {
	a := d.link()
	l := mdProfile(*a)
	l.Role = recap.LinkRole(d.label)
	switch lower := recap.LinkRole(strings.ToLower(d.label)); lower {
	case recap.LinkVideo, recap.LinkAudio, recap.LinkSlides, recap.LinkCode, recap.LinkPaper:
		l.Role = lower
	}
	l.MediaType = a.title
	before, bytes, found := cutLast(l.MediaType, ", ")
	if !found {
		before, bytes = "", l.MediaType
	}
	digits, _, _ := strings.Cut(bytes, " ")
	if n, err := strconv.Atoi(digits); err == nil && c.words.Count("{n} bytes", n) == bytes {
		l.MediaType, l.Size = before, int64(n)
	}
	if t, ok := c.instant(d.after()); ok {
		l.Published = t
	}
	return l
}

// cutLast is strings.Cut at the last separator.
func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}
