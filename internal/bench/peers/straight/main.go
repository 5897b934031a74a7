// Straight writes a page and three feeds of a post in JSON with the libraries
// that package export builds on, used as their documentation shows them and
// with nothing shared between the formats:
//
//	straight post.json DIR
package main

import (
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"

	"github.com/gomarkdown/markdown"
	"github.com/gorilla/feeds"
	"github.com/microcosm-cc/bluemonday"

	"github.com/seed-e2fd8668/recap"
)

const page = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{.Title}}</title></head>
<body>
<h1>{{.Title}}</h1>
{{range .Sessions}}<article id="{{.ID}}">
<h2>{{.Code}} {{.Title}}</h2>
<p>{{range .Speakers}}{{.Name}} {{end}}</p>
{{body .Summary}}
{{range .Links}}<p><a href="{{.URL}}">{{.Role}}</a></p>{{end}}
</article>
{{end}}</body>
</html>
`

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(input, dir string) error {
	data, err := os.ReadFile(input)
	if err != nil {
		return err
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return err
	}
	t, err := template.New("page").Funcs(template.FuncMap{"body": body}).Parse(page)
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "index.html"))
	if err != nil {
		return err
	}
	if err := t.Execute(f, post); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	for name, write := range map[string]func(*feeds.Feed) (string, error){
		"rss.xml":   (*feeds.Feed).ToRss,
		"atom.xml":  (*feeds.Feed).ToAtom,
		"feed.json": (*feeds.Feed).ToJSON,
	} {
		text, err := write(feed(post))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

func body(md recap.Markdown) template.HTML {
	return template.HTML(bluemonday.UGCPolicy().SanitizeBytes(markdown.ToHTML([]byte(md), nil, nil)))
}

func feed(post recap.Post) *feeds.Feed {
	f := &feeds.Feed{Title: post.Title, Link: &feeds.Link{Href: post.URL}, Updated: post.Published}
	for _, s := range post.Sessions {
		f.Items = append(f.Items, &feeds.Item{
			Id: post.URL + "#" + s.ID, Title: s.Title, Link: &feeds.Link{Href: post.URL + "#" + s.ID},
			Updated: post.Published, Content: string(body(s.Summary)),
		})
	}
	return f
}
