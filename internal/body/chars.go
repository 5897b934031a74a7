package body

import (
	"net/url"
	"path"
	"strings"
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
func isLanguage(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	for i := range len(s) {
		if !isAlnum(s[i]) && (i == 0 || strings.IndexByte("+#-_.", s[i]) < 0) {
			return false
		}
	}
	return true
}

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

func trimNewlines(s string) string { return strings.TrimRight(s, "\n") }

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }

// isSpace holds for HTML's white space.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }
