package markup

import (
	"strings"
)

// A tag is a start or end tag as it stands in a text.
type tag struct {
	name    string // in lower case
	closing bool
	attrs   bool
	size    int // its length in bytes
}

// scanTag reads the tag that s begins with, by HTML's rules narrowed to what
// an author can have meant: known element, attributes with a value or among
// those that need none.
func scanTag(s string) (tag, bool) {
	i := 1
	t := tag{closing: strings.HasPrefix(s, "</")}
	if t.closing {
		i = 2
	}
	start := i
	for i < len(s) && isAlnum(s[i]) {
		i++
	}
	if i == start || i == len(s) || !isLetter(s[start]) || i-start > len("blockquote") {
		return tag{}, false
	}
	t.name = strings.ToLower(s[start:i])
	if kindOf(t.name) == notHTML {
		return tag{}, false
	}
	for i < len(s) {
		n := skipSpaces(s[i:])
		if i += n; i == len(s) {
			break
		}
		if s[i] == '>' {
			t.size = i + 1
			return t, true
		}
		if s[i] == '/' {
			i++
			continue
		}
		size := scanAttribute(s[i:])
		if size == 0 || n == 0 && !t.attrs && s[i-1] != '/' {
			break
		}
		t.attrs = true
		i += size
	}
	return tag{}, false
}

// scanAttribute returns the length of the attribute that s begins with, or 0.
func scanAttribute(s string) int {
	n := 0
	for n < len(s) && !isSpace(s[n]) && strings.IndexByte("\"'<>/=", s[n]) < 0 {
		n++
	}
	if n == 0 {
		return 0
	}
	i := n + skipSpaces(s[n:])
	if i == len(s) || s[i] != '=' {
		if !isBareAttribute(strings.ToLower(s[:n])) {
			return 0
		}
		return n
	}
	i++
	i += skipSpaces(s[i:])
	if i == len(s) {
		return 0
	}
	if q := s[i]; q == '"' || q == '\'' {
		end := strings.IndexByte(s[i+1:], q)
		if end < 0 {
			return 0
		}
		return i + 1 + end + 1
	}
	start := i
	for i < len(s) && !isSpace(s[i]) && strings.IndexByte("\"'<>`", s[i]) < 0 {
		i++
	}
	if i == start || i == len(s) || strings.IndexByte("\"'<`", s[i]) >= 0 {
		return 0
	}
	return i
}

func skipSpaces(s string) int {
	n := 0
	for n < len(s) && isSpace(s[n]) {
		n++
	}
	return n
}

// commentLen is the length of the HTML comment that s begins with, or 0.
func commentLen(s string) int {
	const begin, end = "<!--", "-->"
	if !strings.HasPrefix(s, begin) {
		return 0
	}
	i := strings.Index(s[len(begin):], end)
	if i < 0 {
		return 0
	}
	return len(begin) + i + len(end)
}

// autolinkAt reads the CommonMark autolink (0.31, 6.5) that s begins with and
// returns its destination, its text and its length. Schemes other than those
// of cleanURL make none: <std::string> is no link.
func autolinkAt(s string) (dest, text string, size int) {
	end := strings.IndexAny(s[1:], "<> \t\n\"'`")
	if end < 1 || s[1+end] != '>' {
		return "", "", 0
	}
	text = s[1 : 1+end]
	size = end + 2
	scheme, rest, found := strings.Cut(text, ":")
	switch {
	case found && rest != "" && isWebScheme(scheme):
		return text, text, size
	case found && strings.EqualFold(scheme, "mailto") && isEmail(rest):
		return text, rest, size
	case !found && isEmail(text):
		return "mailto:" + text, text, size
	}
	return "", "", 0
}

func isWebScheme(s string) bool {
	return strings.EqualFold(s, "http") || strings.EqualFold(s, "https")
}

// isEmail holds for what CommonMark calls an email address.
func isEmail(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	if !found || local == "" || domain == "" {
		return false
	}
	for i := 0; i < len(local); i++ {
		if !isAlnum(local[i]) && strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", local[i]) < 0 {
			return false
		}
	}
	for label := range strings.SplitSeq(domain, ".") {
		if label == "" || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := 0; i < len(label); i++ {
			if !isAlnum(label[i]) && label[i] != '-' {
				return false
			}
		}
	}
	return true
}
