package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// SaysNothing holds for the link texts that markdownlint's MD059 refuses.
func SaysNothing(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r >= utf8.RuneSelf || !isAlnum(byte(r)) }) // #nosec G115 -- ASCII
	return slices.Contains([]string{"click here", "here", "link", "more"}, strings.Join(words, " "))
}

// asReference finds what would be read as a character reference.
var asReference = regexp.MustCompile(`&(#?[A-Za-z0-9]{1,32};)`)

// Destination writes a URL for the parentheses of a link. What could be
// markup is percent-encoded: kramdown keeps a backslash in a URL.
func Destination(href string) string {
	href = asReference.ReplaceAllString(strings.ReplaceAll(href, "*", "%2A"), "&amp;$1")
	if !balanced(href) {
		href = strings.NewReplacer("(", "%28", ")", "%29").Replace(href)
	}
	return href
}

// balanced reports whether each parenthesis in s has its other half.
func balanced(s string) bool {
	open := 0
	for i := 0; i < len(s) && open >= 0; i++ {
		switch s[i] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	return open == 0
}

// Title writes a link's title for quotation marks.
func Title(title string) string {
	var b strings.Builder
	for _, r := range title {
		if strings.ContainsRune("\\\"&<`{|*_[]~$^", r) {
			b.WriteString(Reference(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
