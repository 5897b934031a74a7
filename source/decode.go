package source

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode takes the input as UTF-8 without a byte order mark. The encoding is
// what the mark says, or the zero bytes of UTF-16 without one (XML 1.0
// appendix F), or the XML declaration, and otherwise UTF-8. Bytes that are not
// UTF-8 are taken for Windows-1252, which is what they are in old files.
func (in *Input) decode(data []byte) error {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) { // an archive, which is no text
		in.text = data
		return nil
	}
	name, enc, err := encodingOf(data)
	if err != nil {
		return err
	}
	if enc != nil {
		data, err = enc.NewDecoder().Bytes(data)
		if err != nil {
			return fmt.Errorf("the input is not %s: %w", name, err)
		}
	}
	in.text = bytes.TrimPrefix(data, []byte("\ufeff"))
	if (ICalendar{}).Detect(in.text) {
		in.text = mendFolds(in.text)
	}
	in.repairUTF8()
	if len(bytes.TrimSpace(in.text)) == 0 {
		return errors.New("the input is empty")
	}
	return nil
}

// encodingOf returns the encoding of an input, nil for UTF-8.
func encodingOf(data []byte) (string, encoding.Encoding, error) {
	start := data[:min(len(data), 4)]
	is := func(first ...byte) bool { return bytes.HasPrefix(start, first) }
	switch {
	case is(0xFE, 0xFF), is(0, '<'), is(0, '{'), is(0, '['):
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil
	case is(0xFF, 0xFE), is('<', 0), is('{', 0), is('[', 0):
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	case is(0xEF, 0xBB, 0xBF):
		return "UTF-8", nil, nil
	}
	declared := declaration().FindSubmatch(data[:min(len(data), 200)])
	if declared == nil {
		return "UTF-8", nil, nil
	}
	name := string(declared[1])
	enc, err := htmlindex.Get(name)
	if err != nil {
		return name, nil, fmt.Errorf("the encoding %q is not known", name)
	}
	if canonical, err := htmlindex.Name(enc); err == nil && (canonical == "utf-8" || canonical[:2] == "ut") {
		return name, nil, nil // who can read the declaration has no UTF-16 before them
	}
	return name, enc, nil
}

// declaration finds the encoding in an XML declaration.
var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']`)
})

// repairUTF8 takes each byte that is not UTF-8 for a character of Windows-1252.
func (in *Input) repairUTF8() {
	if utf8.Valid(in.text) {
		return
	}
	text := in.text
	repaired := make([]byte, 0, len(text)+len(text)/8)
	first, count := -1, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			if count++; first < 0 {
				first = len(repaired)
			}
			r = charmap.Windows1252.DecodeByte(text[i])
		}
		repaired = utf8.AppendRune(repaired, r)
		i += size
	}
	in.text = repaired
	in.notes = append(in.notes, in.note(first, "", "the text is not UTF-8: bytes were read as Windows-1252", ""))
	in.notes[0].Count = count
}
