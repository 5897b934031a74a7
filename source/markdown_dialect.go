package source

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"
	"sync"
)

// mdDialect rewrites what Hugo, Jekyll, Docusaurus, Zenn, Obsidian and others add
// to Markdown: what can be said in Markdown is, such as a video that a shortcode
// puts into a page, and the rest is left out with a note. Code stays as it is,
// and each line stays the line that it was.
type mdDialect struct {
	in       *Input
	at       int    // of the line in the input
	fence    string // that ends the code, or ""
	verbatim string // the name of the tag that ends what is not to be run
	dropped  string // what ends a comment
	indented int    // how far what stands in an admonition is indented
}

// rewrite returns the text of the input from an offset on in plain Markdown.
func (x *mdDialect) rewrite(at int) (rewritten []byte, lines, places []int) {
	text := x.in.text[at:]
	rewritten = make([]byte, 0, len(text))
	for line := range bytes.Lines(text) {
		x.at = at
		lines, places = append(lines, len(rewritten)), append(places, at)
		at += len(line)
		body := bytes.TrimRight(line, "\r\n")
		rewritten = append(rewritten, x.line(string(body))...)
		rewritten = append(rewritten, line[len(body):]...)
	}
	return rewritten, lines, places
}

func (x *mdDialect) leaveOut(problem, value string) string {
	x.in.NoteKind(x.at, "", problem+": left out", value)
	return ""
}

// line rewrites a line.
func (x *mdDialect) line(s string) string {
	trimmed := strings.TrimLeft(s, " \t>")
	switch {
	case x.fence != "":
		if strings.HasPrefix(strings.TrimLeft(trimmed, "-*+0123456789. \t"), x.fence) && strings.Trim(trimmed, x.fence[:1]+" \t") == "" {
			x.fence = ""
		}
		return x.outdented(s)
	case x.dropped != "":
		end := mdPatterns()[x.dropped].FindStringIndex(s)
		if end == nil {
			return ""
		}
		x.dropped = ""
		return x.line(s[end[1]:])
	}
	if marker := strings.TrimLeft(trimmed, "-*+0123456789.) \t"); strings.HasPrefix(marker, "```") || strings.HasPrefix(marker, "~~~") {
		fence := marker[:len(marker)-len(strings.TrimLeft(marker, marker[:1]))]
		if !strings.Contains(marker[len(fence):], "`") {
			x.fence = fence
			return x.outdented(s)
		}
	}
	s = x.outdented(s)
	if strings.Contains(s, "http") {
		s = besideAddresses().Replace(s)
	}
	if toc := strings.ToLower(trimmed); toc == "* toc" || toc == "- toc" {
		return x.leaveOut("is a place for a list of contents", trimmed)
	}
	if !strings.ContainsAny(s, "{<%:![@&") && !strings.HasPrefix(s, "import ") && !strings.HasPrefix(s, "export ") && !strings.HasPrefix(s, "??") {
		return s
	}
	if s, ok := x.block(s, strings.TrimSpace(s)); ok {
		return s
	}
	return x.withinCode(s, x.inline)
}

// besideAddresses puts a space between signs that end no word to a parser and an
// address.
var besideAddresses = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("：http", "： http", "】http", "】 http", "」http", "」 http", "、http", "、 http", "。http", "。 http", "→http", "→ http")
})

// outdented takes off the indentation of what stands in an admonition.
func (x *mdDialect) outdented(s string) string {
	if x.indented == 0 || strings.TrimSpace(s) == "" {
		return s
	}
	if rest, ok := strings.CutPrefix(s, strings.Repeat(" ", x.indented)); ok {
		return rest
	}
	if rest, ok := strings.CutPrefix(s, "\t"); ok {
		return rest
	}
	x.indented = 0
	return s
}

