package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// An Entry is a session as formats show it: its defaults are filled in, as by
// [recap.Post.All], its text is clean, and what a format says of it beyond its
// fields is worded here, once for all formats.
type Entry struct {
	recap.Session // its URL is filled in as well
	// Address is the URL in the characters of RFC 3986.
	Address string
	// Anchor identifies the session within a page: its code in lower case, or
	// else a name made from its ID. It does not change with the title.
	Anchor string
	// Page is the address of the session's page relative to the folder of the
	// post, or "" if it has none; see [SessionPages].
	Page string
	// Headline is the title, behind what has become of the session, such as
	// "Cancelled: ": in a list of titles nothing else would tell.
	Headline string
	// StatusName is what has become of a session in one word, such as Cancelled;
	// StatusText is a sentence. Both are empty for one that takes place as planned.
	StatusName, StatusText string
	// TrackName, RoomName, LevelName and KindName are what people call them.
	TrackName, RoomName, LevelName, KindName string
	// Written is the language in which the session is described, see
	// [recap.Post.WrittenIn]; its Language is the one that is spoken.
	Written string
	// Place is the room, the venue and the address, or else the event's name.
	Place string
	// LicenseName is the license in words, or else its address, and LicenseURL
	// its address, where it is one that may be published.
	LicenseName, LicenseURL string

	at        int            // among the entries of the post
	given     *recap.Session // as it stands in the post
	resources []Resource
	words     *catalogue.Words
	whole     *Document // the post that the entry is, in a [Series]
	original  *Entry    // that this is a translation of, or nil; see [Document.In]
}

// A Resource is a link as formats show it.
type Resource struct {
	recap.Link // its media type is that of its extension where none is given
	// Address is the link's URL in the characters of RFC 3986.
	Address string
	// Label is the link's title with its role, unless the title says so itself. A
	// link without a title goes by its role, or else by its address.
	Label string
}

// IsMedia reports whether the resource is an audio or video file that podcast
// apps and readers can play, rather than a page, a document, or what goes with a
// recording, such as captions.
func (r Resource) IsMedia() bool {
	kind, _, _ := strings.Cut(strings.ToLower(r.MediaType), "/")
	if kind != "audio" && kind != "video" {
		return false
	}
	return r.Role == recap.LinkVideo || r.Role == recap.LinkAudio || !slices.Contains(accompanying(), strings.ToLower(string(r.Role)))
}

// accompanying are the roles of what goes with a session and is no recording of
// it, also where it is a moving picture.
func accompanying() []string {
	return []string{string(recap.LinkSlides), string(recap.LinkCode), string(recap.LinkPaper), "captions", "subtitles", "transcript", "thumbnail", "trailer"}
}

// linkThumbnail is the role of a link to a picture that stands for the
// session's recording.
const linkThumbnail recap.LinkRole = "thumbnail"

// A Category files an entry.
type Category struct {
	// Set is tracks or levels, or "" for a tag, which has a meaning beyond the post.
	Set string
	// Term is the track's ID, the level's number or the tag.
	Term string
	// Name is the category's name for people.
	Name string
}

// entryView makes entries of the sessions of one post.
type entryView struct {
	event         recap.Event
	tracks, rooms map[string]string // names by ID
	places        map[string]string // by name of room
	earlier       map[string]string // where a moved session was to be, by ID
	words         *catalogue.Words
}

func newEntryView(post recap.Post, words *catalogue.Words) entryView {
	v := entryView{post.Event, make(map[string]string), make(map[string]string), make(map[string]string), earlierPlaces(post, words), words}
	for _, t := range post.Tracks {
		v.tracks[t.ID] = t.Title()
	}
	for _, r := range post.Event.Rooms {
		v.rooms[r.ID] = post.Event.Room(r.ID).Name
	}
	return v
}

func (v entryView) entry(s recap.Session, given *recap.Session) Entry {
	e := Entry{
		Session: s, given: given, words: v.words, resources: newResources(s.Links, v.words),
		Headline: s.Title, TrackName: v.tracks[s.Track], RoomName: v.room(s.Room), LevelName: levelName(s.Level, v.words),
		KindName: v.words.Text(capitalised(string(s.Kind))), LicenseName: s.License,
	}
	e.Place = v.place(e.RoomName)
	if status := statusWords[s.Status]; status.name != "" {
		e.StatusName, e.StatusText = v.words.Text(status.name), v.words.Text(status.sentence)
		e.Headline = v.words.Fill(status.title, "", s.Title)
	}
	if earlier := v.earlier[s.ID]; earlier != "" && s.Status == recap.StatusMoved {
		e.StatusText = v.words.Fill("This session was moved from {}.", "", earlier)
	}
	if weburl.IsWeb(s.License) {
		e.LicenseURL = weburl.ASCII(s.License)
	}
	return e
}

// statusWords are what is said of a session that does not take place as planned.
var statusWords = map[recap.Status]struct{ name, sentence, title string }{
	recap.StatusCancelled: {"Cancelled", "This session is cancelled.", "Cancelled: {}"},
	recap.StatusMoved:     {"Moved", "This session was moved to another time or room.", "Moved: {}"},
}

