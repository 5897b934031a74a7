package export

import (
	"time"

	"github.com/seed-e2fd8668/recap/internal/text"
	"go.yaml.in/yaml/v4"
)

// frontMatter writes the post's own data as the YAML block that Hugo and
// Jekyll read at the beginning of a page.
//
// Strings are yamlString, all of them. Readers differ in which plain ones they
// take for something else: Ruby's Psych, which Jekyll uses, makes a number of
// 1,000 and a symbol of :tada, YAML 1.1 a boolean of yes.
func (m *mdWriter) frontMatter() (string, error) {
	post, given := m.doc.Post(), m.doc.Source()
	var b yamlMap
	b.add("title", yamlString(post.Title))
	b.addTime("date", given.Published)
	b.addTime("lastmod", given.Updated)
	if text.Line(post.Description) != "" {
		b.add("description", yamlString(post.Description))
	}
	if post.Image.URL != "" {
		b.add("image", yamlString(post.Image.URL))
	}
	b.addList("authors", speakerNames(post.Authors))
	b.addList("categories", post.Categories)
	if post.URL != "" {
		b.add("canonicalURL", yamlString(post.URL))
	}
	var ids yamlMap
	for _, g := range m.groups {
		for _, s := range g.sessions {
			if s.given.ID != "" {
				ids.add(m.heading(s).id(), yamlString(s.ID))
			}
		}
	}
	if len(ids.Content) > 0 {
		b.add("sessionIDs", ids.node())
	}
	out, err := yaml.Dump(b.node(), yaml.WithLineWidth(-1))
	if err != nil {
		return "", err
	}
	return "---\n" + string(out) + "---\n", nil
}

// A yamlMap is a mapping whose keys stay in the order in which they are added.
type yamlMap struct{ Content []*yaml.Node }

func (m *yamlMap) node() *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: m.Content}
}

func (m *yamlMap) add(key string, value *yaml.Node) {
	name := &yaml.Node{}
	name.SetString(key)
	m.Content = append(m.Content, name, value)
}

func (m *yamlMap) addTime(key string, t time.Time) {
	if !t.IsZero() {
		m.add(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: t.Format(time.RFC3339Nano)})
	}
}

func (m *yamlMap) addList(key string, values []string) {
	if len(values) == 0 {
		return
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, v := range values {
		list.Content = append(list.Content, yamlString(v))
	}
	m.add(key, list)
}

func yamlString(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: text.Line(s)}
}
