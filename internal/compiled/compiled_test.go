package compiled_test

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/internal/compiled"
)

// data is what the templates of the tests are given.
type data struct {
	Text, Empty string
	Number      int
	Yes         bool
	HTML        template.HTML
	URL         template.URL
	Style       template.CSS
	Script      template.JS
	Marked      template.HTML
	Child       child
	Pointer     *child
	None        *child
	Children    []child
	Nobody      []child
	Seq         iter.Seq[*child]
	NoSeq       iter.Seq[*child]
	Words       []string
	Any         any
	hidden      string
}

type child struct {
	Name  string
	Count int
	Up    *data
}

func newData(text string) *data {
	d := &data{
		Text: text, Number: -42, Yes: true, HTML: "<b>bold</b>", URL: "data:image/png;base64,aa+/==", Style: "a { b: c }", Script: `{"a":1}`,
		Marked: template.HTML(`a <span lang="de">` + template.HTMLEscapeString(text) + `</span>, “` + template.HTMLEscapeString(text) + `”`), Words: []string{text, "two"},
	}
	d.Child = child{text, 1, d}
	d.Pointer = &d.Child
	d.Children = []child{{"one", 0, d}, {text, 2, d}}
	d.Seq = func(yield func(*child) bool) {
		for i := range d.Children {
			if !yield(&d.Children[i]) {
				return
			}
		}
	}
	return d
}

