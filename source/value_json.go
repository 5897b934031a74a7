package source

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
)

// parseJSON returns the outermost value of an input that is JSON (RFC 8259)
// and nests no deeper than the options allow.
func parseJSON(ctx context.Context, in *Input) (*value, error) {
	if !json.Valid(in.text) {
		var whole json.RawMessage
		err := json.Unmarshal(in.text, &whole) // which knows where
		at := len(in.text) - 1
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at = int(syntax.Offset) - 1
		}
		return nil, in.Fail(at, "", "is not JSON: %w", err)
	}
	s := string(in.text)
	b := treeBuilder{tree: &valueTree{in: in}}
	name, named := "", false // of the member whose value comes next
	for i := 0; i < len(s); {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		v, err := value{name: name, at: i, end: i + 1, kind: s[i]}, error(nil)
		switch v.kind {
		case ' ', '\t', '\n', '\r', ',', ':':
			i++
			continue
		case '{', '[':
			err = b.begin(v)
		case '}', ']':
			err = b.finish(v.end)
		case '"':
			v.end = endOfString(s, i)
			v.text = jsonString(s[i:v.end])
			if inner := b.inner(); inner != nil && inner.kind == '{' && !named {
				name, named = v.text, true
				i = v.end
				continue
			}
			err = b.add(v)
		default: // what of these ends where is known, since the text is JSON
			v.end = len(s) - len(strings.TrimLeft(s[i:], "-+.0123456789eEtrufalsn"))
			if v.kind != 'n' {
				v.text = s[i:v.end]
			}
			if v.kind != 't' && v.kind != 'f' && v.kind != 'n' {
				v.kind = '0'
			}
			err = b.add(v)
		}
		if err != nil {
			return nil, err
		}
		i = v.end
		name, named = "", false
	}
	return b.whole()
}

// jsonString is what a string says.
func jsonString(quoted string) string {
	if plain := quoted[1 : len(quoted)-1]; strings.IndexByte(plain, '\\') < 0 {
		return plain
	}
	var s string
	_ = json.Unmarshal([]byte(quoted), &s) // it is valid
	return s
}

// skipSpace returns the first place from i on that is not white space.
func skipSpace(text []byte, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
		i++
	}
	return i
}

// endOfString returns the place behind the string that begins at i.
func endOfString[T string | []byte](text T, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// topNames returns the names of the members of the outermost object or, for an
// array, of its first element, as far as the text goes: it may be cut off, or
// no JSON at all. The bracket is the one that the text begins with, or 0.
func topNames(text []byte) (bracket byte, names map[string]bool) {
	names = make(map[string]bool)
	i := skipSpace(text, 0)
	if i == len(text) || text[i] != '{' && text[i] != '[' {
		return 0, names
	}
	bracket = text[i]
	if bracket == '[' {
		if i = skipSpace(text, i+1); i == len(text) || text[i] != '{' {
			return bracket, names
		}
	}
	for depth := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			end := endOfString(text, i)
			colon := skipSpace(text, end)
			if depth == 1 && colon < len(text) && text[colon] == ':' {
				names[string(text[i+1:end-1])] = true
			}
			i = end - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return bracket, names
			}
		}
	}
	return bracket, names
}
