package export

import (
	"io/fs"

	"github.com/seed-e2fd8668/recap"
)

// A Brand is a look of one's own for pages, with what stands around them:
//
//	files := os.DirFS("theme")
//	page := export.HTML{Brand: &export.Brand{CSS: ":root { --accent: #8a1c4a; }", Logo: "logo.svg", Files: files}}
//
// A page that is written by itself holds the files that the brand names, and so stands
// alone. Those of a site refer to them: site.Theme has a Brand, and site.ReadTheme reads
// one from a folder.
//
// A relative address is that of one of the Files, such as fonts/quay.woff2, which may have
// theme/ before it, since a site has them in a folder of that name. Every other counts
// from the folder of the post. The policy of the page admits what the brand names, on
// whatever host that is.
type Brand struct {
	// CSS comes after the style of the page and so wins over it. It may set the
	// variables of that, such as --accent; docs/branding.md lists them. A font that
	// @font-face names must be there, if Files are.
	CSS string
	// Logo is the address of a picture in the header of the page, beside the name of
	// the event or else the title of the post. Empty means none.
	Logo string
	// Icon is the address of a picture that browsers show beside the title. Empty means
	// that of a site, and none for a page by itself.
	Icon string
	// Nav are links in the header, such as one to tickets; of a link only Title and URL
	// count. What no page may lead to, such as a script, is left out.
	Nav []recap.Link
	// Footer stands at the foot of the page, such as links to an imprint and to a code
	// of conduct.
	Footer recap.Markdown
	// Head is HTML for the head of the page, such as a link that proves who you are. It
	// is trusted: it stands as it is, and the policy admits the scripts, styles and fonts
	// that it names or holds. Addresses in it are not changed, so they are absolute, or
	// begin with a slash.
	Head string
	// Files are the pictures, fonts and other files that the brand names. Nil means none.
	Files fs.FS
}
