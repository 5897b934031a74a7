package recap

import (
	"fmt"
	"mime"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"
	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
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
		"color":     checkColor,
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
	case "max":
		return fmt.Sprintf("is %v; expected at most %s", f.Value(), f.Param())
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
	return text.Problem(s, "")
}

func checkBody(s, _ string) string {
	if len(s) > MaxBody {
		return fmt.Sprintf("has %d bytes; at most %d are allowed", len(s), MaxBody)
	}
	return text.Problem(s, "\t\n\r")
}

func checkWebURL(s, _ string) string {
	if len(s) > MaxURL {
		return fmt.Sprintf("has %d bytes; at most %d are allowed", len(s), MaxURL)
	}
	return weburl.Problem(s)
}

func checkContact(s, _ string) string {
	if len(s) > MaxURL {
		return fmt.Sprintf("has %d bytes; at most %d are allowed", len(s), MaxURL)
	}
	return weburl.ContactProblem(s)
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
		return fmt.Sprintf("is %q; expected the IANA name of a time zone such as Europe/Brussels, or an offset such as +05:30", s)
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

func checkColor(s, _ string) string {
	isHex := func(r rune) bool { return strings.ContainsRune("0123456789abcdefABCDEF", r) }
	if len(s) != 7 || s[0] != '#' || strings.ContainsFunc(s[1:], func(r rune) bool { return !isHex(r) }) {
		return fmt.Sprintf("is %q; expected #RRGGBB", s)
	}
	return ""
}
