package page

import (
	"bufio"
	"bytes"
	"embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/seed-e2fd8668/recap/internal/compiled"
)

//go:embed html sheet
var htmlFiles embed.FS

// builtIn holds the built-in templates, parsed when they are first needed.
// Executing templates escapes them for good, after which they cannot be
// combined with others: so there are two copies, one to execute and one to
// complete a user's templates. What makes pages is the first, compiled; should a
// later html/template leave something in it that cannot be compiled, pages are
// made of it as it is.
var builtIn struct {
	once             sync.Once
	ready, unescaped *template.Template
	compiled         map[string]*compiled.Template[*Page] // by the name of the block
	style, brand     template.CSS                         // brand for pages that have a header of one's own
	script, player   template.JS
}

func loadBuiltIn() {
	b := &builtIn
	b.once.Do(func() {
		b.style = template.CSS(style("html/base.css", "html/timetable.css", "html/page.css"))
		b.brand = template.CSS(style("html/top.css", "html/brand.css"))
		b.script = template.JS(script("html/clock.js", "html/page.js"))
		b.player = template.JS(script("html/player.js"))
		b.unescaped = template.Must(template.ParseFS(htmlFiles, "html/page.tmpl"))
		b.ready = template.Must(b.unescaped.Clone())
		b.compiled = compiledBlocks(b.ready)
	})
}

// compiledBlocks compiles the blocks that are executed as a whole. For that
// html/template has to escape them: it does so with what a template calls, even
// if nothing comes of it. What cannot be compiled is not among them.
func compiledBlocks(t *template.Template) map[string]*compiled.Template[*Page] {
	inlineAttributes(t)
	all := template.Must(t.New("all").Parse(`{{if .}}{{template "page" .}}{{end}}`))
	err := all.Execute(io.Discard, nil)
	blocks := make(map[string]*compiled.Template[*Page])
	for _, name := range []string{"page", "fragment"} {
		if err == nil {
			blocks[name], err = compiled.Compile[*Page](t.Lookup(name))
		}
	}
	return blocks
}

// inlineAttributes puts the attributes of a session in the places of the calls
// of their block. What is called within a tag html/template escapes in a copy
// that nobody else can look up.
func inlineAttributes(t *template.Template) {
	const block = "session-attributes"
	attributes := t.Lookup(block)
	var inline func(list *parse.ListNode)
	inline = func(list *parse.ListNode) {
		if list == nil {
			return
		}
		for i, n := range list.Nodes {
			switch n := n.(type) {
			case *parse.TemplateNode:
				if n.Name == block {
					list.Nodes[i] = attributes.Tree.Root.CopyList()
				}
			case *parse.IfNode:
				inline(n.List)
				inline(n.ElseList)
			}
		}
	}
	inline(t.Lookup("session").Tree.Root)
}

// templates returns the built-in templates with those of the user in the
// places of the blocks of the same names. It begins with a copy of the user's,
// since only that has the functions which they call.
func templates(user *template.Template) (*template.Template, error) {
	loadBuiltIn()
	if user == nil {
		return builtIn.ready, nil
	}
	t, err := user.Clone()
	if err != nil {
		return nil, err
	}
	for _, block := range builtIn.unescaped.Templates() {
		if replacement := t.Lookup(block.Name()); replacement != nil && replacement.Tree != nil {
			continue
		}
		if _, err := t.AddParseTree(block.Name(), block.Tree.Copy()); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Write writes a page or, if it is one, a fragment. The user's templates may be
// nil.
func Write(w io.Writer, p *Page, user *template.Template) error {
	t, err := templates(user)
	if err != nil {
		return err
	}
	p.embed()
	name := "fragment"
	if !p.Fragment {
		name = "page"
		if p.Policy, err = policy(t, p); err != nil {
			return err
		}
	}
	return execute(w, t, name, p)
}

// embed sets the style, with the colors of the tracks and what is added to it, and
// the script.
func (p *Page) embed() {
	var style strings.Builder
	style.WriteString(string(builtIn.style))
	if p.Site != "" || p.Foot != "" {
		style.WriteString(string(builtIn.brand))
	}
	style.WriteString(TrackStyle(p.TrackColors))
	for _, rule := range placeRules(p.Places) {
		style.WriteString(" " + rule)
	}
	if p.CSS != "" {
		style.WriteString("\n" + strings.ReplaceAll(p.CSS, "</", `<\/`)) // which would end the element
	}
	if p.Script = builtIn.script; p.PlayerSources != "" {
		p.Script += " " + builtIn.player
	}
	p.Style = template.CSS(strings.TrimSpace(style.String())) // checkers of pages hash it so
}

// TrackClass is the class of what is in the i-th track, where that has a color.
func TrackClass(i int) string { return "track-" + strconv.Itoa(i+1) }

// execute executes a template. A user's may fail half-way, and then nothing
// is to be written: so what it makes is held back until it has made all of it.
// The built-in ones fail only where the writer does.
func execute(w io.Writer, t *template.Template, name string, page *Page) error {
	if t != builtIn.ready {
		var whole bytes.Buffer
		if err := t.ExecuteTemplate(&whole, name, page); err != nil {
			return err
		}
		_, err := w.Write(whole.Bytes())
		return err
	}
	if c := builtIn.compiled[name]; c != nil {
		return c.Execute(w, page)
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	if err := t.ExecuteTemplate(buffered, name, page); err != nil {
		return err
	}
	return buffered.Flush()
}
