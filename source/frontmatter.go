package source

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"

	"github.com/seed-e2fd8668/recap"
)

// maxFrontMatter bounds the length of front matter in bytes.
const maxFrontMatter = 1 << 20

// A frontMatter is what stands before a document, between lines of --- (YAML)
// or +++ (TOML), as Hugo and Jekyll read it.
type frontMatter struct {
	in         *Input
	values     map[string]any
	at         map[string]int // offsets in the input, of YAML's keys
	canonical  string         // the address, if the front matter gives one
	isOurs     bool           // whether it has a place for one, as that of export.Markdown
	sessionIDs map[string]string
}

// readFrontMatter returns the front matter of an input and where the document
// behind it begins.
func readFrontMatter(in *Input) (frontMatter, int, error) {
	f := frontMatter{in: in, at: make(map[string]int)}
	for _, fence := range []string{"---", "+++"} {
		text, end, found := cutFrontMatter(in.text, fence)
		if !found {
			continue
		}
		if len(text) > maxFrontMatter {
			return f, 0, in.Fail(0, "front matter", "has %d bytes; at most %d are read", len(text), maxFrontMatter)
		}
		start := bytes.IndexByte(in.text, '\n') + 1
		if fence == "+++" {
			return f, end, f.toml(text, start)
		}
		return f, end, f.yaml(text, start)
	}
	return f, 0, nil
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

func (f *frontMatter) yaml(text []byte, start int) error {
	var root yaml.Node
	err := yaml.Load(text, &root)
	if err == nil && root.Kind == yaml.DocumentNode && len(root.Content) == 1 && root.Content[0].Kind == yaml.MappingNode {
		pairs := root.Content[0].Content
		for i := 0; i+1 < len(pairs); i += 2 {
			f.at[pairs[i].Value] = offsetOfLine(f.in.text, start, pairs[i].Line)
		}
		err = root.Decode(&f.values)
	} else if err == nil {
		err = errors.New("expected keys with values")
	}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		return f.in.Fail(offsetOfLine(f.in.text, start, load.Mark.Line), "front matter", "is not YAML: %s", load.Message)
	}
	if err != nil {
		return f.in.Fail(start, "front matter", "is not YAML: %v", err)
	}
	return nil
}

