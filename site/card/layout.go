package card

import (
	"image"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/go-text/typesetting/di"
)

// The layout of a card, in pixels, where reading begins at the left. Where it begins
// at the right, all is mirrored.
const (
	bar    = 24   // the width of the bar of color at the edge
	left   = 96   // where text begins
	right  = 1128 // where it ends
	top    = 64
	rule   = 516 // of the line above the foot
	foot   = 540 // of what is there
	bottom = 492 // the end of what is below the title
)

// The sizes of text.
const (
	small  = 30 // above the title, and at the foot
	middle = 36 // names
)

var (
	ink  = color.RGBA{0x1d, 0x21, 0x27, 0xff} // those of pages
	soft = color.RGBA{0x4d, 0x54, 0x5e, 0xff}
)

// sizes are those of titles.
var sizes = []int{100, 92, 84, 76, 68, 60, 54, 48, 44}

// draw draws a card.
func (p *pen) draw(says *saying) ([]byte, error) {
	p.says = says
	chosen := p.first(says.title, bold)
	title := p.read(chosen, bold)
	if title != nil && title.direction == di.DirectionRTL {
		says.rtl = true
	}
	for i, w := range says.above {
		if slices.Contains(w, chosen) {
			says.above[i] = nil // the title says it
		}
	}
	if slices.Contains(says.foot, chosen) {
		says.foot = nil
	}
	accent, paper := colorOf(says.shade.Color), colorOf(says.shade.Tint)
	p.clear(paper)
	p.rectangle(p.mirrored(image.Rect(0, 0, bar, Height)))
	p.fill(accent)
	y := p.drawAbove(accent, paper)
	names, rows := p.names(), p.rows()
	below := len(rows) * rowHeight
	if names != nil {
		below += gap + p.fit(names, regular, right-left, 2*lineHeight(middle), middle).height()
	}
	if title != nil {
		b := p.fit(title, bold, right-left, bottom-y-below, sizes...)
		p.write(b, left, right, y, ink)
		y += b.height()
	}
	if names != nil {
		b := p.fit(names, regular, right-left, 2*lineHeight(middle), middle)
		p.write(b, left, right, y+gap, ink)
		y += gap + b.height()
	}
	for _, row := range rows {
		p.write(p.fit(row, regular, right-left, lineHeight(small), small), left, right, y+rowHeight-lineHeight(small), soft)
		y += rowHeight
	}
	p.drawFoot(accent)
	return p.encode()
}

// gap is the space between a title and what follows; rowHeight is the height of a row.
const (
	gap       = 16
	rowHeight = 46
)

// drawAbove draws what is above the title, and returns where that begins.
func (p *pen) drawAbove(accent, paper color.RGBA) int {
	const size = 128 // of the circle
	if l := p.read(p.says.initials, bold); l != nil {
		square := p.mirrored(image.Rect(left, top, left+size, top+size))
		p.disc(square)
		p.fill(accent)
		b := p.fit(l, bold, size, size, 56)
		aside := (size - widthOf(b.lines[0])) / 2
		p.write(b, left+aside, left+size-aside, top+(size-b.height())/2, paper)
		return top + size + 24
	}
	l := p.joined(p.says.above, bold)
	if l == nil {
		return top
	}
	b := p.fit(l, bold, right-left, lineHeight(small), small)
	p.write(b, left, right, top, accent)
	return top + b.height() + 20
}

// names are the names in one text: of more than four the first three, and how many
// there are more.
func (p *pen) names() *line {
	if text := p.first(p.says.job, regular); text != "" {
		return p.read(text, regular)
	}
	var shown []string
	for _, name := range p.says.names {
		if len(shown) == 3 && len(p.says.names) > 4 {
			break
		}
		if p.read(name, regular) != nil {
			shown = append(shown, name)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	if n := len(p.says.names) - len(shown); n > 0 {
		if more := p.says.more(n); p.read(more, regular) != nil {
			shown = append(shown, more)
		}
	}
	return p.read(strings.Join(shown, ", "), regular)
}

// rows are those that can be shown: of more than three the first two, and how many
// there are more.
func (p *pen) rows() []*line {
	var shown []*line
	for i, w := range p.says.rows {
		text := p.first(w, regular)
		if i == 2 && len(p.says.rows) > 3 {
			text = p.says.more(len(p.says.rows) - 2)
		}
		if l := p.read(text, regular); l != nil && len(shown) < 3 {
			shown = append(shown, l)
		}
	}
	return shown
}

// drawFoot draws the last line.
func (p *pen) drawFoot(accent color.RGBA) {
	const most = (right - left) / 2 // of the width, for what is at the end
	side, first := p.joined(p.says.side, regular), p.read(p.first(p.says.foot, bold), bold)
	if side == nil && first == nil {
		return
	}
	p.rectangle(p.mirrored(image.Rect(left, rule, right, rule+2)))
	p.fill(accent)
	end := right
	if side != nil {
		b := p.fit(side, regular, most, lineHeight(small), small)
		edge := right - widthOf(b.lines[0])
		p.write(b, edge, right, foot, soft)
		end = edge - small
	}
	if first != nil {
		p.write(p.fit(first, bold, end-left, lineHeight(small), small), left, end, foot, ink)
	}
}

// mirrored is where a rectangle is on this card.
func (p *pen) mirrored(r image.Rectangle) image.Rectangle {
	r.Min.X, r.Max.X = p.between(r.Min.X, r.Max.X)
	return r
}

// between is where two edges are on this card.
func (p *pen) between(from, to int) (int, int) {
	if p.says.rtl {
		return Width - to, Width - from
	}
	return from, to
}

// colorOf reads a color of the form #rrggbb, as those of shades are.
func colorOf(s string) color.RGBA {
	n, _ := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255} // #nosec G115 -- its last three bytes are what is asked
}