// levelName is a level's number with its name, such as "300 Advanced".
func levelName(l recap.Level, words *catalogue.Words) string {
	number, name, named := strings.Cut(l.Title(), " ")
	if !named {
		return number
	}
	return number + " " + words.Text(name)
}

func (v entryView) room(id string) string {
	if name, listed := v.rooms[id]; listed {
		return name
	}
	return text.Clean(id)
}

// place is where a session is: its room and the venue, or if neither is known
// the event.
func (v entryView) place(room string) string {
	place, known := v.places[room]
	if !known {
		parts := nonEmpty(room, v.event.Venue, v.event.Address)
		if len(parts) > 1 && room == v.event.Venue {
			parts = parts[1:]
		}
		place = cmp.Or(strings.Join(parts, ", "), v.event.Name)
		v.places[room] = place
	}
	return place
}

// SpeakerLine names the speakers with what they do:
// "Ada Example (moderator, Example Ltd), Ben Example".
func (e *Entry) SpeakerLine() string {
	all := make([]string, len(e.Speakers))
	for i, s := range e.Speakers {
		all[i] = s.Name + speakerNote(s)
	}
	return strings.Join(all, ", ")
}

// Resources returns the session's links in their order.
func (e *Entry) Resources() []Resource { return e.resources }

// Recording returns the session's recording; see [recap.Session.Recording].
func (e *Entry) Recording() (Resource, bool) {
	l, ok := e.Session.Recording()
	if !ok {
		return Resource{}, false
	}
	return e.resources[slices.Index(e.Links, l)], true
}

func newResources(links []recap.Link, words *catalogue.Words) []Resource {
	all := make([]Resource, len(links))
	for i, l := range links {
		all[i] = Resource{l, weburl.ASCII(l.URL), linkLabel(l, words)}
		if l.MediaType == "" {
			all[i].MediaType = mediaTypeOf(l.URL)
		}
	}
	return all
}

// Categories returns the track, the level and the tags, each once.
func (e *Entry) Categories() []Category {
	all := make([]Category, 0, 2+len(e.Tags))
	add := func(c Category) {
		if c.Term != "" && !slices.ContainsFunc(all, func(other Category) bool { return other.Name == c.Name }) {
			all = append(all, c)
		}
	}
	add(Category{"tracks", text.Clean(e.Track), e.TrackName})
	if e.Level != 0 {
		add(Category{"levels", strconv.Itoa(int(e.Level)), e.LevelName})
	}
	for _, tag := range e.Tags {
		add(Category{"", tag, tag})
	}
	return all
}

// Thumbnail returns the first link to a picture that stands for the recording.
func (e *Entry) Thumbnail() (Resource, bool) {
	i := slices.IndexFunc(e.Links, func(l recap.Link) bool { return l.Role == linkThumbnail })
	if i < 0 {
		return Resource{}, false
	}
	return e.resources[i], true
}

// mediaFiles are the session's recording if it is a media file, and then its other
// media files.
func (e *Entry) mediaFiles() []Resource {
	var files []Resource
	recording, _ := e.Recording()
	for _, r := range e.resources {
		switch {
		case !r.IsMedia():
		case r.Link == recording.Link:
			files = slices.Insert(files, 0, r)
		default:
			files = append(files, r)
		}
	}
	return files
}

// dated is when the entry was published, or failing that when it last changed,
// by which time it was; zero if neither is known.
func (e *Entry) dated() time.Time {
	if e.Published.IsZero() {
		return e.Updated
	}
	return e.Published
}

func speakerNames(speakers []recap.Speaker) []string {
	names := make([]string, len(speakers))
	for i, s := range speakers {
		names[i] = s.Name
	}
	return names
}

// speakerNote is what stands behind a speaker's name, such as " (moderator, AWS)".
func speakerNote(s recap.Speaker) string {
	about := nonEmpty(s.Role, s.Job, s.Organization)
	if len(about) == 0 {
		return ""
	}
	return " (" + strings.Join(about, ", ") + ")"
}

func linkLabel(l recap.Link, words *catalogue.Words) string {
	title, role := l.Title, string(l.Role)
	switch {
	case title != "" && (role == "" || says(title, role) || says(title, words.Value(role))):
		return title
	case title != "":
		return title + " (" + words.Value(role) + ")"
	case role == "":
		return l.URL
	case l.MediaType != "" && !isPage(l.MediaType):
		return words.Text(capitalised(role)) + " (" + l.MediaType + ")"
	}
	return words.Text(capitalised(role))
}

// says reports whether a word is one of those of a text.
func says(text, word string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return strings.EqualFold(w, word) })
}

func isPage(mediaType string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	return strings.TrimSpace(mediaType) == "text/html"
}

// nonEmpty are the texts that say something.
func nonEmpty(texts ...string) []string {
	var all []string
	for _, s := range texts {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

func capitalised(s string) string { return catalogue.Capitalised(s) }
