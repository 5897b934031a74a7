package export

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// feedURL is the URL of the feed itself, without a fragment.
func feedURL(doc *Document, o feedOptions) (string, error) {
	if o.feedURL == "" {
		return weburl.ASCII(doc.Beside(o.file)), nil
	}
	if !weburl.IsWeb(o.feedURL) {
		return "", fmt.Errorf("FeedURL is %q; expected an absolute http or https URL", o.feedURL)
	}
	return withoutFragment(weburl.ASCII(o.feedURL)), nil
}

func withoutFragment(u string) string {
	u, _, _ = strings.Cut(u, "#")
	return u
}

// feedLanguage is a language tag as feeds write it: where ISO 639 has a
// two-letter code for a macrolanguage, readers know that rather than the code
// of the language within it, zh rather than cmn (RFC 5646 section 4.1.1).
func feedLanguage(tag string) string {
	t, err := language.Macro.Parse(tag)
	if err != nil {
		return tag // not registered; Prepare lets none pass
	}
	return t.String()
}
