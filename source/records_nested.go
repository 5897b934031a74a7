package source

import (
	"slices"
	"strings"
)

// maxGroups bounds how deep groups of talks stand in each other: days, rooms, slots.
const maxGroups = 6

// maxGroupMembers bounds what is looked at of a group for each talk in it.
const maxGroupMembers = 30

// findNested finds talks that stand in groups, such as days with rooms with
// sessions, and reports whether there are any. A talk is in all groups around it.
func (r *recordReader) findNested(v, group *value, depth int) bool {
	if depth > maxGroups {
		return false
	}
	if depth > 0 {
		r.groups[v] = group
		group = v
	}
	found := false
	var named []*value // lists of talks that have names of their own
	for i := range v.children {
		c := &v.children[i]
		if !c.is('[', '{') {
			continue
		}
		talks := r.objectsOf(c)
		if len(talks) == 0 || c.kind == '{' && slices.ContainsFunc(c.children, func(m value) bool { return m.kind != '{' }) {
			hasTalks := r.findNested(c, group, depth+1)
			c.asked, found = c.asked || hasTalks, found || hasTalks
			continue
		}
		c.asked, found = true, true
		r.groups[c] = group
		for _, t := range talks {
			r.groups[t] = c
		}
		r.talks, r.lists = append(r.talks, talks...), append(r.lists, c)
		if c.kind == '[' && c.name != "" && !slices.Contains(listNames["talk"], columnKey(c.name)) {
			named = append(named, c)
		}
	}
	if v.kind == '{' && len(named) > 1 {
		for _, list := range named {
			r.sections[list] = true
		}
	}
	return found
}

// eachGroup calls f with what the groups around a talk say of where and when it
// is: what an inner one says comes first.
func (r *recordReader) eachGroup(v *value, f func(column, *value)) {
	const behind = 100_000 // ranks, behind what the talk itself says
	for group, n := r.groups[v], 1; group != nil && n <= maxGroups; group, n = r.groups[group], n+1 {
		list := ""
		if around := r.groups[group]; around != nil {
			list = columnKey(around.name)
		}
		if group.kind == '{' {
			for i := range min(len(group.children), maxGroupMembers) {
				c := &group.children[i]
				if column, ok := r.groupColumn(c, list); ok {
					column.rank += n * behind
					f(column, c)
				}
			}
		}
		field, text := r.groupField(group.name, list), group.name
		if field == "" {
			field, text = r.listField(group)
		}
		if field != "" {
			f(column{field, n * behind}, &value{tree: group.tree, name: field, text: text, at: group.at, end: group.end, kind: '"'})
		}
	}
}

// listField is what the name of a list of talks says of all of them: their kind or,
// where several lists stand side by side, what they are divided by.
func (r *recordReader) listField(list *value) (field, text string) {
	switch {
	case list.kind != '[':
	case kindOfList(list.name) != "":
		return "kind", string(kindOfList(list.name))
	case r.sections[list]:
		return "track", strings.ReplaceAll(list.name, "_", " ")
	}
	return "", ""
}

// groupColumn is the field of a talk that a member of a group is for all in it.
func (r *recordReader) groupColumn(c *value, list string) (column, bool) {
	column, ok := r.column(c.name)
	switch {
	case !ok || c.is('[', '{'):
		return column, false
	case column.field == "title":
		column.field = r.groupField(c.oneLine(), list)
		return column, column.field != ""
	}
	return column, slices.Contains([]string{"date", "start", "end", "room", "track", "zone", "kind"}, column.field)
}

// groupField is what a group is called so for: a day by its date, a track or a
// room by the list that it stands in.
func (r *recordReader) groupField(name, list string) string {
	when, ok := r.dates.parse(name)
	switch {
	case name == "":
	case ok && when.hasDate && !when.hasClock:
		return "date"
	case slices.Contains(listNames["track"], list):
		return "track"
	case slices.Contains(listNames["room"], list):
		return "room"
	}
	return ""
}
