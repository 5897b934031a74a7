package site

import (
	"fmt"
	"path"
	"strings"

	"github.com/seed-e2fd8668/recap/export"
)

// SessionPages returns what names the pages of a document's sessions, for
// [export.SessionPages]: sessions/svs401.html by the code in lower case or,
// where there is none or it is taken, by eight hexadecimal digits of a hash of
// the session's ID, and by more where those are taken too. The names do not
// change with titles.
//
// It keeps the names of one document apart, so each document needs its own.
func SessionPages() func(*export.Entry) string {
	taken := make(names)
	return func(s *export.Entry) string {
		return "sessions/" + taken.name(string(s.Code), s.ID) + ".html"
	}
}

// addSessions adds the files of single sessions: where the document says that a
// session has a page, the page and what stands beside it, each made like the
// first of the files of the whole post that has the extension.
func (s *Site) addSessions(like []*entry) error {
	var able []export.SessionExporter
	extensions := make(map[string]bool)
	for _, e := range like {
		one, ok := e.Exporter.(export.SessionExporter)
		if ok && !extensions[e.format.Extension] {
			extensions[e.format.Extension] = true
			able = append(able, one)
		}
	}
	for _, session := range s.doc.Entries() {
		if session.Page == "" {
			continue
		}
		var added []*entry
		hasPage := false
		for _, one := range able {
			if e := one.ForSession(session); e != nil {
				name := strings.TrimSuffix(session.Page, path.Ext(session.Page)) + e.Format().Extension
				hasPage = hasPage || name == session.Page
				added = append(added, s.add(name, e, s.doc))
			}
		}
		if !hasPage {
			return fmt.Errorf("site: session %s is to have the page %s, but none of the files can be made for one session and end in %q; add one, such as that of export.HTML, or prepare the document without export.SessionPages",
				session.ID, session.Page, path.Ext(session.Page))
		}
		link(added)
		for _, e := range added {
			if e.Name == session.Page {
				s.addSessionCard(e, session)
			}
		}
	}
	return nil
}
