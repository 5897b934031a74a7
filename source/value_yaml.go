package source

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"
)

// parseYAML returns the value of a text in YAML that begins at an offset of the
// input; path names it in errors. Its values are of the kinds of JSON.
func parseYAML(in *Input, text []byte, start int, path string) (*value, error) {
	var root yaml.Node
	err := yaml.Load(text, &root)
	if load := (*yaml.LoadError)(nil); errors.As(err, &load) {
		return nil, in.Fail(offsetOfLine(in.text, start, load.Mark.Line), path, "is not YAML: %s", load.Message)
	}
	if err != nil {
		return nil, in.Fail(start, path, "is not YAML: %w", err)
	}
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		return yamlTree(in, root.Content[0], start)
	}
	return yamlTree(in, &root, start)
}

// yamlTree makes a tree of a node of a text that begins at an offset.
func yamlTree(in *Input, root *yaml.Node, start int) (*value, error) {
	y := yamlBuilder{treeBuilder{tree: &valueTree{in: in}}, start, in.line(start)}
	if err := y.node("", root, y.at(root)); err != nil {
		return nil, err
	}
	return y.whole()
}

type yamlBuilder struct {
	treeBuilder
	start, line int // where the text begins in the input
}

// at is where a node begins. YAML has more ends of lines than the input, whose
// lines end with a line feed, such as U+2028: a node that is counted too far down
// begins at the end at most.
func (y *yamlBuilder) at(n *yaml.Node) int {
	at := y.start + max(n.Column, 1) - 1
	if line := y.line + max(n.Line, 1) - 1; line > y.line {
		lines := y.tree.in.lines
		at = lines[min(line-2, len(lines)-1)] + max(n.Column, 1)
	}
	return min(at, len(y.tree.in.text))
}

// node adds a node, and those below it.
func (y *yamlBuilder) node(name string, n *yaml.Node, at int) error {
	v := value{name: name, at: at, end: y.tree.in.lineEnd(at)}
	switch n.Kind {
	case yaml.AliasNode:
		return y.node(name, n.Alias, at) // those of aliases of aliases are bounded as all values are
	case yaml.MappingNode, yaml.SequenceNode:
		if v.kind = '['; n.Kind == yaml.MappingNode {
			v.kind = '{'
		}
		if err := y.begin(v); err != nil {
			return err
		}
		for i := 0; i < len(n.Content); i++ {
			key := ""
			if v.kind == '{' {
				key = n.Content[i].Value
				i++
			}
			if err := y.node(key, n.Content[i], y.at(n.Content[i])); err != nil {
				return err
			}
		}
		return y.finish(v.end)
	}
	v.text, v.kind = n.Value, '"'
	switch n.ShortTag() {
	case "!!null":
		v.text, v.kind = "", 'n'
	case "!!int", "!!float":
		v.kind = '0'
	case "!!bool":
		v.kind = 't'
	}
	return y.add(v)
}

// offsetOfLine is where the n-th line of the text behind an offset begins,
// counted from 1.
func offsetOfLine(text []byte, start, n int) int {
	for ; n > 1; n-- {
		i := bytes.IndexByte(text[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	return start
}

// parseTOML is parseYAML for TOML, whose library tells no positions: the
// outermost keys stand where a line begins with them.
func parseTOML(in *Input, text []byte, start int, path string) (*value, error) {
	var values map[string]any
	if err := toml.Unmarshal(text, &values); err != nil {
		if parse := (toml.ParseError{}); errors.As(err, &parse) {
			return nil, in.Fail(start+parse.Position.Start, path, "is not TOML: %s", parse.Message)
		}
		return nil, in.Fail(start, path, "is not TOML: %w", err)
	}
	for key, x := range values {
		if t, ok := x.(time.Time); ok { // a time without an offset has a zone of its own
			if zone := t.Location().String(); zone == "datetime-local" || zone == "date-local" {
				values[key] = t.Format("2006-01-02T15:04:05.999999999")
			}
		}
	}
	var root yaml.Node
	if err := root.Encode(values); err != nil {
		return nil, in.Fail(start, path, "is not TOML: %w", err)
	}
	lines := make(map[string]int)
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		key := strings.TrimLeft(line, " \t[\"'")
		if end := strings.IndexAny(key, " \t=]\"'."); end > 0 && lines[key[:end]] == 0 {
			lines[key[:end]] = number
		}
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		root.Content[i+1].Line = lines[root.Content[i].Value]
	}
	return yamlTree(in, &root, start)
}

// lineEnd is where the line of an offset ends.
func (in *Input) lineEnd(at int) int {
	if i := bytes.IndexByte(in.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(in.text)
}
