package recap

import (
	"errors"
	"reflect"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"
)

// The bounds of a post. They keep a hostile post from exhausting a program
// that publishes it, and lie well above what conferences write.
const (
	MaxTitle       = 300      // characters of a title, a name or any other string on one line
	MaxDescription = 1000     // characters of a description, a summary on one line or an address
	MaxURL         = 2048     // bytes of a URL
	MaxBody        = 64 << 10 // bytes of a body in Markdown
	MaxSessions    = 100_000  // sessions of a post
	MaxItems       = 1000     // items of every other list, such as tracks, speakers or tags
)

// Validate returns nil, or everything that is wrong with the post as
// [Problems]. The rules, by the name that [Problem.Rule] gives them:
//
//   - required: a value must be given. The event's time zone must be where a
//     session has a time, its name where anything is said of the event.
//   - max, min: the value is within its bounds, see [MaxTitle] and its kin.
//   - text: UTF-8 on one line without control characters; an ID also without
//     white space.
//   - body: UTF-8 without control characters other than tab and line ends, at
//     most [MaxBody] bytes.
//   - weburl: an absolute http or https URL (RFC 3986) without credentials.
//   - contact: the same, or a mailto URL (RFC 6068).
//   - language: a well-formed language tag (BCP 47) of registered subtags.
//   - zone: the IANA name of a time zone.
//   - mediatype: a media type (RFC 6838).
//   - colour: #RRGGBB.
//   - oneof: one of the named values.
//   - unique: no two sessions share an ID, given or derived, or a code; no two
//     tracks and no two rooms share an ID.
//   - track: the track is listed, or the session's code names it.
//   - level: the level does not contradict the code.
//   - end: the end comes after the start.
func (p Post) Validate() error {
	err := validate().Struct(p)
	if err == nil {
		return nil
	}
	var fields validator.ValidationErrors
	if !errors.As(err, &fields) {
		return err
	}
	problems := make(Problems, len(fields))
	for i, f := range fields {
		path := strings.TrimPrefix(f.Namespace(), "Post.")
		problems[i] = &Problem{Path: path, Rule: f.Tag(), Message: explain(f)}
	}
	problems.Sort()
	return problems
}

var validation struct {
	once     sync.Once
	validate *validator.Validate
}

// validate returns the validator, which is made on first use: making it takes
// longer than validating a small post.
func validate() *validator.Validate {
	validation.once.Do(func() {
		v := validator.New(validator.WithRequiredStructEnabled())
		v.RegisterTagNameFunc(jsonName)
		for tag, check := range valueRules() {
			err := v.RegisterValidation(tag, func(fl validator.FieldLevel) bool {
				return check(fl.Field().String()) == ""
			})
			if err != nil {
				panic(err) // a reserved tag name: a mistake in this package
			}
		}
		v.RegisterStructValidation(checkPost, Post{})
		v.RegisterStructValidation(checkEvent, Event{})
		v.RegisterStructValidation(checkSession, Session{})
		v.RegisterStructValidation(checkSpeaker, Speaker{})
		v.RegisterStructValidation(checkAuthor, Author{})
		validation.validate = v
	})
	return validation.validate
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
