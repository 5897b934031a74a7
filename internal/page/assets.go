package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// scripts are the parts of the script of a site's pages, in order.
var scripts = []string{"base.js", "find.js", "day.js", "mine.js", "start.js"}

// SheetScript returns the script of a site's pages with the words it says.
func SheetScript(words *SheetWords) string {
	var b strings.Builder
	said, err := json.Marshal(words)
	if err != nil {
		said = []byte("{}") // words always encode
	}
	fmt.Fprintf(&b, `(function () { "use strict"; const W = %s;`, said)
	for _, name := range scripts {
		b.WriteString("\n" + oneLine(mustRead(name)))
	}
	player, err := htmlFiles.ReadFile("html/player.js")
	if err != nil {
		panic(err) // it is part of the program
	}
	b.WriteString("\n})();\n" + oneLine(player) + "\n")
	return b.String()
}

// CodeScript returns the script that draws QR codes, with its license.
func CodeScript() string { return string(mustRead("qrcode.js")) }

// Icon returns the picture that stands for a site, as SVG.
func Icon() string { return string(mustRead("icon.svg")) }

// SheetStyle returns the style of a site's pages: with the colors of its tracks,
// and with a rule for each place in the grids of its days.
func SheetStyle(trackColors []string, places []string) string {
	base, err := htmlFiles.ReadFile("html/base.css")
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	b.WriteString(oneLine(base) + "\n" + oneLine(mustRead("sheet.css")) + "\n" + strings.TrimSpace(TrackStyle(trackColors)) + "\n")
	slices.Sort(places)
	for _, class := range slices.Compact(places) {
		b.WriteString(placeRule(class) + "\n")
	}
	return b.String()
}

// placeRule is the rule of a class that says a place in a grid: g and h the line
// and the number of lines, c and w the column and the number of columns, n, r and l
// how many columns and lines a grid has, and how high a line is.
func placeRule(class string) string {
	n := class[1:]
	switch class[0] {
	case 'g':
		return ".grid ." + class + "{grid-row-start:" + n + "}"
	case 'h':
		return ".grid ." + class + "{grid-row-end:span " + n + "}"
	case 'c':
		return ".grid ." + class + "{grid-column-start:" + n + "}"
	case 'w':
		return "." + class + "{grid-column-end:span " + n + "}"
	case 'n':
		return "." + class + "{--n:" + n + "}"
	case 'r':
		return "." + class + "{--rows:" + n + "}"
	}
	return "." + class + "{--line:" + n + "px}"
}

// mustRead reads an embedded file.
func mustRead(name string) []byte {
	data, err := htmlFiles.ReadFile("sheet/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return data
}
