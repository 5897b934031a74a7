package compiled

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// unsupportedField says that a type has no field of a name.
func unsupportedField(typ reflect.Type, name string) error {
	return fmt.Errorf("%s has no field %s", typ, name)
}

// escaper returns what writes values of a type as the escapers have it that
// html/template has put behind an action.
func escaper(typ reflect.Type, commands []*parse.CommandNode) (func(*state, reflect.Value), error) {
	var names []string
	for _, c := range commands {
		names = append(names, strings.TrimPrefix(c.String(), "_html_template_"))
	}
	context := strings.Join(names, " ")
	safe := map[string]reflect.Type{
		"htmlescaper":    reflect.TypeFor[template.HTML](),
		"cssvaluefilter": reflect.TypeFor[template.CSS](),
		"jsvalescaper":   reflect.TypeFor[template.JS](),
	}
	isText := context == "htmlescaper" || context == "attrescaper" || context == "rcdataescaper"
	switch {
	case typ == safe[context]:
		return func(s *state, v reflect.Value) { s.write(v.String()) }, nil
	case context == "attrescaper" && typ == safe["htmlescaper"]:
		return func(s *state, v reflect.Value) { s.writeWithoutTags(v.String()) }, nil
	case isText && typ == reflect.TypeFor[int]():
		return func(s *state, v reflect.Value) { s.write(strconv.FormatInt(v.Int(), 10)) }, nil
	case typ == reflect.TypeFor[template.URL]() && context == "urlfilter urlnormalizer attrescaper":
		return func(s *state, v reflect.Value) { s.writeURL(v.String(), true) }, nil
	case typ != reflect.TypeFor[string]():
	case isText:
		return func(s *state, v reflect.Value) { s.writeText(v.String()) }, nil
	case context == "urlescaper attrescaper":
		return func(s *state, v reflect.Value) { s.writeURL(v.String(), false) }, nil
	case context == "urlfilter urlnormalizer attrescaper":
		return func(s *state, v reflect.Value) { s.writeURL(safeURL(v.String()), true) }, nil
	}
	return nil, fmt.Errorf("a %s is not supported", typ)
}

// writeText writes text for the content of an element or a quoted attribute.
func (s *state) writeText(text string) {
	last := 0
	for i := range len(text) {
		if reference := characterReference(text[i]); reference != "" {
			s.write(text[last:i])
			s.write(reference)
			last = i + 1
		}
	}
	s.write(text[last:])
}

// writeWithoutTags writes HTML of text and tags where there can be no tags, as
// html/template does: in an attribute.
func (s *state) writeWithoutTags(html string) {
	for html != "" {
		text, rest, tagged := strings.Cut(html, "<")
		last := 0
		for i := range len(text) {
			if reference := characterReference(text[i]); reference != "" && text[i] != '&' {
				s.write(text[last:i])
				s.write(reference)
				last = i + 1
			}
		}
		s.write(text[last:])
		if !tagged {
			return
		}
		_, html, _ = strings.Cut(rest, ">")
	}
}

// characterReference is how html/template writes a character of text, "" if as
// it is.
func characterReference(c byte) string {
	switch c {
	case 0:
		return "\uFFFD"
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}

// safeURL is a URL, or what html/template puts in the place of one that is
// neither relative nor http, https or mailto.
func safeURL(url string) string {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.Contains(scheme, "/") {
		return url
	}
	for _, safe := range []string{"http", "https", "mailto"} {
		if strings.EqualFold(scheme, safe) {
			return url
		}
	}
	return "#ZgotmplZ"
}

// writeURL writes a URL, or else a part of one in which reserved characters
// mean nothing, for a quoted attribute.
func (s *state) writeURL(url string, whole bool) {
	const hex = "0123456789abcdef"
	last := 0
	for i := range len(url) {
		c := url[i]
		escaped := ""
		switch {
		case isUnreserved(c) || whole && isEscape(url[i:]):
			continue
		case whole && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			if escaped = characterReference(c); escaped == "" {
				continue
			}
		default:
			escaped = string([]byte{'%', hex[c>>4], hex[c&0xF]})
		}
		s.write(url[last:i])
		s.write(escaped)
		last = i + 1
	}
	s.write(url[last:])
}

// isUnreserved reports whether c is an unreserved character (RFC 3986 section
// 2.3).
func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

// isEscape reports whether s begins with a percent-encoded octet.
func isEscape(s string) bool { return len(s) > 2 && s[0] == '%' && isHex(s[1]) && isHex(s[2]) }

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
