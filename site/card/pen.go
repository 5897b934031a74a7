package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A pen draws cards, one after the other: faces and shapers are not made for several
// goroutines.
type pen struct {
	faces     [2][]*font.Face // by style
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
	wrapper   shaping.LineWrapper
	raster    vector.Rasterizer

	says   *saying
	canvas *image.RGBA
	mask   *image.Alpha // what is to be filled with one color
	dirty  image.Rectangle
	plain  *image.Paletted // the canvas, where few colors suffice
}

func newPen(styles [2][]*font.Font) *pen {
	all := image.Rect(0, 0, Width, Height)
	p := &pen{canvas: image.NewRGBA(all), mask: image.NewAlpha(all), plain: image.NewPaletted(all, nil)}
	faces := make(map[*font.Font]*font.Face)
	for style, fonts := range styles {
		for _, f := range fonts {
			if faces[f] == nil {
				faces[f] = font.NewFace(f)
			}
			p.faces[style] = append(p.faces[style], faces[f])
		}
	}
	return p
}

// write draws a block with its top at y, so that it begins at the first of two edges.
func (p *pen) write(b block, from, to, y int, ink color.RGBA) {
	from, to = p.between(from, to)
	for _, one := range b.lines {
		x := fixed.I(from)
		if p.says.rtl {
			x = fixed.I(to - widthOf(one))
		}
		runs := slices.Clone(one)
		slices.SortStableFunc(runs, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
		for i := range runs {
			for _, g := range runs[i].Glyphs {
				p.glyph(&runs[i], g, x+g.XOffset, fixed.I(y+b.base)-g.YOffset)
				x += g.Advance
			}
		}
		y += b.step
	}
	p.fill(ink)
}

// glyph draws a glyph with its origin at a place.
func (p *pen) glyph(run *shaping.Output, g shaping.Glyph, x, y fixed.Int26_6) {
	if g.GlyphID == font.EmptyGlyph {
		return
	}
	if picture, ok := run.Face.GlyphDataBitmap(g.GlyphID); ok && picture.Format == font.PNG {
		p.paste(picture.Data, g, x, y)
		return
	}
	if outline, ok := run.Face.GlyphDataOutline(g.GlyphID); ok {
		p.outline(outline, float32(run.Size)/64/float32(run.Face.Upem()), float32(x)/64, float32(y)/64)
	}
}

// outline fills the outline of a glyph in the mask.
func (p *pen) outline(o font.GlyphOutline, scale, x, y float32) {
	// What is converted is rounded: products that are added without rounding would
	// differ from one kind of processor to another.
	at := func(q font.SegmentPoint) (float32, float32) { return x + float32(q.X*scale), y - float32(q.Y*scale) }
	var bounds image.Rectangle
	for _, s := range o.Segments {
		for _, q := range s.ArgsSlice() {
			px, py := at(q)
			bounds = bounds.Union(image.Rect(int(px)-2, int(py)-2, int(px)+3, int(py)+3))
		}
	}
	bounds = bounds.Intersect(p.mask.Rect)
	if bounds.Empty() {
		return
	}
	p.raster.Reset(bounds.Dx(), bounds.Dy())
	x, y = x-float32(bounds.Min.X), y-float32(bounds.Min.Y)
	for _, s := range o.Segments {
		var a [6]float32
		for i, q := range s.ArgsSlice() {
			a[2*i], a[2*i+1] = at(q)
		}
		switch len(s.ArgsSlice()) {
		case 1:
			if s.Op == opentype.SegmentOpMoveTo {
				p.raster.ClosePath()
				p.raster.MoveTo(a[0], a[1])
			} else {
				p.raster.LineTo(a[0], a[1])
			}
		case 2:
			p.raster.QuadTo(a[0], a[1], a[2], a[3])
		case 3:
			p.raster.CubeTo(a[0], a[1], a[2], a[3], a[4], a[5])
		}
	}
	p.raster.ClosePath()
	p.raster.Draw(p.mask, bounds, image.Opaque, image.Point{})
	p.dirty = p.dirty.Union(bounds)
}

// paste draws a glyph that is a picture, such as an emoji.
func (p *pen) paste(data []byte, g shaping.Glyph, x, y fixed.Int26_6) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return // a font with a picture that is broken
	}
	at := image.Rect((x + g.XBearing).Round(), (y - g.YBearing).Round(), (x + g.XBearing + g.Width).Round(), (y - g.YBearing - g.Height).Round())
	draw.ApproxBiLinear.Scale(p.canvas, at, picture, picture.Bounds(), draw.Over, nil)
}

// rectangle fills a rectangle in the mask.
func (p *pen) rectangle(r image.Rectangle) {
	draw.Draw(p.mask, r, image.Opaque, image.Point{}, draw.Src)
	p.dirty = p.dirty.Union(r)
}

// disc fills a circle in the mask, in a square of which it touches the sides.
func (p *pen) disc(square image.Rectangle) {
	const arc = 0.5522847 // of the handles of Bézier curves that make a circle
	r := float32(square.Dx()) / 2
	near, far := r-arc*r, r+arc*r
	p.raster.Reset(square.Dx(), square.Dy())
	p.raster.MoveTo(2*r, r)
	p.raster.CubeTo(2*r, far, far, 2*r, r, 2*r)
	p.raster.CubeTo(near, 2*r, 0, far, 0, r)
	p.raster.CubeTo(0, near, near, 0, r, 0)
	p.raster.CubeTo(far, 0, 2*r, near, 2*r, r)
	p.raster.ClosePath()
	p.raster.Draw(p.mask, square, image.Opaque, image.Point{})
	p.dirty = p.dirty.Union(square)
}

// steps is how many shades there are between a color and what is behind it. More
// cannot be seen at edges, and with few colors a picture is a third as long.
const steps = 32

// fill colors what is filled in the mask, and empties that.
func (p *pen) fill(ink color.RGBA) {
	for y := p.dirty.Min.Y; y < p.dirty.Max.Y; y++ {
		mask := p.mask.Pix[p.mask.PixOffset(p.dirty.Min.X, y):][:p.dirty.Dx()]
		pixels := p.canvas.Pix[p.canvas.PixOffset(p.dirty.Min.X, y):]
		for x, m := range mask {
			if m == 0 {
				continue
			}
			mask[x] = 0
			part := (int(m)*steps + 127) / 255
			for i, v := range [...]uint8{ink.R, ink.G, ink.B} {
				old := int(pixels[4*x+i])
				pixels[4*x+i] = uint8(old + (int(v)-old)*part/steps) // #nosec G115 -- between two bytes
			}
		}
	}
	p.dirty = image.Rectangle{}
}

// clear makes the canvas anew.
func (p *pen) clear(paper color.RGBA) {
	draw.Draw(p.canvas, p.canvas.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	clear(p.mask.Pix)
	p.dirty = image.Rectangle{}
}

// encode is the picture in PNG, with a palette where that suffices: where no emoji
// is on it.
func (p *pen) encode() ([]byte, error) {
	var picture image.Image = p.canvas
	if p.reduce() {
		picture = p.plain
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, picture)
	return b.Bytes(), err
}

// reduce makes the canvas one of few colors, if it is.
func (p *pen) reduce() bool {
	known := make(map[[3]uint8]uint8)
	p.plain.Palette = p.plain.Palette[:0]
	var last [3]uint8
	index := uint8(0)
	for i := range p.plain.Pix {
		c := [3]uint8(p.canvas.Pix[4*i:])
		if c != last || i == 0 {
			at, ok := known[c]
			if !ok {
				if len(known) == 256 {
					return false
				}
				at = uint8(len(known)) // #nosec G115 -- below 256
				known[c] = at
				p.plain.Palette = append(p.plain.Palette, color.RGBA{c[0], c[1], c[2], 255})
			}
			last, index = c, at
		}
		p.plain.Pix[i] = index
	}
	return true
}

func (p *pen) direction() di.Direction {
	if p.says.rtl {
		return di.DirectionRTL
	}
	return di.DirectionLTR
}
