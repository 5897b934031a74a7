package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A shade is the color of a track in one scheme: of its name and its bar, and the
// tint of its cells.
type shade struct{ color, tint string }

// palette has for each track of a programme without colors a shade in the light
// and the dark scheme. Each reaches a contrast of 4.5 : 1 on its tint and on the
// page.
var palette = [][2]shade{
	{{"#282ab6", "#eff3ff"}, {"#86c2fe", "#1a2938"}}, {{"#811f00", "#fef0ec"}, {"#fb652a", "#37221b"}},
	{{"#057f47", "#ebf7ee"}, {"#97f150", "#212b1a"}}, {{"#aa2b9f", "#fbeff9"}, {"#f15ea3", "#352029"}},
	{{"#035259", "#e6f7f9"}, {"#7decd1", "#132d27"}}, {{"#6f54e5", "#f2f2fe"}, {"#9388ff", "#262538"}},
	{{"#d31d47", "#feeff0"}, {"#fec5b1", "#37221a"}}, {{"#545b01", "#f3f5e8"}, {"#b8bd00", "#282915"}},
	{{"#036fb2", "#ebf5fe"}, {"#0caee6", "#142b36"}}, {{"#935d24", "#fcf1e7"}, {"#c39053", "#332514"}},
	{{"#980054", "#feeff3"}, {"#ff9399", "#372022"}}, {{"#5c5f71", "#f2f3f9"}, {"#a3a6bb", "#26272e"}},
}

// The page's own background in both schemes, and the contrast that text has to
// reach on it.
var papers = [2]rgb{{0xfb, 0xfa, 0xf7}, {0x14, 0x17, 0x1c}}

const contrast = 4.6

// TrackStyle writes the rules for tracks in their order: by their own colors, as
// light or as dark as they can be read, or else by a palette, if that has enough.
// Others have none: the name tells.
func TrackStyle(colors []string) string {
	var light, dark strings.Builder
	for i, color := range colors {
		if !HasTrackStyle(colors, i) {
			continue
		}
		shades := palette[i%len(palette)]
		if color != "" {
			shades = [2]shade{ownShade(color, 0), ownShade(color, 1)}
		}
		for j, b := range []*strings.Builder{&light, &dark} {
			fmt.Fprintf(b, " .%s { --track: %s; --tint: %s; }", TrackClass(i), shades[j].color, shades[j].tint)
		}
	}
	if light.Len() == 0 {
		return ""
	}
	return light.String() + " @media (prefers-color-scheme: dark) {" + dark.String() + " }"
}

// HasTrackStyle reports whether the i-th track has a color, its own or one of the
// palette.
func HasTrackStyle(colors []string, i int) bool {
	return colors[i] != "" || len(colors) <= len(palette) && strings.Join(colors, "") == ""
}

type rgb [3]float64

func (c rgb) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]+0.5), int(c[1]+0.5), int(c[2]+0.5))
}

// luminance is the relative luminance of WCAG 2.
func (c rgb) luminance() float64 {
	var l float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := c[i] / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}

// ratio is the contrast of two colors by WCAG 2.
func ratio(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func (c rgb) mix(other rgb, part float64) rgb {
	for i := range c {
		c[i] += (other[i] - c[i]) * part
	}
	return c
}

// ownShade moves a color towards black or, in the dark scheme, white until it can
// be read on the page and on its tint.
func ownShade(color string, scheme int) shade {
	n, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil || len(color) != len("#rrggbb") {
		return palette[len(palette)-1][scheme]
	}
	own := rgb{float64(n >> 16), float64(n >> 8 & 0xff), float64(n & 0xff)}
	tint := papers[scheme].mix(own, []float64{0.08, 0.16}[scheme])
	end := []rgb{{0, 0, 0}, {255, 255, 255}}[scheme]
	for part := 0.0; part < 1; part += 0.02 {
		if c := own.mix(end, part); ratio(c, tint) >= contrast && ratio(c, papers[scheme]) >= contrast {
			return shade{c.String(), tint.String()}
		}
	}
	return shade{end.String(), tint.String()}
}
