package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/elnormous/contenttype"
)

// A Handler serves a site over HTTP (RFC 9110): each file under its name, and at
// the root, or in the folder of a language, the file of the whole post that the client
// accepts, the first unless it says otherwise. At the address of a folder stands its
// index.html. Where nothing is, browsers get the site's page that says so.
//
//	tree := new(atomic.Pointer[site.Site]) // replaced when the post changes
//	h := &site.Handler{Load: func(context.Context) (*site.Site, error) {
//		return tree.Load(), nil
//	}}
//	http.Handle("/recap/", http.StripPrefix("/recap", h))
//
// Responses carry an ETag that is made from the bytes, and are compressed for
// clients that accept gzip. Responses carry no Last-Modified: the post's dates do not
// say when the bytes changed, and a client that asked by one would be told that
// nothing has. Everything but HTML may be read by scripts of any origin (CORS).
// Pages may be framed by pages of the same origin alone; what else they may do, they
// say themselves.
//
// At most one file a processor is made or compressed at once, however many ask; who
// asks for one that is being made waits for it. What is kept has the bound of
// [Options].Cache, and all clients are sent the same bytes: a slow one costs its
// connection, and no copy of a file. The rest is for the [http.Server] to bound: for
// the open net it needs ReadHeaderTimeout, ReadTimeout, WriteTimeout and IdleTimeout,
// MaxHeaderBytes, and a listener with a bound of connections
// (golang.org/x/net/netutil.LimitListener), as recap serve has them.
type Handler struct {
	// Load returns the site to serve. It is called for every request; what was
	// made of a site is kept in the site, so the same one should be returned for
	// as long as nothing has changed. Its error is logged and becomes a 503, and
	// so does no site. Required.
	Load func(context.Context) (*Site, error)
	// CacheControl says how long caches may keep a file without asking, as
	// "public, max-age=300" does (RFC 9111 section 5.2). Empty means "no-cache":
	// they keep it and ask every time whether it has changed, so that a change
	// of the programme is seen at once.
	CacheControl string
	// Log takes what goes wrong on this side. Nil means [slog.Default].
	Log *slog.Logger
}

const allowedMethods = "GET, HEAD, OPTIONS"

// ServeHTTP implements [http.Handler].
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions {
		w.Header().Set("Allow", allowedMethods)
		http.Error(w, "The method "+r.Method+" is not allowed here; use GET or HEAD.", http.StatusMethodNotAllowed)
		return
	}
	s, err := h.Load(r.Context())
	if err == nil && s == nil {
		err = errors.New("there is no site")
	}
	if err != nil {
		h.log().ErrorContext(r.Context(), "recap: the site could not be loaded", "path", r.URL.Path, "error", err)
		http.Error(w, "The post is not available at the moment.", http.StatusServiceUnavailable)
		return
	}
	e, status := s.choose(w, r)
	if e == nil {
		h.refuse(w, r, s, status)
		return
	}
	if status != 0 {
		w.WriteHeader(status)
		return
	}
	if !strings.HasPrefix(e.format.MediaType, "text/html") {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Expose-Headers", "ETag")
	}
	if r.Method == http.MethodOptions {
		w.Header().Set("Allow", allowedMethods)
		w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
		w.Header().Set("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since, Range")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	h.serve(w, r, s, e)
}

func (h *Handler) serve(w http.ResponseWriter, r *http.Request, s *Site, e *entry) {
	if e.skipped != nil {
		http.Error(w, "There is no "+e.Name+": "+e.skipped.Error(), http.StatusNotFound)
		return
	}
	c, err := s.content(e)
	if err != nil {
		h.notMade(w, r, err)
		return
	}
	body, etag := c.plain, c.etag
	w.Header().Add("Vary", "Accept-Encoding")
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		if compressed := c.compressed(); compressed != nil {
			// Another representation needs another tag (RFC 9110 section 8.8.3.3).
			body, etag = compressed, strings.TrimSuffix(etag, `"`)+`-gzip"`
			w.Header().Set("Content-Encoding", "gzip")
		}
	}
	w.Header().Set("Cache-Control", h.cacheControl())
	w.Header().Set("Content-Type", e.format.MediaType)
	w.Header().Set("Content-Security-Policy", policyFor(e.format.MediaType))
	w.Header().Set("ETag", etag)
	http.ServeContent(w, withUsableRange(r), "", time.Time{}, bytes.NewReader(body))
}

func (h *Handler) notMade(w http.ResponseWriter, r *http.Request, err error) {
	h.log().ErrorContext(r.Context(), "recap: a file could not be made", "path", r.URL.Path, "error", err)
	http.Error(w, "The post could not be written in this format.", http.StatusInternalServerError)
}

