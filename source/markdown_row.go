package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/seed-e2fd8668/recap"
)

// A mdTable is a table of which each row may be a session.
type mdTable struct {
	header []string
	fields []string // of the columns, "" for those that are not known
	title  int      // the column of the titles
}

// rows are the rows of a table with their cells, the header first; nil for
// another block.
func (d *mdDocument) rows(n ast.Node) [][]mdText {
	table, ok := n.(*extast.Table)
	if !ok {
		return nil
	}
	var rows [][]mdText
	columns := 0
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		start := d.lineStart(max(row.Pos(), 0))
		var cells []mdText
		for _, cell := range cellsOf(strings.TrimSpace(string(d.text[start:d.lineEnd(start)])), columns) {
			cells = append(cells, d.inlineOf([]byte(strings.TrimSpace(cell))))
		}
		if rows = append(rows, cells); columns == 0 {
			columns = len(cells)
		}
	}
	return rows
}

// cellsOf divides a row of a table. Where that gives more cells than there are
// columns, a title of a link may hold a bar that is not escaped.
func cellsOf(line string, columns int) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var cells []string
	inCode, inLink, start := false, false, 0
	divide := func(whole bool) {
		cells, inCode, inLink, start = nil, false, false, 0
		for i := 0; i < len(line); i++ {
			switch c := line[i]; {
			case c == '\\':
				i++
			case c == '`':
				inCode = !inCode
			case c == '[' && whole && !inLink:
				end := strings.Index(line[i:], "](")
				next := strings.Index(line[i:], " | [")
				inLink = end >= 0 && (next < 0 || next > end)
			case c == '(' && inLink && i > 0 && line[i-1] == ']':
				inLink = false
			case c == '|' && !inLink && !inCode:
				cells = append(cells, line[start:i])
				start = i + 1
			}
		}
		cells = append(cells, line[start:])
	}
	if divide(false); columns > 0 && len(cells) > columns {
		divide(true)
	}
	return cells
}

// asTable finds out what the columns are. It is none of sessions where nothing
// says what they are called, or only that.
func asTable(rows [][]mdText) (table mdTable, ok bool) {
	if len(rows) < 2 || len(rows[0]) == 0 {
		return table, false
	}
	table = mdTable{title: -1, fields: make([]string, len(rows[0])), header: make([]string, len(rows[0]))}
	length, videos, known := make([]int, len(rows[0])), make([]int, len(rows[0])), 0
	for i, cell := range rows[0] {
		table.header[i] = cell.line()
		table.fields[i] = fieldOfColumn(table.header[i])
		if table.fields[i] == "title" && table.title < 0 {
			table.title = i
		}
		for _, row := range rows[1:] {
			if i >= len(row) {
				continue
			}
			if field := fieldOfLabel(row[i].line()); field == "" {
				length[i] += utf8.RuneCountInString(row[i].line())
			}
			for _, l := range row[i].links() {
				if link := webLink(l.link); link.Role == recap.LinkVideo && mdRoles[fieldOfLabel(l.text)] == "" && l.text != l.link {
					videos[i]++
				}
			}
		}
		switch table.fields[i] {
		case "speakers", "video", "audio", "slides", "time":
			known++
		}
	}
	if topic := slices.IndexFunc(table.header, func(name string) bool { return isWord("topic", name) }); topic >= 0 && table.title < 0 {
		table.fields[topic], table.title = "title", topic
	}
	for i := range rows[0] {
		isCandidate := table.fields[i] == "" || mdRoles[table.fields[i]] != "" || table.fields[i] == "link" || table.fields[i] == "summary"
		if length[i] > 4*len(rows[1:]) && isCandidate && (table.title < 0 || table.fields[table.title] != "title" && (videos[i] > videos[table.title] || videos[i] == videos[table.title] && rank(table.fields[i]) > rank(table.fields[table.title]) || videos[i] == videos[table.title] && rank(table.fields[i]) == rank(table.fields[table.title]) && length[i] > length[table.title])) {
			table.title = i
		}
	}
	return table, table.title >= 0 && (known > 0 || 2*videos[table.title] >= len(rows)-1)
}

