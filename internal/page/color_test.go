package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// Names of tracks can be read on the page and on the tint of their cells, in both
// schemes, whatever color the organisers chose.
func TestTrackColorsCanBeRead(t *testing.T) {
	sets := [][]string{make([]string, 12), {"#ffff00", "#003366", "#ffffff", "#000000", "#c0FFee", "#ff0000"}}
	rule := regexp.MustCompile(`--track: (#[0-9a-f]{6}); --tint: (#[0-9a-f]{6})`)
	for _, colors := range sets {
		light, dark, _ := strings.Cut(TrackStyle(colors), "@media")
		for scheme, style := range []string{light, dark} {
			found := rule.FindAllStringSubmatch(style, -1)
			if len(found) != len(colors) {
				t.Fatalf("%d rules for %d tracks", len(found), len(colors))
			}
			for _, f := range found {
				color, tint := colorOf(t, f[1]), colorOf(t, f[2])
				if a, b := ratio(color, tint), ratio(color, papers[scheme]); a < 4.5 || b < 4.5 {
					t.Errorf("%s has a contrast of %.2f on %s and %.2f on the page", f[1], a, f[2], b)
				}
			}
		}
	}
	if TrackStyle(make([]string, 61)) != "" {
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
