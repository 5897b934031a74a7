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

func colorOf(t *testing.T, color string) rgb {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(color, "#%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatal(err)
	}
	return rgb{float64(r), float64(g), float64(b)}
}
