package markup

import (
	"bytes"

	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/parser"
)

// A listRegion is a node of its own around a list. At the end of each list,
// gomarkdown goes through all pairs of the blocks beside it, which takes it a
// second for 300 short lists; in a region of its own, a list is alone.
type listRegion struct {
	ast.Container
}

// regions finds the regions of lists for one parser.
type regions struct {
	entered *byte // where the region begins that the parser is about to enter
}

func (r *regions) install(p *parser.Parser) { p.Opts.ParserHook = r.next }

// next is the region of the list that data begins with, if it does.
func (r *regions) next(data []byte) (ast.Node, []byte, int) {
	if &data[0] == r.entered {
		return nil, nil, 0
	}
	line, _, _ := bytes.Cut(data, []byte{'\n'})
	kind := itemKind(string(bytes.TrimLeft(line, " ")))
	if kind == 0 || len(line) < len(data) && bytes.IndexByte(line, '|') >= 0 {
		return nil, nil, 0
	}
	r.entered = &data[0]
	end := regionEnd(data, kind)
	return &listRegion{}, data[:end], end
}

// regionEnd is a point in data, which begins with a list of that kind, at which
// gomarkdown has come to the list's end for certain: an unindented line that is
// of another list, opens fenced code, or follows a blank one and is no item.
func regionEnd(data []byte, kind byte) int {
	blank := false
	for start := 0; start < len(data); {
		end := len(data)
		if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		line := string(bytes.TrimRight(data[start:end], " \t\n"))
		if start > 0 && line != "" && !isSpace(line[0]) {
			item := itemKind(line + " ")
			if item != 0 && item != kind || item == 0 && blank || fenceOf(line) != "" {
				return start
			}
		}
		blank = line == ""
		start = end
	}
	return len(data)
}
