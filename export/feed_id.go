package export

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// feedNamespace is the name space of the UUIDs that stand for IDs which are no
// URIs, and for feeds: the version 5 UUID of this package's URL. It never
// changes, or readers would see every entry anew.
var feedNamespace = uuid.UUID{0xe1, 0x5a, 0x06, 0x09, 0xe9, 0x2d, 0x5f, 0x6b, 0xbd, 0x78, 0xb2, 0x86, 0x90, 0x04, 0xe6, 0xd5}

// entryID is the identifier of a session's entry: an absolute URI, which
// RFC 4287 section 4.2.6 requires of Atom and which suits RSS as well. A UUID
// becomes a urn:uuid, an ID that is a URI already stays as it is, and any
// other becomes a UUID of version 5 of the event and the ID. No two sessions
// share one.
func (f *feed) entryID(s *Entry) string {
	const urn = "urn:uuid:"
	if isUUID(s.ID) {
		if _, taken := f.doc.ids[urn+s.ID]; !taken {
			return urn + s.ID
		}
	} else if isIdentifier(s.ID) {
		return s.ID
	}
	return urn + feedUUID("entry", cmp.Or(f.post.Event.Name, f.post.URL), s.ID)
}

// feedID is the identifier of the feed, which is that of its URL: another
// selection of the same sessions, at another URL, is another feed.
func (f *feed) feedID() string {
	if f.doc.base == nil { // then the file's name alone is known
		return "urn:uuid:" + feedUUID("feed", f.post.Event.Name, f.post.Title, f.url)
	}
	return "urn:uuid:" + feedUUID("feed", f.url)
}

func feedUUID(name ...string) string {
	return uuid.NewSHA1(feedNamespace, []byte(strings.Join(name, "\x1f"))).String()
}

// isUUID reports whether id is a UUID as RFC 9562 section 4 writes it.
func isUUID(id string) bool {
	_, err := uuid.Parse(id)
	return err == nil && len(id) == 36
}

// identifierChars are the characters that a URI is written in (RFC 3986 section
// 2), without the percent sign, behind which two spellings may be alike.
const identifierChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?#"

// isIdentifier reports whether id is an absolute URI of a kind that is used as
// an identifier, and in its normal form (RFC 3986 section 6), as identifiers
// are compared by character. What it does not know well it refuses.
func isIdentifier(id string) bool {
	scheme, rest, _ := strings.Cut(id, ":")
	if strings.Trim(id, identifierChars) != "" {
		return false
	}
	switch scheme {
	case "http", "https":
		return isNormalURL(id)
	case "tag":
		return isTag(rest)
	case "urn":
		return isURN(rest)
	}
	return false
}

func isNormalURL(id string) bool {
	u, err := url.Parse(id)
	return err == nil && u.User == nil && u.Port() == "" && !strings.Contains(u.Host, ":") &&
		u.Host != "" && u.Host == strings.ToLower(u.Host) && !strings.HasSuffix(u.Host, ".") &&
		u.Path != "" && strings.TrimSuffix(u.Path, "/") == strings.TrimSuffix(path.Clean(u.Path), "/") &&
		strings.Count(id, "#") <= 1
}

// isTag reports whether what follows "tag:" is a tag of RFC 4151: an
// authority, a comma, a date, a colon and anything.
func isTag(s string) bool {
	entity, specific, _ := strings.Cut(s, ":")
	authority, date, _ := strings.Cut(entity, ",")
	return authority != "" && authority == strings.ToLower(authority) &&
		!strings.ContainsAny(authority, "/?#()!$&'*+;=~") && strings.Count(authority, "@") <= 1 &&
		isTagDate(date) && specific != "" && strings.Count(specific, "#") <= 1
}

func isTagDate(date string) bool {
	return slices.ContainsFunc([]string{"2006", "2006-01", time.DateOnly}, func(layout string) bool {
		_, err := time.Parse(layout, date)
		return err == nil
	})
}

// isURN reports whether what follows "urn:" is a name space and a name without
// a component (RFC 8141 section 2); a urn:uuid must hold a UUID.
func isURN(s string) bool {
	space, name, _ := strings.Cut(s, ":")
	if space == "uuid" {
		return isUUID(name)
	}
	return len(space) >= 2 && len(space) <= 31 && name != "" && space == strings.ToLower(space) &&
		strings.Trim(space, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && space[0] != '-' &&
		!strings.ContainsAny(name, "/?#&~")
}
