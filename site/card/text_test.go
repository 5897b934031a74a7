package card

import (
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Spaces are those of the main font: a font of emoji has some as wide as a picture.
func TestSpacesAreOfTheMainFont(t *testing.T) {
	var faces []*font.Face
	for _, data := range [][]byte{gobold.TTF, goregular.TTF} {
		f, err := parse(data)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, font.NewFace(f))
	}
	l := &line{runes: []rune("abc d  "), main: faces[0]}
	run := shaping.Input{Text: l.runes, RunStart: 1, RunEnd: len(l.runes), Face: faces[1]}
	at := run.RunStart
	for i, part := range l.apart(run) {
		isSpace := part.Text[part.RunStart] == ' '
		if part.RunStart != at || isSpace != (part.Face == l.main) {
			t.Errorf("part %d begins at %d, want %d, and its spaces are of the main font: %v", i, part.RunStart, at, !isSpace)
		}
		at = part.RunEnd
	}
	if at != run.RunEnd {
		t.Errorf("the parts end at %d, want %d", at, run.RunEnd)
	}
	run.Face = l.main
	if parts := l.apart(run); len(parts) != 1 {
		t.Errorf("a run of the main font has %d parts", len(parts))
	}
}
