package source_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/golden"
	"github.com/seed-e2fd8668/recap/source"
)

// TestCases reads the cases of testdata, each a txtar archive: first, in prose,
// what it shows; then
//
//	-- input… --      what is read, under any name that begins so
//	-- options --     [source.Options] in JSON, if they are not the zero ones
//	-- markdown --    the options of [source.Markdown] in JSON, likewise
//	-- post.json --   the post, whole
//	-- outline --     the post, a line a session
//	-- notes --       the notes, a line each
//	-- error --       what the error says, instead of these
//
// Who adds a case writes the prose, the input, the options and an empty outline
// or post.json; -update writes the rest.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			if err := runCase(t, archive); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, file, txtar.Format(archive))
		})
	}
}

// runCase reads the input of a case and puts what comes of it into the other
// files.
func runCase(t *testing.T, archive *txtar.Archive) error {
	var kept []txtar.File
	var input string
	var options source.Options
	asPost := false
	for _, f := range archive.Files {
		switch {
		case strings.HasPrefix(f.Name, "input"):
			input = string(f.Data)
			options.Name = f.Name
			kept = append(kept, f)
		case f.Name == "options":
			if err := json.Unmarshal(f.Data, &options); err != nil {
				return fmt.Errorf("options: %w", err)
			}
			kept = append(kept, f)
		case f.Name == "markdown":
			var m source.Markdown
			if err := json.Unmarshal(f.Data, &m); err != nil {
				return fmt.Errorf("markdown: %w", err)
			}
			options.Readers = []source.Reader{m}
			kept = append(kept, f)
		case f.Name == "post.json":
			asPost = true
		}
	}
	add := func(name, text string) {
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		kept = append(kept, txtar.File{Name: name, Data: []byte(text)})
	}
	result, err := source.Read(t.Context(), strings.NewReader(input), options)
	switch {
	case err != nil:
		add("error", err.Error())
	case asPost:
		add("post.json", exported(t, result.Post, export.JSON{Indent: "  "}))
	default:
		add("outline", outline(result.Post))
	}
	if err == nil {
		add("notes", strings.Join(noteTexts(result.Notes), "\n"))
	}
	archive.Files = kept
	return nil
}

// outline is a post, a line a session: when, what, and what else is known.
func outline(p recap.Post) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", p.Title)
	for _, s := range []string{p.URL, p.Event.TimeZone, p.Language, p.Image.URL} {
		if s != "" {
			b.WriteString(" | " + s)
		}
	}
	b.WriteByte('\n')
	for s := range p.All() {
		when := "no time"
		if s.Scheduled() {
			when = s.Start.Format("2006-01-02 15:04 -07:00")
		}
		if !s.End.IsZero() {
			when += " " + strings.TrimSuffix(s.End.Sub(s.Start).String(), "0s")
		}
		fmt.Fprintf(&b, "%s | %s", when, strings.TrimSpace(string(s.Code)+" "+s.Title))
		add := func(label, text string) {
			if text != "" {
				b.WriteString(" | " + label + text)
			}
		}
		var names []string
		for _, sp := range s.Speakers {
			names = append(names, sp.Name)
		}
		add("by ", strings.Join(names, ", "))
		add("in ", p.Event.Room(s.Room).Name)
		add("on ", p.Track(s.EffectiveTrack()).Title())
		add("", string(s.Kind))
		if s.Status != recap.StatusConfirmed {
			add("", string(s.Status))
		}
		for _, l := range s.Links {
			add(string(l.Role)+" ", l.Address())
		}
		add("", strings.Join(strings.Fields(string(s.Summary)), " "))
		b.WriteByte('\n')
	}
	return b.String()
}
