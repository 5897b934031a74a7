package source

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// mdLink reads an item that is a link: its label is the role, the title that
// shows when one points at it the media type, the size and the duration, and a date
// may follow.
func (c mdClock) mdLink(d mdDetail) recap.Link {
	a := d.link()
	l := mdProfile(*a)
	l.Role = recap.LinkRole(d.label)
	switch lower := recap.LinkRole(strings.ToLower(d.label)); lower {
	case recap.LinkVideo, recap.LinkAudio, recap.LinkSlides, recap.LinkCode, recap.LinkPaper:
		l.Role = lower
	}
	l.MediaType = a.title
	before, last := cutPart(l.MediaType)
	var h, m, s int
	if n, _ := fmt.Sscanf(last, "%d:%02d:%02d", &h, &m, &s); n == 3 && last == fmt.Sprintf("%d:%02d:%02d", h, m, s) {
		l.MediaType, l.Duration = before, time.Duration(h*3600+m*60+s)*time.Second
		before, last = cutPart(before)
	}
	digits := last[:len(last)-len(strings.TrimLeft(last, "0123456789"))] // Japanese has no space behind them
	if n, err := strconv.Atoi(digits); err == nil && c.words.Count("{n} bytes", n) == last {
		l.MediaType, l.Size = before, int64(n)
	}
	if t, ok := c.instant(d.after()); ok {
		l.Published = t
	}
	return l
}

// cutPart parts what stands behind the last comma from what stands before it.
func cutPart(s string) (before, last string) {
	if before, last, found := cutLast(s, ", "); found {
		return before, last
	}
	return "", s
}

// cutLast is strings.Cut at the last separator.
func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}
