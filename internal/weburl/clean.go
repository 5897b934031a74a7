package weburl

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// Clean returns what a stranger wrote as a URL that a reader may be led to:
// http or https with a host and without credentials, or mailto with an
// address. A relative reference is resolved against base. Where base is nil,
// because nobody knows where the text will stand, the reference stays relative.
//
// The result holds the characters of RFC 3986 only, and an international host
// in Punycode. Cleaned again, it is the same.
func Clean(raw string, base *url.URL) (string, bool) {
	raw = strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' || unicode.IsSpace(r) })
	if raw == "" || strings.ContainsFunc(raw, neverInURL) {
		return "", false
	}
	u, err := url.Parse(raw)
	if before, _, colon := strings.Cut(raw, ":"); err != nil && colon && before != "" && !strings.Contains(before, "%") && !isScheme(before) {
		u, err = url.Parse("./" + raw) // no scheme: a colon in the path (RFC 3986 section 4.2)
	}
	if err != nil {
		return "", false
	}
	if u.Scheme == "" {
		if u.Host == "" && strings.HasPrefix(raw, "//") {
			return "", false // browsers look for a host further on
		}
		if base == nil {
			return relative(u)
		}
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https":
		return absolute(u)
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return "", false
		}
		return "mailto:" + encode(u.Opaque) + afterPath(u), true
	}
	return "", false
}

// isScheme reports whether s may stand before the colon of a URL (RFC 3986
// section 3.1).
func isScheme(s string) bool {
	for i := range len(s) {
		if !isAlnum(s[i]) && (i == 0 || !strings.ContainsRune("+-.", rune(s[i]))) || i == 0 && isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// ASCII writes a URL that [Problem] finds nothing wrong with in the characters
// of RFC 3986, as section 3.4 of the RSS profile requires: an international
// host in Punycode, other characters percent-encoded.
func ASCII(raw string) string {
	if clean, ok := Clean(raw, nil); ok {
		return clean
	}
	u, err := url.Parse(raw) // a host that no browser finds
	if err != nil {
		return raw
	}
	return u.String()
}

// neverInURL holds for what no honest URL holds and what browsers and Go read
// differently: white space, controls, and the backslash, which browsers take
// for a slash.
func neverInURL(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == '\\' || r == 0x7F
	}
	return r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r) || text.IsBidi(r)
}

func absolute(u *url.URL) (string, bool) {
	if u.User != nil || u.Opaque != "" {
		return "", false
	}
	host, ok := cleanHost(u)
	if !ok {
		return "", false
	}
	return u.Scheme + "://" + host + encode(u.EscapedPath()) + afterPath(u), true
}

// relative writes a reference that stays relative. One that names a host is
// made absolute, since it would lead nowhere from a file.
func relative(u *url.URL) (string, bool) {
	if u.Host != "" || u.User != nil {
		u.Scheme = "https"
		return absolute(u)
	}
	path := encode(u.EscapedPath())
	if strings.HasPrefix(path, "//") {
		return "", false // it would name a host
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ":") {
		path = "./" + path // it would name a scheme
	}
	s := path + afterPath(u)
	return s, s != ""
}

// cleanHost returns u's host and port in lower-case ASCII.
func cleanHost(u *url.URL) (string, bool) {
	host, name := strings.ToLower(strings.TrimSuffix(u.Host, ":")), u.Hostname()
	if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", false
		}
		host, name = ascii, ascii
		if port := u.Port(); port != "" {
			host += ":" + port
		}
	}
	if name == "" || strings.Contains(name, ":") && host[0] != '[' || strings.ContainsFunc(host, func(r rune) bool {
		return (r >= utf8.RuneSelf || !isAlnum(byte(r))) && !strings.ContainsRune(".-_:[]", r) // #nosec G115 -- ASCII
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

// afterPath is u's query and fragment.
func afterPath(u *url.URL) string {
	s := ""
	if u.RawQuery != "" || u.ForceQuery {
		s = "?" + encode(u.RawQuery)
	}
	if u.Fragment != "" {
		s += "#" + encode(u.EscapedFragment())
	}
	return s
}

// encode percent-encodes the bytes of s that a path, query or fragment may not
// hold (RFC 3986 section 3.3 to 3.5), and a percent sign that encodes nothing.
func encode(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	done := 0
	for i := range len(s) {
		c := s[i]
		if isAlnum(c) || strings.IndexByte("!$&'()*+,-./:;=?@_~", c) >= 0 ||
			c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		b.WriteString(s[done:i])
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

func isHex(c byte) bool   { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isAlnum(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }
