package card

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"sync"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Fonts are fonts of one's own, for what the built-in ones do not have or for another
// look. They are safe for concurrent use.
//
// A text is drawn in the first font that has all its characters: one's own in their
// order, those of the right weight first, and then the built-in ones. Where none has
// all, the font that has most of them draws those, and the first that has it each
// other character.
type Fonts struct {
	styles [2][]*font.Font // by style
	pens   sync.Pool
}

// The styles that a text can have.
const (
	regular = iota
	bold
)

var builtInFiles = [...][]byte{regular: goregular.TTF, bold: gobold.TTF}

// weights are those of the styles, as fonts give theirs.
var weights = [...]font.Weight{regular: font.WeightNormal, bold: font.WeightBold}

// ReadFonts reads font files: TrueType and OpenType (.ttf, .otf), also in WOFF 1, and
// of a collection (.ttc) the first font. Each error names its file.
func ReadFonts(names ...string) (*Fonts, error) {
	var own []*font.Font
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("card: font: %w", err) // which has the name
		}
		one, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("card: font %s cannot be read (%w); expected a TrueType or OpenType font, such as .ttf, .otf or .ttc", name, err)
		}
		own = append(own, one)
	}
	return newFonts(own), nil
}

// parse reads a font. The library is careful, but a file may be anything.
func parse(data []byte) (f *font.Font, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%v", r)
		}
	}()
	faces, err := font.ParseTTC(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if len(faces) == 0 {
		return nil, fmt.Errorf("it holds no font")
	}
	return faces[0].Font, nil
}

func newFonts(own []*font.Font) *Fonts {
	f := new(Fonts)
	for style, file := range builtInFiles {
		fonts := slices.Clone(own)
		slices.SortStableFunc(fonts, func(a, b *font.Font) int {
			return cmp.Compare(distance(a, style), distance(b, style))
		})
		last, err := parse(file)
		if err != nil {
			panic(err) // the font is part of the program
		}
		f.styles[style] = append(fonts, last)
	}
	f.pens.New = func() any { return newPen(f.styles) }
	return f
}

// distance is how far the weight of a font is from that of a style.
func distance(f *font.Font, style int) float64 {
	return math.Abs(float64(f.Describe().Aspect.Weight - weights[style]))
}

// builtIn are the built-in fonts alone.
var builtIn = sync.OnceValue(func() *Fonts { return newFonts(nil) })

// draw draws a card.
func (f *Fonts) draw(says *saying) ([]byte, error) {
	if f == nil {
		f = builtIn()
	}
	p := f.pens.Get().(*pen)
	picture, err := p.draw(says)
	if err != nil {
		return nil, err
	}
	f.pens.Put(p)
	return picture, nil
}
