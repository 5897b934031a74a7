package export

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// placed returns the exporter with the URL that its file will have, for the
// formats in which a feed names itself, unless it was given one.
func placed(e Exporter, doc *Document, name string) Exporter {
	url := doc.Beside(name)
	switch e := e.(type) {
	case RSS:
		e.FeedURL = givenOr(e.FeedURL, url)
		return e
	case Atom:
		e.FeedURL = givenOr(e.FeedURL, url)
		return e
	case JSONFeed:
		e.FeedURL = givenOr(e.FeedURL, url)
		return e
	case ICalendar:
		e.FeedURL = givenOr(e.FeedURL, url)
		return e
	}
	return e
}

func givenOr(given, otherwise string) string {
	if given != "" {
		return given
	}
	return otherwise
}

// isWhole reports whether an exporter writes the post, and not one session of it.
func isWhole(e Exporter) bool {
	switch e := e.(type) {
	case HTML:
		return e.Session == ""
	case ICalendar:
		return e.Session == ""
	}
	return true
}

// applies reports whether an exporter can write a document. It need not write it
// to know: an exporter that refuses a document does so before.
func applies(e Exporter, doc *Document) bool {
	err := e.Export(context.Background(), noWriter{}, doc)
	return err == nil || errors.Is(err, errUntaken)
}

// A noWriter takes nothing.
type noWriter struct{}

var errUntaken = errors.New("nothing is taken")

func (noWriter) Write([]byte) (int, error) { return 0, errUntaken }

// needsAlternates reports whether the exporter writes a page that is to name
// the other files, and has not been told which.
func needsAlternates(e Exporter) bool {
	page, ok := e.(HTML)
	return ok && page.Alternates == nil && !page.Fragment
}

// withAlternates returns the page's exporter with the other files.
func withAlternates(e Exporter, name string, others []File) Exporter {
	page := e.(HTML)
	page.Alternates = []Alternate{} // also when there are none: the page has been told
	for _, f := range others {
		format := f.Exporter.Format()
		href, err := filepath.Rel(filepath.Dir(name), f.name())
		if err != nil {
			continue // both are local paths: it cannot fail
		}
		mediaType, _, _ := strings.Cut(format.MediaType, ";") // readers look for the bare type
		page.Alternates = append(page.Alternates, Alternate{
			Title:     givenOr(format.Title, format.Name),
			MediaType: mediaType,
			URL:       filepath.ToSlash(href),
		})
	}
	return page
}

// withSessionPages adds the files of the single sessions, and has the pages of
// the whole post link to them.
func withSessionPages(site []File, doc *Document) []File {
	files := slices.Clone(site)
	var like *HTML
	for i, f := range files {
		if page, ok := f.Exporter.(HTML); ok && !page.Fragment && page.Session == "" {
			page.SessionPages = true
			files[i].Exporter = page
			if like == nil {
				like = &page
			}
		}
	}
	if like == nil {
		like = new(HTML)
	}
	for _, s := range doc.Sessions() {
		page := *like
		page.Session, page.SessionPages, page.Alternates = s.ID, false, []Alternate{}
		if s.Scheduled() {
			calendar := File{Name: sessionCalendar(s), Exporter: ICalendar{Session: s.ID}}
			files = append(files, calendar)
			page = withAlternates(page, sessionPage(s), []File{{Name: calendar.Name, Exporter: calendar.Exporter}}).(HTML)
		}
		files = append(files, File{Name: sessionPage(s), Exporter: page})
	}
	return files
}
