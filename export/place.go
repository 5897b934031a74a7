package export

import (
	"net/url"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// places finds the entry that a link in a body means. Authors write the address
// of a session's place in the post: by its anchor, by its code, or by the id that
// renderers of Markdown make of its heading.
type places struct {
	page   string // the address of the post's page; "" where it is not known
	byName func() map[string]*Entry
}

func newPlaces(base *url.URL, entries []*Entry) *places {
	p := &places{byName: sync.OnceValue(func() map[string]*Entry { return placeNames(entries) })}
	if base != nil {
		p.page = base.String()
	}
	return p
}

// placeNames are the names of entries in lower case. Where two would share one,
// it is that of the first; anchors come before all others.
func placeNames(entries []*Entry) map[string]*Entry {
	names := make(map[string]*Entry)
	add := func(name string, e *Entry) {
		if name = strings.ToLower(name); name != "" && names[name] == nil {
			names[name] = e
		}
	}
	for _, e := range entries {
		add(e.Anchor, e)
	}
	for _, e := range entries {
		for _, heading := range []string{e.Title, string(e.Code) + " " + e.Title, e.Title + " " + string(e.Code)} {
			add(markdown.HeadingID(strings.TrimSpace(heading)), e)
			add(slug(heading), e)
		}
	}
	return names
}

// at returns the entry whose place has this address, or nil.
func (p *places) at(address string) *Entry {
	fragment, ok := strings.CutPrefix(address, p.page+"#")
	if !ok {
		return nil
	}
	if name, err := url.PathUnescape(fragment); err == nil {
		fragment = name
	}
	return p.byName()[strings.ToLower(fragment)]
}

// absolute is the address of a link as it is written where the page is elsewhere,
// as in a feed.
func (p *places) absolute(address string) string {
	if e := p.at(address); e != nil {
		return e.URL
	}
	return address
}

// ownPage returns where a session has a page of its own, "" if nowhere: the URL
// that it was given, or else how a file at a path beside the post refers to the
// page that stands there.
func (d *Document) ownPage(e *Entry, at string) string {
	if given := e.given.URL; given != "" && given != d.fragment(e.Anchor) {
		return given
	}
	if e.Page == "" {
		return ""
	}
	return weburl.Relative(at, e.Page)
}
