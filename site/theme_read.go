package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// ReadTheme reads a theme from a folder:
//
//	style.css   the CSS
//	logo.svg    the logo; also logo.png, logo.webp or logo.jpg
//	icon.svg    the icon; also icon.png or icon.ico
//	footer.md   what stands at the foot of all pages
//	nav.md      further links of the menu: a list of them, - [Tickets](https://…)
//	head.html   HTML for the head of all pages
//	venue.md    a page: its first line is the title, # Getting there
//	venue.de.md the page in German, of a site that has German pages; so footer.de.md, nav.de.md
//
// Everything else goes into the folder theme of the site, but what is hidden. Pages
// are in the order of the names of their files, in which a number may come first:
// 1-venue.md is venue.html.
func ReadTheme(fsys fs.FS) (*Theme, error) {
	theme := &Theme{Brand: export.Brand{Files: themeFiles{fsys}}}
	css, err := fs.ReadFile(fsys, "style.css")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	theme.CSS = string(css)
	head, err := fs.ReadFile(fsys, "head.html")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	theme.Head = strings.TrimSpace(string(head))
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		base := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		switch {
		case e.IsDir() || strings.HasPrefix(e.Name(), "."):
		case base == "logo" && isPicture(e.Name()):
			theme.Logo = e.Name()
		case base == "icon" && isPicture(e.Name()):
			theme.Icon = e.Name()
		case isThemeText(e.Name()):
			text, err := fs.ReadFile(fsys, e.Name())
			if err == nil {
				err = theme.addText(base, string(text))
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name(), err)
			}
		}
	}
	return theme, nil
}

// isThemeText reports whether a file is a page, the footer or the menu.
func isThemeText(name string) bool { return path.Ext(name) == ".md" && path.Dir(name) == "." }

// addText adds the text of a file, whose name without .md may end in a language.
func (t *Theme) addText(base, text string) error {
	footer, nav, pages := &t.Footer, &t.Nav, &t.Pages
	if name, tag, found := strings.Cut(base, "."); found {
		if _, err := language.Parse(tag); err != nil {
			return fmt.Errorf("%q is no language; expected a name such as venue.md or venue.de.md", tag)
		}
		base = name
		i := slices.IndexFunc(t.Translations, func(other ThemeTranslation) bool { return strings.EqualFold(other.Language, tag) })
		if i < 0 {
			i = len(t.Translations)
			t.Translations = append(t.Translations, ThemeTranslation{Language: tag})
		}
		footer, nav, pages = &t.Translations[i].Footer, &t.Translations[i].Nav, &t.Translations[i].Pages
	}
	if base == "footer" {
		*footer = recap.Markdown(text)
		return nil
	}
	if base == "nav" {
		links, err := readNav(text)
		*nav = links
		return err
	}
	page, err := themePage(base, text)
	if err == nil {
		*pages = append(*pages, page)
	}
	return err
}

// themePage makes a page of a file.
func themePage(base, text string) (ThemePage, error) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff"))
	first, rest, _ := strings.Cut(text, "\n")
	title, found := strings.CutPrefix(first, "# ")
	if !found {
		return ThemePage{}, fmt.Errorf("begins with %q; expected a title, such as # Getting there", first)
	}
	if number, name, found := strings.Cut(base, "-"); found && strings.Trim(number, "0123456789") == "" {
		base = name
	}
	return ThemePage{Name: base, Title: strings.TrimSpace(title), Body: recap.Markdown(strings.TrimSpace(rest))}, nil
}

// themeFiles are the files of a theme without those that are its CSS, its head and its
// texts, and without what is hidden.
type themeFiles struct{ fs.FS }

func (themeFiles) has(name string) bool {
	return name == "." || !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.") && name != "style.css" && name != "head.html" && !isThemeText(name)
}

// Open implements [fs.FS].
func (t themeFiles) Open(name string) (fs.File, error) {
	if !t.has(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return t.FS.Open(name)
}

// ReadDir implements [fs.ReadDirFS].
func (t themeFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(t.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !t.has(path.Join(name, e.Name())) }), err
}

func isPicture(name string) bool { return strings.HasPrefix(page.MediaType(name), "image/") }

// navLine is a link in a list of Markdown, such as - [Tickets](https://example.org/t).
var navLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[-*+]\s+\[([^\]]+)\]\(<?([^\s()<>]+)>?\)$`)
})

// readNav reads the links of nav.md, a list in Markdown.
func readNav(text string) ([]recap.Link, error) {
	var links []recap.Link
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		m := navLine().FindStringSubmatch(line)
		if m == nil {
			return nil, fmt.Errorf("line %d: is %q; expected a link in a list, such as - [Tickets](https://example.org/tickets)", number, line)
		}
		links = append(links, recap.Link{Title: m[1], URL: m[2]})
	}
	return links, nil
}
