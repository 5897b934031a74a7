package source

import (
	"cmp"
	"slices"
	"strings"
)

// listNames are what lists are called, by what they hold. Of two lists of talks
// the one whose name stands first counts.
var listNames = map[string][]string{
	"talk": {"sessions", "talks", "submissions", "proposals", "presentations", "entries", "videos", "items", "results", "slots", "programme",
		"program", "events", "records", "data", "schedule", "vortrage", "vorträge", "conferences", "charlas", "palestras"},
	"speaker": {"speakers", "presenters", "people", "persons", "speaker", "authors"},
	"room":    {"rooms", "room", "microlocations", "locations", "venues", "halls", "stages"},
	"track":   {"tracks", "track", "streams", "categories"},
	"kind":    {"session types", "submission types", "types", "formats"},
}

// find finds the talks, and the lists of what they name by ID.
func (r *recordReader) find(root *value) {
	switch root.kind {
	case '[':
		r.talks, r.lists = r.objectsOf(root), []*value{root}
	case '{':
		r.isList = isPlaylistObject(root)
		if r.isTalk(root) && !r.isList {
			root.named("talk")
			r.talks = []*value{root}
			return
		}
		r.findLists(root)
	}
	if len(r.talks) == 0 {
		r.lists = nil
		r.findNested(root, nil, 0)
	}
}

// findLists looks for lists among the members of an object.
func (r *recordReader) findLists(root *value) {
	best := -1
	for i := range root.children {
		list := &root.children[i]
		key := columnKey(list.name)
		for _, kind := range []string{"speaker", "room", "track", "kind"} {
			if slices.Contains(listNames[kind], key) {
				r.addNamed(kind, list)
				list.asked = true
			}
		}
		switch key {
		case "schedule", "days":
			r.findDays(list)
		case "ignites": // of devopsdays: short talks without times of their own
			r.extra = append(r.extra, r.objectsOf(list)...)
			list.asked = true
		}
		rank := slices.Index(listNames["talk"], key)
		if rank < 0 || best >= 0 && rank >= best {
			continue
		}
		if talks := r.objectsOf(list); len(talks) > 0 {
			best, r.talks, r.lists, r.isProgram = rank, talks, []*value{list}, list.name == "program"
			list.asked = true
		}
	}
	if best >= 0 {
		r.findKinds(root)
		r.talks, r.extra = append(r.talks, r.extra...), nil
	}
}

// noteOthers notes what stands in a list of talks and is none.
func (r *recordReader) noteOthers() {
	for _, list := range r.lists {
		for v := range list.items() {
			if v.kind != 'n' && !r.isEntry(v) {
				v.note("is not a talk, which has a title, or speakers, a time and a kind or track: left out", v.allText())
			}
		}
	}
}

// objectsOf returns the objects of a list that are talks: of an array, or of an
// object whose members they are by their IDs.
func (r *recordReader) objectsOf(list *value) []*value {
	var talks []*value
	if !r.isTable && !slices.ContainsFunc(list.children, func(v value) bool { return r.isTalk(&v) }) {
		return nil
	}
	for v := range list.items() {
		if !r.isEntry(v) { // beside a talk, a title alone makes another one: Lunch
			continue
		}
		if r.isTable {
			v.named("row")
		} else {
			v.named("talk " + cmp.Or(v.name[:min(len(v.name), 100)], v.path()))
		}
		talks = append(talks, v)
	}
	return talks
}

// isTalk reports whether a value has a title and something else that a talk has.
// A "name" is a title only beside what nothing but a talk has: sponsors have
// names, too.
func (r *recordReader) isTalk(v *value) bool {
	if v.kind != '{' {
		return false
	}
	var names []string
	r.eachColumn(v, func(_ column, m *value) { names = append(names, m.name) })
	return isTalkOf(names, r.column) && !isSpeaker(v)
}

// isTalkOf is isTalk for names of columns.
func isTalkOf(names []string, columnOf func(string) (column, bool)) bool {
	hasTitle, hasName, telling, others := false, false, 0, 0
	for _, name := range names {
		c, ok := columnOf(name)
		switch {
		case !ok:
		case c.field == "title" && columnKey(name) == "name" && c.rank >= 0:
			hasName = true
		case c.field == "title":
			hasTitle = true
		case slices.Contains([]string{"speakers", "start", "date", "video", "abstract"}, c.field):
			telling++
		case slices.Contains([]string{"end", "room", "track", "slides", "description", "kind", "level", "tags", "id", "url", "language", "duration"}, c.field):
			others++
		}
	}
	return hasTitle && telling+others > 0 || hasName && telling > 0
}

