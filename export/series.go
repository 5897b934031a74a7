package export

import (
	"cmp"
	"html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// Series returns a document of several posts, such as recaps by topic: each is an entry
// with its title, address, authors, categories, dates, and its description or the
// beginning of its introduction as a summary. Any exporter writes it, [HTML] as a page
// that leads to the posts, and [RSS], [Atom] and [JSONFeed] as a feed in which the
// content of an entry is the whole post, as that of a blog is:
//
//	blog, err := export.Series(recap.Post{Title: "Recaps", URL: "https://example.org/recaps/"}, serverless, storage)
//	…
//	err = export.Atom{NewestFirst: true}.Export(ctx, w, blog)
//
// What is said of the series itself, such as its title, language and authors, is that of
// about, which has no sessions. The ID of an entry is the post's URL, so that a post
// that moves is a new one. The error is that of [Prepare].
func Series(about recap.Post, posts ...*Document) (*Document, error) {
	about.Sessions = nil
	for _, d := range posts {
		about.Sessions = append(about.Sessions, d.asSession())
	}
	series, err := Prepare(about)
	if err != nil {
		return nil, err
	}
	for i, e := range series.entries {
		e.whole = posts[i] // #nosec G602 -- there is one entry a post
	}
	return series, nil
}

// asOne returns a document in which the whole post is the one entry.
func (d *Document) asOne() (*Document, error) {
	about := d.source
	about.Event = recap.Event{Name: about.Event.Name, URL: about.Event.URL}
	about.Tracks, about.History = nil, nil
	return Series(about, d)
}

// asSession describes the post as an entry of a series.
func (d *Document) asSession() recap.Session {
	summary := text.Line(cmp.Or(d.post.Description, text.Excerpt(d.Text(d.post.Introduction), maxExcerpt)))
	s := recap.Session{
		ID: withoutFragment(d.post.URL), Title: d.post.Title, URL: d.post.URL, Language: d.post.Language, Speakers: d.post.Authors,
		Summary: recap.Markdown(markdown.AppendText(nil, summary, true)), Tags: d.post.Categories, Image: d.post.Image, Published: d.post.Published,
	}
	if d.changed.After(s.Published) {
		s.Updated = d.changed
	}
	return s
}

// writeWhole writes the content of an entry that is a whole post: the introduction, the
// sessions in groups, each with its title, and the conclusion.
func (f *feed) writeWhole(d *Document) {
	part, err := newFeed(d, feedOptions{file: indexPage})
	if err != nil {
		return // which is said of a FeedURL alone
	}
	write := func(md recap.Markdown) {
		if md != "" {
			f.html.WriteString(d.bodies.get(md).feed() + "\n")
		}
	}
	heading := func(tag, inner string) { f.html.WriteString("<" + tag + ">" + inner + "</" + tag + ">\n") }
	if image := imageHTML(d.post.Image); image != "" {
		f.html.WriteString("<p>" + image + "</p>\n")
	}
	write(d.post.Introduction)
	groups := d.Groups(nil)
	for _, g := range groups {
		if len(groups) > 1 {
			heading("h2", html.EscapeString(g.Heading))
		}
		for _, e := range g.Entries {
			heading("h3", anchorHTML(e.URL, e.Headline))
			part.writeEntry(&f.html, e)
		}
	}
	if d.post.Conclusion != "" {
		heading("h2", html.EscapeString(d.words.Text("Conclusion")))
		write(d.post.Conclusion)
	}
}