// rank is how well a column does for the titles where none is called so.
func rank(field string) int {
	switch field {
	case "":
		return 1
	case "summary":
		return 0
	}
	return 2
}

// row makes a session of a row.
func (r *mdReader) row(d *mdDocument, table mdTable, cells []mdText, at int) *mdTalk {
	t := r.newTalk(&mdDocument{in: d.in, definitions: d.definitions}, at, "tr")
	if table.title >= len(cells) || strings.IndexFunc(cells[table.title].line(), isWordRune) < 0 {
		return nil
	}
	t.cell(cells[table.title], table.fields[table.title])
	for i, cell := range cells {
		if i == table.title || i >= len(table.fields) || cell.line() == "" && len(cell.links()) == 0 {
			continue
		}
		field := table.fields[i]
		switch line := cell.line(); {
		case field == "title" && len(cell.links()) == 0:
			t.before = joined([]string{t.before, cell.markdown()})
		case field == "notes" && len(cell.links()) == 0:
			t.before = joined([]string{t.before, cell.markdown()})
		case field == "summary":
			if !t.linksAs("link", onlyLinks(cell)) {
				t.before = joined([]string{t.before, cell.markdown()})
			}
		case t.value(field, table.header[i], cell):
		case strings.IndexFunc(line, isWordRune) < 0:
		default:
			t.unknownCell(table.header[i], cell)
		}
	}
	return t
}

// onlyLinks is a text of nothing but links, or nothing.
func onlyLinks(t mdText) mdText {
	if strings.IndexFunc(t.beside(), isWordRune) >= 0 {
		return nil
	}
	return t
}

// cell reads the cell of the title.
func (t *mdTalk) cell(cell mdText, field string) {
	from, to := 0, len(cell.String())
	if field != "title" {
		from, to = titleOf(cell)
	}
	title := cell.slice(from, to)
	if from < 0 {
		title = cell
	}
	for i, l := range cell.links() {
		switch link := webLink(l.link); {
		case isWebAddress(l.link):
			if role := mdRoles[field]; role != "" && i == 0 && !isPlaylist(l.link) {
				link.Role = role
			}
			if link.Role == "" {
				link.Role = roleOfLink(l)
			}
			if oneLine(l.text) != title.line() || link.Role == recap.LinkVideo {
				link.Title = linkTitle(l)
			}
			if link.Role == "" && link.Title == "" && t.session.URL == "" {
				t.session.URL = link.URL
				continue
			}
			t.add(link)
		case !strings.HasPrefix(l.link, "#"):
			t.unreachable(l)
		}
	}
	text := title.line()
	if lines := title.lines(); len(lines) > 1 && strings.IndexFunc(lines[0].line(), isWordRune) >= 0 {
		text = lines[0].line()
		for _, line := range lines[1:] {
			if len(t.session.Speakers) > 0 || !t.people(line, true) && !t.detailLine(line) {
				t.before = joined([]string{t.before, line.markdown()})
			}
		}
	}
	t.named(text)
}

// unknownCell reads a cell of a column that is not known: links, or a date, which
// is that of the recording.
func (t *mdTalk) unknownCell(header string, cell mdText) {
	for _, l := range cell.links() {
		if link := webLink(l.link); isWebAddress(l.link) {
			if link.Role = roleOfLink(l); link.Role == "" {
				link.Title = header
			}
			t.add(link)
		}
	}
	line := oneLine(cell.beside())
	if date, ok := parseDate(line, t.r.zone()); ok {
		t.date = date
	} else if strings.IndexFunc(line, isWordRune) >= 0 {
		t.note(t.at, "has no place in a post: left out", line)
	}
}

// barRows are lines that are rows of a table without a header.
func barRows(source []byte) bool {
	n := 0
	for line := range bytes.Lines(source) {
		if line = bytes.TrimSpace(line); len(line) < 2 || line[0] != '|' || !bytes.Contains(line, []byte("](")) {
			return false
		}
		n++
	}
	return n > 0
}
