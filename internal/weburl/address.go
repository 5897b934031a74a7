package weburl

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NextAddress finds the first address in text that makes a link, as GitHub does
// (GFM 6.9): an http or https URL, a name that begins with "www.", or an e-mail
// address. It returns where that begins and ends, or -1, and its URL.
func NextAddress(s string) (start, end int, address string) {
	for from := 0; from < len(s); {
		i := strings.IndexAny(s[from:], ":@wW")
		if i < 0 {
			break
		}
		i += from
		start := addressStart(s, i, from)
		from = i + 1
		if start < 0 || !isWordStart(s, start) {
			continue
		}
		n := AddressLen(s[start:])
		if n == 0 {
			continue
		}
		if address := addressURL(s[start : start+n]); address != "" {
			return start, start + n, address
		}
		from = max(from, start+n)
	}
	return -1, -1, ""
}

// addressURL is the URL that an address in text stands for, or "".
func addressURL(s string) string {
	switch {
	case strings.Contains(s, "://"):
	case strings.EqualFold(s[:min(len(s), 4)], "www."):
		s = "http://" + s
	default:
		s = "mailto:" + s
	}
	if address, ok := Clean(s, nil); ok && !strings.HasPrefix(address, "./") {
		return address
	}
	return ""
}

// addressStart is where the address begins in which the character at i may
// stand, or -1. It looks back no further than from.
func addressStart(s string, i, from int) int {
	start := i
	switch s[i] {
	case ':':
		if !strings.HasPrefix(s[i:], "://") {
			return -1
		}
		for start > from && start > i-len("https") && isAlnum(s[start-1]) && !isDigit(s[start-1]) {
			start--
		}
	case '@':
		for start > from && isMailbox(s[start-1]) {
			start--
		}
	default:
		if len(s) < i+4 || s[i+3] != '.' {
			return -1
		}
	}
	return start
}

// isWordStart reports whether no letter or digit stands before s[i].
func isWordStart(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !isWordChar(r)
}

// maxAddress is how long an address in text may be.
const maxAddress = 4096

// AddressLen is the length of the address that s begins with, or 0.
func AddressLen(s string) int {
	s = s[:min(len(s), maxAddress)]
	lower := strings.ToLower(s[:min(len(s), len("https://"))])
	host := 0
	for _, start := range []string{"http://", "https://", "www."} {
		if strings.HasPrefix(lower, start) {
			host = len(start)
		}
	}
	if host == 0 {
		return mailLen(s)
	}
	if r, _ := utf8.DecodeRuneInString(s[host:]); !isWordChar(r) {
		return 0
	}
	end := len(s)
	if n := strings.IndexFunc(s[host:], endsURL); n >= 0 {
		end = host + n
	}
	return trimURL(s[:end], host)
}

// mailLen is the length of the e-mail address that s begins with, or 0.
func mailLen(s string) int {
	at := 0
	for at < len(s) && isMailbox(s[at]) {
		at++
	}
	if at == 0 || at == len(s) || s[at] != '@' {
		return 0
	}
	end, dots := at+1, 0
	for end < len(s) && (isAlnum(s[end]) || s[end] == '-' || s[end] == '.' && end+1 < len(s) && isAlnum(s[end+1])) {
		if s[end] == '.' {
			dots++
		}
		end++
	}
	if dots == 0 || s[at+1] == '.' || s[end-1] == '-' || !isAlnum(s[0]) {
		return 0
	}
	return end
}

func isMailbox(c byte) bool { return isAlnum(c) || strings.IndexByte(".-_+", c) >= 0 }

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

func isWordChar(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// IsEmail holds for what CommonMark calls an email address, within the lengths of
// RFC 5321 section 4.5.3.1.
func IsEmail(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	if !found || local == "" || len(local) > 64 || domain == "" || len(domain) > 255 {
		return false
	}
	for i := range len(local) {
		if !isAlnum(local[i]) && strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", local[i]) < 0 {
			return false
		}
	}
	for label := range strings.SplitSeq(domain, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := range len(label) {
			if !isAlnum(label[i]) && label[i] != '-' {
				return false
			}
		}
	}
	return true
}
