package markup

import (
	"net/url"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// cleanURL is weburl.Clean without relative references.
func cleanURL(raw string, base *url.URL) (string, bool) {
	clean, ok := weburl.Clean(raw, base)
	if u, err := url.Parse(clean); err != nil || u.Scheme == "" {
		return "", false
	}
	return clean, ok
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }

// isSpace holds for HTML's white space.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }
