package export

import (
	"strconv"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/icalendar"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// posting returns the BlogPosting that listItems are to be put in.
func (b *ldBuilder) posting() *ldPosting {
	p := &ldPosting{
		Context:          ldContext,
		Type:             "BlogPosting",
		ID:               b.id("/post"),
		Headline:         b.post.Title,
		Description:      b.post.Description,
		URL:              ldURL(b.post.URL),
		Image:            newLDImage(b.post.Image),
		InLanguage:       b.post.Language,
		DatePublished:    ldTime(b.post.Published),
		DateModified:     ldTime(b.post.Updated),
		Author:           b.authors(),
		ArticleSection:   nonEmpty(b.post.Categories...),
		MainEntityOfPage: b.page(),
		MainEntity:       ldList{Type: "ItemList", NumberOfItems: b.countItems(), ItemListElement: ldEmptyList},
	}
	switch {
	case b.isEvent():
		p.About = b.event()
	case b.post.Event.Name != "":
		p.About = &ldThing{Type: "Thing", ID: b.eventID(), Name: b.post.Event.Name, URL: ldURL(b.post.Event.URL)}
	}
	return p
}

// page returns the WebPage that the post is published as.
func (b *ldBuilder) page() ldPage {
	page := ldPage{Type: "WebPage", ID: ldURL(b.post.URL), URL: ldURL(b.post.URL)}
	for _, r := range b.post.Related {
		if r.URL != "" {
			page.RelatedLink = append(page.RelatedLink, ldURL(r.URL))
		}
	}
	return page
}

// listItems yields the sessions that are works.
func (b *ldBuilder) listItems(yield func(any) bool) {
	position := 0
	for _, s := range b.doc.Entries() {
		if !isWork(s) {
			continue
		}
		position++
		if !yield(ldListItem{Type: "ListItem", Position: position, Item: b.work(s)}) {
			return
		}
	}
}

func (b *ldBuilder) countItems() int {
	n := 0
	for _, s := range b.doc.Entries() {
		if isWork(s) {
			n++
		}
	}
	return n
}

// isWork reports whether a session is a work: a break that nobody recorded is
// none.
func isWork(s *Entry) bool {
	_, recorded := s.Recording()
	return recorded || s.Kind != recap.KindBreak
}

// work returns a session as its recording or, if there is none, as a work
// that nothing more is said of.
func (b *ldBuilder) work(s *Entry) *ldWork {
	w := &ldWork{Type: "CreativeWork", Name: s.Title, URL: s.Address, License: ldLicense(s)}
	if recording, ok := s.Recording(); ok {
		w = b.recording(s, recording)
		if b.isEvent() {
			w.RecordedAt = &ldRef{b.eventID()}
		}
		if b.doc.ownPage(s, "") != "" {
			w.MainEntityOfPage = s.Address
		}
	}
	w.ID = b.id(s.Anchor)
	w.Image = newLDImage(s.Image)
	w.AlternateName = nonEmpty(s.Subtitle)
	w.Identifier = string(s.Code)
	w.Description = b.doc.Text(s.Summary)
	w.InLanguage = s.Language
	w.Keywords = b.keywords(s)
	w.Author = b.speakers(s)
	return w
}

// recording returns what is known of a session's recording itself.
func (b *ldBuilder) recording(s *Entry, l Resource) *ldWork {
	w := &ldWork{
		Type: "VideoObject", Name: s.Title, UploadDate: ldTime(l.Published), License: ldLicense(s),
	}
	if l.Duration > 0 {
		w.Duration = icalendar.Duration(l.Duration) // of ISO 8601
	}
	if l.Role == recap.LinkAudio {
		w.Type = "AudioObject"
	}
	if l.IsMedia() {
		w.ContentURL, w.EncodingFormat = l.Address, l.MediaType
		if l.Size > 0 {
			w.ContentSize = strconv.FormatInt(l.Size, 10)
		}
	} else {
		w.URL = l.Address
	}
	w.ThumbnailURL = s.picture()
	if thumbnail, ok := s.Thumbnail(); ok {
		w.ThumbnailURL = thumbnail.Address
	}
	return w
}

// ldLicense is the URL of a license or a work of its name, nil if there is none.
func ldLicense(s *Entry) any {
	switch {
	case s.LicenseName == "":
		return nil
	case s.LicenseURL != "":
		return s.LicenseURL
	}
	return &ldThing{Type: "CreativeWork", Name: s.LicenseName}
}

func (b *ldBuilder) keywords(s *Entry) []string {
	return nonEmpty(append([]string{s.TrackName, s.LevelName, s.words.Value(string(s.Kind))}, s.Tags...)...)
}

func (b *ldBuilder) authors() []ldPerson {
	var people []ldPerson
	for _, a := range b.post.Authors {
		person := b.person(a)
		if a.ID != "" {
			person.ID = b.id("/person/" + a.ID)
		}
		people = append(people, person)
	}
	return people
}

func (b *ldBuilder) speakers(s *Entry) []ldPerson {
	var people []ldPerson
	for _, speaker := range s.Speakers {
		person := b.person(speaker)
		person.ID = b.id("/person/" + speaker.EffectiveID())
		people = append(people, person)
	}
	return people
}

func (b *ldBuilder) person(s recap.Speaker) ldPerson {
	p := ldPerson{
		Type: "Person", Name: s.Name, JobTitle: s.Job, Description: b.doc.Text(s.Biography),
		Image: ldURL(s.Avatar),
	}
	if s.Organization != "" {
		p.Affiliation = &ldThing{Type: "Organization", ID: b.id("/organization/" + s.Organization), Name: s.Organization}
	}
	if weburl.IsWeb(s.URL) {
		p.URL = ldURL(s.URL)
	} else {
		p.Email = weburl.Email(s.URL)
	}
	for _, l := range s.Links {
		p.SameAs = append(p.SameAs, ldURL(l.URL))
	}
	return p
}
