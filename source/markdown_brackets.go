package source

import "strings"

// bracketed divides a text that begins with something in brackets.
func bracketed(t mdText) (inside, rest mdText, ok bool) {
	s := t.String()
	var closing byte
	switch {
	case strings.HasPrefix(s, "("):
		closing = ')'
	case strings.HasPrefix(s, "["):
		closing = ']'
	default:
		return nil, t, false
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case s[0]:
			depth++
		case closing:
			depth--
		}
		if depth == 0 {
			return t.slice(1, i), t.slice(i+1, len(s)), true
		}
	}
	return nil, t, false
}
