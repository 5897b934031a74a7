package export

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A Player plays a recording within a page, from where the session begins in it. It
// loads nothing before somebody asks for it: until then there is a link.
type Player struct {
	// Kind is frame, for a page of the host's, or else video or audio, for a file.
	Kind string
	// URL is that of the page or the file.
	URL string
	// Host is what people call the host, such as YouTube.
	Host string
	// Start is how far into the recording it begins.
	Start time.Duration
	// Captions is the address of a file of captions on the post's own host, or "":
	// browsers ask leave for those of others.
	Captions string
}

// Player returns what plays a link of the entry within a page of the document, nil if
// that is known of no such thing: the link is no recording, or its host is not known.
func (e *Entry) Player(d *Document, r Resource) *Player {
	if r.Role != recap.LinkVideo && r.Role != recap.LinkAudio {
		return nil
	}
	u, err := url.Parse(r.Address)
	if err != nil || u.Scheme != "https" {
		return nil
	}
	start := playFrom(u)
	if !r.IsMedia() {
		p := framed(u, start)
		if p != nil {
			p.Start = time.Duration(start) * time.Second
		}
		return p
	}
	p := &Player{Kind: "video", URL: r.Address, Host: u.Host, Start: time.Duration(start) * time.Second}
	if strings.HasPrefix(r.MediaType, "audio/") {
		p.Kind = "audio"
	}
	for _, other := range e.Resources() {
		if other.MediaType != "text/vtt" || !isTranscript(other) || d.base == nil || p.Captions != "" {
			continue
		}
		if c, err := url.Parse(other.Address); err == nil && c.Host == d.base.Host {
			p.Captions = other.Address
		}
	}
	return p
}

// PlayerSources adds to a Content-Security-Policy what the players load from (CSP Level 3
// section 6.1): frame-src and media-src with their hosts, each once.
func PlayerSources(players []*Player) string {
	var frames, media string
	for _, p := range players {
		u, err := url.Parse(p.URL)
		if err != nil {
			continue
		}
		list := &media
		if p.Kind == "frame" {
			list = &frames
		}
		if source := " " + u.Scheme + "://" + u.Host; !strings.Contains(*list+" ", source+" ") {
			*list += source
		}
		if p.Captions != "" && !strings.Contains(media, "'self'") {
			media = " 'self'" + media
		}
	}
	if frames != "" {
		frames = "; frame-src" + frames
	}
	if media != "" {
		media = "; media-src" + media
	}
	return frames + media
}

// videoID is how hosts name a recording in a path.
var videoID = regexp.MustCompile(`^[0-9A-Za-z_-]+$`)

// framed is the player that a host gives for the page of a recording.
func framed(u *url.URL, start int) *Player {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	last, host := path.Base(u.Path), strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	p := &Player{Kind: "frame"}
	query := url.Values{"autoplay": {"1"}}
	fragment := ""
	switch {
	case host == "youtu.be", host == "youtube.com", host == "m.youtube.com", host == "youtube-nocookie.com":
		p.Host, p.URL = "YouTube", "https://www.youtube-nocookie.com/embed/"
		last = cmp.Or(u.Query().Get("v"), last)
		if start > 0 {
			query.Set("start", strconv.Itoa(start))
		}
	case host == "vimeo.com" && len(parts) <= 2:
		p.Host, p.URL = "Vimeo", "https://player.vimeo.com/video/"
		query.Set("dnt", "1")
		last = parts[0]
		if len(parts) == 2 {
			query.Set("h", parts[1]) // of a recording that is not listed
		}
		if _, err := strconv.Atoi(last); err != nil {
			return nil
		}
		if start > 0 {
			fragment = "#t=" + strconv.Itoa(start) + "s"
		}
	case host == "media.ccc.de" && len(parts) == 2 && parts[0] == "v":
		if !videoID.MatchString(strings.ReplaceAll(last, ".", "")) {
			return nil
		}
		p.Host, p.URL = u.Host, "https://media.ccc.de/v/"+last+"/oembed"
		if start > 0 {
			p.URL += "#t=" + strconv.Itoa(start)
		}
		return p
	case len(parts) == 2 && parts[0] == "w", len(parts) == 3 && parts[0] == "videos" && parts[1] == "watch":
		p.Host, p.URL = u.Host, "https://"+u.Host+"/videos/embed/" // PeerTube
		if start > 0 {
			query.Set("start", strconv.Itoa(start)+"s")
		}
	default:
		return nil
	}
	if !videoID.MatchString(last) || last == "watch" || last == "playlist" {
		return nil
	}
	p.URL = weburl.ASCII(p.URL + last + "?" + query.Encode() + fragment)
	return p
}

// playFrom is the second at which an address has a recording begin: its t or start, as
// 754, 754s or 12m34s.
func playFrom(u *url.URL) int {
	fragment, _ := url.ParseQuery(u.Fragment)
	t := cmp.Or(u.Query().Get("t"), u.Query().Get("start"), fragment.Get("t"))
	if seconds, err := strconv.Atoi(t); err == nil {
		return max(seconds, 0)
	}
	d, err := time.ParseDuration(t)
	if err != nil {
		return 0
	}
	return max(int(d.Seconds()), 0)
}
