package export

import "fmt"

// Omissions implements [Omitter]. Columns that were not chosen are no
// omissions; cells that got an apostrophe are.
func (e CSV) Omissions(doc *Document) []Omission {
	const row, people, link = "a row is a session, and has no place for its post",
		"of a speaker there are the name and the organization", "of a link there is the URL; recording and slides have columns of their own"
	list := omitted(doc, []uncarried{
		{"title", row}, {"url", row}, {"description", row}, {"image", row}, {"introduction", row}, {"conclusion", row},
		{"authors", row}, {"categories", row}, {"published", row}, {"updated", row}, {"revision", memory}, {"history", memory},
		{"event.name", row}, {"event.acronym", row}, {"event.url", row}, {"event.logo", row}, {"event.venue", row}, {"event.address", row},
		{"event.start", row}, {"event.end", row},
		{"tracks[*].description", "of a track there is the name"}, {"tracks[*].color", "of a track there is the name"},
		{"sessions[*].image", "CSV has no pictures"},
		{"sessions[*].summary", "CSV has no markup, and the plain text is written"},
		{"sessions[*].speakers[*].id", people}, {"sessions[*].speakers[*].role", people}, {"sessions[*].speakers[*].job", people},
		{"sessions[*].speakers[*].biography", people}, {"sessions[*].speakers[*].url", people},
		{"sessions[*].speakers[*].avatar", people}, {"sessions[*].speakers[*].links", people},
		{"sessions[*].links[*].title", link}, {"sessions[*].links[*].role", link}, {"sessions[*].links[*].mediaType", link},
		{"sessions[*].links[*].size", link}, {"sessions[*].links[*].duration", link}, {"sessions[*].links[*].published", link},
		{"sessions[*].sequence", memory},
	})
	list = append(list, e.defused(doc)...)
	return append(append(list, omitted(doc, []uncarried{{"related", row}})...), untranslated(doc)...)
}

// defused names the cells that are written with an apostrophe.
func (e CSV) defused(doc *Document) []Omission {
	columns, err := e.columns()
	if err != nil || e.KeepFormulas {
		return nil
	}
	var list []Omission
	for i, s := range doc.Entries() {
		for _, c := range columns {
			for _, item := range c.cell(csvRow{doc: doc, Entry: s}) {
				if (csvCells{}).defuse(item) != item {
					list = append(list, Omission{
						Path:   fmt.Sprintf("sessions[%d]", i),
						Reason: fmt.Sprintf("a spreadsheet would run what stands in column %q as a formula, and an apostrophe is written in front", c.name),
					})
					break
				}
			}
		}
	}
	return list
}