// parsed parses a template; the other is called part.
func parsed(t testing.TB, text string) *template.Template {
	t.Helper()
	set, err := template.New("main").Parse(text + `{{define "part"}}<i>{{.Name}}{{with $.Up}}{{.Number}}{{end}}</i>{{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// executed returns what html/template writes, and with it escapes the template.
func executed(t testing.TB, set *template.Template, d *data) string {
	t.Helper()
	var b bytes.Buffer
	if err := set.Execute(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExecute(t *testing.T) {
	for _, text := range []string{
		`<img src="{{.URL}}">`,
		`plain`,
		`{{.Text}}, {{.Number}}, {{.HTML}}, {{.Child.Name}}, {{.Pointer.Name}}, {{.Pointer.Up.Child.Count}}`,
		`{{if .Yes}}yes{{end}}{{if .Empty}}no{{else}}else{{end}}{{if .None}}none{{else if .Pointer}}pointer{{end}}`,
		`{{if and .Yes .Text}}both{{end}}{{if or .Empty .None}}one{{end}}{{if not (or .Empty .Yes)}}not{{end}}{{if not .Empty}}empty{{end}}`,
		`{{if gt .Number 1}}more{{end}}{{if gt (len .Children) 1}}many{{end}}{{if ne .Text .Empty}}differ{{end}}{{if .Number}}number{{end}}`,
		`{{if gt .Number .Number}}more{{end}}{{if gt .Number -43}}more{{end}}{{if ne .Text .Child.Name}}differ{{end}}`,
		`{{if .Children}}children{{end}}{{if .Nobody}}nobody{{end}}{{if .Seq}}seq{{end}}{{if .NoSeq}}no seq{{end}}{{if .Child}}child{{end}}`,
		`{{with .Text}}{{.}}{{end}}{{with .Empty}}{{.}}{{else}}{{.Text}}{{end}}{{with .Pointer}}{{.Name}}{{$.Text}}{{end}}`,
		`{{range .Children}}{{.Name}}{{.Up.Text}}{{end}}{{range .Nobody}}{{.Name}}{{end}}{{range .Words}}<p>{{.}}</p>{{end}}`,
		`{{range $i, $c := .Children}}{{if $i}}, {{end}}{{$i}} {{$c.Name}} {{.Count}}{{end}}`,
		`{{range .Seq}}{{.Name}}{{end}}{{with .NoSeq}}{{range .}}{{.Name}}{{end}}{{end}}{{with .Seq}}{{range .}}{{.Count}}{{end}}{{end}}`,
		`{{$d := .}}{{range .Children}}{{$d.Text}}{{$name := .Name}}{{with .Up}}{{$name}}{{$d := .Child}}{{$d.Name}}{{end}}{{$d.Number}}{{end}}`,
		`{{template "part" .Child}}{{template "part" .Pointer}}{{range .Seq}}{{template "part" .}}{{end}}`,
		`<style>{{.Style}}</style><script type="application/json">{{.Script}}</script><script>{{range .Seq}}{{.Up.Script}}{{end}}</script>`,
		`<a title="{{.Marked}}" rel='{{.Marked}}'>{{.Marked}}</a>`,
		`<title>{{.Text}}</title><a title="{{.Text}}" href="{{.Text}}" rel='{{.Text}}'>{{.Text}}</a><a href="#{{.Text}}" tabindex="{{.Number}}">x</a>`,
	} {
		// With the first and last of the letters, digits and escapes that URLs keep.
		set, d := parsed(t, text), newData("a & <b> +'\"\x00é AZ[az`09/: %00%99%AA%FF%aa%ff %/0 %0: %@A %GA %`a %ga %0")
		want := executed(t, set, d)
		c, err := compiled.Compile[*data](set)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got bytes.Buffer
		if err := c.Execute(&got, d); err != nil || got.String() != want {
			t.Errorf("%s: got %q, error %v, want %q", text, got.String(), err, want)
		}
	}
}

// TestCompileRefuses names what is not compiled.
func TestCompileRefuses(t *testing.T) {
	for _, text := range []string{
		`{{.Any}}`, `{{.Style}}`, `<a href="{{.HTML}}">x</a>`, `<title>{{.HTML}}</title>`, `<p title={{.Text}}>`, `<p onclick="{{.Text}}">`, `<p style="color: {{.Text}}">`,
		`{{printf "%s" .Text}}`, `{{len .Words}}`, `{{index .Words 0}}`, `{{"constant"}}`, `{{if eq .Text "a"}}x{{end}}`, `{{if gt .Text "a"}}x{{end}}`,
		`{{if .Any}}x{{end}}`, `{{if gt (len .Text) 1}}x{{end}}`, `{{if ne .Number 1}}x{{end}}`, `{{if ne .Number .Child.Count}}x{{end}}`,
		`{{range .Words}}x{{else}}y{{end}}`, `{{range $w := .Words}}{{$w}}{{end}}`, `{{range $c := .Seq}}{{$c.Name}}{{end}}`, `{{range .Number}}x{{end}}`,
		`{{range .Words}}{{break}}{{end}}`, `{{$x := "a"}}`, `{{$x := .Text}}{{$x = .Empty}}`, `{{template "none"}}{{define "none"}}{{end}}`,
	} {
		set := parsed(t, text)
		// Whether this data suits the template does not matter.
		_ = set.Execute(io.Discard, newData("a"))
		if _, err := compiled.Compile[*data](set); err == nil {
			t.Errorf("%s was compiled", text)
		}
	}
}

func TestCompileNeedsFieldsAndTemplates(t *testing.T) {
	set := template.Must(template.New("main").Parse(`{{if .Missing}}x{{end}}`))
	if _, err := compiled.Compile[*data](set); err == nil || !strings.Contains(err.Error(), "no field Missing") {
		t.Errorf("a field that is not there: %v", err)
	}
	set = template.Must(template.New("main").Parse(`{{if .hidden}}x{{end}}`))
	if _, err := compiled.Compile[*data](set); err == nil {
		t.Errorf("a field that is not exported, like %q, was compiled", newData("").hidden)
	}
	set = template.Must(template.New("main").Parse(`{{template "other" .}}`))
	if _, err := compiled.Compile[*data](set); err == nil || !strings.Contains(err.Error(), `no template "other"`) {
		t.Errorf("a template that is not there: %v", err)
	}
}

// TestExecuteEndsWhenTheWriterFails counts what is asked for after the writer's
// first error.
func TestExecuteEndsWhenTheWriterFails(t *testing.T) {
	set := parsed(t, `{{range .Seq}}{{.Name}}{{end}}{{range .Children}}{{.Name}}{{end}}`)
	d := newData(strings.Repeat("long", 1<<16))
	executed(t, set, d)
	c, err := compiled.Compile[*data](set)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	all := slices.Collect(d.Seq)
	d.Seq = func(yield func(*child) bool) {
		for range 1000 {
			if asked++; !yield(all[1]) {
				return
			}
		}
	}
	full := errors.New("full")
	if err := c.Execute(failing{full}, d); !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
	if asked > 2 {
		t.Errorf("%d more were asked for", asked)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// FuzzEscapers compares what a text becomes in each context with what
// html/template makes of it.
func FuzzEscapers(f *testing.F) {
	for _, text := range []string{
		"plain", `"&'+<>` + "\x00", "https://example.org/?a=1&b='2'+3#é", "javascript:alert(1)", "HTTPS://x", "mailto:a@b", "a/b:c",
		"%41%4", "%zz%", "\xff\u2028", "#!$*,;=@[]()", "a b\t\n",
	} {
		f.Add(text)
	}
	set := parsed(f, `<title>{{.Text}}</title><a title="{{.Text}}" lang='{{.Text}}' href="{{.Text}}">{{.Text}}</a>`+
		`<a href="#{{.Text}}">{{range .Words}}{{.}}{{end}}</a><a href="/x?y={{.Text}}">x</a>`)
	executed(f, set, newData(""))
	c, err := compiled.Compile[*data](set)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := newData(text)
		var got bytes.Buffer
		if err := c.Execute(&got, d); err != nil {
			t.Fatal(err)
		}
		if want := executed(t, set, d); got.String() != want {
			t.Errorf("got  %q\nwant %q", got.String(), want)
		}
	})
}
