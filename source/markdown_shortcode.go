package source

import (
	"cmp"
	"net/url"
	"path"
	"strings"
)

// tag rewrites a shortcode of Hugo's or Zola's, a tag or an output of Liquid's, or
// a comment.
func (x *mdDialect) tag(s string) string {
	if !strings.HasPrefix(s, "{{") && !strings.HasPrefix(s, "{%") {
		return x.leaveOut("is a comment", s)
	}
	inner := strings.Trim(s, "{}%<> -\t")
	name := inner[:len(inner)-len(strings.TrimLeftFunc(inner, func(r rune) bool { return isWordRune(r) || r == '_' || r == '-' }))]
	args := argumentsOf(inner[len(name):])
	isShortcode := strings.HasPrefix(s, "{{<") || strings.HasPrefix(s, "{{%") || strings.HasPrefix(strings.TrimSpace(inner[len(name):]), "(")
	switch {
	case name == "raw" || name == "verbatim":
		x.verbatim = name
		return ""
	case x.verbatim != "":
		x.verbatim = ""
		return ""
	case name == "highlight" && args.first() != "":
		return "```" + args.first()
	case inner == "/highlight" || name == "endhighlight":
		return "```"
	case strings.HasPrefix(s, "{{") && !isShortcode:
		return x.output(s, inner)
	}
	if address := embedAddress(name, args); address != "" {
		return "<" + address + ">"
	}
	switch name {
	case "figure", "img", "image", "picture":
		if address := cmp.Or(args.named["src"], args.named["path"], args.first()); isWebAddress(address) || strings.HasPrefix(address, "/") {
			picture := "![" + cmp.Or(args.named["alt"], args.named["caption"], args.named["title"]) + "](" + address + ")"
			if caption := cmp.Or(args.named["caption"], args.named["title"]); caption != "" && caption != args.named["alt"] && args.named["alt"] != "" {
				picture += " *" + caption + "*"
			}
			return picture
		}
	case "ref", "relref", "post_url", "link":
		x.in.NoteKind(x.at, "", "is the address of a page of the site, which is not known: left out", s)
		return "\x00"
	}
	return x.leaveOut("is a shortcode or a tag of a template", s)
}

// output is what an expression puts into the page: the text that goes through
// filters, or nothing where only the site knows.
func (x *mdDialect) output(s, inner string) string {
	value, filters, _ := strings.Cut(inner, "|")
	value = strings.TrimSpace(value)
	if text := strings.Trim(value, `"'`); len(text) == len(value)-2 && strings.Contains(filters, "_url") {
		return text
	}
	x.in.NoteKind(x.at, "", "is a value of a template: left out", s)
	if strings.HasPrefix(value, "site.") || value == "page.baseurl" {
		return ""
	}
	return "\x00"
}

// mdArguments are what stands behind the name of a shortcode.
type mdArguments struct {
	named map[string]string
	words []string
}

func (a mdArguments) first() string {
	if len(a.words) == 0 {
		return ""
	}
	return a.words[0]
}

// argumentsOf reads "a b", "id=a title="b c"" or "(id="a")".
func argumentsOf(s string) mdArguments {
	a := mdArguments{named: make(map[string]string)}
	s = strings.Trim(strings.TrimSpace(s), "()/ ")
	rest := replaceAll("attribute", s, func(m []string) string {
		if strings.HasPrefix(m[4], "//") {
			return m[0] // https://…
		}
		a.named[strings.ToLower(m[1])] = cmp.Or(m[2], m[3], m[4])
		return " "
	})
	for _, m := range mdPatterns()["word"].FindAllStringSubmatch(rest, -1) {
		a.words = append(a.words, cmp.Or(m[1], m[2], m[3]))
	}
	return a
}

// embedAddress is the address of the video, the slides or the page that something
// with this name puts into a page, or "".
func embedAddress(name string, args mdArguments) string {
	name = strings.ToLower(name)
	if name == "include" || name == "render" {
		if len(args.words) == 0 {
			return ""
		}
		name = strings.TrimSuffix(strings.ToLower(path.Base(args.words[0])), path.Ext(args.words[0]))
		args.words = args.words[1:]
	}
	id := args.first()
	for _, key := range []string{"id", "videoid", "video_id", "video-id", "youtubeid", "youtube_id", "youtube", "vimeo", "v", "video", "key", "src", "url", "href", "link"} {
		if value := args.named[key]; value != "" {
			id = value
			break
		}
	}
	if isWebAddress(id) || strings.HasPrefix(id, "//") {
		if address := playerAddress(id); isVideo(address) || roleOfAddress(address) != "" {
			return address
		}
		switch name {
		case "embed", "card", "link", "tweet", "twitter", "x", "video", "gist", "docswell", "youtube", "og", "linkcard", "link-card":
			return id
		}
		return ""
	}
	name += " " + strings.ToLower(args.named["provider"]+args.named["type"])
	switch {
	case strings.Contains(id, ".") || strings.ContainsAny(id, " {}\x00"):
		return ""
	case strings.Contains(name, "youtube") || strings.Contains(name, "yt"):
		if id, _, _ = strings.Cut(id, "?"); len(id) == youtubeID {
			return "https://www.youtube.com/watch?v=" + id
		}
	case id == "":
	case strings.Contains(name, "vimeo"):
		return "https://vimeo.com/" + id
	case strings.Contains(name, "speakerdeck"):
		return "https://speakerdeck.com/player/" + id
	case strings.Contains(name, "ccc"):
		return "https://media.ccc.de/v/" + id
	case strings.Contains(name, "bilibili"):
		return "https://www.bilibili.com/video/" + id
	case strings.Contains(name, "slideshare"):
		return "https://www.slideshare.net/slideshow/embed_code/key/" + id
	}
	return ""
}

// youtubeID is the length of the name of a video on YouTube.
const youtubeID = 11

// playerAddress is the address of the page of what a player shows.
func playerAddress(address string) string {
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), "m.")
	last := path.Base(u.Path)
	start := cmp.Or(u.Query().Get("start"), u.Query().Get("t"))
	if start != "" {
		start = "&t=" + start
	}
	switch {
	case (host == "youtube.com" || host == "youtube-nocookie.com") && strings.HasPrefix(u.Path, "/embed/") && last != "videoseries" && len(last) == youtubeID:
		return "https://www.youtube.com/watch?v=" + last + start
	case host == "player.vimeo.com":
		return "https://vimeo.com/" + last
	case host == "media.ccc.de" && strings.HasSuffix(u.Path, "/oembed"):
		return "https://media.ccc.de" + strings.TrimSuffix(u.Path, "/oembed")
	case strings.Contains(u.Path, "/videos/embed/"): // PeerTube
		return u.Scheme + "://" + u.Host + "/w/" + last
	}
	return address
}
