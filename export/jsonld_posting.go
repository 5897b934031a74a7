package export

import (
	"strconv"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// linkThumbnail is the role of a link to a picture that stands for the
// session's recording.
const linkThumbnail recap.LinkRole = "thumbnail"

// posting returns the BlogPosting that listItems are to be put in.
func (b *ldBuilder) posting() *ldPosting {
	p := &ldPosting{
		Context:          ldContext,
		Type:             "BlogPosting",
		ID:               b.id("/post"),
		Headline:         ldText(b.post.Title),
		Description:      ldText(b.post.Description),
		URL:              ldURL(b.post.URL),
		InLanguage:       b.post.Language,
		DatePublished:    ldTime(b.post.Published),
		DateModified:     ldTime(b.post.Updated),
		Author:           b.authors(),
		ArticleSection:   ldTexts(b.post.Categories...),
		MainEntityOfPage: b.page(),
		MainEntity:       ldList{Type: "ItemList", NumberOfItems: b.countItems(), ItemListElement: ldEmptyList},
	}
	switch {
	case b.isEvent():
		p.About = b.event()
	case b.post.Event.Name != "":
		p.About = &ldThing{Type: "Thing", ID: b.eventID(), Name: ldText(b.post.Event.Name), URL: ldURL(b.post.Event.URL)}
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
	for s := range b.doc.textInTurn(b.doc.Sessions()) {
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
	for _, s := range b.doc.Sessions() {
		if isWork(s) {
			n++
		}
	}
	return n
}

// isWork reports whether a session is a work: a break that nobody recorded is
// none.
func isWork(s *Session) bool {
	_, recorded := s.Recording()
	return recorded || s.Kind != recap.KindBreak
}

// work returns a session as its recording or, if there is none, as a work
// that nothing more is said of.
func (b *ldBuilder) work(s *Session) *ldWork {
	w := &ldWork{Type: "CreativeWork", Name: ldText(s.Title), URL: ldURL(s.URL), License: ldLicense(s.License)}
	if recording, ok := s.Recording(); ok {
		w = b.recording(s, recording)
		if b.isEvent() {
			w.RecordedAt = &ldRef{b.eventID()}
		}
		if b.doc.ownPage(s, "") != "" {
			w.MainEntityOfPage = ldURL(s.URL)
		}
	}
	w.ID = b.id(s.Anchor)
	if w.Name != ldText(s.Title) {
		w.AlternateName = ldTexts(s.Title)
	}
	w.AlternateName = append(w.AlternateName, ldTexts(s.Subtitle)...)
	w.Identifier = ldText(string(s.Code))
	w.Description = ldText(b.doc.Text(s.Summary))
	w.InLanguage = s.Language
	w.Keywords = b.keywords(s)
	w.Author = b.speakers(s)
	return w
}

// recording returns what is known of a session's recording itself.
func (b *ldBuilder) recording(s *Session, l recap.Link) *ldWork {
	w := &ldWork{
		Type: "VideoObject", Name: ldText(l.Title), UploadDate: ldTime(l.Published), License: ldLicense(s.License),
	}
	if l.Role == recap.LinkAudio {
		w.Type = "AudioObject"
	}
	if w.Name == "" {
		w.Name = ldText(s.Title)
	}
	if isMedia(l) {
		w.ContentURL, w.EncodingFormat = ldURL(l.URL), ldText(l.MediaType)
		if l.Size > 0 {
			w.ContentSize = strconv.FormatInt(l.Size, 10)
		}
	} else {
		w.URL = ldURL(l.URL)
	}
	for _, l := range s.Links {
		if l.Role == linkThumbnail {
			w.ThumbnailURL = ldURL(l.URL)
			break
		}
	}
	return w
}

// ldLicense is the URL of a license or a work of its name, nil if there is none.
func ldLicense(license string) any {
	switch {
	case license == "":
		return nil
	case weburl.IsWeb(license):
		return ldURL(license)
	}
	return &ldThing{Type: "CreativeWork", Name: ldText(license)}
}

func (b *ldBuilder) keywords(s *Session) []string {
	words := []string{b.post.Track(s.Track).Title(), s.Level.Title(), string(s.Kind)}
	return ldTexts(append(words, s.Tags...)...)
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

func (b *ldBuilder) speakers(s *Session) []ldPerson {
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
		Type: "Person", Name: ldText(s.Name), JobTitle: ldText(s.Job), Description: ldText(b.doc.Text(s.Biography)),
		Image: ldURL(s.Avatar),
	}
	if s.Organization != "" {
		p.Affiliation = &ldThing{Type: "Organization", ID: b.id("/organization/" + s.Organization), Name: ldText(s.Organization)}
	}
	if weburl.IsWeb(s.URL) {
		p.URL = ldURL(s.URL)
	} else {
		p.Email = ldText(weburl.Email(s.URL))
	}
	for _, l := range s.Links {
		p.SameAs = append(p.SameAs, ldURL(l.URL))
	}
	return p
}
