package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// linkify makes links of the addresses that stand in text, as GitHub does (GFM
// 6.9): http and https URLs, names that begin with "www.", and e-mail addresses.
func linkify(n ast.Node) {
	switch n.(type) {
	case *ast.Link, *ast.Image:
		return
	}
	children := n.GetChildren()
	for i, c := range children {
		if t, ok := c.(*ast.Text); !ok {
			linkify(c)
		} else if start, _ := nextAddress(string(t.Literal)); start >= 0 {
			n.SetChildren(linkifyFrom(n, children, i))
			return
		}
	}
}

// linkifyFrom returns the children of n with links from the i-th on.
func linkifyFrom(n ast.Node, children []ast.Node, i int) []ast.Node {
	out := append([]ast.Node(nil), children[:i]...)
	addLeaf := func(parent ast.Node, s string) ast.Node {
		t := new(ast.Text)
		t.Literal = []byte(s)
		t.SetParent(parent)
		return t
	}
	for _, c := range children[i:] {
		t, ok := c.(*ast.Text)
		if !ok {
			linkify(c)
			out = append(out, c)
			continue
		}
		s := string(t.Literal)
		for s != "" {
			start, end := nextAddress(s)
			if start < 0 {
				out = append(out, addLeaf(n, s))
				break
			}
			if start > 0 {
				out = append(out, addLeaf(n, s[:start]))
			}
			link := &ast.Link{Destination: []byte(addressURL(s[start:end]))}
			link.SetParent(n)
			link.Children = []ast.Node{addLeaf(link, s[start:end])}
			out = append(out, link)
			s = s[end:]
		}
	}
	return out
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
	if address, ok := weburl.Clean(s, nil); ok && !strings.HasPrefix(address, "./") {
		return address
	}
	return ""
}

// maxAddress is how long an address in text may be.
const maxAddress = 4096

// nextAddress finds the first address in s that makes a link, and returns where
// it begins and ends, or -1.
func nextAddress(s string) (start, end int) {
	for from := 0; from < len(s); {
		i := strings.IndexAny(s[from:], ":@wW")
		if i < 0 {
			break
		}
		i += from
		start := addressStart(s, i, from)
		if n := addressLen(s[start:min(len(s), start+maxAddress)]); n > 0 && isWordStart(s, start) {
			if addressURL(s[start:start+n]) != "" {
				return start, start + n
			}
			from = start + n
			continue
		}
		from = i + 1
	}
	return -1, -1
}

// addressStart is where the address begins in which the character at i stands,
// if it does. It looks back no further than from.
func addressStart(s string, i, from int) int {
	start := i
	switch s[i] {
	case ':':
		for start > from && start > i-len("https") && isLetter(s[start-1]) {
			start--
		}
	case '@':
		for start > from && isMailbox(s[start-1]) {
			start--
		}
	}
	return start
}

// isWordStart reports whether no letter or digit stands before s[i].
func isWordStart(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !isWord(r)
}

// addressLen is the length of the address that s begins with, or 0.
func addressLen(s string) int {
	host := 0
	switch {
	case len(s) < 5:
		return 0
	case strings.EqualFold(s[:4], "http"):
		host = len("http")
		if s[host]|0x20 == 's' {
			host++
		}
		if !strings.HasPrefix(s[host:], "://") {
			return mailLen(s)
		}
		host += len("://")
	case strings.EqualFold(s[:4], "www."):
		host = len("www.")
	default:
		return mailLen(s)
	}
	if r, _ := utf8.DecodeRuneInString(s[host:]); !isWord(r) {
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
