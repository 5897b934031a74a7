package source

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/seed-e2fd8668/recap"
)

// maxFrontMatter bounds the length of front matter in bytes.
const maxFrontMatter = 1 << 20

// A frontMatter is what stands before a document: between lines of --- (YAML) or
// +++ (TOML), as Hugo and Jekyll read it, as a JSON object, or as lines of keys
// and values, as Pelican reads it.
type frontMatter struct {
	root       *value // nil where there is none
	canonical  string // the address, if the front matter gives one
	isOurs     bool   // whether it has a place for one, as that of export.Markdown
	sessionIDs map[string]string
}

// readFrontMatter returns the front matter of an input and where the document
// behind it begins.
func readFrontMatter(in *Input) (frontMatter, int, error) {
	var f frontMatter
	for _, fence := range []string{"---", "+++"} {
		text, end, found := cutFrontMatter(in.text, fence)
		if !found {
			continue
		}
		if len(text) > maxFrontMatter {
			return f, 0, in.Fail(0, "front matter", "has %d bytes; at most %d are read", len(text), maxFrontMatter)
		}
		start := bytes.IndexByte(in.text, '\n') + 1
		parse := parseYAML
		if fence == "+++" {
			parse = parseTOML
		} else if quoted, ok := quotedLines(text); ok {
			in.Note(start, "front matter", "is not YAML: its lines were read as keys and values", "")
			text = quoted
		}
		root, err := parse(in, text, start, "front matter")
		if err == nil && root.kind != '{' {
			err = in.Fail(start, "front matter", "is %s: expected keys with values", root.kindName())
		}
		f.root = root
		return f, end, err
	}
	end := jsonFrontMatter(in.text)
	text := in.text[:end]
	if end == 0 {
		end = plainFrontMatter(in.text)
		text = quoteValues(in.text[:end])
	}
	if end == 0 {
		return f, 0, nil
	}
	root, err := parseYAML(in, text, 0, "front matter")
	f.root = root
	return f, end, err
}

// jsonFrontMatter returns where a JSON object ends that a text begins with and that
// has more than white space behind it, or 0.
func jsonFrontMatter(text []byte) int {
	if len(text) == 0 || text[0] != '{' {
		return 0
	}
	d := json.NewDecoder(bytes.NewReader(text[:min(len(text), maxFrontMatter)]))
	var object map[string]json.RawMessage
	if err := d.Decode(&object); err != nil {
		return 0
	}
	end := int(d.InputOffset())
	if rest := bytes.TrimLeft(text[end:], " \t\r"); len(rest) == 0 || rest[0] != '\n' || len(bytes.TrimSpace(rest)) == 0 {
		return 0
	}
	return end
}

var plainLinePattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([A-Za-z][\w -]{0,30}):[ \t]+(\S.*?)[ \t\r]*$`)
})

// plainFrontMatter returns where lines of keys and values end that a text begins
// with, of which the first is one that only front matter has, or 0.
func plainFrontMatter(text []byte) int {
	end, n := 0, 0
	for line := range bytes.Lines(text) {
		m := plainLinePattern().FindSubmatch(bytes.TrimRight(line, "\r\n"))
		switch trimmed := bytes.TrimSpace(line); {
		case n == 0 && (m == nil || !slices.Contains([]string{"title", "date", "layout", "author", "authors", "slug"}, strings.ToLower(string(m[1])))):
			return 0
		case len(trimmed) == 0, string(trimmed) == "---":
			if n < 2 {
				return 0
			}
			return end + len(line)
		case m == nil:
			return 0
		}
		end += len(line)
		n++
	}
	return 0
}

// quotedLines is front matter that is not YAML since values hold colons, with these
// in quotation marks. It reports whether that makes YAML of it.
func quotedLines(text []byte) ([]byte, bool) {
	var node yaml.Node
	if yaml.Load(text, &node) == nil {
		return nil, false
	}
	quoted := quoteValues(text)
	return quoted, yaml.Load(quoted, &node) == nil
}

// quoteValues puts quotation marks around the values of lines that have none.
func quoteValues(text []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		m := plainLinePattern().FindSubmatch(bytes.TrimRight(line, "\r\n"))
		if m == nil || bytes.IndexByte([]byte(`["{'|>&*!`), m[2][0]) >= 0 {
			if bytes.Equal(bytes.TrimSpace(line), []byte("---")) {
				line = []byte("\n")
			}
			b.Write(line)
			continue
		}
		b.WriteString("'" + string(m[1]) + "': '" + strings.ReplaceAll(string(m[2]), "'", "''") + "'\n")
	}
	return b.Bytes()
}

// cutFrontMatter returns what stands between two fences, of which the first is
// the first line of the text, and where what follows begins.
func cutFrontMatter(text []byte, fence string) (inner []byte, end int, found bool) {
	first, rest, ok := bytes.Cut(text, []byte("\n"))
	if !ok || strings.TrimRight(string(first), " \t\r") != fence {
		return nil, 0, false
	}
	start := len(first) + 1
	for at := start; at < len(text); {
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		next := min(at+len(line)+1, len(text))
		if closing := strings.TrimRight(string(line), " \t\r"); closing == fence || fence == "---" && closing == "..." {
			return rest[:at-start], next, true
		}
		at = next
	}
	return nil, 0, false
}

