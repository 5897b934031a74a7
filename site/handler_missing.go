package site

import (
	"bytes"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/elnormous/contenttype"

	"github.com/seed-e2fd8668/recap/internal/page"
)

// maxDepth bounds the folders below which there is a page that says that there is none.
const maxDepth = 16

// addLost adds the page that says that there is none, and that page for each depth at
// which a handler may be asked for one: there the way back to the site is known, and the
// links are right wherever the site is served.
func (p *pages) addLost() {
	fill := func(s *page.Sheet) {
		s.Heading, s.Hidden, s.Missing, s.URL = p.words.NotFound, true, true, ""
	}
	p.addSheet("404.html", "missing", func(s *page.Sheet) {
		fill(s)
		p.anchor(s)
	})
	for depth := range maxDepth {
		name := strings.Repeat("-/", depth) + "404.html" // as if the page stood there
		lost := sheet{pages: p, name: name, kind: "missing", fill: fill}
		p.lost = append(p.lost, &entry{File: File{name, lost}, doc: p.doc, format: lost.Format()})
	}
}

// refuse says that there is nothing to serve: to browsers with a page of the site, if it
// has one, and to others in plain text.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, s *Site, status int) {
	if status != http.StatusNotFound || s.pages == nil {
		http.Error(w, s.directions(status), status)
		return
	}
	w.Header().Add("Vary", "Accept")
	depth := strings.Count(strings.TrimPrefix(r.URL.EscapedPath(), "/"), "/")
	if !wantsPage(r) || depth >= len(s.pages.lost) {
		http.Error(w, s.directions(status), status)
		return
	}
	e := s.pages.lost[depth]
	c, err := s.content(e)
	if err != nil {
		h.notMade(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", h.cacheControl())
	w.Header().Set("Content-Type", e.format.MediaType)
	w.Header().Set("Content-Security-Policy", policyFor(e.format.MediaType))
	w.Header().Set("Content-Length", strconv.Itoa(len(c.plain)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_, _ = bytes.NewReader(c.plain).WriteTo(w) // who leaves does not want it
	}
}

// wantsPage reports whether a client would rather have HTML than plain text.
func wantsPage(r *http.Request) bool {
	available := []contenttype.MediaType{contenttype.NewMediaType("text/plain"), contenttype.NewMediaType("text/html")}
	best, _, err := contenttype.GetAcceptableMediaTypeFromHeader(strings.Join(r.Header.Values("Accept"), ","), available)
	return err == nil && best.EqualsMIME(available[1])
}

// folderIndex returns the index of a folder, nil if it has none. Where the address
// lacks the slash at its end, to is where the client is to ask: links of the index count
// from there.
func (s *Site) folderIndex(name string, at *url.URL) (e *entry, to string) {
	e = s.byName[path.Join(name, "index.html")]
	if e == nil || e.skipped != nil || strings.HasSuffix(at.Path, "/") {
		return e, ""
	}
	return e, (&url.URL{Path: "./" + path.Base(name) + "/", RawQuery: at.RawQuery}).String()
}
