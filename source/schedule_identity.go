package source

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/seed-e2fd8668/recap/internal/schedule"
)

// sessionID is the guid or else the number. One that came before is another
// slot of the same session, and has a UUID that is derived from both.
func (m *scheduleMapper) sessionID(e scheduleEvent) string {
	id := e.line("guid")
	if known, ok := m.given("session", id, e.line("id")); ok || id == "" {
		id = known
		if !ok {
			id = e.line("id")
		}
	}
	if id == "" {
		return ""
	}
	m.slots[id]++
	n := m.slots[id]
	if n == 1 {
		return id
	}
	m.in.Note(e.at, e.path, "is another slot of a session that came before: it was given an ID of its own", id)
	space, err := uuid.Parse(id)
	if err != nil {
		space = uuid.NewSHA1(uuid.NameSpaceOID, []byte(id))
	}
	return uuid.NewSHA1(space, fmt.Appendf(nil, "slot %d", n)).String()
}

// given returns which of the IDs a guid stands for, if export.ScheduleXML
// derived it from one of them.
func (m *scheduleMapper) given(kind, guid string, ids ...string) (string, bool) {
	for _, id := range ids {
		if guid != "" && schedule.GUID(kind, m.post.Event.Name, id) == guid {
			return id, true
		}
	}
	return "", false
}