var mdPatterns = sync.OnceValue(func() map[string]*regexp.Regexp {
	patterns := map[string]string{
		"mdx":        `^(import\s+(\S.*\sfrom\s+)?['"][^'"]+['"];?|export\s+(default\s+)?(const|let|var|function|class|async)\b.*)$`,
		"admonition": `^(!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*(?:\s+"(.*)")?$`,
		"container":  `^:{3,}\s*\{?\.?([\w-]*)\}?\s*(.*)$`,
		"callout":    `^((?:>\s*)+)\[!\s*[\w-]+\s*\][+-]?\s*(.*)$`,
		"attributes": `^\{:.*\}$`,
		"component":  `^</?[A-Z][\w.]*(\s[^<>]*)?/?>$`,
		"closed":     `^<([A-Z][\w.]*)(\s[^<>]*)?>\s*</([A-Z][\w.]*)>$`,
		"toc":        `^(\[\[?_?toc_?\]?\]|<!--\s*toc\s*-->|[*+-]\s+toc)$`,
		"headingID":  `\s*\{:?\s*[#.][^{}]*\}\s*(#*)\s*$`,
		"comment":    `^\{%-?\s*comment\s*-?%\}$`,
		"endcomment": `\{%-?\s*endcomment\s*-?%\}`,
		"%%":         `%%`,
		"attribute":  `([\w-]+)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|\{?([^\s"'{}>)]+))`,
		"word":       `"([^"]*)"|'([^']*)'|([^\s"']+)`,
		"zenn":       `@\[([\w-]+)\]\(([^()\s]+)\)`,
		"wiki":       `(!?)\[\[([^\[\]|#]+)(#[^\[\]|]*)?(?:\|([^\[\]]+))?\]\]`,
		"lost":       `(!?)\[([^\[\]]*)\]\(\s*<?[^()<>]*\x00[^()<>]*>?(\s+"[^"]*")?\s*\)`,
		"pelican":    `\{(static|filename|attach|photo)\}`,
	}
	compiled := make(map[string]*regexp.Regexp, len(patterns))
	for name, pattern := range patterns {
		compiled[name] = regexp.MustCompile(`(?:` + pattern + `)`)
	}
	compiled["toc"] = regexp.MustCompile(`(?i)` + patterns["toc"])
	return compiled
})

func matchOf(pattern, s string) []string { return mdPatterns()[pattern].FindStringSubmatch(s) }

// block rewrites a line that is all of a construct, and reports whether it is.
func (x *mdDialect) block(s, trimmed string) (string, bool) {
	if x.verbatim != "" {
		return s, false
	}
	switch {
	case trimmed == "<br>" || trimmed == "<br/>" || trimmed == "<br />":
		return "", true // authors part headings with it, which then, to CommonMark, are none
	case matchOf("toc", trimmed) != nil:
		return x.leaveOut("is a place for a list of contents", trimmed), true
	case matchOf("mdx", s) != nil:
		return x.leaveOut("is code of MDX", trimmed), true
	case trimmed == "%%":
		x.dropped = "%%"
		return x.leaveOut("is a comment", trimmed), true
	case matchOf("attributes", trimmed) != nil:
		return x.leaveOut("is a list of attributes", trimmed), true
	}
	if m := matchOf("admonition", trimmed); m != nil {
		x.indented = 4 + len(s) - len(strings.TrimLeft(s, " "))
		x.leaveOut("is the beginning of a box, whose text stays", trimmed)
		return strongOrNothing(m[2]), true
	}
	if m := matchOf("container", trimmed); m != nil && strings.HasPrefix(trimmed, ":::") {
		x.leaveOut("is the beginning or the end of a box, whose text stays", trimmed)
		title := strings.Trim(m[2], "[]{}:")
		if m[1] == "message" || strings.HasPrefix(title, ".") {
			title = ""
		}
		return strongOrNothing(title), true
	}
	if m := matchOf("callout", trimmed); m != nil {
		x.leaveOut("is the beginning of a box, whose text stays", trimmed)
		return m[1] + strongOrNothing(m[2]), true
	}
	if matchOf("component", trimmed) != nil || matchOf("closed", trimmed) != nil {
		name := strings.FieldsFunc(trimmed, func(r rune) bool { return !isWordRune(r) && r != '-' })[0]
		if address := embedAddress(name, argumentsOf(strings.Trim(trimmed, "</>")[len(name):])); address != "" && trimmed[1] != '/' {
			return "<" + address + ">", true
		}
		return x.leaveOut("is a component of MDX", trimmed), true
	}
	return s, false
}

func strongOrNothing(s string) string {
	if s = strings.TrimSpace(s); s != "" {
		return "**" + s + "**"
	}
	return ""
}

// withinCode rewrites what stands in no code span.
func (x *mdDialect) withinCode(s string, rewrite func(string) string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '`')
		if open < 0 {
			b.WriteString(rewrite(s))
			return b.String()
		}
		ticks := s[open : len(s)-len(strings.TrimLeft(s[open:], "`"))]
		length := strings.Index(s[open+len(ticks):], ticks)
		if length < 0 {
			b.WriteString(rewrite(s))
			return b.String()
		}
		end := open + length + 2*len(ticks)
		b.WriteString(rewrite(s[:open]))
		b.WriteString(s[open:end])
		s = s[end:]
	}
}

