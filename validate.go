package recap

import (
	"errors"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
	MaxDays        = 366      // days that a session takes
)

// Validate returns nil, or everything that is wrong with the post as
// [Problems]. The rules, by the name that [Problem.Rule] gives them:
//
//   - required: a value must be given. The event's time zone must be where a
//     session has a time, its name where anything is said of the event.
//   - min, max: a number, a count of items is within its bounds, see [MaxItems].
//   - text: UTF-8 on one line without control characters, at most [MaxTitle]
//     or [MaxDescription] characters; an ID also without white space.
//   - body: UTF-8 without control characters other than tab and line ends, at
//     most [MaxBody] bytes.
//   - weburl: an absolute http or https URL (RFC 3986) without credentials.
//   - contact: the same, or a mailto URL (RFC 6068).
//   - language: a well-formed language tag (BCP 47) of registered subtags.
//   - zone: the IANA name of a time zone, or an offset such as +05:30.
//   - mediatype: a media type (RFC 6838), at most [MaxTitle] characters.
//   - color: #RRGGBB.
//   - oneof: one of the named values.
//   - unique: no two sessions share an ID, given or derived, or a code; no two
//     tracks and no two rooms share an ID, and no two translations of one value a
//     language.
//   - track: the track is listed, or the session's code names it.
//   - level: the level does not contradict the code.
//   - end: the end comes after the start, at most [MaxDays] days after that of a
//     session.
//   - fields: what a history says of a field is what such a field can hold.
//   - date: the year has four digits, and the offset is below 24 hours (RFC 3339
//     section 5.6).
func (p Post) Validate() error {
	problems, err := findProblems(&p)
	if err != nil {
		return err
	}
	ofSessions := make([]Problems, len(p.Sessions))
	errs := make([]error, len(p.Sessions))
	sideBySide(len(p.Sessions), func(i int) {
		ofSessions[i], errs[i] = findProblems(&p.Sessions[i])
		for _, problem := range ofSessions[i] {
			problem.Path = inSession(i, problem.Path)
		}
	})
	if err := errors.Join(errs...); err != nil {
		return err
	}
	problems = append(problems, slices.Concat(ofSessions...)...)
	if len(problems) == 0 {
		return nil
	}
	problems.Sort()
	return problems
}

// sideBySide does n pieces of work on all processors, each with a share that is worth
// a goroutine.
func sideBySide(n int, do func(i int)) {
	const share = 64
	var working sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), (n+share-1)/share) {
		working.Go(func() {
			for begin := next.Add(share) - share; begin < int64(n); begin = next.Add(share) - share {
				for i := begin; i < min(begin+share, int64(n)); i++ {
					do(int(i))
				}
			}
		})
	}
	working.Wait()
}

// findProblems runs the validator over a struct; paths are below it.
func findProblems(value any) (Problems, error) {
	err := validate().Struct(value)
	if err == nil {
		return nil, nil
	}
	var fields validator.ValidationErrors
	if !errors.As(err, &fields) {
		return nil, err
	}
	problems := make(Problems, len(fields))
	for i, f := range fields {
		_, below, _ := strings.Cut(f.Namespace(), ".") // without the name of the type
		problems[i] = &Problem{Path: below, Rule: f.Tag(), Message: explain(f)}
	}
	return problems, nil
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
				return check(fl.Field().String(), fl.Param()) == ""
			})
			if err != nil {
				panic(err) // a reserved tag name: a mistake in this package
			}
		}
		v.RegisterStructValidation(structRule(Post.check), Post{})
		v.RegisterStructValidation(structRule(Event.check), Event{})
		v.RegisterStructValidation(structRule(Session.check), Session{})
		v.RegisterStructValidation(structRule(Speaker.check), Speaker{})
		v.RegisterStructValidation(structRule(Link.check), Link{})
		v.RegisterStructValidation(structRule(Track.check), Track{})
		v.RegisterStructValidation(structRule(Room.check), Room{})
		v.RegisterStructValidation(structRule(Revision.check), Revision{})
		v.RegisterStructValidation(structRule(Changes.check), Changes{})
		v.RegisterStructValidation(structRule(Change.check), Change{})
		validation.validate = v
	})
	return validation.validate
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
