package source

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
)

var mdDefinitionPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^ {0,3}\[((?:[^\[\]\\]|\\.)+)\]:(?:[ \t]+\S|\S)`)
})

// readDefinitions takes the definitions of references and footnotes out of the
// text: blank lines stand in their place. Each body gets those that it uses.
func (d *mdDocument) readDefinitions() {
	if !bytes.Contains(d.text, []byte("]:")) {
		return
	}
	d.definitions = make(map[string]string)
	d.text = bytes.Clone(d.text)
	fence, footnote, blank := "", "", true
	for at := 0; at < len(d.text); {
		end := d.lineEnd(at)
		line := strings.TrimRight(string(d.text[at:end]), "\r\n")
		trimmed := strings.TrimSpace(line)
		m := mdDefinitionPattern().FindStringSubmatch(line)
		isNote := m != nil && m[1][0] == '^'
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
		case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:3]
		case m != nil && (blank || isNote):
			label := strings.ToLower(oneLine(m[1]))
			if _, known := d.definitions[label]; !known {
				d.definitions[label] = line
			}
			if footnote = ""; isNote {
				footnote = label
			} else {
				d.references = append(d.references, line)
			}
			d.erase(at, end)
			blank, at = true, end
			continue
		case footnote != "" && trimmed != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t") || !blank):
			d.definitions[footnote] += "\n" + line
			d.erase(at, end)
			at = end
			continue
		case footnote != "" && trimmed != "":
			footnote = ""
		}
		blank, at = trimmed == "", end
	}
}

// erase puts blanks in place of a line.
func (d *mdDocument) erase(at, end int) {
	for i := at; i < end; i++ {
		if c := d.text[i]; c != '\n' && c != '\r' {
			d.text[i] = ' '
		}
	}
}

// withDefinitions is a body with the definitions that it uses, and those that
// these use.
func (d *mdDocument) withDefinitions(body string) string {
	if len(d.definitions) == 0 || !strings.Contains(body, "[") {
		return body
	}
	used := make(map[string]bool)
	var notes []string
	add := func(text string) {
		for rest := text; ; {
			_, after, found := strings.Cut(rest, "[")
			if !found {
				return
			}
			rest = after
			label, _, found := strings.Cut(after, "]")
			if label = strings.ToLower(oneLine(label)); !found || used[label] || len(label) > 1000 {
				continue
			}
			if definition, known := d.definitions[label]; known {
				used[label] = true
				notes = append(notes, definition)
			}
		}
	}
	add(body)
	for i := 0; i < len(notes); i++ {
		_, definition, _ := strings.Cut(notes[i], "]:")
		add(definition)
	}
	if len(notes) == 0 {
		return body
	}
	return body + "\n\n" + strings.Join(notes, "\n")
}
