package markdown

import (
	"bytes"
	"strings"
)

// plainLanguage is the language of code that names none; markdownlint wants
// one (MD040).
const plainLanguage = "text"

// CodeBlock writes fenced code. Code that Hugo or Jekyll would run, or that is
// commands alone, becomes lines of a paragraph.
func CodeBlock(language, code string) string {
	code = expandTabs(strings.Trim(code, "\n"))
	if runsInTemplates(code) || onlyCommands(code) {
		return codeLines(code)
	}
	if language == "" {
		language = plainLanguage
	}
	fence := fenceFor(code, "```")
	return fence + language + "\n" + code + "\n" + fence
}

// AppendCode appends s as a code span, or as text where a code span could not
// keep it: see CodeBlock. In a cell of a table, "|" would need an escape that
// pandoc shows. As text it has no white space at its ends, beside which emphasis
// around it would not be one.
func AppendCode(dst []byte, s string, lineStart, inCell bool) []byte {
	if s == "" || runsInTemplates(s) || inCell && strings.IndexByte(s, '|') >= 0 {
		return AppendText(dst, strings.TrimSpace(s), lineStart)
	}
	fence := fenceFor(s, "`")
	pad := ""
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		pad = " "
	}
	return append(dst, fence+pad+s+pad+fence...)
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
		lines = append(lines, line+string(AppendCode(nil, text, line == "", false)))
	}
	return JoinLines(lines)
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

// JoinLines joins lines to a paragraph with hard breaks.
func JoinLines(lines []string) string {
	var b []byte
	for i, line := range lines {
		if i > 0 {
			b = append(TrimBackslash(b), '\\', '\n')
		}
		b = append(b, line...)
	}
	return string(b)
}

// TrimBackslash writes a backslash at the end of a line as a reference, since
// goldmark does not see a hard break behind an escaped one.
func TrimBackslash(line []byte) []byte {
	rest := bytes.TrimRight(line, `\`)
	if n := len(line) - len(rest); n > 0 {
		line = line[:len(line)-2+n%2]
		line = append(line, "&#92;"...)
	}
	return line
}
