package export

import (
	"cmp"
	"encoding/base64"
	"html/template"
	"io/fs"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// brandView is a brand as a page names its files.
type brandView struct {
	*Brand
	at     string                   // the path of the page beside the post
	beside func(name string) string // where a file stands beside the post; nil where the page holds the files
	err    error                    // of the files, the first
}

// addBrand adds the menu to the page, and the look of the brand with all that it brings.
func (v pageView) addBrand() error {
	p := v.page
	for _, l := range v.Nav {
		if address, ok := weburl.Clean(l.URL, nil); ok {
			p.Menu = append(p.Menu, page.Tab{URL: address, Title: v.navTitle(l.Title)})
		}
	}
	if v.Brand == nil || v.Fragment {
		return nil
	}
	b := &brandView{Brand: v.Brand, at: v.at, beside: v.find}
	style, missing := view.Restyle(b.CSS, b.style)
	p.LogoURL = view.Address(b.Logo, b.picture)
	p.Logo, p.CSS = page.NewLogo(p.LogoURL)
	p.CSS += style
	p.Icon = template.URL(view.Address(b.Icon, b.picture)) // #nosec G203 -- Address is clean
	p.VectorIcon = page.MediaType(b.Icon) == page.SVG
	post := v.doc.Post()
	links := view.Menu(b.Nav, v.at, cmp.Or(v.post, v.at), b.link, func(title string) page.Text { return page.NewText(title, post.Language, v.words.In()) })
	if p.Logo != "" || len(links) > 0 {
		p.Site, p.Home = v.doc.Marked(cmp.Or(post.Event.Name, post.Title)), "#top"
		if p.Post != nil {
			p.Home = p.Post.URL
		}
		p.Menu = append(p.Menu, links...)
	}
	foot := v.doc.Fit(b.Footer, BodyFit{At: v.at, IDPrefix: "foot-", Pictures: v.Pictures, Beside: b.find, Source: b.held})
	p.Foot = page.NewBody(foot, post.Language, v.words.In())
	p.Head = template.HTML(b.Head) // #nosec G203 -- the brand's author is trusted
	if b.err != nil {
		return b.err
	}
	return view.MissingFonts("the CSS of the brand", missing, "its Files have none of that name")
}

// find is where a file stands, as the page refers to it; "" if that is not known.
func (b *brandView) find(name string) string {
	if b.beside == nil {
		return ""
	}
	if to := b.beside(name); to != "" {
		return weburl.Relative(b.at, to)
	}
	return ""
}

// held is a file as the page holds or finds it; "" if there is none.
func (b *brandView) held(name string) string {
	if b.beside != nil {
		return b.find(name)
	}
	file := view.FileOf(b.Files, name)
	if file == "" {
		return ""
	}
	data, err := fs.ReadFile(b.Files, file)
	b.err = cmp.Or(b.err, err)
	kind := strings.ReplaceAll(page.MediaType(file), " ", "")
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// picture is a picture as the page loads it. By itself a page knows no other files than
// the brand's: the address then counts from the post.
func (b *brandView) picture(name string) string {
	if to := b.held(name); to != "" || b.beside != nil {
		return to
	}
	return weburl.Relative(b.at, name)
}

// style is what CSS names, of which fonts have to be there.
func (b *brandView) style(name string, font bool) string {
	if font && b.Files != nil {
		return b.held(name)
	}
	return b.picture(name)
}

// link is where the menu leads.
func (b *brandView) link(name string) string {
	if b.beside != nil {
		return b.find(name)
	}
	return weburl.Relative(b.at, name)
}
