package site

import (
	"fmt"
	"path"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// The size of a social card in pixels.
const cardWidth, cardHeight = 1200, 630

// addCard adds the social card of a page beside it, and has the page name it. Where
// what the page is about has a picture of its own, that stands for it and there is no
// card. It returns the card as the page names it, which is zero where there is none.
func (s *Site) addCard(page *entry, card export.Exporter, own recap.Image, alt ...string) recap.Image {
	previewer, ok := page.Exporter.(export.Previewer)
	if card == nil || !ok || own.URL != "" {
		return recap.Image{}
	}
	name := strings.TrimSuffix(page.Name, path.Ext(page.Name)) + card.Format().Extension
	added := s.add(name, card, s.doc)
	if s.doc.Post().URL == "" {
		added.skipped = fmt.Errorf("%w: who shows a picture beside a link has to know its whole address, and the post has no URL", export.ErrNotApplicable)
		return recap.Image{}
	}
	image := recap.Image{URL: s.doc.Beside(name), Alt: joinShown(alt...), Width: cardWidth, Height: cardHeight}
	page.Exporter = previewer.PreviewedBy(image)
	return image
}

// addPostCard adds the card of the whole post, for the first of the files that is a
// page.
func (s *Site) addPostCard(files []*entry) recap.Image {
	for _, e := range files {
		if _, ok := e.Exporter.(export.Previewer); ok && e.skipped == nil {
			post := s.doc.Post()
			return s.addCard(e, s.cards, post.Image, post.Title, post.Event.Name)
		}
	}
	return recap.Image{}
}

// addSessionCard adds the card of a session, where it would be seen: without a URL
// that of the post says already why there are none.
func (s *Site) addSessionCard(page *entry, e *export.Entry) {
	if one, ok := s.cards.(export.SessionExporter); ok && s.doc.Post().URL != "" {
		var names []string
		for _, who := range e.Speakers {
			names = append(names, who.Name)
		}
		s.addCard(page, one.ForSession(e), e.Image, e.Headline, strings.Join(names, ", "), s.doc.Post().Event.Name)
	}
}

// addSpeakerCard adds the card of a speaker.
func (s *Site) addSpeakerCard(page *entry, who recap.Person) {
	if one, ok := s.cards.(export.SpeakerExporter); ok && s.doc.Post().URL != "" {
		s.addCard(page, one.ForSpeaker(who), recap.Image{}, who.Name, who.Job, who.Organization, s.doc.Post().Event.Name)
	}
}

// joinShown is what a card says in words.
func joinShown(texts ...string) string {
	var shown []string
	for i, text := range texts {
		if text != "" && (i == 0 || text != texts[0]) {
			shown = append(shown, text)
		}
	}
	return strings.Join(shown, " · ")
}
