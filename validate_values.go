package recap

import (
	"fmt"
	"mime"
	"net/mail"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"
	"golang.org/x/text/language"
)

// A valueRule is a rule for a single value. It returns what is wrong with the
// value, or "". The parameter is what stands after "=" in the tag.
type valueRule func(value, param string) string

// valueRules returns the rules for a single value by their tag.
func valueRules() map[string]valueRule {
	return map[string]valueRule{
		"text":      checkText,
		"body":      checkBody,
		"weburl":    checkWebURL,
		"contact":   checkContact,
		"language":  checkLanguage,
		"zone":      checkZone,
		"mediatype": checkMediaType,
		"colour":    checkColour,
	}
}

// explain says in words what is wrong with a field.
func explain(f validator.FieldError) string {
	if f.Value() == nil {
		return f.Param() // a rule across fields: its message stands there
	}
	if check, ok := valueRules()[f.Tag()]; ok {
		return check(reflect.ValueOf(f.Value()).String(), f.Param())
	}
	switch f.Tag() {
	case "required":
		return "is required"
	case "min":
		return fmt.Sprintf("is %v; expected at least %s", f.Value(), f.Param())
	case "oneof":
		return fmt.Sprintf("is %q; expected one of %s", fmt.Sprint(f.Value()), strings.ReplaceAll(f.Param(), " ", ", "))
	}
	return fmt.Sprintf("breaks the rule %s %s", f.Tag(), f.Param())
}

func checkText(s, limit string) string {
	if n, err := strconv.Atoi(limit); err == nil && len(s) > n {
		if count := utf8.RuneCountInString(s); count > n {
			return fmt.Sprintf("has %d characters; at most %d are allowed", count, n)
		}
	}
	return checkCharacters(s, "")
}

func checkBody(s, _ string) string {
	if len(s) > MaxBody {
		return fmt.Sprintf("has %d bytes; at most %d are allowed", len(s), MaxBody)
	}
	return checkCharacters(s, "\t\n\r")
}

// checkCharacters finds what no text may hold: bytes that are not UTF-8,
// control characters but the allowed ones, and the code points that Unicode
// sets aside as no characters and XML 1.0 (section 2.2) therefore refuses.
func checkCharacters(s, allowed string) string {
	for i := 0; i < len(s); {
		if i += plainPrefix(s[i:]); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return fmt.Sprintf("is not UTF-8 at byte %d", i)
		case unicode.IsControl(r) && !strings.ContainsRune(allowed, r):
			return fmt.Sprintf("holds the control character %U at byte %d", r, i)
		case r&0xFFFE == 0xFFFE:
			return fmt.Sprintf("holds %U, which is no character, at byte %d", r, i)
		}
		i += size
	}
	return ""
}

// plainPrefix returns the length of the printable ASCII that s begins with.
// Nearly all text is, so it looks at sixteen bytes at a time.
func plainPrefix(s string) int {
	i := 0
	for ; i+16 <= len(s); i += 16 {
		chunk := s[i : i+16]
		if notPlain(eightBytes(chunk[:8]))|notPlain(eightBytes(chunk[8:])) != 0 {
			break
		}
	}
	for i < len(s) && ' ' <= s[i] && s[i] < 0x7F {
		i++
	}
	return i
}

func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// notPlain is zero if all eight bytes of w are printable ASCII. It may be other
// than zero although they are.
func notPlain(w uint64) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	below := w - ones*' '         // a high bit for a byte below ' '
	above := w + ones*(0x80-0x7F) // a high bit for 0x7F
	return (w | below | above) & high
}

func checkWebURL(s, _ string) string {
	if problem := checkURLText(s); problem != "" {
		return problem
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "is not a URL: " + reason(err)
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Sprintf("is %q; expected an absolute http or https URL", s)
	case u.Hostname() == "":
		return fmt.Sprintf("is %q, which names no host", s)
	case u.User != nil:
		return "holds a user name or password, which would be published"
	}
	return ""
}

func checkContact(s, param string) string {
	if !strings.HasPrefix(strings.ToLower(s), "mailto:") {
		return checkWebURL(s, param)
	}
	if problem := checkURLText(s); problem != "" {
		return problem
	}
	u, err := url.Parse(s)
	if err != nil {
		return "is not a URL: " + reason(err)
	}
	address, err := url.PathUnescape(u.Opaque)
	if err == nil {
		_, err = mail.ParseAddress(address)
	}
	if err != nil {
		return fmt.Sprintf("is %q; expected mailto: and an e-mail address", s)
	}
	return ""
}

// checkURLText finds what cannot stand in a URL, and url.Parse lets pass.
func checkURLText(s string) string {
	if len(s) > MaxURL {
		return fmt.Sprintf("has %d bytes; at most %d are allowed", len(s), MaxURL)
	}
	if problem := checkCharacters(s, ""); problem != "" {
		return problem
	}
	// RFC 3986 section 2 leaves these out, RFC 3987 section 4.1 the controls of
	// direction, with which an address would read as another one.
	outside := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune("<>\"\\^`{|}", r)
	}
	if i := strings.IndexFunc(s, outside); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return fmt.Sprintf("holds %q, which must be percent-encoded in a URL", r)
	}
	return ""
}

// reason is the cause of a url.Error without the URL, which may be long.
func reason(err error) string {
	if e, ok := err.(*url.Error); ok {
		return e.Err.Error()
	}
	return err.Error()
}

func checkLanguage(s, _ string) string {
	if _, err := language.Parse(s); err != nil {
		return fmt.Sprintf("is %q; expected a BCP 47 language tag such as en or pt-BR", s)
	}
	if strings.Contains(s, "_") {
		return fmt.Sprintf("is %q; the subtags of a language tag are joined by hyphens", s)
	}
	return ""
}

func checkZone(s, _ string) string {
	if _, err := (Event{TimeZone: s}).Location(); err != nil {
		return fmt.Sprintf("is %q; expected the IANA name of a time zone such as Europe/Brussels", s)
	}
	return ""
}

func checkMediaType(s, limit string) string {
	if problem := checkText(s, limit); problem != "" {
		return problem
	}
	mediaType, _, err := mime.ParseMediaType(s)
	if err != nil || !strings.Contains(mediaType, "/") || strings.TrimSpace(s) != s {
		return fmt.Sprintf("is %q; expected a media type such as video/mp4", s)
	}
	return ""
}

func checkColour(s, _ string) string {
	isHex := func(r rune) bool { return strings.ContainsRune("0123456789abcdefABCDEF", r) }
	if len(s) != 7 || s[0] != '#' || strings.ContainsFunc(s[1:], func(r rune) bool { return !isHex(r) }) {
		return fmt.Sprintf("is %q; expected #RRGGBB", s)
	}
	return ""
}
