package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nextURL finds the first bare http or https URL in s, as GitHub's autolink
// extension does (GFM 6.9), and returns where it begins and ends, or -1.
func nextURL(s string) (start, end int) {
	for from := 0; ; {
		i := strings.Index(s[from:], "://")
		if i < 0 {
			return -1, -1
		}
		i += from
		if start := i - schemeBefore(s[:i]); start < i {
			if end := start + urlLen(s[start:]); end > i+len("://") {
				return start, end
			}
		}
		from = i + len("://")
	}
}

// schemeBefore returns the length of the "http" or "https" that s ends with,
// or 0 if it ends with none that begins a word.
func schemeBefore(s string) int {
	for _, n := range [...]int{len("https"), len("http")} {
		if len(s) < n || !strings.EqualFold(s[len(s)-n:], "https"[:n]) {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
		if len(s) == n || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return n
		}
	}
	return 0
}

// urlLen is the length of the bare URL that s begins with, or 0. It ends
// before white space, "<", a quotation mark or a letter-less character of
// another script, and leaves closing punctuation to the sentence.
func urlLen(s string) int {
	i := strings.Index(s, "://")
	if i != len("http") && i != len("https") || !strings.EqualFold(s[:i], "https"[:i]) {
		return 0
	}
	host := i + len("://")
	if r, _ := utf8.DecodeRuneInString(s[host:]); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0
	}
	end := len(s)
	if n := strings.IndexFunc(s[host:], endsURL); n >= 0 {
		end = host + n
	}
	return trimURL(s[:end], host)
}

func endsURL(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F || strings.ContainsRune("<>\"\\`|{}^", r)
	}
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
}

// trimURL cuts from the end of s, after the host's first byte, punctuation
// that closes the sentence and parentheses that the URL did not open.
func trimURL(s string, host int) int {
	surplus := strings.Count(s, ")") - strings.Count(s, "(")
	end := len(s)
	for end > host+1 {
		c := s[end-1]
		switch {
		case c == ')' && surplus > 0:
			surplus--
		case c != ')' && strings.IndexByte("?!.,:;*_~'[]", c) >= 0:
		default:
			return end
		}
		end--
	}
	return end
}
