package source

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// HeaderRow returns the index of the row that has the names of the columns of a
// table of talks, -1 where none of the first fifty rows does.
func (o Records) HeaderRow(rows [][]string) int {
	return slices.IndexFunc(rows[:min(len(rows), 50)], o.knows)
}

// HoldsLinks reports whether the cells of a column of this name are addresses, such as
// those of recordings or slides.
func (o Records) HoldsLinks(name string) bool {
	for field, mapped := range o.Map {
		if columnKey(name) == columnKey(mapped) {
			return isLinkField(field)
		}
	}
	c, _ := columnOf(name)
	return isLinkField(c.field)
}

func isLinkField(field string) bool {
	return slices.Contains([]string{"video", "slides", "code link", "links", "url"}, field)
}

// ReadRows is Read for readers of other formats that hold tables, such as
// spreadsheets. What stands above the row with the names of the columns is the
// title of the post. The notes have the numbers of rows as lines.
func (o Records) ReadRows(ctx context.Context, in *Input, rows [][]string) (recap.Post, error) {
	first := o.HeaderRow(rows)
	if first < 0 {
		return recap.Post{}, in.Fail(-1, "", "holds no table of talks: expected a row with the names of the columns, such as Title, Speakers, Date, Start, Room")
	}
	switch {
	case slices.Equal(rows[first], gridColumns):
		in.Note(-1, "", "is a timetable with rooms across: its cells were read as rows, by which notes count", "")
	case slices.Equal(rows[first], listColumns):
		in.Note(-1, "", "does not name its columns: they were read by their places", strings.Join(listColumns, ", "))
	}
	const width = maxColumns + 2 // places of a row: they stand for offsets in the input
	in.lines = make([]int, len(rows))
	for i := range rows {
		in.lines[i] = (i+1)*width - 1
	}
	header := rows[first]
	b := treeBuilder{tree: &valueTree{in: in}}
	if err := b.begin(value{kind: '[', at: first * width}); err != nil {
		return recap.Post{}, err
	}
	for i, cells := range rows[first+1:] {
		if err := ctx.Err(); err != nil {
			return recap.Post{}, err
		}
		at := (first + 1 + i) * width
		if err := b.cells(header, cells, at, func(column int) int { return at + 1 + column }, at+width-1); err != nil {
			return recap.Post{}, err
		}
	}
	if err := b.finish(len(rows) * width); err != nil {
		return recap.Post{}, err
	}
	root, err := b.whole()
	if err != nil {
		return recap.Post{}, err
	}
	post, err := o.read(ctx, in, root, header)
	for _, cells := range rows[:first] {
		text := oneLine(strings.Join(cells, " "))
		post.Title = cmp.Or(post.Title, text)
		post.Event.Name = cmp.Or(post.Event.Name, text)
	}
	return post, err
}

// cells adds a row as an object with a text for each cell that is not empty.
func (b *treeBuilder) cells(header, cells []string, at int, place func(column int) int, end int) error {
	if !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
		return nil
	}
	if err := b.begin(value{kind: '{', at: at, end: end}); err != nil {
		return err
	}
	for i, cell := range cells {
		switch {
		case strings.TrimSpace(cell) == "":
		case i >= min(len(header), maxColumns) || strings.TrimSpace(header[i]) == "":
			b.tree.in.NoteKind(at, "", "a cell of a column without a name: left out", "")
		default:
			v := value{name: oneLine(header[i]), text: cell, kind: '"', at: max(place(i), at+1), end: end}
			if err := b.add(v); err != nil {
				return err
			}
		}
	}
	return b.finish(end)
}
