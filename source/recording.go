package source

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// videoPaths are the places of videos by host, each with what the path of one
// begins with. A playlist, a channel or a picture stands elsewhere.
var videoPaths = map[string][]string{
	"youtube.com": {"/watch", "/live/", "/shorts/", "/embed/", "/v/"}, "youtube-nocookie.com": {"/embed/"}, "youtu.be": {"/"},
	"vimeo.com": {"/"}, "player.vimeo.com": {"/video/"}, "media.ccc.de": {"/v/"}, "bilibili.com": {"/video/"}, "b23.tv": {"/"},
	"nicovideo.jp": {"/watch/"}, "twitch.tv": {"/videos/"}, "dailymotion.com": {"/video/"}, "ted.com": {"/talks/"},
	"infoq.com": {"/presentations/", "/interviews/"}, "channel9.msdn.com": {"/events/"}, "confreaks.tv": {"/videos/"}, "confreaks.com": {"/videos/"},
	"pyvideo.org": {"/"}, "skillsmatter.com": {"/skillscasts/"}, "developer.apple.com": {"/videos/play/"}, "rutube.ru": {"/video/"},
	"v.youku.com": {"/v_show/"}, "loom.com": {"/share/"}, "tv.naver.com": {"/v/"}, "video.fosdem.org": {"/"}, "diode.zone": {"/w/"}, "odysee.com": {"/@"},
}

// slidePaths are the places of slides.
var slidePaths = map[string][]string{
	"speakerdeck.com": {"/"}, "slideshare.net": {"/"}, "docs.google.com": {"/presentation/"}, "slides.com": {"/"}, "noti.st": {"/"},
	"docswell.com": {"/s/", "/slide/"}, "slid.es": {"/"}, "talks.golang.org": {"/"}, "go-talks.appspot.com": {"/"}, "prezi.com": {"/"}, "figma.com": {"/deck/", "/slides/"},
}

// standsAt reports whether a URL is one of the places.
func standsAt(u *url.URL, places map[string][]string) bool {
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "de.", "fr.", "es.", "pt.", "jp."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return len(u.Path) > 1 && slices.ContainsFunc(places[host], func(begin string) bool { return strings.HasPrefix(strings.ToLower(u.Path), begin) })
}

// isVideo reports whether an address is one of a video.
func isVideo(address string) bool { return roleOfAddress(address) == recap.LinkVideo }

// roleOfAddress is what the place of a resource says of it, or "".
func roleOfAddress(address string) recap.LinkRole {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	isYouTube := strings.Contains(u.Host, "youtube")
	switch extension := strings.ToLower(path.Ext(u.Path)); extension {
	case ".mp4", ".webm", ".m4v", ".mov", ".mkv", ".ogv":
		return recap.LinkVideo
	case ".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav":
		return recap.LinkAudio
	case ".pdf", ".ppt", ".pptx", ".odp", ".key":
		return recap.LinkSlides
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
		return ""
	}
	last := path.Base(u.Path)
	switch {
	case isYouTube && (last == "watch" && u.Query().Get("v") == "" || last == "videoseries"):
	case strings.HasSuffix(u.Hostname(), "vimeo.com"):
		if strings.Trim(last, "0123456789") == "" || len(strings.Split(u.Path, "/")) == 3 && strings.Trim(strings.Split(u.Path, "/")[1], "0123456789") == "" {
			return recap.LinkVideo
		}
	case standsAt(u, videoPaths), strings.HasPrefix(u.Path, "/videos/watch/"), strings.HasPrefix(u.Path, "/w/") && len(last) > 20:
		return recap.LinkVideo
	case standsAt(u, slidePaths):
		return recap.LinkSlides
	}
	return ""
}

