package source

import (
	"cmp"
	"path"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// A talkPage is an article that is one talk: a heading that is its title, and what is
// said of it below.
type talkPage struct {
	reader *mdReader
	talk   *mdTalk
}

// pages returns the articles of a folder that are a talk each, as notes of a conference
// or the talks of a meetup are kept: none where fewer than half of them say something
// that only a talk says.
func (f *folder) pages() []talkPage {
	var pages []talkPage
	files, tell := 0, 0
	for _, in := range append(f.articles, f.lists...) {
		if ext := path.Ext(strings.ToLower(in.options.Name)); ext != ".md" && ext != ".markdown" || f.ctx.Err() != nil {
			continue
		}
		if strings.Contains(strings.ToLower(path.Base(in.options.Name)), "template") {
			continue
		}
		files++
		if page, ok := f.page(in); ok {
			pages = append(pages, page)
			if page.talk.says&^saysLinks != 0 {
				tell++
			}
		}
	}
	if tell < 2 || 2*tell < files {
		return nil
	}
	return pages
}

// page reads an article as one talk, which has a single heading of the first level, or
// a title in its front matter.
func (f *folder) page(in *Input) (talkPage, bool) {
	in.notes, in.failures = nil, nil
	front, at, err := readFrontMatter(in)
	if err != nil || checkMarkdown(in, at) != nil {
		return talkPage{}, false
	}
	var post recap.Post
	front.post(&post, cmp.Or(in.zone, time.UTC))
	r := Markdown{}.reader(f.ctx, in, &post, at)
	r.isPage = true
	first := 0
	for i, b := range r.doc.blocks {
		if h, ok := b.node.(*ast.Heading); ok && h.Level == 1 {
			if i > 0 || post.Title != "" {
				return talkPage{}, false
			}
			first = 1
		}
	}
	t := r.newTalk(r.doc, r.doc.place(0), "h1")
	switch {
	case first == 1:
		t.called(r.doc.inline(r.doc.blocks[0].node))
	case post.Title != "":
		t.named(post.Title)
	}
	if t.session.Title == "" {
		return talkPage{}, false
	}
	t.read(r.doc.blocks[first:])
	return talkPage{r, t}, true
}

// readPages makes a post of pages, a session of each.
func (f *folder) readPages(pages []talkPage) (*Result, error) {
	var post recap.Post
	f.in.notes, f.in.failures = nil, nil
	ids := make(map[string]string)
	for _, p := range pages {
		p.reader.post, p.reader.trackIDs = &post, ids
		p.reader.finish(p.talk, "h")
		f.in.Locate(-1, p.reader.in.options.Name)
		f.in.notes = append(f.in.notes, p.reader.in.notes...)
	}
	return f.in.finish(f.ctx, post, Markdown{}.Format(), nil)
}
