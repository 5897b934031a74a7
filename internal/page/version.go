package page

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// A Version is a page in one of its languages.
type Version struct {
	Language string
	Name     string // of the language, in itself
	URL      string // relative to the page
	Address  string // of the version, absolute where that is known
	Main     bool   // it is for who reads none of the other languages
	Current  bool   // it is the page itself
}

// NewVersion returns a version with the name of its language, without that of a region:
// a site that is in British English is in English for who chooses. It stays in Portuguese,
// of which there may be two.
func NewVersion(tag, url, address string, main, current bool) Version {
	name := ""
	if parsed, err := language.Parse(tag); err == nil {
		if base, script, _ := parsed.Raw(); base.String() != "pt" {
			parsed, _ = language.Compose(base, script)
		}
		name = catalogue.Capitalised(display.Self.Name(parsed))
	}
	if name == "" {
		name = tag
	}
	return Version{tag, name, url, address, main, current}
}
