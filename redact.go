package recap

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Redact returns the post without what must not be published: nothing is left of people
// who are [Speaker.Hidden], of whom no session, author or history tells the name, and
// sessions whose RecordingConsent is [ConsentNo] have no link to a recording. A person is
// hidden if one entry for that person is. [Redactions] says what goes.
//
// A name that stands in a text, such as a title or a summary, stays there: the text is
// somebody's, and cutting it would change what it says.
//
// What the others withhold is withheld as well. So before [Diff] compares two posts for the
// public, each is redacted with the other; else somebody whom the published post does not
// name would look added, and somebody who is hidden now would be told of as gone. [Revise]
// does so by itself.
//
//	changes := recap.Diff(recap.Redact(old, new), recap.Redact(new, old), recap.DiffOptions{})
func Redact(post Post, others ...Post) Post {
	return post.without(withheldBy(append([]Post{post}, others...)...))
}

// A Redaction is something that [Redact] leaves out, or that it cannot.
type Redaction struct {
	// Path is where it stands in the post, as in [Problem].
	Path string
	// Reason says in one plain sentence, without a full stop, why it is left out, or why
	// it is not. It names nobody.
	Reason string
	// Kept reports that it is not left out: the text around it would change.
	Kept bool
}

// Redactions says what [Redact] leaves out of a post, and where a hidden name stays within
// a text, in the order of the post.
func Redactions(post Post) []Redaction {
	const person = "the person is not to be named on the net"
	hidden := withheldBy(post).hiddenPeople
	var list []Redaction
	for i, a := range post.Authors {
		if hidden.has(a) {
			list = append(list, Redaction{Path: fmt.Sprintf("authors[%d]", i), Reason: person})
		}
	}
	for i, s := range post.Sessions {
		path := fmt.Sprintf("sessions[%d].", i)
		for j, sp := range s.Speakers {
			if hidden.has(sp) {
				list = append(list, Redaction{Path: fmt.Sprintf("%sspeakers[%d]", path, j), Reason: person})
			}
		}
		for j, l := range s.Links {
			if s.RecordingConsent == ConsentNo && isRecording(l) {
				list = append(list, Redaction{Path: fmt.Sprintf("%slinks[%d]", path, j), Reason: "the speakers do not agree to a recording"})
			}
		}
	}
	list = append(list, hidden.mentions(post)...)
	slices.SortStableFunc(list, func(a, b Redaction) int { return slices.Compare(fieldOrder(a.Path), fieldOrder(b.Path)) })
	return list
}

// A hiddenPeople is who is not to be named.
type hiddenPeople struct {
	ids map[string]bool
	// names are in the form in which names are compared. The value says whether
	// somebody of that name is hidden who has no ID.
	names map[string]bool
}

func (h hiddenPeople) learn(list []Speaker) {
	for _, s := range list {
		if s.Hidden {
			name := fold(s.Name)
			h.names[name] = h.names[name] || s.ID == ""
			if s.ID != "" {
				h.ids[s.ID] = true
			}
		}
	}
}

// has reports whether the person is hidden: by the entry's own word, by ID, or by name
// where this entry or the hidden one has no ID.
func (h hiddenPeople) has(s Speaker) bool {
	if s.Hidden || h.ids[s.ID] {
		return true
	}
	if len(h.names) == 0 {
		return false
	}
	whole, known := h.names[fold(s.Name)]
	return known && (whole || s.ID == "")
}

// from returns the list without those who are hidden, the list itself if none is.
func (h hiddenPeople) from(list []Speaker) []Speaker {
	if !slices.ContainsFunc(list, h.has) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), h.has)
}

// mentions says where a hidden name stands in other text of the post.
func (h hiddenPeople) mentions(post Post) []Redaction {
	if len(h.names) == 0 {
		return nil
	}
	var list []Redaction
	eachText(reflect.ValueOf(post), "", func(path, text string) {
		text = fold(text)
		for name := range h.names {
			if strings.Contains(text, name) {
				list = append(list, Redaction{path, "the text names somebody who is not to be named on the net; it is somebody's text, so it stays", true})
				return
			}
		}
	}, h)
	return list
}

