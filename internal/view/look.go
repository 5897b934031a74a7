package view

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// ThemeFolder is the folder of a site in which the files of a theme stand.
const ThemeFolder = "theme"

// FileOf returns the name among the files of a theme of what a path means there, "" if
// there is none. The path counts from the theme, or has the folder before it in which
// a site has them.
func FileOf(files fs.FS, name string) string {
	if files == nil {
		return ""
	}
	for _, name := range []string{name, strings.TrimPrefix(name, ThemeFolder+"/")} {
		if !fs.ValidPath(name) {
			continue
		}
		if info, err := fs.Stat(files, name); err == nil && !info.IsDir() {
			return name
		}
	}
	return ""
}

// Restyle returns the CSS of a theme in which each relative address is that which refer
// returns of its path, and of the fonts those of which it returns "".
func Restyle(css string, refer func(name string, font bool) string) (style string, missing []page.StyleAddress) {
	style = page.Restyle(css, func(a page.StyleAddress) string {
		name, rest, ok := weburl.Beside(a.URL)
		if !ok {
			return ""
		}
		to := refer(name, a.Font)
		switch {
		case to == "" && a.Font:
			missing = append(missing, a)
			return ""
		case to == "" || strings.HasPrefix(to, "data:"):
			return to
		}
		return to + rest
	})
	return style, missing
}

// Menu returns the links that a theme adds to the menu of a page, whose path is given. A
// relative address is that which refer returns of its path; a place in a page is in the
// first one. What may not be published is not there, nor that of which refer returns "".
// mark makes the titles texts of the page.
func Menu(links []recap.Link, at, first string, refer func(name string) string, mark func(title string) page.Text) []page.Tab {
	var tabs []page.Tab
	for _, l := range links {
		address := Address(l.URL, refer)
		if strings.HasPrefix(l.URL, "#") && at != first {
			address = weburl.Relative(at, first) + address
		}
		if address == "" {
			continue
		}
		tabs = append(tabs, page.Tab{URL: address, Title: mark(l.Title), Current: address == weburl.Relative(at, at)})
	}
	return tabs
}

// Address is an address of a theme: a relative one that which refer returns of its path,
// "" where that is nowhere, and every other as it is, if pages may lead there.
func Address(address string, refer func(name string) string) string {
	name, rest, ok := weburl.Beside(address)
	if !ok {
		address, _ = weburl.Clean(address, nil)
		return address
	}
	switch to := refer(name); {
	case to == "" || strings.HasPrefix(to, "data:"):
		return to
	default:
		return to + rest
	}
}

// MissingFonts says which fonts are not there: where they are named, and why that is
// wrong. It returns nil where there are none such.
func MissingFonts(file string, missing []page.StyleAddress, why string) error {
	var errs []error
	for _, a := range missing {
		errs = append(errs, fmt.Errorf("%s, line %d: @font-face names the font %s, and %s; add it, or correct the address", file, a.Line, a.URL, why))
	}
	return errors.Join(errs...)
}
