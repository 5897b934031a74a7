// Package card draws social cards: the pictures that messengers and social networks
// show beside a link to a page (Open Graph). A site takes them by an option:
//
//	tree, err := site.New(doc, site.Options{Cards: card.PNG{}})
//
// Then the post, each session and each speaker has a picture of 1200 by 630 pixels
// beside its page, such as sessions/svs401.png, and the page names it.
//
// # What is on a card
//
// The card of a session has its code, its track, its title, who speaks, the event,
// and when and where it is; that of a speaker the name, what they do and their
// sessions; that of the post its title, the event, the days, the place and how many
// sessions there are. The color of the track is that of the site. Titles are broken
// between words, as Unicode Standard Annex 14 has it, and are drawn in the largest
// size in which they are whole; what is still too long ends in an ellipsis. Cards in
// a language that is written from right to left are laid out so.
//
// Pictures of people are not on it: a post has their addresses, and drawing a card asks
// nobody for anything, so that the same post always has the same cards.
//
// # Fonts
//
// The built-in fonts, Go Bold and Go Regular, have Latin, Greek and Cyrillic letters.
// Others, and emoji, come from fonts that [ReadFonts] reads. Nothing is ever drawn as
// a box: an emoji that no font has is left out, and where no font has a letter of a
// title, the code of the session stands in its place, or else the name of the event.
//
// The package stands alone since fonts and what shapes text are large: who does not
// import it does not compile them.
package card

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// The size of a card in pixels, which is the one that social networks ask for.
const (
	Width  = 1200
	Height = 630
)

// PNG writes the social card of a post, of a session ([PNG.ForSession]) or of a
// speaker ([PNG.ForSpeaker]) as a picture in PNG. On one version of Go the bytes are
// the same at every call.
type PNG struct {
	// Fonts are fonts of one's own. Nil means the built-in ones alone.
	Fonts *Fonts

	session string        // the ID of the session that the card is of
	speaker *recap.Person // whom the card is of
}

// Format implements [export.Exporter].
func (PNG) Format() export.Format {
	return export.Format{Name: "card", Title: "Social card", MediaType: "image/png", Extension: ".png", File: "index"}
}

// ForSession implements [export.SessionExporter].
func (c PNG) ForSession(s *export.Entry) export.Exporter {
	c.session, c.speaker = s.ID, nil
	return c
}

// ForSpeaker implements [export.SpeakerExporter].
func (c PNG) ForSpeaker(who recap.Person) export.Exporter {
	c.session, c.speaker = "", &who
	return c
}

// Applies implements [export.Applier].
func (c PNG) Applies(doc *export.Document) error {
	if c.session != "" && doc.Entry(c.session) == nil {
		return fmt.Errorf("export card: %w: it has no session %q", export.ErrNotApplicable, c.session)
	}
	return nil
}

// Export implements [export.Exporter]. A session that the document does not hold it
// refuses with an error that wraps [export.ErrNotApplicable].
func (c PNG) Export(ctx context.Context, w io.Writer, doc *export.Document) error {
	if err := c.Applies(doc); err != nil {
		return err
	}
	if err := context.Cause(ctx); err != nil {
		return fmt.Errorf("export card: %w", err) // looked at once: a card takes some milliseconds
	}
	says := newSaying(doc)
	switch {
	case c.session != "":
		says.session(doc.Entry(c.session))
	case c.speaker != nil:
		says.speaker(*c.speaker)
	default:
		says.post()
	}
	picture, err := c.Fonts.draw(says)
	if err == nil {
		_, err = io.Copy(w, bytes.NewReader(picture))
	}
	if err != nil {
		return fmt.Errorf("export card: %w", err)
	}
	return nil
}
