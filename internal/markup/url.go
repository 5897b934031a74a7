package markup

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// cleanURL returns raw as an absolute URL that a stranger may have a reader
// follow: http or https with a host and without credentials, or mailto with an
// address. A relative reference is resolved against base, and is refused where
// base is nil. The result holds URL code points only (WHATWG URL, 4.3), and
// cleanURL returns it unchanged when it is given again.
func cleanURL(raw string, base *url.URL) (string, bool) {
	if isPlainURL(raw) {
		return raw, true
	}
	return rewriteURL(raw, base)
}

// isPlainURL holds for most of the URLs that rewriteURL returns as they are,
// and for no others: FuzzPlainURL has it so.
func isPlainURL(raw string) bool {
	rest, ok := strings.CutPrefix(raw, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(raw, "http://"); !ok {
			return false
		}
	}
	end := 0
	label := 0 // where the last part of the host begins
	for end < len(rest) && (rest[end] >= 'a' && rest[end] <= 'z' || isDigit(rest[end]) || rest[end] == '-' || rest[end] == '.') {
		if rest[end] == '.' {
			label = end + 1
		}
		end++
	}
	if label == end || !isLetter(rest[label]) || end < len(rest) && rest[end] != '/' {
		return false
	}
	rest = rest[end:]
	for rest != "" {
		n := 1
		for n < len(rest) && (isAlnum(rest[n]) || strings.IndexByte("-._~/", rest[n]) >= 0 || rest[0] == '?' && strings.IndexByte("=&", rest[n]) >= 0) {
			n++
		}
		if n == 1 && rest[0] != '/' || n < len(rest) && !(rest[n] == '#' && rest[0] != '#' || rest[n] == '?' && rest[0] == '/') {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// rewriteURL is cleanURL for any URL.
func rewriteURL(raw string, base *url.URL) (string, bool) {
	raw = strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' || unicode.IsSpace(r) })
	if raw == "" || strings.ContainsFunc(raw, neverInURL) {
		return "", false
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", false
	}
	if u.Scheme == "" {
		if base == nil {
			return "", false
		}
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https":
		return webURL(u)
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return "", false
		}
		return "mailto:" + withQuery(encodeURL(u.Opaque), u), true
	}
	return "", false
}

// neverInURL holds for what no honest URL holds and what browsers and Go read
// differently: white space, controls, and the backslash, which browsers take
// for a slash.
func neverInURL(r rune) bool {
	return r <= ' ' || r == '\\' || r == 0x7F || r == utf8.RuneError ||
		unicode.IsSpace(r) || unicode.IsControl(r) || isBidi(r)
}

func webURL(u *url.URL) (string, bool) {
	if u.User != nil || u.Opaque != "" {
		return "", false
	}
	host, ok := cleanHost(u)
	if !ok {
		return "", false
	}
	return u.Scheme + "://" + withQuery(host+encodeURL(u.EscapedPath()), u), true
}

// cleanHost returns u's host and port in lower-case ASCII.
func cleanHost(u *url.URL) (string, bool) {
	host := strings.ToLower(strings.TrimSuffix(u.Host, ":"))
	name := u.Hostname()
	if name == "" {
		return "", false
	}
	for i := 0; i < len(name); i++ {
		if name[i] >= utf8.RuneSelf {
			return asciiHost(name, u.Port())
		}
	}
	if strings.ContainsFunc(host, func(r rune) bool {
		return !isAlnum(byte(r)) && !strings.ContainsRune(".-_:[]", r)
	}) {
		return "", false
	}
	if strings.ContainsAny(host, "[]") {
		ip, err := netip.ParseAddr(name)
		return host, err == nil && ip.Is6() && ip.Zone() == "" && host[0] == '['
	}
	if last := name[strings.LastIndexByte(name, '.')+1:]; last != "" && isDigit(last[0]) {
		// What ends in a number is an IPv4 address to browsers (WHATWG URL, 3.5).
		if _, err := netip.ParseAddr(name); err != nil {
			return "", false
		}
	}
	return host, true
}

func asciiHost(name, port string) (string, bool) {
	ascii, err := idna.Lookup.ToASCII(name)
	if err != nil || ascii == "" {
		return "", false
	}
	if port != "" {
		ascii += ":" + port
	}
	return ascii, true
}

// withQuery adds u's query and fragment to s.
func withQuery(s string, u *url.URL) string {
	if u.RawQuery != "" {
		s += "?" + encodeURL(u.RawQuery)
	}
	if u.Fragment != "" {
		s += "#" + encodeURL(u.EscapedFragment())
	}
	return s
}

// encodeURL percent-encodes the bytes of s that a path, query or fragment may
// not hold, and a percent sign that encodes nothing.
func encodeURL(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]),
			isAlnum(c), strings.IndexByte("!$&'()*+,-./:;=?@_~", c) >= 0:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }

// isSpace holds for HTML's white space.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }
