package export

import (
	"fmt"
	"net/mail"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/language"
)

// feedURL is the URL of the feed itself, without a fragment.
func feedURL(doc *Document, o feedOptions) (string, error) {
	if o.feedURL == "" {
		return asciiURL(doc.Beside(o.file)), nil
	}
	if !isWebURL(o.feedURL) {
		return "", fmt.Errorf("FeedURL is %q; expected an absolute http or https URL", o.feedURL)
	}
	return withoutFragment(asciiURL(o.feedURL)), nil
}

// isWebURL reports whether s is an absolute http or https URL without
// credentials.
func isWebURL(s string) bool {
	if isPlainURL(s) {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
}

func withoutFragment(u string) string {
	u, _, _ = strings.Cut(u, "#")
	return u
}

// asciiURL writes an http or https URL in the characters that RFC 3986 allows,
// as section 3.4 of the RSS profile requires: an international host in
// Punycode, what else it holds of other characters percent-encoded.
func asciiURL(raw string) string {
	if isPlainURL(raw) {
		return raw
	}
	return encodedURL(raw)
}

// isPlainURL reports whether encodedURL would return an http or https URL as it
// is, as it does with nearly all: the host is in lower case, and there is
// nothing else that it would encode, decode or leave out.
func isPlainURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	end := strings.IndexAny(rest, "/?#")
	if !ok || end <= 0 || strings.Contains(rest[:end], "xn--") {
		return false
	}
	for i := range end {
		if c := rest[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-') {
			return false
		}
	}
	fragment := false
	for i := end; i < len(rest); i++ {
		switch {
		case isURLByte(rest[i]):
		case rest[i] == '#' && !fragment && i+1 < len(rest):
			fragment = true
		case isEncoded(rest[i:]):
			i += 2
		default:
			return false
		}
	}
	return true
}

// isEncoded reports whether s begins with a percent-encoded byte.
func isEncoded(s string) bool {
	isHex := func(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
	return len(s) > 2 && s[0] == '%' && isHex(s[1]) && isHex(s[2])
}

// encodedURL is asciiURL for any URL.
func encodedURL(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return raw // Prepare has parsed every URL
	}
	host := u.Host
	if name, err := idna.Lookup.ToASCII(u.Hostname()); err == nil && name != u.Hostname() {
		host = name
		if port := u.Port(); port != "" {
			host += ":" + port
		}
	}
	s := u.Scheme + "://" + host + percentEncode(u.EscapedPath())
	if u.Opaque != "" { // a mailto URL
		s = u.Scheme + ":" + percentEncode(u.Opaque)
	}
	if u.RawQuery != "" || u.ForceQuery {
		s += "?" + percentEncode(u.RawQuery)
	}
	if u.Fragment != "" {
		s += "#" + percentEncode(u.EscapedFragment())
	}
	return s
}

// percentEncode encodes what may not stand in a path, query or fragment
// (RFC 3986 section 3.3 to 3.5), and percent signs that encode nothing.
func percentEncode(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if isURLByte(s[i]) || isEncoded(s[i:]) {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	return b.String()
}

func isURLByte(c byte) bool {
	switch c {
	case '-', '.', '_', '~', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', ':', '@', '/', '?':
		return true
	}
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// emailAddress is the address of a mailto URL, "" for any other URL and for an
// address that needs quotation marks (RFC 5322 section 3.4.1), which feed
// readers do not take for one.
func emailAddress(contact string) string {
	u, err := url.Parse(contact)
	if err != nil || u.Scheme != "mailto" {
		return ""
	}
	text, err := url.PathUnescape(u.Opaque)
	if err != nil {
		return ""
	}
	address, err := mail.ParseAddress(text)
	if err != nil || strings.Trim(address.Address, addressText) != "" {
		return ""
	}
	return address.Address
}

// addressText holds the characters of an address without quotation marks.
const addressText = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.@"

// feedLanguage is a language tag as feeds write it: where ISO 639 has a
// two-letter code for a macrolanguage, readers know that rather than the code
// of the language within it, zh rather than cmn (RFC 5646 section 4.1.1).
func feedLanguage(tag string) string {
	t, err := language.Macro.Parse(tag)
	if err != nil {
		return tag // not registered; Prepare lets none pass
	}
	return t.String()
}
