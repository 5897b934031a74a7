package recap

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// sessionNamespace is the name space of derived session IDs: the version 5
// UUID of this module's URL. It never changes, or every derived ID would.
var sessionNamespace = uuid.UUID{0x70, 0x36, 0x88, 0xe5, 0xd4, 0x1f, 0x56, 0x19, 0xb0, 0x96, 0x2f, 0x18, 0x0f, 0x6a, 0x7f, 0x49}

// SessionIDs returns the ID of each session in the post's order: its own, or
// else a UUID of version 5 (RFC 9562 section 5.5) that is derived from the event
// and the session's code or, where it has no code, from the event and the title.
// Sessions of one title, such as the coffee breaks of two days, are numbered as
// they stand.
//
// A derived ID outlives a change of room, time, recording and speakers, a move of
// the post from http to https, and for a session with a code also a new title.
// The event counts by its acronym or else its name, and for a post without an
// event the post's URL counts without its scheme. Where one of these may change
// after publication, give the sessions IDs of their own.
func (p Post) SessionIDs() []string {
	ids := make([]string, len(p.Sessions))
	event := p.eventKey()
	titles := make(map[string]int)
	for i, s := range p.Sessions {
		ids[i] = s.ID
		if s.ID != "" {
			continue
		}
		name := []string{event, s.Code.key()}
		if name[1] == "" {
			titles[s.Title]++
			name = append(name, s.Title)
			if n := titles[s.Title]; n > 1 {
				name = append(name, strconv.Itoa(n))
			}
		}
		ids[i] = uuid.NewSHA1(sessionNamespace, []byte(strings.Join(name, "\x1f"))).String()
	}
	return ids
}

// eventKey names what the IDs of sessions are derived within. Posts that say
// nothing of where they belong share one name, "".
func (p Post) eventKey() string {
	return cmp.Or(p.Event.Acronym, p.Event.Name, p.address())
}

// address is the post's URL without its scheme.
func (p Post) address() string {
	_, address, _ := strings.Cut(p.URL, "://")
	return address
}

// pin gives sessions IDs of their own where the derived ones are not these, as when an
// earlier session of the same title has gone.
func (p *Post) pin(ids []string) {
	for pinned := true; pinned; {
		pinned = false
		for i, id := range p.SessionIDs() {
			if id != ids[i] { // which renumbers those of this title
				p.Sessions[i].ID = ids[i]
				pinned = true
			}
		}
	}
}
