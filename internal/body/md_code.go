package body

import (
	"strings"

	"github.com/gomarkdown/markdown/ast"
)

// codeBlock writes fenced code.
func codeBlock(n *ast.CodeBlock) string {
	code := expandTabs(strings.Trim(string(n.Literal), "\n"))
	if runsInTemplates(code) || onlyCommands(code) {
		return codeLines(code)
	}
	lang := string(n.Info)
	if lang == "" {
		lang = plainLanguage
	}
	fence := fenceFor(code, "```")
	return fence + lang + "\n" + code + "\n" + fence
}

// runsInTemplates reports whether Hugo or Jekyll would run something in s,
// which they do in code, too.
func runsInTemplates(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "{%")
}

// onlyCommands reports whether each line of code begins with a prompt.
func onlyCommands(code string) bool {
	for line := range strings.Lines(code) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '$' {
			return false
		}
	}
	return true
}

// codeLines writes code as the lines of a paragraph.
func codeLines(code string) string {
	var lines []string
	for line := range strings.SplitSeq(code, "\n") {
		text := strings.TrimLeft(line, " ")
		if text == "" {
			continue
		}
		line := strings.Repeat("&#160;", len(line)-len(text))
		lines = append(lines, line+string(appendCode(nil, text, line == "", inParagraph)))
	}
	return joinLines(lines)
}

func expandTabs(code string) string {
	if strings.IndexByte(code, '\t') < 0 {
		return code
	}
	const width = 4
	var b strings.Builder
	column := 0
	for _, r := range code {
		switch r {
		case '\t':
			n := width - column%width
			b.WriteString(strings.Repeat(" ", n))
			column += n
			continue
		case '\n':
			column = -1
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}

// fenceFor is a run of backticks, fence or a longer one, that code does not hold.
func fenceFor(code, fence string) string {
	for run := range strings.FieldsFuncSeq(code, func(r rune) bool { return r != '`' }) {
		if len(run) >= len(fence) {
			fence = run + "`"
		}
	}
	return fence
}
