package source

import (
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// peopleIn reads the people whom a text names that is known to name people: on
// lines of their own, or between semicolons, or between commas and "and". What
// stands behind a name in parentheses says what the person does.
func peopleIn(s string) []recap.Speaker {
	var speakers []recap.Speaker
	seen := map[string]bool{"": true}
	for line := range strings.Lines(s) {
		line = strings.NewReplacer(" et al.", "", "、", ", ", "，", ", ", "；", "; ", " / ", "; ", " | ", "; ").Replace(strings.TrimSuffix(oneLine(line), " et al"))
		separator := ""
		if strings.Contains(line, ";") {
			separator = ";"
		}
		for _, text := range splitNames(mdText{{text: line}}, separator) {
			part := strings.TrimRight(strings.Trim(text.line(), ",; "), "*† ") // who is marked as the one who speaks
			if number, name, ok := strings.Cut(part, ":"); ok && number != "" && strings.Trim(number, "0123456789") == "" {
				part = strings.TrimSpace(name) // "7:Ada Example", as in the tables of the C3VOC
			}
			if n := len(speakers); n > 0 && isNameSuffix(part) {
				speakers[n-1].Name += ", " + part
				continue
			}
			sp := recap.Speaker{Name: part}
			if open := strings.IndexByte(part, '('); open > 0 && strings.HasSuffix(part, ")") {
				sp.Name = strings.TrimSpace(part[:open])
				affiliate(&sp, part[open+1:len(part)-1])
			}
			if !seen[sp.Name] && !isNobody(sp.Name) {
				seen[sp.Name] = true
				speakers = append(speakers, sp)
			}
		}
	}
	return speakers
}

// isNobody reports whether what stands for a name says that there is none yet.
func isNobody(name string) bool {
	switch strings.ToLower(strings.Trim(name, ".?() ")) {
	case "tba", "tbc", "tbd", "to be announced", "to be confirmed", "to be determined", "n/a", "n.n", "nn", "-", "–", "—":
		return true
	}
	return false
}

// namesIn is peopleIn for a text that may be something else than names: then
// there are none.
func namesIn(s string) []recap.Speaker {
	speakers := peopleIn(s)
	if slices.ContainsFunc(speakers, func(sp recap.Speaker) bool { return !isName(sp.Name) }) {
		return nil
	}
	return speakers
}

// isNameSuffix reports whether a text is what may stand behind a name and a comma.
func isNameSuffix(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, ".")) {
	case "jr", "sr", "phd", "ph.d", "md", "m.d", "ii", "iii", "iv", "esq", "mba", "msc", "m.sc":
		return true
	}
	return false
}