// offsetOfLine is where the n-th line of the text behind an offset begins,
// counted from 1.
func offsetOfLine(text []byte, start, n int) int {
	for ; n > 1; n-- {
		i := bytes.IndexByte(text[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	return start
}

func (f *frontMatter) toml(text []byte, start int) error {
	err := toml.Unmarshal(text, &f.values)
	if parse := (toml.ParseError{}); errors.As(err, &parse) {
		return f.in.Fail(start+parse.Position.Start, "front matter", "is not TOML: %s", parse.Message)
	}
	if err != nil {
		return f.in.Fail(start, "front matter", "is not TOML: %v", err)
	}
	return nil
}

// post puts the values into the post. The zone is that of dates without one.
func (f *frontMatter) post(post *recap.Post, zone *time.Location) {
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		f.value(post, key, f.values[key], zone)
	}
	post.URL = f.canonical
}

func (f *frontMatter) value(post *recap.Post, key string, value any, zone *time.Location) {
	switch strings.ToLower(strings.ReplaceAll(key, "_", "")) {
	case "title":
		post.Title = oneLine(fmt.Sprint(value))
	case "description", "summary", "excerpt":
		if post.Description == "" {
			post.Description = oneLine(fmt.Sprint(value))
		}
	case "date", "published", "publishdate":
		f.date(&post.Published, key, value, zone)
	case "lastmod", "updated", "lastmodifiedat", "modified":
		f.date(&post.Updated, key, value, zone)
	case "author", "authors":
		post.Authors = append(post.Authors, f.authors(key, value)...)
	case "categories", "category", "tags":
		post.Categories = append(post.Categories, f.words(key, value)...)
	case "canonicalurl", "canonical", "url", "permalink", "link":
		address := fmt.Sprint(value)
		f.isOurs = f.isOurs || isWebAddress(address) || key == "canonicalURL"
		switch {
		case isWebAddress(address):
			f.canonical = address
		case address != "":
			f.unread(key)
		}
	case "lang", "language":
		post.Language = oneLine(fmt.Sprint(value))
	case "event":
		f.event(post, value)
	case "timezone":
		post.Event.TimeZone = oneLine(fmt.Sprint(value))
	case "sessionids":
		f.ids(key, value)
	default:
		f.unread(key)
	}
}

// unread notes a key of which nothing is made.
func (f *frontMatter) unread(key string) {
	at, ok := f.at[key]
	if !ok {
		at = 0
	}
	f.in.NoteKind(at, "front matter", "has no place in a post: left out", key)
}

func (f *frontMatter) date(into *time.Time, key string, value any, zone *time.Location) {
	if t, ok := value.(time.Time); ok {
		// TOML's dates and times without an offset come in a zone of their own.
		switch t.Location().String() {
		case "datetime-local", "date-local":
			t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone)
		}
		*into = t
		return
	}
	t, ok := parseAny(fmt.Sprint(value), zone, time.RFC3339Nano, time.DateOnly, time.DateTime, "2006-01-02 15:04",
		"2006-01-02T15:04:05", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 MST",
		time.RFC1123Z, time.RFC1123, "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2006/01/02")
	if !ok {
		f.in.Note(f.at[key], "front matter: "+key, "is not a date such as 2006-01-02: left out", fmt.Sprint(value))
		return
	}
	*into = t
}

// authors reads a name, or a list of names or of maps with a name.
func (f *frontMatter) authors(key string, value any) []recap.Speaker {
	switch v := value.(type) {
	case string:
		return []recap.Speaker{{Name: oneLine(v)}}
	case []any:
		var authors []recap.Speaker
		for _, item := range v {
			authors = append(authors, f.authors(key, item)...)
		}
		return authors
	case []map[string]any:
		var authors []recap.Speaker
		for _, item := range v {
			authors = append(authors, f.authors(key, item)...)
		}
		return authors
	case map[string]any:
		text := func(name string) string {
			if s, ok := v[name].(string); ok {
				return oneLine(s)
			}
			return ""
		}
		a := recap.Speaker{Name: text("name"), URL: text("url"), Job: text("job"), Organization: text("organization"), Biography: recap.Markdown(text("bio"))}
		if a.Name != "" {
			return []recap.Speaker{a}
		}
	}
	f.in.Note(f.at[key], "front matter: "+key, "is not a name: left out", fmt.Sprint(value))
	return nil
}

// words reads a word or a list of words; a string may hold several.
func (f *frontMatter) words(key string, value any) []string {
	switch v := value.(type) {
	case string:
		var words []string
		for word := range strings.SplitSeq(v, ",") {
			if word = oneLine(word); word != "" {
				words = append(words, word)
			}
		}
		return words
	case []any:
		var words []string
		for _, item := range v {
			if word := oneLine(fmt.Sprint(item)); item != nil && word != "" {
				words = append(words, word)
			}
		}
		return words
	case nil:
		return nil
	}
	f.in.Note(f.at[key], "front matter: "+key, "is not a list of words: left out", fmt.Sprint(value))
	return nil
}

// event reads the event's name, or a map with what is known of it.
func (f *frontMatter) event(post *recap.Post, value any) {
	fields, ok := value.(map[string]any)
	if !ok {
		post.Event.Name = oneLine(fmt.Sprint(value))
		return
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		text := oneLine(fmt.Sprint(fields[key]))
		switch strings.ToLower(strings.ReplaceAll(key, "_", "")) {
		case "name", "title":
			post.Event.Name = text
		case "url":
			post.Event.URL = text
		case "venue", "location":
			post.Event.Venue = text
		case "address", "city":
			post.Event.Address = text
		case "timezone":
			post.Event.TimeZone = text
		default:
			f.unread("event: " + key)
		}
	}
}

// ids reads the IDs of sessions by the ids of their headings.
func (f *frontMatter) ids(key string, value any) {
	ids, ok := value.(map[string]any)
	if !ok {
		f.in.Note(f.at[key], "front matter: "+key, "expected an ID for each id of a heading: left out", fmt.Sprint(value))
		return
	}
	f.sessionIDs = make(map[string]string, len(ids))
	for heading, id := range ids {
		f.sessionIDs[heading] = fmt.Sprint(id)
	}
}
