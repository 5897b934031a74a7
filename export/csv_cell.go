package export

import (
	"strings"
	"unicode"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// csvSeparator parts the items of a list that share a cell.
const csvSeparator = "; "

// csvCells says how values become cells.
type csvCells struct {
	comma        rune
	keepFormulas bool
}

// list makes a cell of the items that a session has of something.
func (c csvCells) list(items []string) string {
	kept := make([]string, 0, len(items))
	for _, item := range items {
		if item = c.defuse(text.Clean(item)); item != "" {
			kept = append(kept, item)
		}
	}
	return strings.Join(kept, csvSeparator)
}

// defuse puts an apostrophe before what a spreadsheet would run as a formula:
// the characters that OWASP's page on CSV injection lists, also in the full
// width that East Asian keyboards write, and also behind spaces and invisible
// characters, which some programs skip.
func (c csvCells) defuse(s string) string {
	if c.keepFormulas || s == "" {
		return s
	}
	if s[0] == '\t' || s[0] == '\r' {
		return "'" + s
	}
	visible := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	for _, start := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(visible, start) {
			return "'" + s
		}
	}
	return s
}

// quotes reports whether a cell needs quotation marks (RFC 4180 section 2,
// rules 5 to 7). Spaces at the ends are data (rule 4), which some readers
// would trim.
func (c csvCells) quotes(cell string) bool {
	return strings.ContainsRune(cell, c.comma) || strings.ContainsAny(cell, ",;\t\r\n\"") ||
		strings.HasPrefix(cell, " ") || strings.HasSuffix(cell, " ")
}