// inline rewrites what stands in a line.
func (x *mdDialect) inline(s string) string {
	if x.verbatim == "" && strings.HasPrefix(s, "#") && strings.HasSuffix(strings.TrimRight(s, " #"), "}") {
		if m := matchOf("headingID", s); m != nil && !strings.Contains(m[0], "{{") {
			x.leaveOut("is a list of attributes", strings.TrimSpace(m[0]))
			s = strings.TrimSuffix(s, m[0]) + " " + m[1]
		}
	}
	if strings.Contains(s, "{") || strings.Contains(s, "%%") || strings.Contains(s, "<!--more") {
		s = x.tags(s)
	}
	if strings.Contains(s, "@[") {
		s = replaceAll("zenn", s, func(m []string) string {
			if address := embedAddress(m[1], mdArguments{words: []string{m[2]}}); address != "" {
				return "<" + address + ">"
			}
			return x.leaveOut("is an embed that is not known", m[0])
		})
	}
	if strings.Contains(s, "[[") {
		s = replaceAll("wiki", s, func(m []string) string {
			if m[1] == "!" {
				return x.leaveOut("is a file of Obsidian's that is not there", m[0])
			}
			x.in.NoteKind(x.at, "", "is a link within a notebook: its text stays", m[0])
			return cmp.Or(m[4], m[2])
		})
	}
	return s
}

// replaceAll replaces what matches a pattern.
func replaceAll(pattern, s string, replace func(match []string) string) string {
	re := mdPatterns()[pattern]
	return re.ReplaceAllStringFunc(s, func(match string) string { return replace(re.FindStringSubmatch(match)) })
}

// tags rewrites shortcodes and what Liquid would run. What cannot be known of an
// address leaves the link's text.
func (x *mdDialect) tags(s string) string {
	s = replaceAll("pelican", s, func(m []string) string {
		x.in.NoteKind(x.at, "", "is a place within a site: left out of an address", m[0])
		return ""
	})
	s = x.eachTag(s)
	if strings.Contains(s, "\x00") {
		s = replaceAll("lost", s, func(m []string) string {
			if m[1] != "" {
				return ""
			}
			return m[2]
		})
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return s
}

// eachTag rewrites the tags of a line. What follows a comment that goes on in the next
// line is left out with it.
func (x *mdDialect) eachTag(s string) string {
	var b strings.Builder
	tags := tagFinder{s: s}
	for at := 0; ; {
		start, end := tags.next(at)
		b.WriteString(s[at:start])
		if start == len(s) {
			return b.String()
		}
		tag := s[start:end]
		at = end
		switch isEnd := strings.Contains(tag, "end"+x.verbatim); {
		case x.verbatim != "" && !isEnd:
			b.WriteString(tag)
		case x.verbatim == "" && matchOf("comment", tag) != nil:
			x.leaveOut("is a comment", tag)
			comment := mdPatterns()["endcomment"].FindStringIndex(s[at:])
			if comment == nil {
				x.dropped = "endcomment"
				return b.String()
			}
			at += comment[1]
		default:
			b.WriteString(x.tag(tag))
		}
	}
}

// mdTags are what tags begin and end with.
var mdTags = [...][2]string{{"{{", "}}"}, {"{%", "%}"}, {"{/*", "*/}"}, {"%%", "%%"}, {"<!--more-->", ""}}

// A tagFinder finds the tags of a line. It looks for each end once: a pattern would look
// anew for one that is not there at each beginning.
type tagFinder struct {
	s    string
	ends [len(mdTags)]int // where the next end is, as far as it was looked for
}

// next returns the first tag from a place on, the end of the line if there is none.
func (f *tagFinder) next(from int) (start, end int) {
	for i := from; i < len(f.s); i++ {
		for k, tag := range mdTags {
			if !strings.HasPrefix(f.s[i:], tag[0]) {
				continue
			}
			inner := i + len(tag[0])
			if f.ends[k] < inner {
				if f.ends[k] = inner + strings.Index(f.s[inner:], tag[1]); f.ends[k] < inner {
					f.ends[k] = len(f.s)
				}
			}
			if f.ends[k] < len(f.s) || tag[1] == "" {
				return i, f.ends[k] + len(tag[1])
			}
		}
	}
	return len(f.s), len(f.s)
}
