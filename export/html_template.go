package export

import (
	"bufio"
	"bytes"
	"embed"
	"errors"
	"html/template"
	"io"
	"strings"
	"sync"
)

//go:embed html
var htmlFiles embed.FS

// builtInPage holds the built-in templates, parsed when they are first needed.
// Executing templates escapes them for good, after which they cannot be
// combined with others: so there are two copies, one to execute and one to
// complete a user's templates.
var builtInPage struct {
	once             sync.Once
	ready, unescaped *template.Template
	style            template.CSS
	script           template.JS
	err              error
}

func loadBuiltInPage() {
	b := &builtInPage
	b.once.Do(func() {
		style, styleErr := htmlFiles.ReadFile("html/page.css")
		script, scriptErr := htmlFiles.ReadFile("html/page.js")
		b.style, b.script = template.CSS(oneLine(style)), template.JS(oneLine(script))
		var parseErr, cloneErr error
		if b.unescaped, parseErr = template.ParseFS(htmlFiles, "html/*.tmpl"); parseErr == nil {
			b.ready, cloneErr = b.unescaped.Clone()
		}
		b.err = errors.Join(styleErr, scriptErr, parseErr, cloneErr)
	})
}

// oneLine puts a style or a script on one line, which is shorter, and which is
// how the Nu HTML checker agrees with browsers on its hash. Both files are
// written for it: block comments, semicolons, no runs of spaces in strings.
func oneLine(source []byte) string { return strings.Join(strings.Fields(string(source)), " ") }

// pageTemplates returns the built-in templates with those of the user in the
// places of the blocks of the same names. It begins with a copy of the user's,
// since only that has the functions which they call.
func pageTemplates(user *template.Template) (*template.Template, error) {
	loadBuiltInPage()
	if builtInPage.err != nil {
		return nil, builtInPage.err
	}
	if user == nil {
		return builtInPage.ready, nil
	}
	t, err := user.Clone()
	if err != nil {
		return nil, err
	}
	for _, block := range builtInPage.unescaped.Templates() {
		if replacement := t.Lookup(block.Name()); replacement != nil && replacement.Tree != nil {
			continue
		}
		if _, err := t.AddParseTree(block.Name(), block.Tree.Copy()); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// executePage executes a template. A user's may fail half-way, and then nothing
// is to be written: so what it makes is held back until it has made all of it.
// The built-in ones fail only where the writer does.
func executePage(w io.Writer, t *template.Template, name string, page *HTMLPage) error {
	if t != builtInPage.ready {
		var whole bytes.Buffer
		if err := t.ExecuteTemplate(&whole, name, page); err != nil {
			return err
		}
		_, err := w.Write(whole.Bytes())
		return err
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	if err := t.ExecuteTemplate(buffered, name, page); err != nil {
		return err
	}
	return buffered.Flush()
}
