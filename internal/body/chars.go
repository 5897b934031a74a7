package body

import (
	"net/url"
	"path"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// isVisible reports whether a reader sees anything of s.
func isVisible(s string) bool {
	for _, r := range s {
		if r > ' ' && r < utf8.RuneSelf {
			return true
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r) {
			return true
		}
	}
	return false
}

// plainLanguage is the language of code that names none; markdownlint wants
// one (MD040).
const plainLanguage = "text"

// isLanguage holds for what may be the name of a programming language.
func isLanguage(s string) bool { return len(s) <= 20 && language.MatchString(s) }

var language = regexp.MustCompile(`^[\pL\pN][\pL\pN\pM+#._-]*$`)

// fileName is the name of the file that a URL leads to, or else its host.
func fileName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if name := path.Base(u.Path); name != "." && name != "/" && isVisible(name) {
		return name
	}
	return u.Host
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }

// isSpace holds for HTML's white space.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }
