package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A jsonValue is a value of the input: a part of its text, which is taken
// apart only when it is asked for, so that a large input is not in memory twice.
type jsonValue struct {
	in   *Input
	text []byte // of the value alone
	at   int    // where it begins in the input
	path string
}

// parseJSON returns the outermost value of an input that is JSON (RFC 8259)
// and nests no deeper than the options allow.
func parseJSON(in *Input) (jsonValue, error) {
	text := in.text
	limit := in.maxDepth()
	if at := deeperThan(text, limit); at >= 0 {
		return jsonValue{}, in.Fail(at, "", "nests deeper than %d levels", limit)
	}
	if !json.Valid(text) {
		var whole json.RawMessage
		err := json.Unmarshal(text, &whole) // which knows where
		at := len(text) - 1
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = int(syntax.Offset) - 1
		}
		return jsonValue{}, in.Fail(at, "", "is not JSON: %v", err)
	}
	start := skipSpace(text, 0)
	return jsonValue{in: in, text: text[start:endOfValue(text, start)], at: start}, nil
}

// deeperThan returns where arrays and objects nest deeper than limit, or -1.
func deeperThan(text []byte, limit int) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = endOfString(text, i) - 1
		case '{', '[':
			if depth++; depth > limit {
				return i
			}
		case '}', ']':
			depth--
		}
	}
	return -1
}

// kind returns what the value is: 'n' null, 't' or 'f', '0' a number, '"', '['
// or '{'.
func (v jsonValue) kind() byte {
	if len(v.text) == 0 {
		return 'n'
	}
	if c := v.text[0]; c == '-' || '0' <= c && c <= '9' {
		return '0'
	}
	return v.text[0]
}

// kindName is the value's kind in words, with its article.
func (v jsonValue) kindName() string {
	switch v.kind() {
	case 'n':
		return "null"
	case 't', 'f':
		return "a boolean"
	case '0':
		return "a number"
	case '"':
		return "a string"
	case '[':
		return "an array"
	}
	return "an object"
}

// str returns the text of a string, and false for anything else.
func (v jsonValue) str() (string, bool) {
	if v.kind() != '"' {
		return "", false
	}
	if plain := v.text[1 : len(v.text)-1]; bytes.IndexByte(plain, '\\') < 0 {
		return string(plain), true
	}
	return unquote(v.text)
}

// unquote returns the text of a string with escapes (RFC 8259 section 7). Those
// of surrogates, of which it takes two to make a character, it leaves to
// encoding/json: FuzzUnquote compares them.
func unquote(text []byte) (string, bool) {
	rest := text[1 : len(text)-1]
	var s strings.Builder
	s.Grow(len(rest))
	for {
		i := bytes.IndexByte(rest, '\\')
		if i < 0 {
			s.Write(rest)
			return s.String(), true
		}
		s.Write(rest[:i])
		escape := rest[i+1]
		rest = rest[i+2:]
		switch escape {
		case '"', '\\', '/':
			s.WriteByte(escape)
		case 'b':
			s.WriteByte('\b')
		case 'f':
			s.WriteByte('\f')
		case 'n':
			s.WriteByte('\n')
		case 'r':
			s.WriteByte('\r')
		case 't':
			s.WriteByte('\t')
		default:
			r, err := strconv.ParseUint(string(rest[:4]), 16, 32)
			if err != nil || utf16.IsSurrogate(rune(r)) {
				var whole string
				err := json.Unmarshal(text, &whole)
				return whole, err == nil
			}
			s.WriteRune(rune(r))
			rest = rest[4:]
		}
	}
}

// members yields an object's members in their order, nothing for another kind.
// A name that occurs twice is yielded twice.
func (v jsonValue) members() iter.Seq2[string, jsonValue] {
	return func(yield func(string, jsonValue) bool) {
		if v.kind() != '{' {
			return
		}
		for i := skipSpace(v.text, 1); v.text[i] != '}'; {
			end := endOfString(v.text, i)
			name, _ := jsonValue{text: v.text[i:end]}.str()
			start := skipSpace(v.text, skipSpace(v.text, end)+1) // behind the colon
			member := v.below(start)
			member.path = joinPath(v.path, name)
			if !yield(name, member) {
				return
			}
			i = v.next(start + len(member.text))
		}
	}
}

// fields returns an object's members by their names. Of two with one name the
// last counts, and a note says so.
func (v jsonValue) fields() map[string]jsonValue {
	fields := make(map[string]jsonValue)
	for name, member := range v.members() {
		if earlier, ok := fields[name]; ok {
			v.in.Note(earlier.at, earlier.path, "the name occurs twice in its object: the last counts", string(earlier.text))
		}
		fields[name] = member
	}
	return fields
}

// items yields an array's elements, nothing for another kind.
func (v jsonValue) items() iter.Seq2[int, jsonValue] {
	return func(yield func(int, jsonValue) bool) {
		if v.kind() != '[' {
			return
		}
		n := 0
		for i := skipSpace(v.text, 1); v.text[i] != ']'; n++ {
			item := v.below(i)
			item.path = fmt.Sprintf("%s[%d]", v.path, n)
			if !yield(n, item) {
				return
			}
			i = v.next(i + len(item.text))
		}
	}
}

// below is the value that begins at a place within this one.
func (v jsonValue) below(start int) jsonValue {
	return jsonValue{in: v.in, text: v.text[start:endOfValue(v.text, start)], at: v.at + start}
}

// next returns where the next member or element begins, or the closing bracket.
func (v jsonValue) next(end int) int {
	i := skipSpace(v.text, end)
	if v.text[i] == ',' {
		i = skipSpace(v.text, i+1)
	}
	return i
}

func joinPath(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// skipSpace returns the first place from i on that is not white space.
func skipSpace(text []byte, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
		i++
	}
	return i
}

// endOfString returns the place behind the string that begins at i.
func endOfString(text []byte, i int) int {
	i++
	for quote := -1; i < len(text); {
		if quote < i {
			n := bytes.IndexByte(text[i:], '"')
			if n < 0 {
				break
			}
			quote = i + n
		}
		escape := bytes.IndexByte(text[i:quote], '\\')
		if escape < 0 {
			return quote + 1
		}
		i += escape + len(`\"`)
	}
	return len(text)
}

// endOfValue returns the place behind the value that begins at i, in text that
// is known to be JSON.
func endOfValue(text []byte, i int) int {
	depth := 0
	for ; i < len(text); i++ {
		switch text[i] {
		case '"':
			if i = endOfString(text, i) - 1; depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return i + depth + 1 // a closing bracket of what is around ends a number
			}
		case ',', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return i
			}
		}
	}
	return i
}
