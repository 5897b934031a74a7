package recap

import (
	"strings"

	"github.com/google/uuid"
)

// sessionNamespace is the name space of derived session IDs: the version 5
// UUID of this module's URL. It never changes, or every derived ID would.
var sessionNamespace = uuid.UUID{0x70, 0x36, 0x88, 0xe5, 0xd4, 0x1f, 0x56, 0x19, 0xb0, 0x96, 0x2f, 0x18, 0x0f, 0x6a, 0x7f, 0x49}

// SessionID returns the ID of a session of the post: its own, or else a UUID
// of version 5 (RFC 9562 section 5.5) that is derived from the event and the
// session's code or, where it has no code, from the event, the title and the
// URL of the recording.
//
// A derived ID outlives a change of room, time and order, and for a session
// with a code also one of title and recording. The event counts by its name,
// or for a post without an event by the post's URL. Where one of these may
// change after publication, or where two sessions share all of them, such as
// the lunch breaks of two days, give the sessions IDs of their own.
func (p Post) SessionID(s Session) string {
	return sessionID(p.eventKey(), s)
}

func (p Post) eventKey() string {
	if p.Event.Name != "" {
		return p.Event.Name
	}
	return p.URL
}

func sessionID(event string, s Session) string {
	if s.ID != "" {
		return s.ID
	}
	name := []string{event, s.Code.key()}
	if name[1] == "" {
		recording, _ := s.Recording()
		name = []string{event, "", s.Title, recording.URL}
	}
	return uuid.NewSHA1(sessionNamespace, []byte(strings.Join(name, "\x1f"))).String()
}
