package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/schedule"
)

// guid returns the UUID of a session, a person or a room: the ID itself where
// it is one, or else the one that stands for the ID within the event.
func (p *scheduled) guid(kind, id string) string {
	if isUUID(id) {
		return id
	}
	return schedule.GUID(kind, p.doc.inOriginal().post.Event.Name, id)
}

// scheduleNumbers returns a positive number of 31 bits, which is what Java's
// int holds, for each ID. IDs that are such numbers stand for themselves; the
// others have theirs from a hash of their guids, which is what a reader of the
// schedule knows them by. Those that would meet another number take the next of
// their own; the order of the guids decides who comes first, and not that of the
// list.
func scheduleNumbers(ids []string, guid func(id string) string) map[string]uint32 {
	type identity struct{ guid, id string }
	all := make([]identity, len(ids))
	for i, id := range ids {
		all[i] = identity{guid(id), id}
	}
	slices.SortFunc(all, func(a, b identity) int {
		return cmp.Or(strings.Compare(a.guid, b.guid), strings.Compare(a.id, b.id))
	})
	all = slices.Compact(all)
	numbers := make(map[string]uint32, len(all))
	taken := make(map[uint32]bool, len(all))
	for _, it := range all {
		if n, err := strconv.ParseUint(it.id, 10, 31); err == nil && n > 0 && it.id[0] != '0' && it.id[0] != '+' {
			numbers[it.id], taken[uint32(n)] = uint32(n), true
		}
	}
	for _, it := range all {
		if numbers[it.id] != 0 {
			continue
		}
		n := hashNumber(it.guid, 0)
		for try := 1; n == 0 || taken[n]; try++ {
			n = hashNumber(it.guid, try)
		}
		numbers[it.id], taken[n] = n, true
	}
	return numbers
}

// scheduleNumber is a number as the schedule has it.
func scheduleNumber(n uint32) json.Number { return json.Number(strconv.FormatUint(uint64(n), 10)) }

// hashNumber returns the 31 bits that a guid has at a given try.
func hashNumber(guid string, try int) uint32 {
	sum := sha256.Sum256([]byte(strconv.Itoa(try) + "\x1f" + guid))
	return binary.BigEndian.Uint32(sum[:]) >> 1
}

// scheduleCode returns a code as the format has it, the way pretalx makes
// them, or "".
func scheduleCode(code recap.Code) string {
	s := strings.ToUpper(strings.TrimSpace(string(code)))
	other := func(r rune) bool { return (r < '0' || r > '9') && (r < 'A' || r > 'Z') }
	if len(s) != 6 || strings.ContainsFunc(s, other) {
		return ""
	}
	return s
}

// distinctNames returns the names of things with these IDs, made distinct: where
// several share a name, each that has an ID has it behind the name.
func distinctNames(ids, names []string) []string {
	count := make(map[string]int, len(names))
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		count[names[i]]++
	}
	result := make([]string, len(names))
	for i, name := range names {
		result[i] = name
		if count[name] == 1 || ids[i] == "" {
			continue
		}
		result[i] = fmt.Sprintf("%s (%s)", name, ids[i])
		for n := 2; count[result[i]] > 0; n++ {
			result[i] = fmt.Sprintf("%s (%s %d)", name, ids[i], n)
		}
		count[result[i]] = 1
	}
	return result
}

// scheduleAcronym returns the event's acronym, or else its name, as letters and digits
// that stand together; the year follows where they are fewer than the four
// that the schemas ask for.
func scheduleAcronym(e recap.Event, first time.Time) string {
	const most = 40
	name := asciiWords(e.Acronym)
	if name == "" {
		name = asciiWords(e.Name)
	}
	name = strings.ReplaceAll(name, "-", "")
	name = name[:min(len(name), most)]
	if len(name) < 4 {
		name = cmp.Or(name, "event") + first.Format("2006")
	}
	return name
}

// eventSlug returns a name for the files of a recording: acronym, number and
// title, as frab and pretalx make it. The number makes it unique, also where
// the title has no letter that a slug may have.
func eventSlug(acronym string, id json.Number, title string) string {
	const most = 60
	slug := fmt.Sprintf("%s-%04s", acronym, string(id)) // the schema asks for four characters behind the first hyphen
	words := asciiWords(title)
	if len(words) > most {
		words = words[:most]
		if i := strings.LastIndexByte(words, '-'); i > 0 {
			words = words[:i]
		}
	}
	if words == "" {
		return slug
	}
	return slug + "-" + words
}

// trackSlug returns a slug that both schemas take, or "".
func trackSlug(id string) string {
	slug := asciiWords(id)
	if len(slug) < 2 || slug[0] < 'a' {
		return ""
	}
	return slug
}

// asciiWords returns the letters a to z and the digits of a text in lower case
// and without accents, and a hyphen for whatever stands between them.
func asciiWords(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && b.String()[b.Len()-1] != '-':
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}
