package export_test

import (
	"encoding/json"
	"errors"
	"mime"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A saturation fills every field of a post, found by reflection, with the same
// text: as much of it as the rule in the field's tag leaves.
type saturation struct {
	text string
	// address is what URLs are. Empty means a lawful one that holds the text.
	address string
	made    int // identifiers so far
	urls    int // URL fields so far
}

func (s *saturation) post() recap.Post {
	var post recap.Post
	s.fill(reflect.ValueOf(&post).Elem(), reflect.StructField{})
	post.Event.TimeZone = "Europe/Brussels"
	for i := range post.Sessions {
		post.Sessions[i].Track = post.Tracks[i].ID
		post.Sessions[i].Room = post.Event.Rooms[0].ID
		post.Sessions[i].Level = recap.Levels()[i]
	}
	return post
}

func (s *saturation) fill(v reflect.Value, field reflect.StructField) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		at := time.Date(2024, 3, 30, 23, 30, 0, 0, time.UTC)
		if field.Name == "End" {
			at = at.Add(time.Hour)
		}
		v.Set(reflect.ValueOf(at))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			s.fill(v.Field(i), v.Type().Field(i))
		}
	case v.Kind() == reflect.Slice:
		n := 1
		if field.Name == "Tracks" || field.Name == "Sessions" {
			n = 2 // the page's filter needs something to choose from
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			s.fill(v.Index(i), field)
		}
	case v.Kind() == reflect.String:
		v.SetString(s.value(field))
	case v.Type() == reflect.TypeFor[time.Duration]():
		v.SetInt(int64(time.Second))
	case v.Kind() == reflect.Int64, v.Kind() == reflect.Int:
		v.SetInt(1)
	case v.Type() == reflect.TypeFor[recap.Fields]():
		text, _ := json.Marshal(s.line("Title", recap.MaxTitle))
		v.Set(reflect.ValueOf(recap.Fields{"title": {Old: text, New: text}}))
	}
}

// value is the text as a field's tag allows it.
func (s *saturation) value(field reflect.StructField) string {
	for rule := range strings.SplitSeq(field.Tag.Get("validate"), ",") {
		name, param, _ := strings.Cut(rule, "=")
		switch name {
		case "body":
			return lawful(s.text, "\t\n")
		case "weburl", "contact":
			s.urls++
			if s.address != "" {
				return s.address
			}
			return "https://example.org/" + addressPart(shortened(s.text, 150))
		case "oneof":
			return strings.Fields(param)[0]
		case "language":
			return "en"
		case "zone":
			return "Europe/Brussels"
		case "color":
			return "#123456"
		case "mediatype":
			return mime.FormatMediaType("video/mp4", map[string]string{"x": shortened(lawful(s.text, ""), 15)})
		case "text":
			limit, _ := strconv.Atoi(param)
			return s.line(field.Name, limit)
		}
	}
	panic("a text field without a rule: " + field.Name)
}

// line is the text on one line. Identifiers differ and hold no space.
func (s *saturation) line(field string, limit int) string {
	text := lawful(s.text, "")
	if field == "ID" || field == "Code" {
		s.made++
		text = shortened(strings.Join(strings.Fields(text), ""), limit-3)
		return text + strconv.Itoa(s.made)
	}
	if text = strings.TrimSpace(shortened(text, limit)); text == "" {
		return "-"
	}
	return text
}

// lawful is text without what no field may hold.
func lawful(text, controls string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !strings.ContainsRune(controls, r) || r&0xFFFE == 0xFFFE {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

func shortened(text string, limit int) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), limit)])
}

// addressPart encodes as much of the text as cannot stand in a URL, and no more.
func addressPart(text string) string {
	var b strings.Builder
	for _, r := range lawful(text, "") {
		if r == '%' || unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune("<>\"\\^`{|}", r) {
			b.WriteString(strings.ReplaceAll(url.QueryEscape(string(r)), "+", "%20"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TestSaturation checks that a post made so is valid and leaves no field empty.
func TestSaturation(t *testing.T) {
	s := saturation{text: "text"}
	post := s.post()
	prepare(t, post)
	if s.urls < 10 {
		t.Errorf("%d URLs, want more", s.urls)
	}
	for _, path := range fieldPaths(reflect.TypeFor[recap.Post](), "") {
		if reflect.DeepEqual(cleared(t, post, path), post) {
			t.Errorf("%s is empty", path)
		}
	}
}

// TestHostileAddresses checks that a post whose URLs are harmful is refused,
// with a problem for each of them.
func TestHostileAddresses(t *testing.T) {
	for _, address := range hostileAddresses() {
		s := saturation{text: "text", address: address}
		_, err := export.Prepare(s.post())
		var problems recap.Problems
		errors.As(err, &problems)
		named := make(map[string]bool)
		for _, p := range problems {
			if p.Rule == "weburl" || p.Rule == "contact" {
				named[p.Path] = true
			}
		}
		if len(named) != s.urls {
			t.Errorf("%q: %d of %d URLs are refused: %v", address, len(named), s.urls, err)
		}
	}
}
