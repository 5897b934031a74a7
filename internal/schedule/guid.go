package schedule

import (
	"strings"

	"github.com/google/uuid"
)

// GUID returns the guid of a session, a person or a room whose ID is no UUID:
// one of version 5 (RFC 9562 section 5.5) for the ID within the event. Who
// reads a schedule knows by it which of its guids stand for other IDs.
func GUID(kind, event, id string) string {
	name := "https://github.com/seed-e2fd8668/recap#" + strings.Join([]string{kind, event, id}, "\x1f")
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(name)).String()
}
