package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

// Sessionize reads what Sessionize's API (https://sessionize.com/playbook/api)
// gives of an event: the views All, GridSmart and Sessions. Identifiers may be
// numbers or strings, and nearly everything may be null.
//
//	id, title, description  the same of the session
//	startsAt, endsAt        Start and End, see below
//	room, roomId            Room, listed in the event in the order of the view
//	speakers                Speakers, with all that the view, or Speakers, says of them
//	isServiceSession        [recap.KindBreak]
//	liveUrl, recordingUrl   links of the roles live and video
//	status                  a cancelled session is one
//	category Track          Track
//	category Level          Level, by its number or its word: Introductory,
//	                        Intermediate, Advanced, Expert
//	category Language       Language, by its tag or its name
//	category Session format Kind
//	other categories        Tags
//
// A question whose answer is a web address becomes a link that the question
// names; other answers and what else a post has no place for are left out with
// a note of each kind.
//
// A session that stands in several groups, rooms or slots is one session: the
// first counts. One with the same ID at another time is another slot, and its ID
// gets a number. A time without an offset is one by the clock of the event, whose
// zone the option TimeZone has to name.
//
// The views name neither the event nor its address: the option URL is required,
// and the post is called Programme until the program that reads it knows better.
// The view Speakers has no sessions and is refused, unless it is given beside
// another as Speakers.
type Sessionize struct {
	// Speakers is the text of the view Speakers of the same event, of which the
	// views GridSmart and Sessions give the names alone. Nil means that there
	// is none.
	Speakers []byte
	// Track, Level, Language and SessionFormat are the titles of the categories that
	// say these of a session. Empty means the usual ones, such as "Track" or
	// "Session format"; letter case does not matter.
	Track, Level, Language, SessionFormat string
}

// Format implements [Reader].
func (Sessionize) Format() Format { return Format{Name: "sessionize", Title: "Sessionize"} }

// Detect implements [Reader].
func (Sessionize) Detect(text []byte) bool { return sessionizeViewOf(text) != "" }

// Read implements [Reader].
func (s Sessionize) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseJSON(in)
	if err != nil {
		return recap.Post{}, err
	}
	r := newSessionizeReader(ctx, in, s)
	if s.Speakers != nil {
		if err := r.enrich(s.Speakers); err != nil {
			return recap.Post{}, err
		}
	}
	switch view := sessionizeViewOf(in.text); view {
	case "All":
		err = r.all(root)
	case "GridSmart":
		err = r.grid(root)
	case "Sessions":
		err = r.groups(root)
	case "Speakers":
		err = in.Fail(root.at, "", "is the view Speakers, which has no sessions: expected one of the views All, GridSmart and Sessions, beside which this one can be given")
	default:
		err = in.Fail(root.at, "", "is none of the views All, GridSmart and Sessions of Sessionize")
	}
	return r.post, err
}

// sessionizeViewOf returns the name of the view that a text is, or "".
func sessionizeViewOf(text []byte) string {
	bracket, names := topNames(text)
	has := func(all ...string) bool {
		for _, name := range all {
			if !names[name] {
				return false
			}
		}
		return true
	}
	switch {
	case bracket == '{' && has("sessions") && !has("title") && !has("$schema") &&
		(has("speakers") || has("rooms") || has("categories") || has("questions")):
		return "All"
	case bracket != '[':
		return ""
	case has("date", "rooms"):
		return "GridSmart"
	case has("sessions") && (has("groupId") || has("groupName")):
		return "Sessions"
	case has("id") && (has("fullName") || has("firstName")):
		return "Speakers"
	}
	return ""
}

// sessionizeReader makes a post of a view.
type sessionizeReader struct {
	Sessionize
	ctx      context.Context
	in       *Input
	post     recap.Post
	index    map[string][]int         // of the sessions by their IDs
	rooms    map[string]bool          // IDs of those that the event lists
	tracks   map[string]bool          // IDs of those that the post lists
	speakers map[string]recap.Speaker // by their IDs
	items    map[string]categoryItem  // by their IDs, in the view All
	asked    map[string]string        // questions by their IDs, in the view All
	said     map[string][]string      // the items of a session's categories, by its ID
}

func newSessionizeReader(ctx context.Context, in *Input, s Sessionize) *sessionizeReader {
	return &sessionizeReader{
		Sessionize: s, ctx: ctx, in: in, index: make(map[string][]int),
		rooms: make(map[string]bool), tracks: make(map[string]bool),
		speakers: make(map[string]recap.Speaker), items: make(map[string]categoryItem), asked: make(map[string]string),
		said: make(map[string][]string),
	}
}
