package recap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Merge makes one post of several that are about one event, such as those of its
// tracks or stages. What the first one says counts, and the others fill in what
// it leaves empty; lists are joined, the introductions and the conclusions are put
// one after another, and the event lasts from the earliest start to the latest end.
//
// A session that stands in several posts, by its ID or its code, is taken once.
// Sessions keep the IDs that they have in their posts, unless another has that ID:
// Coffee in two posts is two sessions.
//
// The clashes name what posts say differently. The posts have to be valid, and then
// the merged one is. It has no Revision and no History, which are those of what was
// published; see [Revise].
func Merge(posts ...Post) (Post, []Clash) {
	m := merger{sessions: make(map[string]int)}
	for i, p := range posts {
		m.index = i
		m.add(p)
	}
	m.settleIDs()
	return m.post, m.clashes
}

// A Clash is something that a post says differently than one before it, of which
// the first counts.
type Clash struct {
	// Post is the index of the post in the arguments of [Merge].
	Post int
	// Path leads to the place in the merged post, as in [Problem].
	Path string
	// Message says in words what the post says.
	Message string
}

// String returns the path and the message.
func (c Clash) String() string { return c.Path + ": " + c.Message }

// A merger makes the merged post, of one post after another.
type merger struct {
	post     Post
	index    int            // of the post that is added
	ids      []string       // those that the sessions have in their own posts
	sessions map[string]int // by ID and by code
	clashes  []Clash
}

func (m *merger) add(p Post) {
	mergeText(m, "title", &m.post.Title, p.Title)
	mergeText(m, "url", &m.post.URL, p.URL)
	mergeText(m, "language", &m.post.Language, p.Language)
	mergeText(m, "description", &m.post.Description, p.Description)
	m.post.Introduction = joined(m.post.Introduction, p.Introduction)
	m.post.Conclusion = joined(m.post.Conclusion, p.Conclusion)
	if m.post.Published.IsZero() || !p.Published.IsZero() && p.Published.Before(m.post.Published) {
		m.post.Published = p.Published
	}
	if p.Updated.After(m.post.Updated) {
		m.post.Updated = p.Updated
	}
	m.event(p.Event)
	mergeList(m, "authors", &m.post.Authors, p.Authors, func(s Speaker) string { return cmp.Or(s.ID, fold(s.Name)) }, nil)
	mergeList(m, "categories", &m.post.Categories, p.Categories, fold, nil)
	mergeList(m, "tracks", &m.post.Tracks, p.Tracks, func(t Track) string { return t.ID }, same[Track])
	mergeList(m, "related", &m.post.Related, p.Related, func(r Related) string { return cmp.Or(r.URL, r.Title) }, nil)
	mergeList(m, "translations", &m.post.Translations, p.Translations, PostTranslation.in, nil)
	ids := p.SessionIDs()
	for i, s := range p.Sessions {
		m.session(s, ids[i])
	}
}

func (m *merger) event(e Event) {
	mine := &m.post.Event
	mergeText(m, "event.name", &mine.Name, e.Name)
	mergeText(m, "event.acronym", &mine.Acronym, e.Acronym)
	mergeText(m, "event.url", &mine.URL, e.URL)
	mergeText(m, "event.venue", &mine.Venue, e.Venue)
	mergeText(m, "event.address", &mine.Address, e.Address)
	mergeText(m, "event.timeZone", &mine.TimeZone, e.TimeZone)
	if mine.Start.IsZero() || !e.Start.IsZero() && e.Start.Before(mine.Start) {
		mine.Start = e.Start
	}
	if e.End.After(mine.End) {
		mine.End = e.End
	}
	mergeList(m, "event.rooms", &mine.Rooms, e.Rooms, func(r Room) string { return r.ID }, same[Room])
	mergeList(m, "event.translations", &mine.Translations, e.Translations, EventTranslation.in, nil)
}

// session adds a session, unless it is there.
func (m *merger) session(s Session, id string) {
	keys := []string{"id " + id}
	if s.ID == "" {
		keys = nil // derived of its title, which another session may have
	}
	if key := s.Code.key(); key != "" {
		keys = append(keys, "code "+key)
	}
	for _, key := range keys {
		if i, known := m.sessions[key]; known {
			m.sameSession(i, s)
			return
		}
	}
	for _, key := range keys {
		m.sessions[key] = len(m.post.Sessions)
	}
	m.post.Sessions = append(m.post.Sessions, s)
	m.ids = append(m.ids, id)
}

// sameSession names the fields in which a session differs from the one that is there.
func (m *merger) sameSession(i int, s Session) {
	fields := sessionFields(m.post.Sessions[i], s)
	var names []string
	for name, edit := range fields {
		if string(edit.New) != "null" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		slices.Sort(names)
		m.clash(fmt.Sprintf("sessions[%d]", i), "has other values in %s: the first counts", strings.Join(names, ", "))
	}
}

// settleIDs gives each session the ID that it has in its own post or, where another
// one has that, the one that is derived in the merged post.
func (m *merger) settleIDs() {
	derived := m.post.SessionIDs()
	used := make(map[string]bool, len(m.ids))
	for i, id := range m.ids {
		if used[id] {
			id = derived[i]
		}
		used[id] = true
		m.ids[i] = id
	}
	m.post.pin(m.ids)
}

func (m *merger) clash(path, format string, args ...any) {
	m.clashes = append(m.clashes, Clash{m.index, path, fmt.Sprintf(format, args...)})
}

// mergeText fills in a field, or names the clash.
func mergeText(m *merger, path string, mine *string, theirs string) {
	if *mine != "" && theirs != "" && *mine != theirs {
		m.clash(path, "is %q: the first counts", theirs)
	}
	*mine = cmp.Or(*mine, theirs)
}

// mergeList adds what a list does not have yet, by a key. What it has is a clash
// if it is not equal; nil takes all of one key for equal.
func mergeList[T any](m *merger, path string, mine *[]T, theirs []T, key func(T) string, equal func(a, b T) bool) {
	list := slices.Clone(*mine)
	for _, item := range theirs {
		i := slices.IndexFunc(list, func(other T) bool { return key(other) == key(item) })
		if i < 0 {
			list = append(list, item)
		} else if equal != nil && !equal(list[i], item) {
			m.clash(fmt.Sprintf("%s[%d]", path, i), "is another: the first counts")
		}
	}
	*mine = list
}

// joined puts two bodies one after another, unless they are the same.
func joined(a, b Markdown) Markdown {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + "\n\n" + b
}