// eachText calls f for the strings of a value, but for hidden people and the history.
func eachText(v reflect.Value, path string, f func(path, text string), h hiddenPeople) {
	switch {
	case v.Kind() == reflect.String:
		f(path, v.String())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f, h)
		}
	case v.Kind() == reflect.Struct && !isTime(v.Type()):
		if s, ok := v.Interface().(Speaker); ok && h.has(s) {
			return
		}
		for i := range v.NumField() {
			name := jsonName(v.Type().Field(i))
			if name == "history" {
				continue
			}
			if path != "" {
				name = path + "." + name
			}
			eachText(v.Field(i), name, f, h)
		}
	}
}

func isRecording(l Link) bool {
	return l.Role == LinkVideo || l.Role == LinkAudio ||
		strings.HasPrefix(l.MediaType, "video/") || strings.HasPrefix(l.MediaType, "audio/")
}

// A withheld is what must not be published of a post.
type withheld struct {
	hiddenPeople
	unrecorded map[string]bool // the IDs of the sessions of which there must be no recording
}

// withheldBy returns what any of the posts withholds.
func withheldBy(posts ...Post) withheld {
	w := withheld{hiddenPeople{make(map[string]bool), make(map[string]bool)}, make(map[string]bool)}
	refused := func(s Session) bool { return s.RecordingConsent == ConsentNo }
	for _, p := range posts {
		w.learn(p.Authors)
		for _, s := range p.Sessions {
			w.learn(s.Speakers)
		}
		if slices.ContainsFunc(p.Sessions, refused) {
			for i, id := range p.SessionIDs() {
				if refused(p.Sessions[i]) {
					w.unrecorded[id] = true
				}
			}
		}
	}
	return w
}

// without returns the post without what is withheld. It shares with the original what
// stays as it is.
func (p Post) without(w withheld) Post {
	p.Authors = w.from(p.Authors)
	var ids []string
	if len(w.unrecorded) > 0 {
		ids = p.SessionIDs()
	}
	changed := false
	for i, s := range p.Sessions {
		speakers, links := w.from(s.Speakers), s.Links
		if s.RecordingConsent == ConsentNo || ids != nil && w.unrecorded[ids[i]] {
			links = withoutRecordings(links)
		}
		if len(speakers) == len(s.Speakers) && len(links) == len(s.Links) {
			continue
		}
		if !changed {
			p.Sessions, changed = slices.Clone(p.Sessions), true
		}
		p.Sessions[i].Speakers, p.Sessions[i].Links = speakers, links
	}
	p.History = w.fromHistory(p.History)
	return p
}

func (w withheld) fromHistory(history []Revision) []Revision {
	history = slices.Clone(history)
	for i := range history {
		history[i].Changes = history[i].Changes.without(w)
	}
	return history
}

// without returns the changes without what is withheld.
func (c Changes) without(w withheld) Changes {
	c.Fields = c.Fields.redacted(w.hiddenPeople, false)
	for _, list := range c.lists() {
		*list = slices.Clone(*list)
		for i, change := range *list {
			(*list)[i].Fields = change.Fields.redacted(w.hiddenPeople, w.unrecorded[change.ID])
		}
	}
	return c
}

func withoutRecordings(links []Link) []Link {
	if !slices.ContainsFunc(links, isRecording) {
		return links
	}
	return slices.DeleteFunc(slices.Clone(links), isRecording)
}

// redacted returns the fields of a history without hidden people, and without recordings
// where there is no consent. What nobody may see that it differs is no difference.
func (f Fields) redacted(h hiddenPeople, unrecorded bool) Fields {
	if f == nil {
		return nil
	}
	kept := make(Fields, len(f))
	for path, edit := range f {
		switch {
		case path == "speakers" || path == "authors":
			edit = edit.mapSpeakers(h.from)
		case path == "links" && unrecorded:
			edit = Edit{Old: linksAlone(edit.Old), New: linksAlone(edit.New)}
		default:
			kept[path] = edit
			continue
		}
		if !bytes.Equal(edit.Old, edit.New) {
			kept[path] = edit
		}
	}
	return kept
}

func linksAlone(data json.RawMessage) json.RawMessage {
	var links []Link
	_ = json.Unmarshal(data, &links) // what is no list of links is none
	return encode(withoutRecordings(links))
}
