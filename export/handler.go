package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/elnormous/contenttype"
)

// A Handler serves a document over HTTP (RFC 9110) in every format: each under
// the name that it has in a [Site], and at the root the one that the client
// accepts, HTML unless it says otherwise.
//
//	doc := new(atomic.Pointer[export.Document]) // replaced when the post changes
//	h := &export.Handler{Load: func(context.Context) (*export.Document, error) {
//		return doc.Load(), nil
//	}}
//	http.Handle("/recap/", http.StripPrefix("/recap", h))
//
// Responses carry an ETag that is made from the content, a Last-Modified that
// comes from the data, and are compressed for clients that accept gzip. All
// formats but HTML may be read by scripts of any origin (CORS).
//
// A Handler must not be copied after its first use.
type Handler struct {
	// Load returns the document to serve. It is called for every request; what
	// is rendered is kept for as long as it returns the same document. Its
	// error is logged and becomes a 503, and so does no document. Required.
	Load func(context.Context) (*Document, error)
	// Files are the files to serve. Nil means those of [Files].
	Files []File
	// Log takes what goes wrong on this side. Nil means [slog.Default].
	Log *slog.Logger

	mu      sync.Mutex
	current *version
}

// A version is what a handler has rendered of one document.
type version struct {
	doc   *Document
	files map[string]*rendition
	order []*rendition
}

// ServeHTTP implements [http.Handler].
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions {
		w.Header().Set("Allow", allowedMethods)
		http.Error(w, "The method "+r.Method+" is not allowed here; use GET or HEAD.", http.StatusMethodNotAllowed)
		return
	}
	doc, err := h.Load(r.Context())
	if err == nil && doc == nil {
		err = errors.New("there is no document")
	}
	if err != nil {
		h.log().ErrorContext(r.Context(), "recap: the post could not be loaded", "path", r.URL.Path, "error", err)
		http.Error(w, "The post is not available at the moment.", http.StatusServiceUnavailable)
		return
	}
	v := h.version(doc)
	file, status := v.choose(w, r)
	if file == nil {
		http.Error(w, v.directions(status), status)
		return
	}
	if file.exporter.Format().Name != "html" {
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
	h.serve(w, r, v, file)
}

const allowedMethods = "GET, HEAD, OPTIONS"

func (h *Handler) serve(w http.ResponseWriter, r *http.Request, v *version, file *rendition) {
	switch err := v.render(file); {
	case errors.Is(err, ErrNotApplicable):
		http.Error(w, "There is no "+file.name+": "+err.Error(), http.StatusNotFound)
		return
	case err != nil:
		h.log().ErrorContext(r.Context(), "recap: the post could not be exported", "path", r.URL.Path, "error", err)
		http.Error(w, "The post could not be written in this format.", http.StatusInternalServerError)
		return
	}
	body, etag := file.content, file.etag
	w.Header().Add("Vary", "Accept-Encoding")
	if file.compressed != nil && acceptsGzip(r.Header.Values("Accept-Encoding")) {
		// Another representation needs another tag (RFC 9110 section 8.8.3.3).
		body, etag = file.compressed, strings.TrimSuffix(etag, `"`)+`-gzip"`
		w.Header().Set("Content-Encoding", "gzip")
	}
	w.Header().Set("Content-Type", file.exporter.Format().MediaType)
	w.Header().Set("ETag", etag)
	http.ServeContent(w, r, "", v.doc.Changed(), bytes.NewReader(body))
}

// version returns what is kept of a document, and forgets the one before.
func (h *Handler) version(doc *Document) *version {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current == nil || h.current.doc != doc {
		v := &version{doc: doc, files: make(map[string]*rendition)}
		files := h.Files
		if files == nil {
			files = Files()
		}
		for _, f := range files {
			file := &rendition{name: f.name(), exporter: placed(f.Exporter, doc, f.name())}
			v.files[file.name] = file
			v.order = append(v.order, file)
		}
		h.current = v
	}
	return h.current
}

// render renders a file. A page names the other files that there are.
func (v *version) render(file *rendition) error {
	return file.render(func() (Exporter, *Document) {
		if !needsAlternates(file.exporter) {
			return file.exporter, v.doc
		}
		var present []File
		for _, other := range v.order {
			if !needsAlternates(other.exporter) && isWhole(other.exporter) && applies(other.exporter, v.doc) {
				present = append(present, File{Name: other.name, Exporter: other.exporter})
			}
		}
		return withAlternates(file.exporter, file.name, present), v.doc
	})
}

// choose returns the file that a request asks for: by its name or, at the
// root, by what it accepts (RFC 9110 section 12.5.1). If there is none, status
// says why.
func (v *version) choose(w http.ResponseWriter, r *http.Request) (file *rendition, status int) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name != "" {
		if file := v.files[name]; file != nil {
			return file, 0
		}
		return nil, http.StatusNotFound
	}
	w.Header().Add("Vary", "Accept")
	if len(v.order) == 0 {
		return nil, http.StatusNotFound
	}
	accept := strings.Join(r.Header.Values("Accept"), ",")
	if accept == "" {
		return v.order[0], 0
	}
	available := make([]contenttype.MediaType, len(v.order))
	for i, f := range v.order {
		available[i] = contenttype.NewMediaType(f.exporter.Format().MediaType)
		available[i].Parameters = nil // a client that accepts text/html accepts it in UTF-8
	}
	best, _, err := contenttype.GetAcceptableMediaTypeFromHeader(accept, available)
	switch {
	case errors.Is(err, contenttype.ErrNoAcceptableTypeFound):
		return nil, http.StatusNotAcceptable
	case err != nil:
		return v.order[0], 0 // a header that cannot be read says nothing
	}
	for i := range available {
		if available[i].EqualsMIME(best) {
			return v.order[i], 0
		}
	}
	return nil, http.StatusNotAcceptable
}

// directions says in plain text what there is instead.
func (v *version) directions(status int) string {
	var b strings.Builder
	if status == http.StatusNotAcceptable {
		b.WriteString("The post is not available in a format that the request accepts.")
	} else {
		b.WriteString("There is nothing here.")
	}
	b.WriteString(" There is:\n")
	for _, f := range v.order {
		fmt.Fprintf(&b, "  %s (%s)\n", f.name, f.exporter.Format().MediaType)
	}
	return b.String()
}

func (h *Handler) log() *slog.Logger {
	if h.Log != nil {
		return h.Log
	}
	return slog.Default()
}