// post puts the values into the post. The zone is that of dates without one.
func (f *frontMatter) post(post *recap.Post, zone *time.Location) {
	if f.root == nil {
		return
	}
	f.root.named("front matter")
	for v := range f.root.items() {
		f.field(post, v, zone)
	}
	post.URL = f.canonical
}

// fieldKey is a key in the form in which keys are compared.
func fieldKey(v *value) string { return strings.ToLower(strings.ReplaceAll(v.name, "_", "")) }

func (f *frontMatter) field(post *recap.Post, v *value, zone *time.Location) {
	if v.kind == 'n' {
		return
	}
	switch fieldKey(v) {
	case "title":
		post.Title = v.oneLine()
	case "description", "summary", "excerpt":
		if post.Description == "" {
			post.Description = v.oneLine()
		}
	case "image", "cover", "coverimage", "thumbnail", "heroimage", "featuredimage", "ogimage", "banner":
		address := v.text
		if v.kind == '{' {
			address = v.body("src", "url", "image", "path")
		}
		if post.Image.URL == "" && isWebAddress(address) {
			post.Image.URL = address
			return
		}
		unread(v, v.name)
	case "date", "published", "publishdate", "publisheddate", "pubdate", "publishedat", "created", "createdat":
		if v.text == "true" || v.text == "false" {
			unread(v, v.name)
			return
		}
		frontDate(&post.Published, v, zone)
	case "lastmod", "updated", "lastmodifiedat", "modified", "updateddate", "updatedat", "lastupdated":
		frontDate(&post.Updated, v, zone)
	case "author", "authors":
		v.named("front matter: " + v.name)
		post.Authors = append(post.Authors, authorsOf(v)...)
	case "categories", "category", "tags", "keywords", "topics":
		post.Categories = append(post.Categories, v.words()...)
	case "canonicalurl", "canonical", "url", "permalink", "link":
		f.isOurs = f.isOurs || isWebAddress(v.text) || v.name == "canonicalURL"
		switch {
		case isWebAddress(v.text):
			f.canonical = v.text
		case v.text != "":
			unread(v, v.name)
		}
	case "lang", "language":
		post.Language = v.oneLine()
	case "event":
		frontEvent(&post.Event, v)
	case "timezone":
		post.Event.TimeZone = v.oneLine()
	case "sessionids":
		f.sessionIDs = make(map[string]string, len(v.children))
		for heading, id := range v.members() {
			f.sessionIDs[heading] = id.text
		}
	default:
		unread(v, v.name)
	}
}

// unread notes a key of which nothing is made.
func unread(v *value, what string) {
	v.noteKind("has no place in a post: left out", what)
}

func frontDate(into *time.Time, v *value, zone *time.Location) {
	t, ok := parseAny(v.text, zone, time.RFC3339Nano, time.DateOnly, time.DateTime, "2006-01-02 15:04",
		"2006-01-02T15:04:05", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 MST",
		time.RFC1123Z, time.RFC1123, "2006-01-02T15:04", "2006-01-02 15:04 -0700", "2006/01/02 15:04", "2006/01/02 15:04:05")
	if !ok {
		t, ok = parseDate(v.text, zone)
	}
	if !ok {
		v.named("front matter: " + v.name)
		v.note("is not a date such as 2006-01-02: left out", v.text)
		return
	}
	*into = t
}

// authors reads a name, or a list of names or of maps with a name.
func authorsOf(v *value) []recap.Speaker {
	switch name := v.line("name"); {
	case v.kind == '[':
		var authors []recap.Speaker
		for item := range v.items() {
			authors = append(authors, authorsOf(item)...)
		}
		return authors
	case v.kind == '"':
		return []recap.Speaker{{Name: v.oneLine()}}
	case name != "":
		return []recap.Speaker{{
			Name: name, URL: v.line("url"), Job: v.line("job"), Organization: v.line("organization", "organisation"), Biography: recap.Markdown(v.line("bio")),
		}}
	}
	v.note("is not a name: left out", v.raw())
	return nil
}

// words are the words of a value: a string, which may hold several, or a list.
func (v *value) words() []string {
	texts := strings.Split(v.text, ",")
	for item := range v.items() {
		texts = append(texts, item.text)
	}
	var words []string
	for _, text := range texts {
		if word := oneLine(text); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// event reads the event's name, or a map with what is known of it.
func frontEvent(e *recap.Event, v *value) {
	if v.kind != '{' {
		e.Name = v.oneLine()
	}
	for c := range v.items() {
		switch text := c.oneLine(); fieldKey(c) {
		case "name", "title":
			e.Name = text
		case "url":
			e.URL = text
		case "venue", "location":
			e.Venue = text
		case "address", "city":
			e.Address = text
		case "timezone":
			e.TimeZone = text
		default:
			unread(c, "event: "+c.name)
		}
	}
}
