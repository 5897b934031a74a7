package source

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
)

// listFiles gathers the lists of several files for a reader.
type listFiles struct {
	*recordReader
	talks map[string][]*value // by the names of their lists
	one   []*value            // of the files that are a talk each

	records  Records
	areTalks bool // those whose names say nothing
}

// listedAs returns what a file or a list of this name holds, by its name or that
// of its folder, and the name without the number of a page.
func listedAs(name string) (kind, list string, ok bool) {
	base := columnKey(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	base = strings.TrimSpace(strings.TrimRight(strings.TrimSuffix(base, "page"), "0123456789 "))
	for _, key := range []string{strings.TrimSpace(strings.TrimSuffix(base, "page")), columnKey(path.Base(path.Dir(name)))} {
		for _, kind := range []string{"talk", "speaker", "room", "track", "kind"} {
			if slices.Contains(listNames[kind], key) && key != "data" { // which sites call the folder of all their lists
				return kind, key, true
			}
		}
	}
	return "", base, false
}

// add takes in a file.
func (l *listFiles) add(in *Input) error {
	root, err := parseList(l, in)
	if err != nil {
		return err
	}
	kind, list, _ := listedAs(in.options.Name)
	if kind == "" && l.areTalks {
		kind = "talk"
	}
	if root.kind == '{' && root.has("results") {
		root = root.get("results")
	} else if root.kind == '{' && len(root.children) == 1 && root.children[0].kind == '[' && root.children[0].name == "list" {
		root = &root.children[0]
	}
	slug := columnSlug(in.options.Name)
	switch {
	case root.kind == '{' && isListFile(root):
		l.findLists(root)
		l.keepTalks(list)
		l.around(root)
	case root.kind == '{' && kind == "speaker" && (isSpeaker(root) || root.name == slug):
		l.addOne("speaker", slug, root)
	case root.kind == '{' && l.isTalk(root) && (kind == "talk" || root.has("speakers") || root.has("videos")):
		root.named("talk")
		l.one = append(l.one, root)
		l.addOne("talk", slug, root)
	case root.kind == '[' && list == "slots":
		l.slots = append(l.slots, slices.Collect(root.items())...)
	case root.kind == '[' && (list == "schedule" || list == "days"):
		l.findDays(root)
	case root.kind == '{' && root.get("days").kind == '[':
		l.findDays(root.get("days"))
	case kind == "talk" || kind == "":
		if talks := l.objectsOf(root); len(talks) > 0 && (kind == "talk" || l.isListOfTalks(root, talks)) {
			l.talks[list] = append(l.talks[list], talks...)
		} else if title := root.line("title"); strings.HasPrefix(path.Base(in.options.Name), "category.") {
			l.post.Title, l.post.Event.Name = title, title
		}
	case root.kind == '[' || root.kind == '{':
		l.addNamed(kind, root)
	}
	return nil
}

// isListOfTalks reports whether a list of which no name says what it holds is one of
// talks: most of it is, and says more of them than where they lead. The words of a
// site by their languages are none.
func (l *listFiles) isListOfTalks(list *value, talks []*value) bool {
	areLanguages := list.kind == '{' && !slices.ContainsFunc(list.children, func(v value) bool { return v.kind == '{' && (len(v.name) > 5 || languageOfTag(v.name) == "") })
	knows := func(v *value) bool {
		return l.records.knows(slices.Collect(func(yield func(string) bool) { v.members()(func(name string, _ *value) bool { return yield(name) }) }))
	}
	return !areLanguages && (list.kind == '[' || len(talks) > 1) && 2*len(talks) >= len(list.children) && slices.ContainsFunc(talks, knows)
}

// keepTalks takes the talks that findLists found.
func (l *listFiles) keepTalks(list string) {
	if len(l.recordReader.talks) > 0 {
		if inner := columnKey(l.lists[0].name); !slices.Contains(listNames["talk"], list) && slices.Contains(listNames["talk"], inner) {
			list = inner
		}
		l.talks[list] = append(l.talks[list], l.recordReader.talks...)
		l.recordReader.talks, l.lists = nil, nil
	}
}

func (l *listFiles) addOne(kind, slug string, v *value) {
	if l.named[kind] == nil {
		l.named[kind] = make(map[string]*value)
	}
	l.named[kind][slug] = v
}

// columnSlug is the name of a file without its folder and its extension.
func columnSlug(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }

// isListFile reports whether an object holds lists of what a programme consists of.
func isListFile(root *value) bool {
	for name, v := range root.members() {
		if v.is('[', '{') && len(v.children) > 0 && slices.Contains(listNames["talk"], columnKey(name)) && v.children[0].is('{', '[') && columnKey(name) != "videos" {
			return true
		}
	}
	return false
}

// choose takes the list of talks whose name is the first of listNames; talks that
// have files of their own are taken where no list has them.
func (l *listFiles) choose() {
	best := ""
	for _, name := range listNames["talk"] {
		if best == "" && len(l.talks[name]) > 0 {
			best = name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.talks)) {
		if best == "" && len(l.one) == 0 && len(l.talks[name]) > 0 { // beside files of talks, other lists say nothing of them
			best = name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.talks)) {
		if name != best && len(l.talks[name]) > 0 {
			l.talks[name][0].note("is in another list of talks than the one that was read: left out with the list", name)
		}
	}
	l.recordReader.talks = append(l.talks[best], l.unlisted(l.talks[best])...)
}

// unlisted are the talks with files of their own that no entry of a list names.
func (l *listFiles) unlisted(listed []*value) []*value {
	named := make(map[*value]bool)
	for _, v := range listed {
		if own := l.ownFile(v); own != nil {
			named[own] = true
		}
	}
	return slices.DeleteFunc(l.one, func(v *value) bool { return named[v] })
}

// ownFile is the talk of a file that an entry of a list names by its title, as
// the programmes of devopsdays do.
func (r *recordReader) ownFile(v *value) *value {
	for _, c := range r.talkValue(v).fields["title"] {
		if own := r.named["talk"][cmp.Or(c.oneLine(), "\x00")]; own != nil && own != v {
			return own
		}
	}
	return nil
}

// parseList returns the tree of a file: its front matter with the text behind it
// as the description, where it has any.
func parseList(l *listFiles, in *Input) (*value, error) {
	switch ext := path.Ext(strings.ToLower(in.options.Name)); ext {
	case ".json":
		return parseJSON(l.ctx, in)
	case ".csv", ".tsv":
		return parseTable(l.ctx, in)
	case ".md", ".markdown":
		front, at, err := readFrontMatter(in)
		if err != nil || front.root == nil {
			return &value{tree: &valueTree{in: in}, kind: 'n'}, err
		}
		root := front.root
		root.name = columnSlug(in.options.Name)
		if body := bytes.TrimSpace(in.text[at:]); len(body) > 0 {
			body := value{tree: root.tree, name: "description", text: string(body), at: max(at, root.at+1), end: len(in.text), kind: '"'}
			root.children = append(root.children, body)
			root.end = len(in.text)
		}
		return root, nil
	}
	return parseYAML(in, in.text, 0, "")
}
