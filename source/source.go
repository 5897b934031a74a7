// Package source reads what organisers already have into a [recap.Post]: articles
// and lists of talks in Markdown, tables and lists in CSV, JSON and YAML, the
// schedules of conference tools, calendars, Sessionize, the JSON of this library,
// and folders of all these ([ReadFS]).
//
//	result, err := source.Read(ctx, file, source.Options{URL: "https://example.org/2026/"})
//	…
//	for _, note := range result.Notes {
//		log.Print(note)
//	}
//	err = export.Write(ctx, w, result.Post, export.HTML{})
//
// Read finds out by the content which format it has before it. Each format is
// also a [Reader] by itself, whose fields are its options:
//
//	source.Options{Readers: []source.Reader{source.Sessionize{Speakers: speakers}}}
//
// # Dirty input
//
// Files of the wild are dirty, and one bad link must not cost a programme. A
// value that cannot be used is repaired or left out, and a [Note] says what,
// where and why; an input whose structure cannot be read is an error that
// says the same. Nothing is left out silently: the sessions of the post and
// those that the notes name are all sessions of the input.
//
// A post that Read returns is valid ([recap.Post.Validate]), and no body in it nests
// too deep to be shown: every exporter takes it.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A Reader reads posts in one format. Whatever implements it goes wherever a
// built-in reader goes. Its contract:
//
//   - Format returns the same value at every call, its name in lower case.
//   - Detect and Read do not change the input's text, and may be called by
//     several goroutines at once with inputs of their own.
//   - Detect is quick: it looks at the beginning of the text or at its
//     outermost structure.
//   - Read returns soon after its context is done, with the context's error.
//   - Read finds a session, or fails and says what it looked for.
//   - Neither panics, whatever the input.
//   - Read repairs what only its format can tell how to repair. What is then
//     still wrong with the post, such as an address that is none,
//     [source.Read] repairs.
//
// Package sourcetest holds a reader to it.
type Reader interface {
	// Format says what the reader reads.
	Format() Format
	// Detect reports whether the text seems to be in the format.
	Detect(text []byte) bool
	// Read reads a post. What is wrong with the input it tells the input:
	// with Note what it could put right, with Fail what it could not.
	Read(ctx context.Context, in *Input) (recap.Post, error)
}

// A Format describes what a reader reads.
type Format struct {
	// Name is a short name in lower case, such as "schedule-xml". A format
	// that is also written has the exporter's name.
	Name string
	// Title is a name for people, such as "schedule XML".
	Title string
}

// All returns the built-in readers with their zero options, in the order in
// which [Read] asks them.
func All() []Reader {
	return []Reader{ICalendar{}, ScheduleXML{}, ScheduleJSON{}, Sessionize{}, Records{}, JSON{}, Markdown{}}
}

// Options say how to read. The zero Options read every format.
type Options struct {
	// Readers are asked in this order whether an input is theirs. Nil means
	// [All]. A single reader is not asked: the input has to be in its format.
	Readers []Reader
	// Name is the input's name, such as that of its file, for messages.
	Name string
	// URL is the address at which the post will stand. Empty means the one
	// that the input gives, if it gives one.
	URL string
	// Title and Language are those of the post. Empty means those that the
	// input gives.
	Title, Language string
	// TimeZone is the event's time zone: its IANA name, a fixed offset such as
	// +05:30, or what Windows or Ruby on Rails call it. Empty means the one that
	// the input names. Where that names none, the one offset that all its times
	// have stands for it, with a note; it is an error if they have none, or
	// several as over a change of clocks.
	TimeZone string
	// KeepClock takes what a time shows for the time by the clocks of the zone,
	// whatever its offset: some programs write local times as if they were UTC.
	KeepClock bool
	// Strict makes every note an error.
	Strict bool
	// MaxBytes bounds the input's length in bytes. 0 means [MaxBytes].
	MaxBytes int64
	// MaxDepth bounds how deep objects and elements nest. 0 means [MaxDepth].
	MaxDepth int
}

// The bounds of an input where [Options] set no others.
const (
	MaxBytes = 64 << 20
	MaxDepth = 100
)

// A Result is what was read.
type Result struct {
	// Post is valid.
	Post recap.Post
	// Format is the format that the input was in.
	Format Format
	// Notes say what was repaired and what was left out, in the order of the
	// input.
	Notes Notes
}

// Read reads a post. Where the input is at fault, the error is of type [Notes]
// and names all that could not be read, with its place; it wraps [ErrUnknown]
// where no reader takes the input, and [ErrTooLarge] where it is longer than
// the options allow. Errors of r and of the context are wrapped.
func Read(ctx context.Context, r io.Reader, o Options) (*Result, error) {
	data, err := readAll(ctx, r, o)
	if err != nil {
		return nil, named(o.Name, err)
	}
	in, err := newInput(data, o)
	if err != nil {
		return nil, named(o.Name, err)
	}
	reader, err := choose(in)
	if err != nil {
		return nil, named(o.Name, err)
	}
	post, err := reader.Read(ctx, in)
	return in.finish(ctx, post, reader.Format(), err)
}

// ErrUnknown says that no reader takes an input for its own.
var ErrUnknown = errors.New("the format is not known")

// ErrTooLarge says that an input is longer than [Options] allow.
var ErrTooLarge = errors.New("the input is too large")

// choose returns the reader for the input.
func choose(in *Input) (Reader, error) {
	readers := in.options.Readers
	if readers == nil {
		readers = All()
	}
	if len(readers) == 1 {
		return readers[0], nil
	}
	names := make([]string, len(readers))
	ext := path.Ext(strings.ToLower(in.options.Name))
	isList := isYAMLFile(in.options.Name) || ext == ".csv" || ext == ".tsv"
	for i, r := range readers {
		_, isMarkdown := r.(Markdown)
		if r.Detect(in.text) && !(isMarkdown && isList) { // what begins with a hyphen may be either
			return r, nil
		}
		names[i] = r.Format().Title
	}
	if kind, _, _ := listedAs(in.options.Name); kind == "talk" && ext == ".json" {
		isList = true // sessions.json, whatever its objects say of the sessions
	}
	if i := slices.IndexFunc(readers, func(r Reader) bool { _, ok := r.(Records); return ok }); i >= 0 && isList {
		return readers[i], nil
	}
	return nil, fmt.Errorf("%w: the input begins with %s; expected one of %s",
		ErrUnknown, shortened(string(in.text)), strings.Join(names, ", "))
}

// readAll reads the whole input, in pieces between which the context counts.
func readAll(ctx context.Context, r io.Reader, o Options) ([]byte, error) {
	limit := o.MaxBytes
	if limit == 0 {
		limit = MaxBytes
	}
	var data bytes.Buffer
	if size := sizeOf(r); size > 0 && size <= limit {
		data.Grow(int(size) + bytes.MinRead) // so that it need not grow
	}
	_, err := data.ReadFrom(io.LimitReader(contextReader{ctx, r}, limit+1))
	if err == nil && int64(data.Len()) > limit {
		err = fmt.Errorf("%w: it has more than %d bytes", ErrTooLarge, limit)
	}
	return data.Bytes(), err
}

// sizeOf is the length of a file or of what is in memory, or 0 for a reader that does
// not know how much there is to read.
func sizeOf(r io.Reader) int64 {
	if memory, ok := r.(interface{ Len() int }); ok {
		return int64(memory.Len())
	}
	file, ok := r.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return 0
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// named puts the input's name before an error that does not hold it yet.
func named(name string, err error) error {
	var note *Note
	if name == "" || errors.As(err, &note) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}
