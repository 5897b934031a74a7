package export

import (
	"slices"
	"strconv"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A csvColumn is one column: its name, and what a session has to put there.
type csvColumn struct {
	name string
	cell func(csvRow) []string
}

// csvRow is a session as its columns see it.
type csvRow struct {
	*Entry
	doc *Document
}

// csvColumns returns all columns in their order; the comment of CSV describes
// them.
func csvColumns() []csvColumn {
	return []csvColumn{
		{"code", func(r csvRow) []string { return []string{string(r.Code)} }},
		{"title", func(r csvRow) []string { return []string{r.Title} }},
		{"subtitle", func(r csvRow) []string { return []string{r.Subtitle} }},
		{"track", func(r csvRow) []string { return []string{r.TrackName} }},
		{"level", func(r csvRow) []string { return csvNumber(int(r.Level)) }},
		{"kind", func(r csvRow) []string { return []string{string(r.Kind)} }},
		{"language", func(r csvRow) []string { return []string{r.Language} }},
		{"speakers", func(r csvRow) []string { return speakerNames(r.Speakers) }},
		{"organizations", csvRow.organizations},
		{"room", func(r csvRow) []string { return []string{r.RoomName} }},
		{"day", func(r csvRow) []string { return csvTime(recap.Day(r.Start), r.Start, time.DateOnly) }},
		{"start", func(r csvRow) []string { return csvTime(r.Start, r.Start, csvLocal) }},
		{"end", func(r csvRow) []string { return csvTime(r.End, r.End, csvLocal) }},
		{"minutes", csvRow.minutes},
		{"time_zone", csvRow.timeZone},
		{"status", func(r csvRow) []string { return []string{string(r.Status)} }},
		{"tags", func(r csvRow) []string { return r.Tags }},
		{"recording", csvRow.recording},
		{"slides", func(r csvRow) []string { return r.links(func(l recap.Link) bool { return l.Role == recap.LinkSlides }) }},
		{"links", csvRow.otherLinks},
		{"url", func(r csvRow) []string { return []string{r.URL} }},
		{"license", func(r csvRow) []string { return []string{r.LicenseName} }},
		{"recording_consent", func(r csvRow) []string { return []string{string(r.RecordingConsent)} }},
		{"start_utc", func(r csvRow) []string { return csvTime(r.Start.UTC(), r.Start, time.RFC3339) }},
		{"end_utc", func(r csvRow) []string { return csvTime(r.End.UTC(), r.End, time.RFC3339) }},
		{"published", func(r csvRow) []string { return csvTime(r.Published.UTC(), r.Published, time.RFC3339) }},
		{"updated", func(r csvRow) []string { return csvTime(r.Updated.UTC(), r.Updated, time.RFC3339) }},
		{"id", func(r csvRow) []string { return []string{r.ID} }},
		{"summary", func(r csvRow) []string { return []string{r.doc.Text(r.Summary)} }},
	}
}

// csvLocal is the form of a time that spreadsheets of every language take for
// one. It has no offset, which they do not know.
const csvLocal = "2006-01-02 15:04"

// csvTime writes t, which stands for given, or nothing if there is none.
func csvTime(t, given time.Time, layout string) []string {
	if given.IsZero() {
		return nil
	}
	return []string{t.Format(layout)}
}

func csvNumber(n int) []string {
	if n == 0 {
		return nil
	}
	return []string{strconv.Itoa(n)}
}

func (r csvRow) organizations() []string {
	var names []string
	for _, s := range r.Speakers {
		if !slices.Contains(names, s.Organization) {
			names = append(names, s.Organization)
		}
	}
	return names
}

func (r csvRow) minutes() []string {
	if r.End.IsZero() {
		return nil
	}
	return csvNumber(int(r.End.Sub(r.Start).Minutes()))
}

func (r csvRow) timeZone() []string {
	if !r.Scheduled() {
		return nil
	}
	return []string{r.doc.post.Event.TimeZone}
}

func (r csvRow) recording() []string {
	recording, _ := r.Recording()
	return []string{recording.URL}
}

func (r csvRow) otherLinks() []string {
	recording, _ := r.Session.Recording()
	return r.links(func(l recap.Link) bool { return l != recording && l.Role != recap.LinkSlides })
}

func (r csvRow) links(keep func(recap.Link) bool) []string {
	var urls []string
	for _, l := range r.Links {
		if keep(l) {
			urls = append(urls, l.URL)
		}
	}
	return urls
}
