package recap

import (
	"cmp"
	"time"
)

// Markdown is a body of text in CommonMark with GitHub's tables, strikethrough,
// task lists and autolinks, and with footnotes; it may hold HTML. It is a type of
// its own so that a body cannot be written anywhere as it is by mistake: it comes
// from strangers, and formats write only what of it is listed as harmless. Line
// ends may be LF or CR LF.
type Markdown string

// A Post is a recap of a conference or its programme: what is said about
// the event as a whole, and its sessions in the author's order.
//
// A post is a plain value. No method changes it.
type Post struct {
	// Title is the headline. Required, at most [MaxTitle] characters.
	Title string `json:"title" validate:"required,text=300"`
	// URL is the canonical address of the post: an absolute http or https
	// URL. Empty means that the post has none yet. Then pages and files link
	// to each other by relative addresses, and the formats that need an
	// absolute one, such as RSS, do not apply.
	URL string `json:"url,omitempty" validate:"omitempty,weburl"`
	// Language is a BCP 47 tag such as en or pt-BR. Empty means English, en.
	Language string `json:"language,omitempty" validate:"omitempty,language"`
	// Description says in one line what the post is about, for previews,
	// search results and feed readers.
	Description string `json:"description,omitempty" validate:"text=1000"`
	// Image stands for the post, at its top and in previews.
	Image Image `json:"image,omitzero"`
	// Introduction stands before the sessions, Conclusion after them.
	Introduction Markdown `json:"introduction,omitempty" validate:"body"`
	Conclusion   Markdown `json:"conclusion,omitempty" validate:"body"`
	// Translations say in other languages what the post says as a whole. Its event,
	// rooms, tracks, sessions and people have their own. [Post.In] returns the post in
	// one of them.
	Translations []PostTranslation `json:"translations,omitempty" validate:"dive"`
	// Authors wrote the post, first author first. An author's Role is the part
	// in the post, such as "editor".
	Authors []Speaker `json:"authors,omitempty" validate:"dive"`
	// Categories file the post within its site, such as "AWS Announcements".
	Categories []string `json:"categories,omitempty" validate:"dive,required,text=300"`
	// Published is when the post was first published, Updated when it last
	// changed in a way that readers should know of. A zero Updated means that
	// it did not change since. A zero Published means not known; formats that
	// must date a post, such as Atom, then need a date on the sessions.
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	// Revision counts the versions of the post that were published, from 1 on.
	// Zero means that nobody counts. [Revise] counts.
	Revision int `json:"revision,omitempty" validate:"min=0"`
	// History is what changed from version to version, the newest first. It is
	// for programs; [Revise] writes it, and leaves out what is long ago.
	History []Revision `json:"history,omitempty" validate:"dive"`
	// Event is the conference. The zero Event means that the post belongs to
	// none; then no session has a time.
	Event Event `json:"event,omitzero"`
	// Tracks are the tracks in the author's order, which is the order of
	// their groups. Sessions may also be in tracks that only their code
	// names: those come after the listed ones.
	Tracks []Track `json:"tracks,omitempty" validate:"dive"`
	// Sessions are in the author's order. (Validate visits them itself.)
	Sessions []Session `json:"sessions,omitempty" validate:"-"`
	// Related are other pages that a reader may want next.
	Related []Related `json:"related,omitempty" validate:"dive"`
}

// Related is a page that belongs with the post.
type Related struct {
	// Title is the page's title. Required.
	Title string `json:"title" validate:"required,text=300"`
	// URL is the page's address. Empty means not known.
	URL string `json:"url,omitempty" validate:"omitempty,weburl"`
	// Summary says in one line what the page is about.
	Summary string `json:"summary,omitempty" validate:"text=1000"`
}

// DefaultLanguage is the language of a post that names none.
const DefaultLanguage = "en"

// language is the post's own language or the default.
func (p Post) language() string { return cmp.Or(p.Language, DefaultLanguage) }