// webLink is a link of a page, of which the address of a player is that of what
// it plays, and a moment in a recording the start.
func webLink(address string) recap.Link {
	address = playerAddress(address)
	l := recap.Link{URL: address, Role: roleOfAddress(address)}
	if l.Role != recap.LinkVideo {
		return l
	}
	u, err := url.Parse(address)
	if err != nil {
		return l
	}
	query := strings.FieldsFunc(u.RawQuery, func(r rune) bool { return r == '&' })
	for i, pair := range slices.Backward(query) {
		key, value, _ := strings.Cut(pair, "=")
		if start, ok := parseStart(value); ok && (key == "t" || key == "start" || key == "time_continue") {
			l.Start = start
			query = slices.Delete(query, i, i+1)
		}
	}
	u.RawQuery = strings.Join(query, "&")
	if start, ok := parseStart(strings.TrimPrefix(u.Fragment, "t=")); ok && strings.HasPrefix(u.Fragment, "t=") {
		l.Start, u.Fragment = start, ""
	}
	if l.Start > 0 {
		l.URL = u.String()
	}
	return l
}

// parseStart reads a moment of a recording: 2042, 2042s, 34m2s, 1h2m3s or 1:02:03.
func parseStart(s string) (time.Duration, bool) {
	if d, ok := parseClock(s); ok && strings.Count(s, ":") == 2 {
		return d, true
	}
	if seconds, err := strconv.ParseUint(s, 10, 20); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	d, err := time.ParseDuration(s)
	return d.Truncate(time.Second), err == nil && d >= 0 && d < 1000*time.Hour
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

// parseDate reads a date as people write it.
func parseDate(s string, zone *time.Location) (time.Time, bool) {
	s = strings.Trim(oneLine(s), " -–—:()[]*_,")
	if t, ok := parseAny(s, zone, time.DateOnly, time.RFC3339, time.DateTime, "2006-01-02 15:04", "2006/01/02", "02.01.2006", "2.1.2006", "2-1-2006"); ok {
		return t, true
	}
	return dateOfWords(s, zone)
}

// dateOfWords reads a date of a day, the name of a month and a year, in whatever
// order, and a weekday before it: "Friday, 27 March 2026", "March 27th, 2026", "27.
// März 2026", "2026年3月27日".
func dateOfWords(s string, zone *time.Location) (time.Time, bool) {
	const longest = 60
	if len(s) > longest || !strings.ContainsAny(s, "0123456789") {
		return time.Time{}, false
	}
	year, month, day := 0, 0, 0
	asian := s
	if strings.ContainsAny(s, "年月년월") {
		asian = strings.NewReplacer("年", " ", "月", "month ", "日", " ", "년", " ", "월", "month ", "일", " ").Replace(s)
	}
	for _, word := range strings.FieldsFunc(asian, func(r rune) bool { return strings.ContainsRune(" ,./()[]-–|", r) }) {
		number := strings.TrimRight(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz")
		n, err := strconv.Atoi(number)
		switch {
		case err == nil && strings.HasSuffix(word, "month") && month == 0:
			month = n
		case err == nil && n > 1900 && n < 2200 && year == 0:
			year = n
		case err == nil && n > 0 && n < 32 && day == 0 && len(word)-len(number) <= 2:
			day = n
		case err != nil && month == 0 && cmp.Or(monthOf(word), shortMonth(word)) > 0:
			month = cmp.Or(monthOf(word), shortMonth(word))
		case err != nil && isWord("day", word), err != nil && isWord("weekday", word), slices.Contains([]string{"de", "of", "the", "le", "den"}, strings.ToLower(word)):
		default:
			return time.Time{}, false
		}
	}
	if year == 0 || month < 1 || month > 12 || day == 0 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, zone)
	return t, t.Day() == day
}

func monthOf(word string) int { return monthAmong("month", word) }

// shortMonth is monthOf for names cut short as "Okt", which are other words too: in a
// date with its day and its year alone.
func shortMonth(word string) int { return monthAmong("short", word) }

func monthAmong(kind, word string) int {
	for month := 1; month <= 12; month++ {
		if isWord(kind+strconv.Itoa(month), word) {
			return month
		}
	}
	return 0
}