// policyFor is the Content-Security-Policy of a media type (CSP Level 3). A page
// says in itself what it may load, but who may frame it can only be said here. XML,
// and with it SVG, is the other kind of file in which browsers run scripts.
func policyFor(mediaType string) string {
	policy := "frame-ancestors 'self'"
	if strings.Contains(mediaType, "xml") {
		policy += "; default-src 'none'; style-src 'unsafe-inline'; sandbox"
	}
	return policy
}

var noLastBytes = regexp.MustCompile(`(^|,)\s*-0+\s*(,|$)`)

// withUsableRange is the request without a Range header that has to be ignored
// (RFC 9110 section 14.2): on another method than GET, or in another unit than
// bytes. [http.ServeContent] would take the first and refuse the second. It would
// also answer a range of the last 0 bytes, which no Content-Range can tell of.
func withUsableRange(r *http.Request) *http.Request {
	header := r.Header.Get("Range")
	if header == "" {
		return r
	}
	r = r.Clone(r.Context())
	unit, ranges, _ := strings.Cut(header, "=")
	if r.Method == http.MethodGet && strings.EqualFold(unit, "bytes") && !noLastBytes.MatchString(ranges) {
		r.Header.Set("Range", "bytes="+ranges) // the unit's case means nothing
	} else {
		r.Header.Del("Range")
	}
	return r
}

func (h *Handler) cacheControl() string {
	if h.CacheControl != "" {
		return h.CacheControl
	}
	return "no-cache"
}

func (h *Handler) log() *slog.Logger {
	if h.Log != nil {
		return h.Log
	}
	return slog.Default()
}

// choose returns the file that a request asks for: by its name or, at the root and in
// the folder of a language, by what it accepts (RFC 9110 section 12.5.1). If there is
// none, status says why, or that it stands elsewhere.
func (s *Site) choose(w http.ResponseWriter, r *http.Request) (e *entry, status int) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	folder := ""
	if slices.ContainsFunc(s.branches, func(b *Site) bool { return r.URL.Path == "/"+b.folder }) {
		name, folder = "", name+"/"
	}
	if name != "" {
		if e := s.byName[name]; e != nil {
			return e, 0
		}
		e, to := s.folderIndex(name, r.URL)
		switch {
		case e == nil:
			return nil, http.StatusNotFound
		case to != "":
			w.Header().Set("Location", to)
			return e, http.StatusMovedPermanently
		}
		return e, 0
	}
	w.Header().Add("Vary", "Accept")
	forms := s.forms(folder)
	if len(forms) == 0 {
		return nil, http.StatusNotFound
	}
	accept := strings.Join(r.Header.Values("Accept"), ",")
	if accept == "" {
		return forms[0], 0
	}
	available := make([]contenttype.MediaType, len(forms))
	for i, f := range forms {
		available[i] = contenttype.NewMediaType(f.format.MediaType)
		available[i].Parameters = nil // a client that accepts text/html accepts it in UTF-8
	}
	best, _, err := contenttype.GetAcceptableMediaTypeFromHeader(accept, available)
	switch {
	case errors.Is(err, contenttype.ErrNoAcceptableTypeFound):
		return nil, http.StatusNotAcceptable
	case err != nil:
		return forms[0], 0 // a header that cannot be read says nothing
	}
	for i := range available {
		if available[i].EqualsMIME(best) {
			return forms[i], 0
		}
	}
	return nil, http.StatusNotAcceptable
}

// forms returns the files of a folder, that of a language or "", that are the whole
// post in one form or another.
func (s *Site) forms(folder string) []*entry {
	var forms []*entry
	for _, e := range s.entries {
		if e.whole && e.folder == folder && e.skipped == nil {
			forms = append(forms, e)
		}
	}
	return forms
}

// directions says in plain text what there is instead.
func (s *Site) directions(status int) string {
	var b strings.Builder
	if status == http.StatusNotAcceptable {
		b.WriteString("The post is not available in a format that the request accepts.")
	} else {
		b.WriteString("There is nothing here.")
	}
	b.WriteString(" There is:\n")
	for _, e := range s.forms("") {
		fmt.Fprintf(&b, "  %s (%s)\n", e.Name, e.format.MediaType)
	}
	return b.String()
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110 section 12.5.3): gzip
// is accepted if it, or else "*", is named with a weight other than zero.
func acceptsGzip(header []string) bool {
	star := false
	for element := range strings.SplitSeq(strings.Join(header, ","), ",") {
		coding, weight, _ := strings.Cut(element, ";")
		accepted := true
		if _, q, ok := strings.Cut(weight, "="); ok {
			value, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
			accepted = err == nil && value > 0
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return accepted
		case "*":
			star = accepted
		}
	}
	return star
}
