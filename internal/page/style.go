package page

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// A StyleAddress is an address that CSS names by url() (CSS Values and Units Level 3
// section 3.4).
type StyleAddress struct {
	URL  string
	Font bool // it stands in @font-face
	Line int  // on which it stands, from 1
}

// Restyle returns CSS with other addresses: those that find returns, which may be "" for
// an address that stays as it is.
func Restyle(style string, find func(StyleAddress) string) string {
	var out strings.Builder
	lexer := css.NewLexer(parse.NewInputString(style))
	line, depth, face, begins := 1, 0, 0, false // face is how deep in blocks a @font-face is
	for {
		kind, token := lexer.Next()
		text := string(token)
		switch kind {
		case css.ErrorToken: // the end
			return out.String()
		case css.AtKeywordToken:
			begins = strings.EqualFold(unescapeCSS(text), "@font-face")
		case css.SemicolonToken:
			begins = false
		case css.LeftBraceToken:
			if depth++; begins && face == 0 {
				face = depth
			}
			begins = false
		case css.RightBraceToken:
			if depth == face {
				face = 0
			}
			depth = max(depth-1, 0)
		case css.URLToken:
			if to := find(StyleAddress{addressInCSS(text), face > 0, line}); to != "" {
				text = `url("` + escapeCSS(to) + `")`
			}
		}
		line += strings.Count(string(token), "\n")
		out.WriteString(text)
	}
}

// addressInCSS is what the token url(…) names.
func addressInCSS(token string) string {
	_, address, _ := strings.Cut(token, "(")
	address = strings.Trim(strings.TrimSuffix(address, ")"), " \t\r\n\f")
	if address != "" && (address[0] == '"' || address[0] == '\'') {
		address = strings.TrimSuffix(address[1:], address[:1])
	}
	return unescapeCSS(address)
}

// unescapeCSS reads escapes (CSS Syntax Level 3 section 4.3.7).
func unescapeCSS(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, `\`)
		out.WriteString(before)
		if s = after; !found {
			break
		}
		digits := 0
		for digits < min(6, len(s)) && strings.IndexByte("0123456789abcdefABCDEF", s[digits]) >= 0 {
			digits++
		}
		switch code, err := strconv.ParseUint(s[:digits], 16, 32); {
		case err == nil:
			out.WriteString(string(rune(code))) // #nosec G115 -- it has six digits at most
			if s = s[digits:]; s != "" && strings.IndexByte(" \t\n\r\f", s[0]) >= 0 {
				s = s[1:]
			}
		case s != "" && s[0] == '\n':
			s = s[1:] // a string goes on in the next line
		case s != "":
			out.WriteByte(s[0])
			s = s[1:]
		}
	}
	return out.String()
}

// escapeCSS writes text that stands in double quotes.
func escapeCSS(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `, "\r", `\d `, "\f", `\c `).Replace(s)
}
