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
//	startsAt, endsAt        Start and End, see below; none in the year 1
//	room, roomId            Room, listed in the event in the order of the view
//	speakers                Speakers, with all that the view, or Speakers, says of them
//	isServiceSession        see below
//	liveUrl, recordingUrl   links of the roles live and video
//	status                  a cancelled session is one; a declined one is left
//	                        out with a note
//	category Track          Track
//	category Level          Level, by its number or its word: Introductory,
//	                        Intermediate, Advanced, Expert
//	category Language       Language, by its tag or its name
//	category Session format Kind
//	other categories        Tags
//
// A service session, such as lunch, is a break, unless its format says
// otherwise, somebody speaks, or its title calls it a keynote. That a session is
// for everybody (isPlenumSession) says nothing of its form.
//
// A question whose answer is a web address becomes a link that the question
// names; other answers and what else a post has no place for are left out with
// a note of each kind.
//
// A session that stands in several groups, rooms or slots is one session: the
// first counts, and a group that none of its categories names is a tag. One with
// the same ID at another time is another slot, and its ID gets a number. A time
// without an offset is one by the clock of the event, whose zone the option
// TimeZone has to name.
//
// Sessions come in the order of the view, those of GridSmart in that of its
// slots. The views name neither the event nor its address: the post is called
// Programme until the options, or the program that reads it, know better. The
// views Speakers and SpeakerWall have no sessions and are refused, unless they
// are given beside another as Speakers.
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
	root, err := parseJSON(ctx, in)
	if err != nil {
		return recap.Post{}, err
	}
	r := newSessionizeReader(ctx, in, s)
	if s.Speakers != nil {
		beside, err := r.enrich(s.Speakers)
		if beside != nil {
			defer in.takeNotes(beside)
		}
		if err != nil {
			return recap.Post{}, err
		}
	}
	switch view := sessionizeViewOf(in.text); view {
	case "All":
		r.all(root)
	case "GridSmart":
		r.grid(root)
	case "Sessions":
		r.groups(root)
	case "Speakers", "SpeakerWall":
		root.fail("is the view %s, which has no sessions: expected one of the views All, GridSmart and Sessions, beside which this one can be given", view)
	default:
		root.fail("is none of the views All, GridSmart and Sessions of Sessionize")
	}
	r.noteIdle()
	if len(r.post.Sessions) == 0 && len(in.failures) == 0 && ctx.Err() == nil {
		root.fail("holds no session: expected at least one that was not declined")
	}
	return r.post, ctx.Err()
}

// takeNotes takes over what was noted of an input that was read beside this one.
func (in *Input) takeNotes(beside *Input) {
	in.notes = append(in.notes, beside.notes...)
	in.failures = append(in.failures, beside.failures...)
}

// sessionizeReader makes a post of a view.
type sessionizeReader struct {
	Sessionize
	ctx      context.Context
	in       *Input
	post     recap.Post
	known    map[sessionKey]int        // the first session of a key
	said     []map[string]bool         // what the categories, tags and groups of each session say
	rooms    map[string]int            // of the event, by their IDs
	doors    map[string]string         // the IDs of the rooms by their names
	tracks   map[string]bool           // IDs of those that the post lists
	speakers map[string]*listedSpeaker // by their IDs
	listed   []*listedSpeaker          // in their order
	items    map[string]categoryItem   // by their IDs, in the view All
	asked    map[string]string         // questions by their IDs, in the view All
	fields   map[string]categoryKind   // of the categories whose titles have been met
}

func newSessionizeReader(ctx context.Context, in *Input, s Sessionize) *sessionizeReader {
	return &sessionizeReader{
		Sessionize: s, ctx: ctx, in: in, known: make(map[sessionKey]int),
		rooms: make(map[string]int), doors: make(map[string]string), tracks: make(map[string]bool),
		speakers: make(map[string]*listedSpeaker), items: make(map[string]categoryItem), asked: make(map[string]string),
		fields: make(map[string]categoryKind),
	}
}
