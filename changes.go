package recap

import (
	_ "embed"
	"encoding/json"
	"slices"
)

// Changes is what differs between two posts, as [Diff] finds it. It is plain data:
// its JSON form has the shape of [ChangesSchema], and [Changes.Apply] makes the new
// post of the old one. Sessions that are equal are not in it.
type Changes struct {
	// Added are the sessions that only the new post has, in its order; their
	// Fields have all that is said of them.
	Added []Change `json:"added" validate:"dive"`
	// Removed are the sessions that only the old post has, in its order.
	Removed []Change `json:"removed" validate:"dive"`
	// Cancelled are the sessions whose status has become cancelled, Revived those
	// that take place after all.
	Cancelled []Change `json:"cancelled" validate:"dive"`
	Revived   []Change `json:"revived" validate:"dive"`
	// Changed are all other sessions that differ, those first of which an attendee
	// must know most: another time, another room, then the rest as in [ChangeKind].
	Changed []Change `json:"changed" validate:"dive"`
	// Order says which sessions stand at another place among the others, in the new
	// order. It is empty where the new order is that of the old post with the added
	// sessions behind.
	Order []Place `json:"order,omitempty" validate:"dive"`
	// Fields are the fields of the post, of its event and its lists that differ, such
	// as event.venue or tracks. History and Revision are not among them.
	Fields Fields `json:"fields,omitempty" validate:"-"`
}

// A Change is what happened to one session.
type Change struct {
	// ID is the session's ID, given or derived: that of the old post, and of the new
	// one for an added session.
	ID string `json:"id" validate:"required,text=300"`
	// Title is the session's title in the new post, or in the old one if it is gone.
	Title string `json:"title" validate:"text=300"`
	// Guess says by what the two were taken for one session where their IDs differ.
	Guess Guess `json:"guess,omitempty" validate:"omitempty,oneof=code title recording speakers"`
	// Fields are the fields that differ, by their path within the session, such as
	// start. A list, such as speakers, is one field.
	Fields Fields `json:"fields,omitempty" validate:"-"`
}

// Fields are fields with their old and new values by their JSON paths.
type Fields map[string]Edit

// An Edit is the old and the new value of a field in their JSON form; null where
// the field was, or is, empty.
type Edit struct {
	Old json.RawMessage `json:"old"`
	New json.RawMessage `json:"new"`
}

// A Place says behind which session another one stands.
type Place struct {
	ID string `json:"id" validate:"required,text=300"`
	// After is the ID of the session before it. Empty means that it is the first.
	After string `json:"after,omitempty" validate:"text=300"`
}

// A Guess is by what two sessions of different IDs were taken for one.
type Guess string

const (
	GuessCode      Guess = "code"      // their codes are equal
	GuessTitle     Guess = "title"     // their titles are equal
	GuessRecording Guess = "recording" // their recordings are the same
	GuessSpeakers  Guess = "speakers"  // the same people speak at the same time, in the same room, or only once
)

// ChangesSchemaURL identifies the schema of the JSON form of [Changes].
const ChangesSchemaURL = "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/schema/changes-1.json"

//go:embed schema/changes-1.json
var changesSchema string

// ChangesSchema returns the JSON Schema (draft 2020-12) of the JSON form of [Changes].
func ChangesSchema() []byte { return []byte(changesSchema) }

// IsZero reports whether nothing has changed.
func (c Changes) IsZero() bool {
	return len(c.Added) == 0 && len(c.Removed) == 0 && len(c.Cancelled) == 0 && len(c.Revived) == 0 &&
		len(c.Changed) == 0 && len(c.Order) == 0 && len(c.Fields) == 0
}

// MarshalJSON implements [json.Marshaler]: the five lists of sessions are always
// there, if empty.
func (c Changes) MarshalJSON() ([]byte, error) {
	type plain Changes
	for _, list := range c.lists() {
		if *list == nil {
			*list = []Change{}
		}
	}
	return json.Marshal(plain(c))
}

// lists are the five lists of sessions.
func (c *Changes) lists() []*[]Change {
	return []*[]Change{&c.Added, &c.Removed, &c.Cancelled, &c.Revived, &c.Changed}
}

// A ChangeKind is a kind of change to a session. Their order is that in which an
// attendee must know of them.
type ChangeKind string

const (
	ChangeTime      ChangeKind = "time"      // it begins or ends at another time
	ChangeRoom      ChangeKind = "room"      // it is in another room
	ChangeTitle     ChangeKind = "title"     // it has another title
	ChangeSpeakers  ChangeKind = "speakers"  // other people are on stage, or in other roles
	ChangeRecording ChangeKind = "recording" // it has its first recording
	ChangeText      ChangeKind = "text"      // its subtitle or summary is another
	ChangeOther     ChangeKind = "other"     // something else, such as a tag or a speaker's picture
)

// Kinds returns the kinds of change that the session's fields tell, most important
// first. The status is none of them, since it has lists of its own.
func (c Change) Kinds() []ChangeKind {
	before, after := c.Before(), c.After()
	_, had := before.Recording()
	_, has := after.Recording()
	kinds := []struct {
		kind ChangeKind
		is   bool
		of   []string
	}{
		{ChangeTime, true, []string{"start", "end"}},
		{ChangeRoom, true, []string{"room"}},
		{ChangeTitle, true, []string{"title"}},
		{ChangeSpeakers, !slices.EqualFunc(before.Speakers, after.Speakers, samePart), []string{"speakers"}},
		{ChangeRecording, !had && has, []string{"links"}},
		{ChangeText, true, []string{"subtitle", "summary"}},
	}
	var found []ChangeKind
	told := 0
	for _, k := range kinds {
		is := false
		for _, field := range k.of {
			if _, differs := c.Fields[field]; differs && k.is {
				is = true
				told++
			}
		}
		if is {
			found = append(found, k.kind)
		}
	}
	if _, differs := c.Fields["status"]; differs {
		told++
	}
	if told < len(c.Fields) {
		found = append(found, ChangeOther)
	}
	return found
}

// samePart reports whether the audience sees one person in one part; an ID is for
// programs.
func samePart(a, b Speaker) bool { return a.Name == b.Name && a.Role == b.Role }

// Before returns a session that has the old values of the fields that differ, and
// nothing else. A field that cannot be read, which no valid post has, is empty.
func (c Change) Before() Session {
	var s Session
	_ = c.Fields.setAll(&s, Edit.old)
	return s
}

// After returns a session that has the new values of the fields that differ, and
// nothing else.
func (c Change) After() Session {
	var s Session
	_ = c.Fields.setAll(&s, Edit.new)
	return s
}

func (e Edit) old() json.RawMessage { return e.Old }
func (e Edit) new() json.RawMessage { return e.New }

func picks() []func(Edit) json.RawMessage { return []func(Edit) json.RawMessage{Edit.old, Edit.new} }
