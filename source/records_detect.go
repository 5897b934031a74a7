package source

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Detect implements [Reader].
func (o Records) Detect(text []byte) bool {
	start := bytes.TrimLeft(text[:min(len(text), 1<<16)], " \t\r\n")
	switch {
	case len(start) == 0:
		return false
	case start[0] == '{':
		return isRecordObject(text)
	case start[0] == '[':
		bracket, names := topNames(text)
		all := slices.Collect(maps.Keys(names))
		return bracket == '[' && (o.knows(all) || isGrouped(all, text))
	case start[0] == '<' || bytes.HasPrefix(start, []byte("BEGIN:")):
		return false
	case isYAMLList(text, o):
		return true
	}
	comma, header := tableHeader(text)
	return comma != 0 && (o.knows(header) || o.tabulated(text[:min(len(text), 1<<16)]) != nil)
}

// knows reports whether names are those of a table of talks: a title, and
// something else that a talk has.
func (o Records) knows(names []string) bool {
	fields := make(map[string]bool)
	columnHere := func(name string) (column, bool) {
		for field, mapped := range o.Map {
			if columnKey(name) == columnKey(mapped) {
				return column{field, -1}, true
			}
		}
		return columnOf(name)
	}
	for _, name := range names {
		if c, ok := columnHere(name); ok {
			fields[c.field] = true
		}
	}
	isTalky := fields["description"] && (fields["level"] || fields["kind"] || fields["language"] || fields["slides"] || fields["duration"])
	isTelling := fields["speakers"] || fields["start"] || fields["date"] || fields["video"] || fields["abstract"] || fields["room"] || fields["track"]
	return isTalkOf(names, columnHere) && (isTelling || isTalky)
}

// isRecordObject reports whether an object holds a list of talks, or is a talk,
// in one of the forms that programs write.
func isRecordObject(text []byte) bool {
	_, names := topNames(text)
	has := func(some ...string) bool { return slices.ContainsFunc(some, func(n string) bool { return names[n] }) }
	switch {
	case has("$schema"), has("version") && has("items"), has("conference") && !has("talks", "sessions"):
		return false
	case has("extractor", "extractor_key") && has("entries"), has("items") && has("kind", "pageInfo", "etag"):
		return true
	case has("results") && has("count", "next", "previous"):
		return true
	case has("sessions"):
		return has("schedule") || has("microlocations") || !has("title", "url", "event", "rooms", "categories", "questions") && has("speakers", "tracks", "talks")
	case has("title") && has("speakers", "speaker", "presenters"):
		return has("videos", "recorded", "abstract", "description", "start", "code")
	}
	return has("talks", "submissions", "slots", "proposals", "presentations") && !has("title") || isGrouped(slices.Collect(maps.Keys(names)), text)
}

// isGrouped reports whether names are those of groups of talks, such as days, and
// the text below them seems to be of talks.
func isGrouped(names []string, text []byte) bool {
	isGroup := func(name string) bool {
		key := columnKey(name)
		when, ok := (dateOrder{}).parse(name)
		return ok && when.hasDate || slices.Contains([]string{"days", "day", "date", "time", "slots", "sessions", "talks", "tracks", "rooms", "stages", "agenda", "schedule", "program", "programme", "members", "items", "events", "presentations", "papers"}, key)
	}
	start := text[:min(len(text), 1<<16)]
	says := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(start, []byte(w)) })
	}
	return slices.ContainsFunc(names, isGroup) && says(`title":`, "title:") && says(`peaker`, `resenter`, `"start`, "start", `"time`, "time:")
}

var yamlKey = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^( *(?:- +)?)["']?([\pL_][\pL\pN_ ()-]{0,60}?)["']? ?:(?: |$)`)
})

// isYAMLFile reports whether a file is one in YAML by its name.
func isYAMLFile(name string) bool {
	ext := path.Ext(strings.ToLower(name))
	return ext == ".yml" || ext == ".yaml"
}

// isYAMLList reports whether a text seems to be YAML that is a list of talks, or
// holds one, and no front matter of an article.
func isYAMLList(text []byte, o Records) bool {
	lines, isFrontMatter := yamlLines(text)
	if len(lines) == 1 && (lines[0] == "[]" || lines[0] == "{}") {
		return true // nothing, which is better said than sought in the comments
	}
	if isFrontMatter || len(lines) < 2 {
		return false
	}
	if lines[0][0] == '-' {
		keys := yamlItemKeys(lines)
		return o.knows(keys) || len(keys) > 1 && isGrouped(keys, text)
	}
	for i, line := range lines {
		m := yamlKey().FindStringSubmatch(line)
		if m == nil && !strings.ContainsAny(line[:1], " -#]})") {
			return false // at the margin stand keys alone
		}
		if m != nil && m[1] == "" && slices.Contains(listNames["talk"], columnKey(m[2])) && o.knows(yamlItemKeys(lines[i+1:])) {
			return true
		}
	}
	return false
}

// yamlLines returns the first lines that say something, and whether they are
// between lines of hyphens with a text behind them.
func yamlLines(text []byte) (lines []string, isFrontMatter bool) {
	for line := range bytes.Lines(text[:min(len(text), 1<<16)]) {
		line = bytes.TrimRight(line, " \t\r\n")
		switch {
		case len(line) == 0 || bytes.TrimLeft(line, " ")[0] == '#':
		case string(line) == "---" && len(lines) > 0:
			return nil, true
		case string(line) != "---":
			lines = append(lines, string(line))
		}
		if len(lines) == 2000 {
			break
		}
	}
	return lines, false
}

// yamlItemKeys returns the keys of the first item of a list.
func yamlItemKeys(lines []string) []string {
	var names []string
	margin := -1
	for i, line := range lines {
		line = strings.Replace(line, "-", " ", min(1, strings.Count(line[:min(len(line), len(line)-len(strings.TrimLeft(line, " "))+1)], "-")))
		if i == 0 && strings.TrimSpace(line) == "" {
			continue
		}
		m := yamlKey().FindStringSubmatch(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if margin < 0 {
			margin = indent
		}
		if isNext := i > 0 && lines[i][min(len(lines[i])-1, max(0, margin-2))] == '-'; indent < margin || isNext && margin >= 2 {
			break
		}
		if m != nil && indent == margin {
			names = append(names, m[2])
		}
	}
	return names
}
