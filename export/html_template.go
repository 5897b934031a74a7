package export

import (
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
var builtInPage struct {
	once      sync.Once
	templates *template.Template
	style     template.CSS
	script    template.JS
	err       error
}

func loadBuiltInPage() {
	b := &builtInPage
	b.once.Do(func() {
		style, styleErr := htmlFiles.ReadFile("html/page.css")
		script, scriptErr := htmlFiles.ReadFile("html/page.js")
		b.style, b.script = template.CSS(oneLine(style)), template.JS(oneLine(script))
		b.templates, b.err = template.ParseFS(htmlFiles, "html/*.tmpl")
		b.err = errors.Join(b.err, styleErr, scriptErr)
	})
}

// oneLine puts a style or a script on one line, which is shorter, and which is
// how the Nu HTML checker agrees with browsers on its hash. Both files are
// written for it: block comments, semicolons, no runs of spaces in strings.
func oneLine(source []byte) string { return strings.Join(strings.Fields(string(source)), " ") }

// pageTemplates returns the built-in templates with those of the user in the
// places of the blocks of the same names. Executing a template escapes it for
// good, so the originals are never executed, but copies.
func pageTemplates(user *template.Template) (*template.Template, error) {
	loadBuiltInPage()
	if builtInPage.err != nil {
		return nil, builtInPage.err
	}
	t, err := builtInPage.templates.Clone()
	if err != nil || user == nil {
		return t, err
	}
	for _, replacement := range user.Templates() {
		if replacement.Tree == nil {
			continue // an associated template without a definition
		}
		if _, err := t.AddParseTree(replacement.Name(), replacement.Tree.Copy()); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// executeWhole executes a template and writes what it made, if it made all of it.
func executeWhole(w io.Writer, t *template.Template, name string, data any) error {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
