package source

import (
	"bytes"
	"html"
	"strconv"
	"strings"
)

// startsNothing stands in XML for a "<" that begins no tag, so that the lexer
// takes it for text.
const startsNothing = '\x01'

// repairXML is the text of the input without what XML refuses and old databases
// hold: a space takes the place of each control character.
func repairXML(in *Input) []byte {
	text := in.text
	isChanged := false
	replace := func(i int, by byte) {
		if !isChanged {
			text, isChanged = bytes.Clone(text), true
		}
		text[i] = by
	}
	isNoted := false
	for i, c := range in.text {
		switch {
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			if !isNoted {
				in.Note(i, "", "the text holds control characters, which XML does not allow: a space took the place of each", "")
			}
			isNoted = true
			replace(i, ' ')
		case c == '<' && !beginsTag(in.text[i+1:]):
			in.Note(i, "", "is a < that begins no tag: it was read as text", string(in.text[i:min(len(in.text), i+20)]))
			replace(i, startsNothing)
		}
	}
	return text
}

// beginsTag reports whether what follows a "<" makes a tag of it, or a comment
// and the like.
func beginsTag(after []byte) bool {
	if len(after) == 0 {
		return true // it is cut off
	}
	c := after[0]
	return c == '/' || c == '!' || c == '?' || c == '_' || c == ':' || c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// unescape is what a piece of text says. A reference that XML does not know is
// read as HTML reads it, or is no reference.
func (x *xmlParser) unescape(c xmlChunk) string {
	s := c.text
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if strings.IndexByte(s, startsNothing) >= 0 {
		s = strings.ReplaceAll(s, string(startsNothing), "<")
	}
	if c.isCDATA || strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for rest := s; ; {
		i := strings.IndexByte(rest, '&')
		if i < 0 {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(rest[:i])
		rest = rest[i:]
		said, length := x.reference(rest, c.at+len(s)-len(rest))
		b.WriteString(said)
		rest = rest[length:]
	}
}

// reference reads what a "&" begins, and returns how long that is.
func (x *xmlParser) reference(s string, at int) (said string, length int) {
	const longest = 40
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end > 0 {
		switch name := s[1:end]; name {
		case "lt":
			return "<", end + 1
		case "gt":
			return ">", end + 1
		case "amp":
			return "&", end + 1
		case "quot":
			return `"`, end + 1
		case "apos":
			return "'", end + 1
		default:
			if digits, isNumber := strings.CutPrefix(name, "#"); isNumber {
				return x.character(digits, s[:end+1], at), end + 1
			}
			isName := strings.IndexFunc(name, func(r rune) bool { return !isWordRune(r) }) < 0
			if said := html.UnescapeString(s[:end+1]); isName && said != s[:end+1] && !strings.HasSuffix(said, ";") {
				x.tree.in.Note(at, "", "is an entity that XML does not know: it was read as that of HTML", s[:end+1])
				return said, end + 1
			}
		}
	}
	x.tree.in.Note(at, "", "is a & that begins no reference: it was read as text", s[:min(len(s), 20)])
	return "&", 1
}

// character reads a reference by number. Of what is no character of a text, a
// space takes the place.
func (x *xmlParser) character(digits, whole string, at int) string {
	base := 10
	if hex, isHex := strings.CutPrefix(strings.ToLower(digits), "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	switch r := rune(n); { // #nosec G115 -- what is no character is refused
	case err != nil || n > 0x10FFFF || n < ' ' && r != '\t' && r != '\n' && r != '\r' || 0xD800 <= n && n < 0xE000:
		x.tree.in.Note(at, "", "is a reference to a character that XML does not allow: a space took its place", whole)
		return " "
	default:
		return string(r)
	}
}
