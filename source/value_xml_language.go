package source

import "slices"

// languageAttribute says in XML what language an element is in (XML 1.0 section 2.12).
const languageAttribute = "xml:lang"

// isInLanguages reports whether elements of a name may stand beside each other because
// they say one thing in several languages.
func isInLanguages(parent, name string) bool {
	if name == "track" || name == "type" {
		return parent == "event" // and no list of them
	}
	return slices.Contains([]string{"title", "subtitle", "name", "abstract", "description", "biography", "bio"}, name)
}

// joinLanguages makes one value of the elements in v, and of those in these, that say one
// thing in several languages:
//
//	<title>Wicks</title><title xml:lang="de">Dochte</title>
//
// It is as if JSON said {"": "Wicks", "de": "Dochte"}; see [value.wordings]. Others of one
// name stay beside each other.
func (v *value) joinLanguages() {
	marked := make(map[string]bool) // names of elements of which one names its language
	for i := range v.children {
		c := &v.children[i]
		c.joinLanguages()
		if c.kind == '<' && isInLanguages(v.name, c.name) && c.attribute(languageAttribute) != "" {
			marked[c.name] = true
		}
	}
	if len(marked) == 0 {
		return
	}
	places, seen := make(map[string]int), make(map[[2]string]bool)
	kept := make([]value, 0, len(v.children))
	for _, c := range v.children {
		at, again := places[c.name]
		wording := value{tree: c.tree, name: c.attribute(languageAttribute), text: c.allText(), at: c.at, end: c.end, kind: '<'}
		switch {
		case c.kind != '<' || !marked[c.name]:
			kept = append(kept, c)
		case !again:
			places[c.name] = len(kept)
			kept = append(kept, value{tree: c.tree, name: c.name, at: c.at, end: c.end, kind: '{', children: []value{wording}})
		case seen[[2]string{c.name, wording.name}]:
			kept = append(kept, c)
		default:
			kept[at].children = append(kept[at].children, wording)
		}
		seen[[2]string{c.name, wording.name}] = true
	}
	v.children = kept
}

// attribute is the text of an attribute, "" if there is none.
func (v *value) attribute(name string) string {
	i := slices.IndexFunc(v.children, func(c value) bool { return c.kind == '=' && c.name == name })
	if i < 0 {
		return ""
	}
	return v.children[i].text
}
