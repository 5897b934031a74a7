package recap

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FindCode finds the session code in a title as organisers write it, and
// returns the code and the title without it. The code may stand at the end,
// in brackets or not, or at the start:
//
//	Best practices for serverless developers (SVS401)
//	Scaling data processing with Apache Kafka(SVS307)
//	Detecting threats in the cloud (TDR228-S
//	Containers at scale with AWS -CON318
//	Costs of a resilient organization-PEX210
//	OPN305 The pragmatic serverless Python developer
//
// In a title a code is in upper case and has a level, so that it is told from
// ordinary words. A standard of the same shape, such as PEP484 or HTTP404, is no
// code, and neither is a name with a year, such as KCD2024, unless it stands in
// brackets. If there is no code, FindCode returns "" and the title as it is.
func FindCode(title string) (code Code, rest string) {
	if code, rest, ok := codeAtEnd(title); ok {
		return code, rest
	}
	if code, rest, ok := codeAtStart(title); ok {
		return code, rest
	}
	return "", title
}

func codeAtEnd(title string) (Code, string, bool) {
	s := strings.TrimRight(title, " \t)]")
	start := len(s)
	for start > 0 && isCodeByte(s[start-1]) {
		start--
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:start]); isWordRune(r) && (start == len(s) || s[start] != '-') {
		return "", "", false
	}
	bracketed := strings.HasSuffix(s[:start], "(") || strings.HasSuffix(s[:start], "[")
	// The run may hold more than the code, as in "call center CX-NTA202".
	for i := start; i < len(s); i++ {
		if i > start && s[i-1] != '-' {
			continue
		}
		if code := Code(s[i:]); code.standsInTitle() || bracketed && i == start && code.Level() != 0 && !code.isStandard() {
			return code, strings.TrimRight(s[:i], " \t-–—:|(["), true
		}
	}
	return "", "", false
}

func codeAtStart(title string) (Code, string, bool) {
	s := strings.TrimLeft(title, " \t([")
	end := 0
	for end < len(s) && isCodeByte(s[end]) {
		end++
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); isWordRune(r) {
		return "", "", false
	}
	code := Code(strings.TrimRight(s[:end], "-"))
	if !code.standsInTitle() {
		return "", "", false
	}
	return code, strings.TrimLeft(s[len(code):], " \t-–—:|)]"), true
}

// standsInTitle reports whether c is taken for a code where it stands among the
// words of a title.
func (c Code) standsInTitle() bool { return c.Level() != 0 && !c.isStandard() && !c.isYear() }

func isCodeByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '-' }

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
