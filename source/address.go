package source

import (
	"net/url"
	"slices"
	"strings"
)

// address is a value as an absolute address where it can be made one, and ""
// where it was left out with a note. What is then still wrong with it is not
// the format's affair. The base completes relative addresses; nil means that
// nothing says of what they are.
func (v *value) address(base *url.URL) string {
	s := strings.TrimSpace(v.text)
	if v.kind == '{' { // {"url": …}, as version 2 of the schedule format has it
		s = v.get("url").oneLine()
	}
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, " \t\r\n<>\"\\^`{|}") {
		v.note("is an address with characters that none may hold: they were percent-encoded", s)
		s = escapeAddress(s)
	}
	scheme, _, hasScheme := strings.Cut(s, ":")
	switch {
	case misspeltScheme(s) != s:
		v.note("is an address with a misspelt scheme: it was put right", s)
		return misspeltScheme(s)
	case hasScheme && isScheme(scheme) && !strings.Contains(scheme, "."):
		return s
	case strings.HasPrefix(s, "//"):
		v.note("is an address without a scheme: https: was put before it", s)
		return "https:" + s
	case looksLikeHost(s):
		v.note("is an address without a scheme: https: was put before it", s)
		return "https://" + s
	case base == nil:
		v.note("is a relative address, and nothing says of what: left out", s)
		return ""
	}
	u, err := base.Parse(s)
	if err != nil {
		v.note("is not an address: left out", s)
		return ""
	}
	v.note("is a relative address: it was completed with the one of the schedule", s)
	return u.String()
}

// isWebAddress reports whether a text is an address of the web and nothing else.
func isWebAddress(s string) bool {
	if strings.HasPrefix(strings.ToLower(s), "www.") {
		return looksLikeHost(s) && !strings.Contains(s, " ")
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// misspeltScheme puts right what people type for https://.
func misspeltScheme(s string) string {
	for _, scheme := range []string{"https", "http"} {
		for _, again := range []string{"https://", "http://"} {
			if rest, ok := strings.CutPrefix(s, scheme+"://"+again); ok {
				return again + rest
			}
		}
		for _, after := range []string{";//", "//", ":/:/", "::/"} {
			if rest, ok := strings.CutPrefix(s, scheme+after); ok {
				return scheme + "://" + strings.TrimLeft(rest, "/")
			}
		}
	}
	return s
}

// isScheme reports whether a text has the form of a URL's scheme.
func isScheme(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789+-.") == "" && (s[0] > '9')
}

// looksLikeHost reports whether an address begins with a name such as
// example.org, and not with one of a file such as slides.pdf.
func looksLikeHost(s string) bool {
	host := s[:len(s)-len(strings.TrimLeftFunc(s, func(r rune) bool { return !strings.ContainsRune("/?#", r) }))]
	host, port, _ := strings.Cut(host, ":")
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := labels[len(labels)-1]
	if len(labels) < 2 || strings.Trim(port, "0123456789") != "" || slices.Contains(labels, "") || strings.Contains(host, "@") {
		return false
	}
	switch strings.ToLower(last) {
	case "pdf", "html", "htm", "odp", "odt", "ppt", "pptx", "key", "txt", "png", "jpg", "jpeg", "gif", "svg", "webp", "gz", "tar", "mp4", "webm", "mp3", "ogg":
		return len(host) < len(s) && len(labels) > 2
	}
	return len(last) > 1 && strings.Trim(last, "0123456789") != ""
}

// escapeAddress percent-encodes what may not stand in an address.
func escapeAddress(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(strings.Join(strings.Fields(s), " ")) {
		if c == ' ' || strings.IndexByte("<>\"\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
