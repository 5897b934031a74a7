package body

import "github.com/gomarkdown/markdown/ast"

// maxCells is how many cells a table may have. A short row is filled up to the
// width of the longest, so that few bytes can ask for many cells.
const maxCells = 1 << 15

// A row is a row of a table as a reader finds it.
type row []cell

type cell struct {
	align   ast.CellAlignFlags
	content func() // adds what stands in the cell
}

// table adds a table. All rows get the same width.
func (b *builder) table(header bool, rows []row) {
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	if width*len(rows) > maxCells || b.leaf != nil && b.named {
		for _, r := range rows {
			for _, c := range r {
				b.paragraph(true, c.content)
			}
		}
		return
	}
	if width == 0 {
		return
	}
	b.block(new(ast.Table), func() {
		if header {
			b.block(new(ast.TableHeader), func() { b.row(true, rows[0], width) })
			rows = rows[1:]
		}
		if len(rows) > 0 {
			b.block(new(ast.TableBody), func() {
				for _, r := range rows {
					b.row(false, r, width)
				}
			})
		}
	})
}

func (b *builder) row(header bool, cells row, width int) {
	b.block(new(ast.TableRow), func() {
		for i := range width {
			n := &ast.TableCell{IsHeader: header}
			add(b.box(n), n)
			if i < len(cells) {
				n.Align = cells[i].align
				b.leaf, b.named, b.used = n, true, true
				cells[i].content()
				b.endLeaf()
			}
		}
	})
}
