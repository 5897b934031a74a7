package shade

import (
	"fmt"
	"testing"
)

// Names of tracks can be read on the page and on the tint of their cells, in both
// schemes, whatever color the organisers chose.
func TestColorsCanBeRead(t *testing.T) {
	for _, colors := range [][]string{make([]string, 12), {"#ffff00", "#003366", "#ffffff", "#000000", "#c0FFee", "#ff0000"}} {
		for i := range colors {
			light, dark, ok := Of(colors, i)
			if !ok {
				t.Fatalf("track %d of %d has no color", i, len(colors))
			}
			for scheme, s := range []Shade{light, dark} {
				color, tint := colorOf(t, s.Color), colorOf(t, s.Tint)
				if a, b := ratio(color, tint), ratio(color, papers[scheme]); a < 4.5 || b < 4.5 {
					t.Errorf("%s has a contrast of %.2f on %s and %.2f on the page", s.Color, a, s.Tint, b)
				}
			}
		}
	}
	if _, _, ok := Of(make([]string, 61), 0); ok {
		t.Error("61 tracks have colors, which nobody can tell apart")
	}
}

// The color that organisers chose stays as it is where it can be read, and becomes
// darker or lighter where not; what is no color is gray. A track without a color has
// none among others with one.
func TestColorsOfOrganisers(t *testing.T) {
	colors := []string{"#003366", "#ffff00", "#ffffff", "#000000", "", "navy", "#12"}
	want := [][2]Shade{
		{{"#003366", "#e7eaeb"}, {"#6b89a6", "#111b28"}},
		{{"#757500", "#fbfae3"}, {"#ffff00", "#3a3c18"}},
		{{"#707070", "#fbfaf8"}, {"#ffffff", "#3a3c40"}},
		{{"#000000", "#e7e6e3"}, {"#858585", "#111318"}},
		{},
		palette[len(palette)-1],
		palette[len(palette)-1],
	}
	for i, color := range colors {
		light, dark, ok := Of(colors, i)
		if got := [2]Shade{light, dark}; got != want[i] || ok != (color != "") {
			t.Errorf("%q is %v, %t; want %v", color, got, ok, want[i])
		}
	}
}

func colorOf(t *testing.T, color string) rgb {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(color, "#%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatal(err)
	}
	return rgb{float64(r), float64(g), float64(b)}
}
