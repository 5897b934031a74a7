package source

import (
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// findKinds adds the talks of lists that are called by their kind, such as keynotes,
// but for those that the list of talks has, too.
func (r *recordReader) findKinds(root *value) {
	known := make(map[string]bool)
	for _, v := range r.talks {
		known[r.titleOf(v)] = true
	}
	for i := range root.children {
		list := &root.children[i]
		if list.kind != '[' || kindOfList(list.name) == "" {
			continue
		}
		talks := slices.DeleteFunc(r.objectsOf(list), func(v *value) bool { return known[r.titleOf(v)] })
		for _, v := range talks {
			r.groups[v] = list
		}
		list.asked = true
		r.talks, r.lists = append(r.talks, talks...), append(r.lists, list)
	}
}

// titleOf is what the first column for titles says of a talk.
func (r *recordReader) titleOf(v *value) (title string) {
	r.eachColumn(v, func(c column, m *value) {
		if c.field == "title" && title == "" {
			title = oneLine(r.text(m))
		}
	})
	return title
}

// kindOfList is the kind of the talks in a list that is called so, "" where the name
// tells of none.
func kindOfList(name string) recap.Kind {
	switch kind := kindOfWords(columnKey(name)); kind {
	case recap.KindKeynote, recap.KindLightningTalk, recap.KindPanel, recap.KindWorkshop, kindTutorial, kindPoster:
		return kind
	}
	return ""
}

// learnKinds takes a column of categories for one of kinds if most of what it says are
// kinds, and there is no other.
func (r *recordReader) learnKinds() {
	said, kinds := make(map[string]int), make(map[string]int)
	for _, v := range r.talks {
		r.eachColumn(v, func(c column, m *value) {
			key := columnKey(m.name)
			if !m.isEmpty() && (c.field == "kind" || c.field == "track" && isCategory(key)) {
				said[c.field+" "+key]++
				if isKnownKind(kindOfWords(oneLine(r.text(m)))) {
					kinds[key]++
				}
			}
		})
	}
	if len(said) != 1 {
		return
	}
	for name, n := range said {
		if key, is := strings.CutPrefix(name, "track "); is && 3*kinds[key] >= 2*n {
			r.mapped[key] = column{"kind", 0}
		}
	}
}

// isCategory holds for the names of columns that some give tracks and others kinds.
func isCategory(key string) bool {
	return slices.Contains([]string{"category", "categoría", "catégorie", "kategorie", "categoria", "kategoria"}, key)
}

func isKnownKind(k recap.Kind) bool {
	return slices.Contains([]recap.Kind{
		recap.KindTalk, recap.KindKeynote, recap.KindBreakout, recap.KindWorkshop, recap.KindLightningTalk, recap.KindPanel, recap.KindBreak,
		kindTutorial, kindPoster,
	}, k)
}
