// Package posttest makes posts for tests of what must hold for every post.
package posttest

import (
	"fmt"
	"math/rand"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A Valid is a valid post for testing/quick. It is made by the rules that
// stand in the struct tags, so that a new field is generated without a word
// here, and of text that has broken a format somewhere.
type Valid recap.Post

// Generate implements quick.Generator.
func (Valid) Generate(r *rand.Rand, size int) reflect.Value {
	g := &generator{Rand: r, most: min(size, 5)}
	var post recap.Post
	g.fill(reflect.ValueOf(&post).Elem(), "")
	g.settle(&post)
	return reflect.ValueOf(Valid(post))
}

type generator struct {
	*rand.Rand
	most int // items of a list
	made int // unique names so far
}

// fill gives a value to v as the validate tag asks.
func (g *generator) fill(v reflect.Value, tag string) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(g.time()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			g.fill(v.Field(i), v.Type().Field(i).Tag.Get("validate"))
		}
	case v.Kind() == reflect.Slice:
		if g.Intn(5) == 0 {
			return // nil, or below an empty list: both mean the same
		}
		v.Set(reflect.MakeSlice(v.Type(), g.Intn(g.most), g.most))
		for i := range v.Len() {
			g.fill(v.Index(i), tag)
			if strings.HasSuffix(v.Type().Elem().Name(), "Translation") {
				v.Index(i).FieldByName("Language").SetString([]string{"de", "pt-BR", "ja", "x-klingon", "he"}[i]) // each once
			}
		}
	case v.Kind() == reflect.String:
		v.SetString(g.text(tag))
	case v.Type() == reflect.TypeFor[time.Duration]():
		v.SetInt(int64(time.Duration(g.Intn(10_000)) * time.Second))
	case v.Kind() == reflect.Int64:
		v.SetInt(g.Int63())
	}
}

// text returns text that keeps the rules of a tag, empty at times if it may be.
func (g *generator) text(tag string) string {
	if !strings.Contains(tag, "required") && g.Intn(4) == 0 {
		return ""
	}
	for rule := range strings.SplitSeq(tag, ",") {
		name, param, _ := strings.Cut(rule, "=")
		switch name {
		case "oneof":
			return g.pick(strings.Fields(param)...)
		case "body":
			return g.nasty(12) + g.pick("", "\n\n", "\r\n\t") + g.nasty(12)
		case "weburl":
			return g.pick("https://example.org/", "HTTP://[2001:db8::1]:8080?q=a&b#c", "https://bücher.example/straße/%F0%9F%98%80")
		case "contact":
			return g.pick("mailto:ada%2Btalks@example.org", "https://example.org/~ada")
		case "language":
			return g.pick("en", "pt-BR", "zh-Hant-TW", "x-klingon")
		case "zone":
			return g.pick("Europe/Brussels", "Asia/Kathmandu", "UTC")
		case "mediatype":
			return g.pick("video/mp4", `text/html; charset="utf-8"`)
		case "color":
			return g.pick("#c0FFee", "#000000")
		case "text":
			limit, _ := strconv.Atoi(param)
			line := []rune(g.nasty(1 + g.Intn(40)))
			return visible(string(line[:min(len(line), max(limit, 1))]))
		}
	}
	return visible(g.nasty(3))
}

// visible is text of which a reader sees something.
func visible(s string) string {
	if strings.Trim(s, " \u2028\u2029\u00a0\ufeff\u202e\u2066") == "" {
		return "word"
	}
	return s
}

func (g *generator) pick(from ...string) string { return from[g.Intn(len(from))] }

// nasty returns text of n pieces, each of them legal everywhere.
func (g *generator) nasty(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(g.pick(
			"word", " ", "<b>", "&amp;", `"`, "'", `\`, "]]>", "</script>", "<!--", "{{", "{%", "| ", "#", "*", "_",
			"\u2028", "\u2029", "\u00a0", "\ufeff", "\ufffd", "\u202e", "\u2066", "e\u0301", "שלום", "مرحبا",
			"👩‍👩‍👧‍👦", "🏳️‍🌈", "𝕏", "日本", "\U0010fffd", "="))
	}
	return b.String()
}

// time returns a time of any zone and precision, or none.
func (g *generator) time() time.Time {
	if g.Intn(4) == 0 {
		return time.Time{}
	}
	zones := []*time.Location{
		time.UTC,
		time.FixedZone("", -(3*60+30)*60),
		time.FixedZone("Nepal", (5*60+45)*60),
		time.FixedZone("", 14*60*60),
	}
	t := time.Unix(g.Int63n(4e9), g.pickInt(0, 1, 120_000_000, 999_999_999))
	return t.In(zones[g.Intn(len(zones))])
}

func (g *generator) pickInt(from ...int64) int64 { return from[g.Intn(len(from))] }

// settle makes the post keep the rules that concern several fields.
func (g *generator) settle(post *recap.Post) {
	if !post.Event.IsZero() {
		post.Event.Name = g.unique(post.Event.Name)
		post.Event.End = post.Event.Start
	}
	for i := range post.Event.Rooms {
		post.Event.Rooms[i].ID = g.unique(post.Event.Rooms[i].ID)
	}
	for i := range post.Tracks {
		post.Tracks[i].ID = g.unique(post.Tracks[i].ID)
	}
	for i := range post.Authors {
		post.Authors[i].ID = withoutSpace(post.Authors[i].ID)
	}
	for i := range post.Sessions {
		s := &post.Sessions[i]
		s.ID, s.Code, s.Track, s.Level = withoutSpace(s.ID), "", "", recap.Level(100*g.Intn(6))
		if s.ID != "" {
			s.ID = g.unique(s.ID)
		}
		if s.ID == "" || g.Intn(2) == 0 {
			s.Level, s.Code = 0, recap.Code(g.unique(g.pick("SVS4", "ein Code ")))
		}
		if n := len(post.Tracks); n > 0 {
			s.Track = post.Tracks[g.Intn(n)].ID
		}
		if s.End.IsZero() || s.Start.IsZero() || post.Event.TimeZone == "" {
			s.Start, s.End = time.Time{}, time.Time{}
		} else if !s.End.After(s.Start) {
			s.End = s.Start.Add(time.Nanosecond)
		} else if longest := s.Start.AddDate(0, 0, recap.MaxDays-1); s.End.After(longest) {
			s.End = longest
		}
		for j := range s.Speakers {
			s.Speakers[j].ID = withoutSpace(s.Speakers[j].ID)
		}
	}
}

// unique returns a name that no other is, of at most 200 characters or so.
func (g *generator) unique(name string) string {
	g.made++
	runes := []rune(name)
	return fmt.Sprintf("%s%02d", string(runes[:min(len(runes), 200)]), g.made)
}

func withoutSpace(id string) string { return strings.Join(strings.Fields(id), "") }
