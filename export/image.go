package export

import (
	"cmp"
	"fmt"
	"html"
	"strconv"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// picture is the address of the picture that stands for the session: its own, or that
// of its recording, or "".
func (e *Entry) picture() string {
	if e.Image.URL != "" {
		return weburl.ASCII(e.Image.URL)
	}
	thumbnail, _ := e.Thumbnail()
	return thumbnail.Address
}

// imageHTML is a picture in a paragraph, for feeds.
func imageHTML(i recap.Image) string {
	if i.URL == "" {
		return ""
	}
	tag := `<img src="` + html.EscapeString(weburl.ASCII(i.URL)) + `" alt="` + html.EscapeString(i.Alt) + `"`
	if i.Width > 0 && i.Height > 0 {
		tag += ` width="` + strconv.Itoa(i.Width) + `" height="` + strconv.Itoa(i.Height) + `"`
	}
	return tag + ">"
}

// Shown returns the address of a picture if it may load on a page of the document,
// and else "".
func (p Pictures) Shown(d *Document, address string) string {
	if address == "" || !p.allow(d)(address) {
		return ""
	}
	return weburl.ASCII(address)
}

// Poster returns the address of the picture that stands in the place of a recording of the
// entry before it plays: that of a link whose role is "thumbnail", or else the session's
// own, of those that may load on a page of the document. It is "" if there is none.
func (p Pictures) Poster(d *Document, e *Entry) string {
	thumbnail, _ := e.Thumbnail()
	return cmp.Or(p.Shown(d, thumbnail.Address), p.Shown(d, e.Image.URL))
}

// omittedImages names the pictures of the model that may not load on a page.
func (p Pictures) omittedImages(d *Document) []Omission {
	var list []Omission
	add := func(address, path string, at ...any) {
		if address != "" && p.Shown(d, address) == "" {
			list = append(list, Omission{fmt.Sprintf(path, at...), fmt.Sprintf("the picture %s is on another host: it is left out; see Pictures", address)})
		}
	}
	add(d.source.Image.URL, "image")
	for i, a := range d.source.Authors {
		add(a.Avatar, "authors[%d].avatar", i)
	}
	add(d.source.Event.Logo.URL, "event.logo")
	for i, s := range d.source.Sessions {
		add(s.Image.URL, "sessions[%d].image", i)
		for j, who := range s.Speakers {
			add(who.Avatar, "sessions[%d].speakers[%d].avatar", i, j)
		}
	}
	return list
}
