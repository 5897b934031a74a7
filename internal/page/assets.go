package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// SheetScript returns the script that all pages of a site have, with the words that it
// and the others say, by what the pages call
// them.
func SheetScript(words map[string]*ScriptWords) string {
	said, _ := json.Marshal(words) // words always encode
	return fmt.Sprintf(`"use strict"; const W = %s[document.body.dataset.words];`, said) + "\n" +
		script("html/clock.js", "sheet/base.js", "sheet/find.js", "sheet/start.js")
}

// DayScript returns the script that the page of a day has beside, MineScript that of the
// visitor's own schedule, and PlayerScript that of a page with recordings that play.
func DayScript() string { return script("sheet/day.js") }

// PlayerScript: see [DayScript].
func PlayerScript() string { return script("html/player.js") }

// MineScript: see [DayScript].
func MineScript() string { return script("sheet/mine.js") }

// style joins files of a style, script those of a script.
func style(names ...string) string { return squeezeStyle(joined(names)) }

func script(names ...string) string { return squeezeScript(joined(names)) }

func joined(names []string) string {
	var b strings.Builder
	for _, name := range names {
		b.Write(mustRead(name))
	}
	return b.String()
}

// CodeScript returns the script that draws QR codes, with its license.
func CodeScript() string { return string(mustRead("sheet/qrcode.js")) }

// Icon returns the picture that stands for a site, as SVG.
func Icon() string { return string(mustRead("sheet/icon.svg")) }

// SheetStyle returns the style of a site's pages: with the colors of its tracks,
// and with a rule for each place in the grids of its days.
func SheetStyle(trackColors []string, places []string) string {
	var b strings.Builder
	b.WriteString(style("html/base.css", "html/timetable.css", "html/top.css", "sheet/sheet.css"))
	b.WriteString(strings.TrimSpace(TrackStyle(trackColors)) + "\n")
	for _, rule := range placeRules(places) {
		b.WriteString(rule + "\n")
	}
	return b.String()
}

// placeRules are the rules of the places in grids, each once.
func placeRules(places []string) []string {
	var rules []string
	for _, class := range slices.Compact(slices.Sorted(slices.Values(places))) {
		rules = append(rules, placeRule(class))
	}
	return rules
}

// placeRule is the rule of a class that says a place in a grid: g and h the line
// and the number of lines, c and w the column and the number of columns, n, r and l
// how many columns and lines a grid has, and how high a line is.
func placeRule(class string) string {
	n := class[1:]
	switch class[0] {
	case 'g':
		return "." + class + "{grid-row-start:" + n + "}"
	case 'h':
		return "." + class + "{grid-row-end:span " + n + "}"
	case 'c':
		return "." + class + "{grid-column-start:" + n + "}"
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
	data, err := htmlFiles.ReadFile(name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return data
}
