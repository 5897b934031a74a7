// Package shade has the colors of tracks, such that what is written in them can be
// read on pages and on pictures.
package shade

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Shade is the color of a track in one scheme: of its name and its bar, and the
// tint of what is behind them. Both are of the form #rrggbb.
type Shade struct{ Color, Tint string }

// palette has for each track of a programme without colors a shade in the light
// and the dark scheme. Each reaches a contrast of 4.5 : 1 on its tint and on the
// page.
var palette = [][2]Shade{
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

// Of returns the shades of the i-th track in the light and the dark scheme: its own
// color, as light or as dark as it can be read, or else that of a palette, if it has
// enough for all. It reports whether there is one: where there is none, the name tells.
func Of(colors []string, i int) (light, dark Shade, ok bool) {
	switch {
	case colors[i] != "":
		return own(colors[i], 0), own(colors[i], 1), true
	case len(colors) <= len(palette) && strings.Join(colors, "") == "":
		return palette[i][0], palette[i][1], true
	}
	return Shade{}, Shade{}, false
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

// own moves a color towards black or, in the dark scheme, white until it can
// be read on the page and on its tint.
func own(color string, scheme int) Shade {
	n, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil || len(color) != len("#rrggbb") {
		return palette[len(palette)-1][scheme]
	}
	c := rgb{float64(n >> 16), float64(n >> 8 & 0xff), float64(n & 0xff)}
	tint := papers[scheme].mix(c, []float64{0.08, 0.16}[scheme])
	end := []rgb{{0, 0, 0}, {255, 255, 255}}[scheme]
	moved := c
	for part := 0.02; part < 1 && (ratio(moved, tint) < contrast || ratio(moved, papers[scheme]) < contrast); part += 0.02 {
		moved = c.mix(end, part)
	}
	return Shade{moved.String(), tint.String()}
}
