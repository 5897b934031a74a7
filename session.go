package recap

import (
	"cmp"
	"strings"
	"time"
)

// A Session is one entry of a programme: a talk, a workshop, a keynote, a
// break. A session without a time is as legal as one with.
type Session struct {
	// ID identifies the session within the post and over time. Empty means
	// that it is derived; see [Post.SessionIDs].
	ID string `json:"id,omitempty" validate:"text=300"`
	// Code is the organiser's code, such as SVS401. Codes recur from year to
	// year, so a code alone is no identity.
	Code Code `json:"code,omitempty" validate:"text=300"`
	// Title is the session's title. Required, at most [MaxTitle] characters.
	Title string `json:"title" validate:"required,text=300"`
	// Subtitle is a second line under the title.
	Subtitle string `json:"subtitle,omitempty" validate:"text=300"`
	// Image stands for the session.
	Image Image `json:"image,omitzero"`
	// URL is the session's own page. Empty means its place in the post.
	URL string `json:"url,omitempty" validate:"omitempty,weburl"`
	// Track is the ID of the session's track. Empty means what the code says:
	// [Code.Prefix], or no track.
	Track string `json:"track,omitempty" validate:"text=300"`
	// Level is how much the session asks of its audience. Zero means what the
	// code says: [Code.Level], or not known.
	Level Level `json:"level,omitempty" validate:"oneof=0 100 200 300 400 500"`
	// Kind is the session's form. Empty means no particular one.
	Kind Kind `json:"kind,omitempty" validate:"text=300"`
	// Language is the BCP 47 tag of the language spoken. Empty means the
	// language that the code names, or else the post's.
	Language string `json:"language,omitempty" validate:"omitempty,language"`
	// Summary says what the session was, or will be, about.
	Summary Markdown `json:"summary,omitempty" validate:"body"`
	// Speakers are the people on stage in the order of the programme.
	Speakers []Speaker `json:"speakers,omitempty" validate:"dive"`
	// Room is the ID of one of the event's rooms, or simply the name of the
	// room where the event lists none.
	Room string `json:"room,omitempty" validate:"text=300"`
	// Start and End are when the session takes place. Zero means not
	// scheduled; a start without an end is legal, an end without a start is not,
	// nor one more than MaxDays days after the start.
	Start time.Time `json:"start,omitzero"`
	End   time.Time `json:"end,omitzero"`
	// Tags are free keywords.
	Tags []string `json:"tags,omitempty" validate:"dive,required,text=300"`
	// Links are the recording, the slides and whatever else belongs to the
	// session.
	Links []Link `json:"links,omitempty" validate:"dive"`
	// License is the license of the recording and the slides: an SPDX
	// identifier, a name or a URL.
	License string `json:"license,omitempty" validate:"text=300"`
	// RecordingConsent says whether the speakers agree to be recorded.
	RecordingConsent Consent `json:"recordingConsent,omitempty" validate:"omitempty,oneof=yes after-review no"`
	// Status says whether the session takes place as planned. Empty means
	// [StatusConfirmed].
	Status Status `json:"status,omitempty" validate:"omitempty,oneof=confirmed moved cancelled"`
	// Published is when this entry was first published, Updated when it last
	// changed; neither is when the session takes place. A zero Published means
	// the date of its recording, or else of the post; a zero Updated means
	// Published.
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	// Sequence counts the changes since the session was first published, as
	// calendars ask for it (RFC 5545 section 3.8.7.4). It never becomes smaller.
	// [Revise] counts.
	Sequence int `json:"sequence,omitempty" validate:"min=0,max=2147483647"`
	// Translations say it in other languages; see [Post.In].
	Translations []SessionTranslation `json:"translations,omitempty" validate:"dive"`
}

// A Kind is the form of a session. The constants are common ones; any other
// text is a kind too.
type Kind string

const (
	KindTalk          Kind = "talk"
	KindKeynote       Kind = "keynote"
	KindBreakout      Kind = "breakout"
	KindWorkshop      Kind = "workshop"
	KindLightningTalk Kind = "lightning talk"
	KindPanel         Kind = "panel"
	KindBreak         Kind = "break"
)

// A Status says whether a session takes place as planned.
type Status string

const (
	StatusConfirmed Status = "confirmed" // as planned; the zero Status means this too
	StatusMoved     Status = "moved"     // to another time or room than announced before
	StatusCancelled Status = "cancelled" // kept in the programme so that people learn of it
)

// Consent is the speakers' consent to being recorded.
type Consent string

const (
	ConsentUnknown     Consent = ""
	ConsentYes         Consent = "yes"
	ConsentAfterReview Consent = "after-review" // published once the speakers have seen it
	ConsentNo          Consent = "no"
)

// EffectiveTrack returns the ID of the session's track: its own, or else the
// one that its code names, or else "".
func (s Session) EffectiveTrack() string { return cmp.Or(s.Track, s.Code.Prefix()) }

// EffectiveLevel returns the session's level: its own, or else the one that
// its code names, or else 0.
func (s Session) EffectiveLevel() Level { return cmp.Or(s.Level, s.Code.Level()) }

// Recording returns the session's recording: its first link to a video, or
// else its first to an audio file.
func (s Session) Recording() (Link, bool) {
	for _, role := range []LinkRole{LinkVideo, LinkAudio} {
		for _, l := range s.Links {
			if l.Role == role {
				return l, true
			}
		}
	}
	return Link{}, false
}

// Scheduled reports whether the session has a time.
func (s Session) Scheduled() bool { return !s.Start.IsZero() }

// Duration is how long the session lasts; zero if its end is not known.
func (s Session) Duration() time.Duration {
	if s.End.IsZero() {
		return 0
	}
	return s.End.Sub(s.Start)
}

// Overlaps reports whether two sessions take place at the same time, at least in part. One
// may begin when the other ends. A session without an end counts by its start.
func (s Session) Overlaps(other Session) bool {
	if !s.Scheduled() || !other.Scheduled() {
		return false
	}
	return s.Start.Equal(other.Start) || s.Start.Before(other.Start) && s.End.After(other.Start) ||
		other.Start.Before(s.Start) && other.End.After(s.Start)
}

// String returns code, title and speakers as a line for people.
func (s Session) String() string {
	line := strings.TrimSpace(string(s.Code) + " " + s.Title)
	for i, sp := range s.Speakers {
		if i == 0 {
			line += " – " + sp.Name
		} else {
			line += ", " + sp.Name
		}
	}
	return line
}

// published returns the date of publication that the session or its recording gives.
func (s Session) published() time.Time {
	if !s.Published.IsZero() {
		return s.Published
	}
	recording, _ := s.Recording()
	return recording.Published
}
