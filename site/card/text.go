package card

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// A line is text that the fonts of a pen can show.
type line struct {
	runes     []rune
	main      *font.Face          // draws most of it
	others    map[rune]*font.Face // draw the rest
	direction di.Direction
}

// ResolveFace implements [shaping.Fontmap].
func (l *line) ResolveFace(r rune) *font.Face {
	if face := l.others[r]; face != nil {
		return face
	}
	return l.main
}

// read finds out how a text can be shown. It is nil if it cannot.
func (p *pen) read(text string, style int) *line {
	l := &line{runes: []rune(norm.NFC.String(text))}
	for i, r := range l.runes {
		switch {
		case r == '\u2010' || r == '\u2011': // hyphens, which few fonts have
			l.runes[i] = '-'
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			l.runes[i] = ' '
		}
	}
	faces := p.byCoverage(l.runes, style)
	l.main, l.others = faces[0], make(map[rune]*font.Face)
	kept := l.runes[:0]
	seen := false
	for _, r := range l.runes {
		face := faceOf(faces, r)
		switch {
		case isInvisible(r):
		case face == nil && isPictograph(r):
			continue // better than no title
		case face == nil:
			return nil
		default:
			seen = true
			if face != l.main {
				l.others[r] = face
			}
		}
		if r == ' ' && (len(kept) == 0 || kept[len(kept)-1] == ' ') {
			continue // on both sides of what was left out
		}
		kept = append(kept, r)
	}
	if !seen {
		return nil
	}
	l.runes = kept
	l.direction = p.directionOf(l.runes)
	return l
}

// byCoverage are the faces of a style, those first that have the most of the text:
// what one lacks comes from one that suits the rest.
func (p *pen) byCoverage(runes []rune, style int) []*font.Face {
	most := make(map[*font.Face]int)
	for _, face := range p.faces[style] {
		for _, r := range runes {
			if !isInvisible(r) && has(face, r) {
				most[face]++
			}
		}
	}
	return slices.SortedStableFunc(slices.Values(p.faces[style]), func(a, b *font.Face) int { return cmp.Compare(most[b], most[a]) })
}

func faceOf(faces []*font.Face, r rune) *font.Face {
	for _, face := range faces {
		if has(face, r) {
			return face
		}
	}
	return nil
}

func has(face *font.Face, r rune) bool {
	_, ok := face.NominalGlyph(r)
	return ok
}

// isInvisible reports whether a character needs no glyph: a space, or one that only
// says how others are drawn.
func isInvisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Zs, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// isPictograph reports whether a character is a picture, without which a title still
// says what it says.
func isPictograph(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF && (r < 0x266D || r > 0x266F) || r >= 0x2B00 && r <= 0x2BFF || r == 0x20E3
}

// directionOf is the direction of a paragraph (UAX 9, P2 and P3): that of its first
// letter that has one, and else that of the card.
func (p *pen) directionOf(runes []rune) di.Direction {
	for _, r := range runes {
		switch c, _ := bidi.LookupRune(r); c.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return p.direction()
}

// A block is text in lines of one size.
type block struct {
	lines []shaping.Line
	base  int  // from the top of a line to where letters stand
	step  int  // from one line to the next
	fits  bool // no line is too long
}

func (b block) height() int { return len(b.lines) * b.step }

// lineHeight is the height of a line: of Latin letters, and more for scripts that rise
// or hang further.
func lineHeight(size int) int { return size * 118 / 100 }

// fit sets a text in the first of the sizes in which it is whole, in a box. In the
// last it is cut to what there is room for. The block is valid until the next.
func (p *pen) fit(l *line, style, width, height int, sizes ...int) block {
	var b block
	for _, size := range sizes {
		b = p.set(l, size, shaping.WrapConfig{BreakPolicy: shaping.Never}, width)
		if b.fits && b.height() <= height {
			return b
		}
	}
	size := sizes[len(sizes)-1]
	cut := shaping.WrapConfig{BreakPolicy: shaping.Never, TruncateAfterLines: max(1, height/b.step), Truncator: p.shape(p.ellipsis(l, style), size)[0]}
	if !b.fits { // a word is longer than a line
		cut.BreakPolicy = shaping.WhenNecessary
	}
	return p.set(l, size, cut, width)
}

// set breaks a text into lines (UAX 14).
func (p *pen) set(l *line, size int, config shaping.WrapConfig, width int) block {
	config.Direction = l.direction
	shaped := p.shape(l, size)
	rise, hang := fixed.I(size*96/100), fixed.Int26_6(0)
	for _, run := range shaped {
		rise, hang = max(rise, run.GlyphBounds.Ascent), min(hang, run.GlyphBounds.Descent)
	}
	b := block{base: rise.Ceil(), step: max(lineHeight(size), (rise - hang).Ceil()), fits: true}
	b.lines, _ = p.wrapper.WrapParagraph(config, width, l.runes, shaping.NewSliceIterator(shaped))
	for _, one := range b.lines {
		b.fits = b.fits && widthOf(one) <= width
	}
	return b
}

func (p *pen) ellipsis(l *line, style int) *line {
	end := &line{runes: []rune("…"), main: l.main, direction: l.direction}
	if !has(end.main, '…') {
		end.main = p.faces[style][len(p.faces[style])-1]
	}
	return end
}

// shape turns text into glyphs.
func (p *pen) shape(l *line, size int) []shaping.Output {
	input := shaping.Input{
		Text: l.runes, RunEnd: len(l.runes), Direction: l.direction, Size: fixed.I(size), Language: language.NewLanguage(p.says.language),
	}
	var shaped []shaping.Output
	for _, run := range p.segmenter.Split(input, l) {
		for _, part := range l.apart(run) {
			shaped = append(shaped, p.shaper.Shape(part))
		}
	}
	return shaped
}

// apart takes the spaces out of a run that another font than the main one draws, since
// a font of emoji has spaces as wide as they are.
func (l *line) apart(run shaping.Input) []shaping.Input {
	if run.Face == l.main || !has(l.main, ' ') {
		return []shaping.Input{run}
	}
	var parts []shaping.Input
	for from := run.RunStart; from < run.RunEnd; {
		part := run
		part.RunStart, part.RunEnd = from, from+1
		for part.RunEnd < run.RunEnd && (run.Text[part.RunEnd] == ' ') == (run.Text[from] == ' ') {
			part.RunEnd++
		}
		if run.Text[from] == ' ' {
			part.Face = l.main
		}
		parts = append(parts, part)
		from = part.RunEnd
	}
	return parts
}

// widthOf is the width of a line in pixels.
func widthOf(l shaping.Line) int {
	var width fixed.Int26_6
	for _, run := range l {
		width += run.Advance
	}
	return width.Ceil()
}

// joined are the texts that can be shown, side by side.
func (p *pen) joined(texts []wording, style int) *line {
	var shown []string
	for _, one := range texts {
		if text := p.first(one, style); text != "" {
			shown = append(shown, text)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	return p.read(strings.Join(shown, " · "), style)
}

// first is the first wording that can be shown, empty if there is none.
func (p *pen) first(w wording, style int) string {
	for _, text := range w {
		if p.read(text, style) != nil {
			return text
		}
	}
	return ""
}
