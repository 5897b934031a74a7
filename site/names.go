package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-e2fd8668/recap/internal/swapdir"
)

// names are the names of files in a folder, without extensions, by their keys.
type names map[string]bool

// name returns a name made from a text, such as a code, if it makes one that is
// free on every file system, and otherwise hexadecimal digits of a hash of an
// ID.
func (n names) name(text, id string) string {
	if name := slug(text); isFileName(name) && !n[swapdir.Key(name)] {
		n[swapdir.Key(name)] = true
		return name
	}
	sum := sha256.Sum256([]byte(id))
	digits := hex.EncodeToString(sum[:])
	length := 8
	for length < len(digits) && n[digits[:length]] {
		length += 2
	}
	n[digits[:length]] = true
	return digits[:length]
}

// maxName is the longest name in bytes: file systems take 255, of which
// extensions need some.
const maxName = 200

// isFileName reports whether a slug can be the name of a file on every system.
func isFileName(name string) bool {
	// Windows reserves some names, whatever their extension; index is for a page
	// about all.
	return name != "" && name != "index" && len(name) <= maxName && !isReserved(name)
}

// isReserved reports whether a name is that of a device in Windows, which
// filepath.IsLocal knows only there.
func isReserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	r := []rune(name)
	device := string(r[:min(3, len(r))])
	return len(r) == 4 && (device == "com" || device == "lpt") && strings.ContainsRune("0123456789¹²³", r[3])
}

// slug turns text into a name: its letters and digits in lower case, and a
// hyphen for each run of anything else.
func slug(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && b.Len() > 0:
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}
