package page

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"github.com/tdewolff/parse/v2/js"
)

// A squeezed script is the same program: a parser reads the same tree of both.
func TestSqueezeScript(t *testing.T) {
	tree := func(name, source string) string {
		ast, err := js.Parse(parse.NewInputString(source), js.Options{})
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, source)
		}
		return ast.String()
	}
	sources := embedded(t, ".js")
	sources["signs"] = "a = b + +c - -d; e = f++ + ++g; h = 4 / 2 / x; /* not here */ i = /[/ ] +/.test(j); // nor here\nk = \"a  /* b */ c\" + 'it\\'s'; l = typeof m in n; o = p[0] / q(1) / 2; r = `a  ${ s + 1 }  b`; t = { u: / v/g };\n"
	for name, source := range sources {
		squeezed := squeezeScript(source)
		if tree(name, source) != tree(name, squeezed) {
			t.Errorf("%s says something else:\n%s", name, squeezed)
		}
		if strings.Contains(squeezed, "\n") || len(squeezed) >= len(source) {
			t.Errorf("%s has %d bytes of %d", name, len(squeezed), len(source))
		}
	}
}

// A squeezed style is the same: a parser finds the same rules and declarations.
func TestSqueezeStyle(t *testing.T) {
	pointed := regexp.MustCompile(`\b0\.`) // 0.5 is .5
	rules := func(source string) string {
		var out bytes.Buffer
		for p := css.NewParser(parse.NewInputString(source), false); ; {
			kind, _, data := p.Next()
			if kind == css.ErrorGrammar {
				return pointed.ReplaceAllString(out.String(), ".")
			}
			if kind == css.CommentGrammar {
				continue
			}
			out.WriteString("\n" + kind.String() + " " + string(data))
			for _, v := range p.Values() {
				if kind == css.CustomPropertyGrammar || kind == css.EndRulesetGrammar { // its text as it stands
					v.Data = bytes.ReplaceAll(v.Data, []byte(", "), []byte(","))
				}
				if text := strings.TrimSpace(string(v.Data)); text != "" {
					out.WriteString(" " + text)
				} else {
					out.WriteString("_")
				}
			}
		}
	}
	sources := embedded(t, ".css")
	sources["signs"] = "a :is(b, c) > d:not(.e) + f ~ g::after, .h .i { content: \"; { : , }\"; width: calc(0.5rem + 2 * (var(--a) - 3px)); --b: c, d; }\n@media screen and (min-width: 4rem) { a { color: red; } } /* ; */"
	for name, source := range sources {
		squeezed := squeezeStyle(source)
		if a, b := rules(source), rules(squeezed); a != b {
			t.Errorf("%s says something else:\n%s\nwant%s\ngot%s", name, squeezed, a, b)
		}
		if strings.Contains(squeezed, "\n") || strings.Contains(squeezed, ";}") || len(squeezed) >= len(source) {
			t.Errorf("%s has %d bytes of %d: %s", name, len(squeezed), len(source), squeezed)
		}
	}
}

// embedded are the styles or scripts of this package, but what others wrote.
func embedded(t *testing.T, extension string) map[string]string {
	sources := make(map[string]string)
	err := fs.WalkDir(htmlFiles, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == extension && d.Name() != "qrcode.js" {
			sources[name] = string(mustRead(name))
		}
		return err
	})
	if err != nil || len(sources) < 3 {
		t.Fatal(len(sources), err)
	}
	return sources
}
