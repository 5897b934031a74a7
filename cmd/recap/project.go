package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"
)

// projectName is the project file that is taken where the command line names
// none.
const projectName = "recap.yaml"

// projectSchema is the JSON Schema of a project file. Its properties are the
// keys that there are.
//
//go:embed project.schema.json
var projectSchema []byte

// projectKeys are the keys of a project file: file, and the flags of recap site
// and recap serve. Those of paths are relative to the project file.
var projectKeys = []string{
	"file", "output", "theme", "cards", "card-font", "addr", "from", "url", "zone", "keep-clock", "title", "language", "languages", "speakers", "sessions", "tracks", "days", "map", "sheet", "strict",
	"track", "level", "day", "room", "speaker", "search",
}

var projectPaths = []string{"file", "output", "theme", "card-font", "speakers"}

func addProjectFlag(flags *pflag.FlagSet, project *string) {
	flags.StringVar(project, "project", "", "take flags and FILE from this project `FILE`, if there is one from recap.yaml")
}

// withProject returns the input that the command line or the project file
// names. Flags that the command line does not give are taken from the project
// file.
func withProject(cmd *cobra.Command, project string, args []string) (string, error) {
	name := project
	if name == "" {
		name = projectName
	}
	data, err := os.ReadFile(name)
	switch {
	case err == nil:
	case project == "" && errors.Is(err, fs.ErrNotExist):
		if len(args) == 0 {
			return "", wrong("there is no FILE to read, and no %s that names one; - is standard input", projectName)
		}
		return args[0], oneInput(cmd, args)
	default:
		return "", notOpened(name, err)
	}
	p := projectFile{name: name, flags: cmd.Flags()}
	if err := p.read(data); err != nil {
		return "", err
	}
	if len(args) == 0 && p.input != "" {
		args = []string{p.input}
	}
	if len(args) == 0 {
		return "", wrong("there is no FILE to read, and %s has no key file that names one", name)
	}
	return args[0], oneInput(cmd, args)
}

// A projectFile is read into the flags of a command.
type projectFile struct {
	name  string
	flags *pflag.FlagSet
	input string // what the key file says
}

func (p *projectFile) read(data []byte) error {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return wrong("%s is not YAML: %v", p.name, err)
	}
	if len(root.Content) == 0 {
		return nil // an empty file
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		return p.wrong(top, "expected keys and values, such as url: https://example.org/2026/")
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		switch {
		case !slices.Contains(projectKeys, key.Value):
			if meant := nearest(key.Value, projectKeys); meant != "" {
				return p.wrong(key, "%q is no key; did you mean %s?", key.Value, meant)
			}
			return p.wrong(key, "%q is no key; there are %s", key.Value, strings.Join(projectKeys, ", "))
		case seen[key.Value]:
			return p.wrong(key, "%s is given twice", key.Value)
		}
		seen[key.Value] = true
		if err := p.set(key.Value, value); err != nil {
			return err
		}
	}
	return nil
}

// set sets the flag of this name to the value, or to each of a list.
func (p *projectFile) set(key string, value *yaml.Node) error {
	values := []*yaml.Node{value}
	if value.Kind == yaml.SequenceNode {
		if !isList(key) {
			return p.wrong(value, "%s is a list; expected one value", key)
		}
		values = value.Content
	}
	if key == "map" && value.Kind == yaml.MappingNode {
		values = nil
		for i := 0; i+1 < len(value.Content); i += 2 {
			pair := *value.Content[i+1]
			pair.Value = value.Content[i].Value + "=" + pair.Value
			values = append(values, &pair)
		}
	}
	flag := p.flags.Lookup(key)
	if flag != nil && flag.Changed {
		return nil // the command line wins
	}
	for _, v := range values {
		if v.Kind != yaml.ScalarNode || v.Tag == "!!null" {
			return p.wrong(v, "%s: expected a text or a number", key)
		}
		text := v.Value
		if slices.Contains(projectPaths, key) && !filepath.IsAbs(text) && text != stdinName && !isURL(text) {
			text = filepath.Join(filepath.Dir(p.name), text)
		}
		switch {
		case key == "file":
			p.input = text
		case flag == nil: // of the other command
		default:
			if err := p.flags.Set(key, text); err != nil {
				said := explainFlag(nil, err).Error()
				return p.wrong(v, "%s", strings.TrimPrefix(said, "--"))
			}
		}
	}
	return nil
}

// isList reports whether a key may have a list for its value.
func isList(key string) bool {
	return slices.Contains([]string{"languages", "track", "level", "day", "room", "speaker", "card-font"}, key)
}

func (p *projectFile) wrong(at *yaml.Node, format string, args ...any) error {
	return wrong("%s:%d: %s", p.name, at.Line, fmt.Sprintf(format, args...))
}
