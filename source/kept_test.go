package source_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/golden"
	"github.com/seed-e2fd8668/recap/source"
)

// TestKeptTable keeps the table in docs/formats.md of what comes out of each format that
// can be read: of those that are also written, what of a post with every field
// comes back; of the others, what their readers fill in.
func TestKeptTable(t *testing.T) {
	golden.CheckSection(t, "../docs/formats.md", "kept", keptTable(t))
}

func keptTable(t *testing.T) string {
	o := source.Options{URL: "https://example.org/", TimeZone: "Europe/Brussels"}
	post := fullPost(t)
	back := func(e export.Exporter) func(path *regexp.Regexp) string {
		return comparison(post, read(t, exported(t, post, e), source.Options{}).Post)
	}
	columns := []struct {
		name string
		mark func(path *regexp.Regexp) string
	}{
		{"json", back(export.JSON{})},
		{"markdown", back(export.Markdown{FrontMatter: true})},
		{"schedule-xml", back(export.ScheduleXML{})},
		{"schedule-json", back(export.ScheduleJSON{})},
		{"icalendar", back(export.ICalendar{})},
		{"records (CSV)", back(export.CSV{})},
		{"records (objects)", filled(read(t, caseInput(t, "records-open-event"), o).Post, read(t, caseInput(t, "records-hoverboard"), o).Post)},
		{"sessionize", filled(read(t, sessionizeAll, o).Post)},
		{"article", filled(read(t, markdownArticle, o).Post, read(t, plainArticle, o).Post)},
		{"recordings", filled(read(t, recordingsTable, o).Post)},
	}
	var b strings.Builder
	b.WriteString("| Field |")
	for _, c := range columns {
		fmt.Fprintf(&b, " %s |", c.name)
	}
	b.WriteString("\n| --- |" + strings.Repeat(" :-: |", len(columns)) + "\n")
	for _, row := range keptRows() {
		fmt.Fprintf(&b, "| `%s` |", row)
		pattern := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(row), `\[\]`, `\[[^]]*\]`) + `([.\[].*)?$`)
		for _, c := range columns {
			b.WriteString(strings.TrimRight(" "+c.mark(pattern), " ") + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// caseInput is what a case of testdata reads.
func caseInput(t *testing.T, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(archive.Files[0].Data)
}

// fullPost is the post that has every field, but for the sessions that a
// schedule cannot hold.
func fullPost(t *testing.T) recap.Post {
	t.Helper()
	data, err := os.ReadFile("../testdata/full/post.json")
	if err != nil {
		t.Fatal(err)
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		t.Fatal(err)
	}
	post.Sessions = slices.DeleteFunc(post.Sessions, func(s recap.Session) bool {
		return !s.Scheduled() || s.Status == recap.StatusCancelled
	})
	return post
}

// keptRows are the fields of the model, those of links together, and those of the
// history and of translations.
func keptRows() []string {
	links := regexp.MustCompile(`(authors\[\]\.links|speakers\[\]\.links|^history|translations).*`)
	var rows []string
	var walk func(t reflect.Type, path string)
	walk = func(t reflect.Type, path string) {
		switch {
		case t.Kind() == reflect.Slice:
			walk(t.Elem(), path+"[]")
		case t.Kind() == reflect.Struct && t != reflect.TypeFor[time.Time]():
			for i := range t.NumField() {
				name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
				if name == "hidden" {
					continue // nobody hidden is in a file that is read back
				}
				walk(t.Field(i).Type, strings.TrimPrefix(path+"."+name, "."))
			}
		default:
			rows = append(rows, links.ReplaceAllString(path, "$1"))
		}
	}
	walk(reflect.TypeFor[recap.Post](), "")
	return slices.Compact(rows)
}

// comparison marks with ● what is as it was, with ◐ what is so in part or in
// another form.
func comparison(before, after recap.Post) func(*regexp.Regexp) string {
	was, is := values(before), values(after)
	return func(path *regexp.Regexp) string {
		given, kept, changed := 0, 0, 0
		for at, value := range was {
			if !path.MatchString(at) {
				continue
			}
			given++
			switch got, ok := is[at]; {
			case ok && got == value:
				kept++
			case ok:
				changed++
			}
		}
		switch {
		case given > 0 && kept == given:
			return "●"
		case kept > 0 || changed > 0:
			return "◐"
		}
		return ""
	}
}

// filled marks what has a value in one of the posts.
func filled(posts ...recap.Post) func(*regexp.Regexp) string {
	return func(path *regexp.Regexp) string {
		for _, p := range posts {
			for at := range values(p) {
				if path.MatchString(at) {
					return "●"
				}
			}
		}
		return ""
	}
}

// values are all values of a post by their paths. Sessions, tracks and rooms go
// by what they are called, since their order and their IDs may be others; what
// a session leaves to its code counts as said.
func values(p recap.Post) map[string]string {
	all := make(map[string]string)
	resolved := p.Resolved()
	p.Tracks = resolved.Tracks
	p.Sessions = slices.Clone(p.Sessions)
	for i := range p.Sessions {
		s := &p.Sessions[i]
		s.Level, s.Track = s.EffectiveLevel(), p.Track(s.EffectiveTrack()).Title()
		s.Room = p.Event.Room(s.Room).Name
		if s.Status == recap.StatusConfirmed {
			s.Status = ""
		}
	}
	addValues(all, "", reflect.ValueOf(p))
	return all
}

func addValues(all map[string]string, path string, v reflect.Value) {
	if v.IsZero() {
		return
	}
	switch value := v.Interface().(type) {
	case time.Time:
		all[path] = value.UTC().String()
		return
	case recap.Markdown:
		all[path] = string(bodyHTML(value))
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			key := fmt.Sprint(i)
			switch item := v.Index(i).Interface().(type) {
			case recap.Session:
				key = item.Title + item.Start.UTC().String()
			case recap.Track:
				key = item.Title()
			case recap.Room:
				key = orElse(item.Name, item.ID)
			}
			addValues(all, path+"["+strings.ReplaceAll(key, "]", "")+"]", v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			addValues(all, strings.TrimPrefix(path+"."+name, "."), v.Field(i))
		}
	default:
		all[path] = fmt.Sprint(v.Interface())
	}
}

func bodyHTML(md recap.Markdown) string {
	doc, err := export.Prepare(recap.Post{Title: "T", URL: "https://example.org/"})
	if err != nil {
		return err.Error()
	}
	return string(doc.HTML(md))
}
