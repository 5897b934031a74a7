package recap

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"time"
)

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
	// Start is how far into a recording the session begins, where several
	// share one, in whole seconds. Zero means at its beginning. JSON has the
	// number of seconds; [Link.Address] leads there.
	Start time.Duration `json:"start,omitempty" validate:"-"`
	// Duration is how long the recording plays, in whole seconds; it need not be
	// as long as the session. Zero means not known. JSON has the number of seconds.
	Duration time.Duration `json:"duration,omitempty" validate:"-"`
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

// Address is the URL that leads to Start: with the parameter t where YouTube
// plays it, else with the fragment t of W3C's Media Fragments, which Vimeo,
// media.ccc.de, PeerTube and browsers understand. Without a Start it is the URL.
func (l Link) Address() string {
	if l.Start < time.Second {
		return l.URL
	}
	u, err := url.Parse(l.URL)
	if err != nil {
		return l.URL
	}
	t := "t=" + strconv.FormatInt(int64(l.Start/time.Second), 10)
	before, fragment, hasFragment := strings.Cut(l.URL, "#")
	if host := strings.ToLower(u.Hostname()); host != "youtu.be" && host != "youtube.com" && !strings.HasSuffix(host, ".youtube.com") {
		return before + "#" + t
	}
	if hasFragment {
		fragment = "#" + fragment
	}
	if strings.Contains(before, "?") {
		return before + "&" + t + fragment
	}
	return before + "?" + t + fragment
}

type linkFields Link // without its methods

// jsonLink is a link with its start and its duration in seconds.
type jsonLink struct {
	*linkFields
	Start    int64 `json:"start,omitempty"`
	Duration int64 `json:"duration,omitempty"`
}

// MarshalJSON implements [json.Marshaler]: Start and Duration are
// numbers of seconds.
func (l Link) MarshalJSON() ([]byte, error) {
	return json.Marshal(jsonLink{(*linkFields)(&l), int64(l.Start / time.Second), int64(l.Duration / time.Second)})
}

// UnmarshalJSON implements [json.Unmarshaler].
func (l *Link) UnmarshalJSON(data []byte) error {
	seconds := jsonLink{linkFields: (*linkFields)(l)}
	err := json.Unmarshal(data, &seconds)
	l.Start, l.Duration = time.Duration(seconds.Start)*time.Second, time.Duration(seconds.Duration)*time.Second
	return err
}
