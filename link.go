package recap

import "time"

// A Link leads from a session, a speaker or an author to another resource.
type Link struct {
	// URL is the resource's address. Required.
	URL string `json:"url" validate:"required,weburl"`
	// Title is the resource's own title, which may differ from the title of
	// the session. Empty means that the resource goes by its role.
	Title string `json:"title,omitempty" validate:"text=300"`
	// Role is what the resource is to whom it belongs to. Empty means nothing
	// in particular.
	Role LinkRole `json:"role,omitempty" validate:"text=300"`
	// MediaType is the resource's media type, such as "video/mp4". Empty means
	// not known; a page that plays a video is "text/html".
	MediaType string `json:"mediaType,omitempty" validate:"omitempty,mediatype=300"`
	// Size is the length of the resource in bytes. Zero means not known.
	Size int64 `json:"size,omitempty" validate:"min=0"`
	// Published is when the resource was published. Zero means not known.
	Published time.Time `json:"published,omitzero"`
}

// A LinkRole is what a linked resource is to a session. The constants are
// common roles; any other text is a role too, such as "Mastodon" for a
// speaker's profile.
type LinkRole string

const (
	LinkVideo  LinkRole = "video"
	LinkAudio  LinkRole = "audio"
	LinkSlides LinkRole = "slides"
	LinkCode   LinkRole = "code"
	LinkPaper  LinkRole = "paper"
)
