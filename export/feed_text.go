package export

import (
	"html"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// maxExcerpt is how many characters of a body stand in a description.
const maxExcerpt = 300

// plainText is the content of an element that holds text and no markup. Where
// readers disagree on whether it might hold HTML after all, hexadecimal
// references are what most of them show as meant (RSS profile, section 3.1).
type plainText struct {
	XML string `xml:",innerxml"`
}

func newPlainText(s string) plainText {
	return plainText{hexReferences.Replace(unmistakable(s))}
}

var hexReferences = strings.NewReplacer("&", "&#x26;", "<", "&#x3C;", ">", "&#x3E;")

// plainTexts is newPlainText of each.
func plainTexts(all []string) []plainText {
	var texts []plainText
	for _, s := range all {
		texts = append(texts, newPlainText(s))
	}
	return texts
}

// htmlText is the content of an element that holds HTML.
type htmlText struct {
	HTML []byte `xml:",cdata"`
}

// unmistakable keeps readers from taking clean text for HTML: they
// guess so where it holds an end tag or a character reference (feedparser and
// the W3C validator alike), and then drop or run what an author meant to be
// read. Only there, an invisible U+2060 WORD JOINER parts the markup.
func unmistakable(s string) string {
	if !strings.Contains(s, "</") && !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '<' && isEndTag(s[i:]) || s[i] == '&' && isReference(s[i:]) {
			b.WriteString("\u2060")
		}
	}
	return b.String()
}

func isEndTag(s string) bool {
	return len(s) > 2 && s[1] == '/' && ('a' <= s[2]|0x20 && s[2]|0x20 <= 'z')
}

// isReference reports whether s begins with a character reference that HTML
// would resolve.
func isReference(s string) bool {
	name, _, ended := strings.Cut(s[1:], ";")
	return ended && len(name) <= 32 && html.UnescapeString("&"+name+";") != "&"+name+";"
}

// excerpt is the beginning of the session's summary as text, "" if there is
// none.
func (f *feed) excerpt(s *Entry) string {
	return text.Excerpt(f.doc.Text(s.Summary), maxExcerpt)
}

// lead says in one line, as well as the session allows, what an entry without
// its content is about.
func (f *feed) lead(s *Entry) string {
	for _, text := range []string{f.excerpt(s), s.Subtitle, s.SpeakerLine()} {
		if text != "" {
			return text
		}
	}
	return f.post.Title
}

// about is what the feed as a whole is about: the post's description, or the
// beginning of its introduction, or "".
func (f *feed) about() string {
	if f.post.Description != "" {
		return f.post.Description
	}
	return text.Excerpt(f.doc.Text(f.post.Introduction), maxExcerpt)
}