// isEntry reports whether a value among talks is one: it has a title, or says who
// speaks when in what kind of session or which track, and is no person.
func (r *recordReader) isEntry(v *value) bool {
	has := make(map[string]bool)
	r.eachColumn(v, func(c column, m *value) { has[c.field] = has[c.field] || !m.isEmpty() })
	return (has["title"] || has["speakers"] && has["start"] && (has["kind"] || has["track"])) && v.kind == '{' && (r.isTable || !isSpeaker(v))
}

// isSpeaker reports whether an object is a person and no talk.
func isSpeaker(v *value) bool {
	has := make(map[string]bool)
	for name := range v.members() {
		has[columnKey(name)] = true
	}
	for _, name := range []string{"speakers", "speaker", "presenters", "abstract", "start", "start time", "starts at", "video", "videos", "talk title", "session title", "time"} {
		if has[name] {
			return false
		}
	}
	if has["first name"] || has["surname"] || has["last name"] {
		return true
	}
	for _, name := range []string{"bio", "biography", "company", "employer", "position", "twitter", "linkedin", "social", "socials", "photo", "photo url", "thumbnail url", "email"} {
		if has[name] {
			return has["name"] || has["full name"] || !has["title"]
		}
	}
	return false
}

// addNamed takes in a list that talks may refer to.
func (r *recordReader) addNamed(kind string, list *value) {
	if r.named[kind] == nil {
		r.named[kind] = make(map[string]*value)
	}
	for v := range list.items() {
		if list.kind == '{' && v.kind != '[' {
			r.named[kind][v.name] = v
		}
		if v.kind != '{' {
			continue
		}
		for _, key := range []string{"id", "slug", "code", "key", "guid", "uuid"} {
			for c := range v.items() {
				if columnKey(c.name) == key && c.oneLine() != "" {
					r.named[kind][c.oneLine()] = v
				}
			}
		}
	}
}

// eachColumn calls f with the fields of an object, and of the objects in it that
// are part of it.
func (r *recordReader) eachColumn(v *value, f func(column, *value)) {
	for i := range v.children {
		c := &v.children[i]
		if c.kind == '{' && slices.Contains(partNames, c.name) {
			c.asked = true
			r.eachColumn(c, f)
			continue
		}
		if c.name == "slots" && c.kind == '[' && len(c.children) > 0 && c.children[0].has("start") && v.has("title") {
			r.eachOfSlot(&c.children[0], f)
			continue
		}
		column, ok := r.column(c.name)
		if strings.HasPrefix(c.name, "_") && column.rank >= 0 {
			c.asked, ok = true, false // what a program notes for itself
		}
		if r.isList && (column.field == "kind" || column.field == "job") {
			c.asked, ok = true, false // of YouTube's API: the type of the object, the number in the list
		}
		if columnKey(c.name) == "presentation" && isWebAddress(c.oneLine()) {
			column.field = "slides"
		}
		if ok {
			f(column, c)
		}
	}
}

// eachOfSlot calls f with when and where a talk is that lists its slots itself.
func (r *recordReader) eachOfSlot(slot *value, f func(column, *value)) {
	r.eachColumn(slot, func(c column, m *value) {
		if slices.Contains([]string{"date", "start", "end", "room", "zone"}, c.field) {
			f(c, m)
		}
	})
}

// partNames are the members of a talk that are objects and part of it.
var partNames = []string{"slot", "submission", "snippet", "contentDetails", "resourceId", "attributes", "fields", "talk", "node", "session"}

// isPlaylistObject reports whether an object is one of yt-dlp or of YouTube's API.
func isPlaylistObject(root *value) bool {
	for _, name := range []string{"extractor", "extractor_key", "_type"} {
		if root.has(name) {
			return true
		}
	}
	kind := root.get("kind").text
	return len(kind) > len("youtube#") && kind[:len("youtube#")] == "youtube#"
}
