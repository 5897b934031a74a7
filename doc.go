// Package recap models conference sessions: a [Post] — the recap of a
// conference or its programme — with its [Session], [Speaker] and [Track]
// values. It validates, filters, sorts and groups them, and says what changed
// between two posts. It knows no format; around it stand
//
//   - [github.com/seed-e2fd8668/recap/source], which reads a post from what
//     organisers already have,
//   - [github.com/seed-e2fd8668/recap/export], which writes it as a page,
//     Markdown, feeds, a calendar and more,
//   - [github.com/seed-e2fd8668/recap/site], which publishes all of them as one
//     tree of files, in a directory or over HTTP,
//   - [github.com/seed-e2fd8668/recap/lint], which says what will go wrong with a
//     programme, and for whom,
//   - [github.com/seed-e2fd8668/recap/cmd/recap], the command, which does all that.
//
// A post is a plain value:
//
//	post := recap.Post{
//		Title: "Serverless sessions, summarised",
//		URL:   "https://example.org/recap/",
//		Sessions: []recap.Session{{
//			Code:     "SVS401",
//			Title:    "Best practices for serverless developers",
//			Speakers: []recap.Speaker{{Name: "Julian Wood"}, {Name: "Chris Munns"}},
//			Summary:  "What two Lambda veterans would do **first**.",
//		}},
//	}
//
// # Zero values and defaults
//
// Only a post's title and a session's title are required. Every other field may
// be left at its zero value, and its comment says what that means. Some defaults
// are derived: the code SVS401 places a session in the track SVS and at level 400
// unless the session says otherwise. The fields keep what was given; [Post.All]
// and [Post.Resolved] give the sessions with their defaults filled in.
//
// # Identity
//
// Identity is the ID. A session's ID becomes the identifier of its feed entry
// and of its calendar event, so it must not change when the title, the room,
// the time or the order does. [Post.SessionIDs] says how it is derived where
// none is given. Speakers with one ID are one person, tracks with one ID are
// one track.
//
// # The past
//
// Programmes change. [Diff] says what differs between two posts, as a value;
// [Revise] makes the next version of a post that was published before, with
// what feeds and calendars need to tell their readers. Neither reads a clock.
//
// # Who must not be named
//
// A [Speaker] may be Hidden, and a session's RecordingConsent may be refused.
// A post holds both for its organisers, and no format has either; see [Redact].
//
// # Text
//
// Titles, names and other strings are plain text on one line. Bodies are of
// type [Markdown], come from strangers, and may hold HTML; the exporters write
// of them only what is safe to publish. All text is UTF-8 without control
// characters.
//
// # Days
//
// A conference's day runs from 04:00 to 04:00 in the event's time zone, so
// that a talk at 01:30 belongs to the evening before, as in the printed
// programme; see [Day].
//
// # Time zones
//
// Zones are IANA names and are looked up with [time.LoadLocation]. A program
// that runs where no zone database is installed imports [time/tzdata].
//
// # Compatibility
//
// From version 1 on this module follows semantic versioning; before, a release
// may change any name, and says so in its notes. In either case these stay:
// derived session IDs, the identifiers of feed entries and calendar events, and
// that files in the JSON form of earlier versions are read. Fields may be added
// to structs, so literals name their fields; and what is written in a format may
// change within what its specification means by it.
package recap
