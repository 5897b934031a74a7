package recap

import (
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"
)

// A Revision is one version of a post and what changed with it.
type Revision struct {
	// Number is the Revision of that version of the post.
	Number int `json:"number" validate:"min=0"`
	// At is when it was published.
	At time.Time `json:"at"`
	// Changes is what changed from the version before, in short: of bodies only what
	// stands around the first difference, of added and removed sessions the time, the
	// room and the speakers' names.
	Changes Changes `json:"changes"`
}

// The bounds of a history: whoever stays away for longer reads the programme anew.
const (
	maxRevisions       = 20
	maxRevisionChanges = 1000 // sessions of all revisions together
)

// remember puts a revision in front of a history and drops the oldest.
func remember(r Revision, history []Revision) []Revision {
	list := append([]Revision{r}, history...)
	list = list[:min(len(list), maxRevisions)]
	total := 0
	for i, r := range list {
		if total += r.Changes.count(); i > 0 && total > maxRevisionChanges {
			return list[:i]
		}
	}
	return list
}

// count returns the number of sessions in the changes.
func (c Changes) count() (n int) {
	for _, list := range c.lists() {
		n += len(*list)
	}
	return n
}

// inShort returns the changes as a history keeps them. The order is not kept, since it is
// of use with the old post alone.
func (c Changes) inShort() Changes {
	c.Order = nil
	c.Added, c.Removed = outlines(c.Added), outlines(c.Removed)
	for _, list := range []*[]Change{&c.Cancelled, &c.Revived, &c.Changed} {
		short := slices.Clone(*list)
		for i := range short {
			short[i].Fields = short[i].Fields.inShort()
		}
		*list = short
	}
	c.Fields = c.Fields.inShort()
	return c
}

// outlines keeps of sessions what says where and when they are, and whose.
func outlines(changes []Change) []Change {
	short := slices.Clone(changes)
	for i, c := range short {
		fields := make(Fields)
		for _, path := range []string{"start", "end", "room", "speakers"} {
			if edit, ok := c.Fields[path]; ok {
				fields[path] = edit
			}
		}
		if edit, ok := fields["speakers"]; ok {
			fields["speakers"] = edit.mapSpeakers(namesAlone)
		}
		short[i].Fields = fields
	}
	return short
}

func namesAlone(speakers []Speaker) []Speaker {
	for i, s := range speakers {
		speakers[i] = Speaker{ID: s.ID, Name: s.Name, Role: s.Role}
	}
	return speakers
}

// mapSpeakers returns an edit of a list of speakers with what f makes of the old and of
// the new list.
func (e Edit) mapSpeakers(f func([]Speaker) []Speaker) Edit {
	var old, new []Speaker
	if json.Unmarshal(e.Old, &old) != nil || json.Unmarshal(e.New, &new) != nil {
		return Edit{Old: encode(nil), New: encode(nil)}
	}
	return Edit{Old: encode(f(old)), New: encode(f(new))}
}

// inShort returns the fields with their bodies cut.
func (f Fields) inShort() Fields {
	short := make(Fields, len(f))
	for path, edit := range f {
		switch path {
		case "summary", "introduction", "conclusion":
			var old, new Markdown
			if json.Unmarshal(edit.Old, &old) == nil && json.Unmarshal(edit.New, &new) == nil {
				old, new = aroundDifference(old, new)
				edit = Edit{Old: encode(old), New: encode(new)}
			}
		case "speakers", "authors":
			edit = edit.withoutBiographies()
		}
		short[path] = edit
	}
	return short
}

// withoutBiographies cuts the biographies of an edit of a list of speakers; those at the
// same place are cut to where they differ.
func (e Edit) withoutBiographies() Edit {
	var old, new []Speaker
	if json.Unmarshal(e.Old, &old) != nil || json.Unmarshal(e.New, &new) != nil {
		return e
	}
	for i := range max(len(old), len(new)) {
		var none Speaker
		a, b := &none, &none
		if i < len(old) {
			a = &old[i]
		}
		if i < len(new) {
			b = &new[i]
		}
		if a == &none || b == &none {
			a.Biography, b.Biography = "", ""
			continue
		}
		a.Biography, b.Biography = aroundDifference(a.Biography, b.Biography)
	}
	return Edit{Old: encode(old), New: encode(new)}
}

// aroundDifference cuts two bodies to a few words around the first difference, and to
// nothing if there is none.
func aroundDifference(a, b Markdown) (x, y Markdown) {
	if a == b {
		return "", ""
	}
	const before, after = 20, 80 // bytes
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	return window(a, same-before, same+after), window(b, same-before, same+after)
}

// window returns the part of a body from one byte to another, whole characters, with dots
// for what is cut off.
func window(s Markdown, from, to int) Markdown {
	from, to = max(0, min(from, len(s))), min(to, len(s))
	for from > 0 && from < len(s) && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	cut := s[from:to]
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(s) {
		cut += "…"
	}
	return cut
}
