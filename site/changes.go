package site

import "github.com/seed-e2fd8668/recap/export"

// addChanges adds what changed since earlier versions, as a page and as feeds, where
// the post has a history; see [export.Document.History].
func (s *Site) addChanges() {
	changes, err := s.doc.History()
	if err != nil {
		return
	}
	var added []*entry
	for _, f := range []File{
		{"changes.html", export.HTML{}}, {"changes.xml", export.Atom{}}, {"changes-rss.xml", export.RSS{}}, {"changes.json", export.JSONFeed{}},
	} {
		if p, ok := f.Exporter.(export.Placer); ok {
			f.Exporter = p.PlacedAt(f.Name)
		}
		e := s.add(f.Name, f.Exporter, changes)
		e.skipped = e.refusal()
		added = append(added, e)
	}
	link(added)
}
