package body

import (
	"regexp"
)

// plainLanguage is the language of code that names none; markdownlint wants
// one (MD040).
const plainLanguage = "text"

// isLanguage holds for what may be the name of a programming language.
func isLanguage(s string) bool { return len(s) <= 20 && language.MatchString(s) }

var language = regexp.MustCompile(`^[\pL\pN][\pL\pN\pM+#._-]*$`)

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }

// isSpace holds for HTML's white space.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }
