package source

import (
	"fmt"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// An Input is what a [Reader] reads: the text, what the caller says of it, and
// the place for notes.
//
// A place of the text is given as its offset in bytes, of which the note makes
// the line; -1 stands for the input as a whole.
type Input struct {
	text     []byte
	options  Options
	zone     *time.Location // of the options, nil where they name none
	lines    []int          // the offsets of the line feeds; nil until asked for
	notes    Notes
	failures Notes
	kinds    map[[2]string]*Note // the notes of NoteKind
	counts   map[string]int      // notes by their problem
	sessions []place             // of the post's sessions
}

// place is where something stands in the input.
type place struct {
	at   int
	path string
}

// maxAlike bounds the notes with one problem. What comes after is counted with
// the last of them, or a hostile input would make notes larger than itself.
const maxAlike = 1000

func newInput(data []byte, o Options) (*Input, error) {
	in, err := newBareInput(o)
	if err != nil {
		return nil, err
	}
	return in, in.decode(data)
}

// newBareInput returns an input without a text.
func newBareInput(o Options) (*Input, error) {
	in := &Input{options: o, kinds: make(map[[2]string]*Note), counts: make(map[string]int)}
	if problem := weburl.Problem(o.URL); o.URL != "" && problem != "" {
		return nil, fmt.Errorf("the address of the post %s", problem)
	}
	if o.TimeZone != "" {
		name, ok := TimeZoneNamed(o.TimeZone)
		if !ok {
			return nil, fmt.Errorf("the option TimeZone: %q is not the name of a time zone, such as Europe/Brussels, and no offset such as +05:30", o.TimeZone)
		}
		in.options.TimeZone = name
		in.zone, _ = (recap.Event{TimeZone: name}).Location()
	}
	return in, nil
}

// Text returns the input as UTF-8 without a byte order mark. It must not be
// changed.
func (in *Input) Text() []byte { return in.text }

// Options returns the options that [Read] was given.
func (in *Input) Options() Options { return in.options }

// Note takes note of something that was put right. The problem says what was
// wrong and what was done, in the same words for all of its kind; the value is
// what stands there, or "".
func (in *Input) Note(at int, path, problem, value string) {
	if in.counts[problem]++; in.counts[problem] > maxAlike {
		in.NoteKind(at, "", problem, "more of them")
		return
	}
	in.notes = append(in.notes, in.note(at, path, problem, value))
}

// NoteKind is Note for what need not be named each time, such as an element
// that nobody knows: notes of one problem and value are one, with their count.
func (in *Input) NoteKind(at int, path, problem, value string) {
	key := [2]string{problem, value}
	if n := in.kinds[key]; n != nil {
		n.Count++
		return
	}
	if in.counts["\x00"+problem]++; in.counts["\x00"+problem] > maxAlike && key[1] != "" {
		in.NoteKind(at, "", problem, "")
		return
	}
	n := in.note(at, path, problem, value)
	in.kinds[key] = n
	in.notes = append(in.notes, n)
}

// Fail takes note of something that could not be put right, because of which
// [Read] returns an error. Format and arguments are those of [fmt.Errorf]; the
// note wraps what they wrap. Fail returns the note for readers that stop there;
// others go on, so that all that is wrong is named at once: what is wrong in
// several places, once with their count.
func (in *Input) Fail(at int, path, format string, args ...any) error {
	return in.fail(at, path, fmt.Errorf(format, args...), "")
}

func (in *Input) fail(at int, path string, err error, value string) error {
	for _, n := range in.failures {
		if n.Problem == err.Error() {
			n.Count++
			return n
		}
	}
	n := in.note(at, path, err.Error(), value)
	n.cause = err
	if len(in.failures) <= maxAlike {
		in.failures = append(in.failures, n)
	}
	return n
}

// Locate says where the next session of the post stands in the input. A reader
// that calls it for each session, in the order of the post, lends these places
// to the notes of what [Read] repairs.
func (in *Input) Locate(at int, path string) {
	in.sessions = append(in.sessions, place{at, path})
}

// place says where the i-th session stands, as its reader has located it.
func (in *Input) place(i int) (at int, path string) {
	if i < len(in.sessions) {
		return in.sessions[i].at, in.sessions[i].path
	}
	return -1, fmt.Sprintf("sessions[%d]", i)
}

func (in *Input) note(at int, path, problem, value string) *Note {
	if value != "" {
		value = shortened(value)
	}
	return &Note{Name: in.options.Name, Line: in.line(at), Path: path, Problem: problem, Value: value, Count: 1}
}

// line returns the line of an offset.
func (in *Input) line(at int) int {
	if at < 0 {
		return 0
	}
	if in.lines == nil {
		in.lines = []int{}
		for i, c := range in.text {
			if c == '\n' {
				in.lines = append(in.lines, i)
			}
		}
	}
	before, _ := slices.BinarySearch(in.lines, at)
	return before + 1
}

func (in *Input) maxDepth() int {
	if in.options.MaxDepth == 0 {
		return MaxDepth
	}
	return in.options.MaxDepth
}
