package page

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"github.com/tdewolff/parse/v2/js"
)

// Styles and scripts are written for who reads them and sent without comments and
// without space that says nothing. Names stay as they are: a minifier would save a
// tenth more, and bring a second library with a dozen others.

// squeezeStyle leaves out the comments of a style and the space around what divides
// rules and declarations.
func squeezeStyle(source string) string {
	divides := func(t css.TokenType) bool {
		return slices.Contains([]css.TokenType{css.LeftBraceToken, css.RightBraceToken, css.SemicolonToken, css.CommaToken}, t)
	}
	var out strings.Builder
	last, space := css.LeftBraceToken, false
	for l := css.NewLexer(parse.NewInputString(source)); ; {
		kind, text := l.Next()
		switch kind {
		case css.ErrorToken:
			return out.String()
		case css.CommentToken:
		case css.WhitespaceToken:
			space = true
		default:
			switch {
			case last == css.SemicolonToken && kind != css.RightBraceToken:
				out.WriteByte(';')
			case space && !divides(last) && !divides(kind) && last != css.ColonToken: // in a selector none comes after a colon
				out.WriteByte(' ')
			}
			if kind != css.SemicolonToken {
				out.WriteString(shorter(string(text)))
			}
			last, space = kind, false
		}
	}
}

// shorter is a token of a style without the zero before a point.
func shorter(token string) string {
	if after, ok := strings.CutPrefix(token, "0."); ok {
		return "." + after
	}
	if after, ok := strings.CutPrefix(token, "-0."); ok {
		return "-." + after
	}
	return token
}

// squeezeScript leaves out the comments of a script, and space but where two words or
// two signs would become one. A script ends its statements with semicolons.
func squeezeScript(source string) string {
	var out strings.Builder
	last, before := js.SemicolonToken, byte(';')
	space := false
	for l := js.NewLexer(parse.NewInputString(source)); ; {
		kind, text := l.Next()
		switch kind {
		case js.ErrorToken:
			return out.String()
		case js.WhitespaceToken, js.LineTerminatorToken, js.CommentToken, js.CommentLineTerminatorToken:
			space = true
			continue
		case js.DivToken, js.DivEqToken:
			if !endsValue(last) {
				kind, text = l.RegExp()
			}
		}
		if space && (isWord(before) && isWord(text[0]) || before == text[0] && strings.IndexByte("+-/", before) >= 0) {
			out.WriteByte(' ')
		}
		out.Write(text)
		last, before, space = kind, text[len(text)-1], false
	}
}

// endsValue reports whether what follows a token divides it.
func endsValue(t js.TokenType) bool {
	return js.IsIdentifier(t) || js.IsNumeric(t) || slices.Contains([]js.TokenType{js.StringToken, js.TemplateEndToken, js.TemplateToken, js.CloseParenToken, js.CloseBracketToken, js.CloseBraceToken}, t)
}

func isWord(b byte) bool {
	return b == '_' || b == '$' || b >= 0x80 || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
