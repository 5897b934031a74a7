package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// people is a post of sessions that one person gives, each in a track.
func people(tracks []string, titles ...string) recap.Post {
	post := talk(recap.Session{})
	post.Tracks = append(post.Tracks, recap.Track{ID: "INF", Name: "Infrastructure", Color: "#0000ff"})
	post.Sessions = nil
	for i, title := range titles {
		post.Sessions = append(post.Sessions, recap.Session{
			ID: strconv.Itoa(i), Title: title, Track: tracks[i%len(tracks)],
			Speakers: []recap.Speaker{{Name: "Ada Example", Job: "Mason", Organization: "Example Ltd"}},
		})
	}
	return post
}

// card is the picture that an exporter makes of a post.
func card(t *testing.T, post recap.Post, of func(doc *export.Document) export.Exporter) ([]byte, image.Image) {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := of(doc).Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), picture
}

func speakerCard(t *testing.T, post recap.Post) ([]byte, image.Image) {
	t.Helper()
	return card(t, post, func(doc *export.Document) export.Exporter { return PNG{}.ForSpeaker(doc.Post().People()[0]) })
}

func postCard(t *testing.T, post recap.Post) []byte {
	t.Helper()
	data, _ := card(t, post, func(*export.Document) export.Exporter { return PNG{} })
	return data
}

// The card of a person has the initials in a circle of the track's color, if all their
// sessions are of one, and names at most three sessions or two and how many more.
func TestCardOfSpeaker(t *testing.T) {
	_, one := speakerCard(t, people([]string{"WEB"}, "Lamps", "Looms"))
	inCircle, outside := one.At(left+64, top+12), one.At(left+4, top+4)
	if inCircle == outside || inCircle != one.At(2, 2) {
		t.Errorf("the circle is %v, the card %v, the bar %v", inCircle, outside, one.At(2, 2))
	}
	_, several := speakerCard(t, people([]string{"WEB", "INF"}, "Lamps", "Looms"))
	if got := several.At(2, 2); color.RGBAModel.Convert(got) != colorOf(plainShade.Color) {
		t.Errorf("who speaks in two tracks has the color %v", got)
	}
	four, _ := speakerCard(t, people([]string{"WEB"}, "Lamps", "Looms", "Fire", "Clay"))
	said, _ := speakerCard(t, people([]string{"WEB"}, "Lamps", "Looms", "2 more"))
	if !bytes.Equal(four, said) {
		t.Error("of four sessions the card does not say two, and that there are 2 more")
	}
	three, _ := speakerCard(t, people([]string{"WEB"}, "Lamps", "Looms", "Fire"))
	if bytes.Equal(three, said) {
		t.Error("of three sessions one is left out")
	}
	post := people([]string{"WEB"}, "Lamps")
	with, _ := speakerCard(t, post)
	post.Sessions[0].Speakers[0].Job = ""
	without, _ := speakerCard(t, post)
	if bytes.Equal(with, without) {
		t.Error("the card does not say the job")
	}
}

// Of more than four names the first three stand there, and how many more there are; so
// does of those that no font can show.
func TestNamesOnCards(t *testing.T) {
	with := func(names ...string) []byte {
		s := recap.Session{ID: "1", Title: "Lamps"}
		for _, name := range names {
			s.Speakers = append(s.Speakers, recap.Speaker{Name: name})
		}
		data, _ := drawn(t, nil, talk(s))
		return data
	}
	if !bytes.Equal(with("Ada", "Ben", "Cy", "Dee", "Eve"), with("Ada", "Ben", "Cy", "2 more")) {
		t.Error("of five names not three are shown, and that there are 2 more")
	}
	if !bytes.Equal(with("Ada", "漢字"), with("Ada", "1 more")) {
		t.Error("a name that cannot be shown is not counted")
	}
	if bytes.Equal(with("Ada", "Ben", "Cy", "Dee"), with("Ada", "Ben", "Cy")) {
		t.Error("the fourth of four names is left out")
	}
	if !bytes.Equal(with("漢字"), with()) {
		t.Error("nobody who can be shown is not as nobody")
	}
}

// The card of a post says the event, if that is not called as the post, and its days.
func TestCardOfPost(t *testing.T) {
	post := talk(recap.Session{})
	post.Sessions = []recap.Session{{ID: "1", Title: "Lamps"}}
	named := postCard(t, post)
	post.Event.Name = "THE PROGRAMME"
	same := postCard(t, post)
	post.Event = recap.Event{}
	if nameless := postCard(t, post); bytes.Equal(named, same) || !bytes.Equal(same, nameless) {
		t.Error("an event that is called as the post is said twice, or another not at all")
	}
	post.Event = recap.Event{Name: "Tidewater Days 2026", TimeZone: "UTC"}
	post.Event.Start = time.Date(2026, 3, 27, 0, 0, 0, 0, time.UTC)
	one := postCard(t, post)
	post.Event.End = post.Event.Start
	if day := postCard(t, post); !bytes.Equal(day, one) {
		t.Error("an event of one day says it twice")
	}
	post.Event.End = post.Event.Start.AddDate(0, 0, 1)
	if days := postCard(t, post); bytes.Equal(days, one) {
		t.Error("the last day is not said")
	}
}

// Of several fonts that one is taken whose weight is nearest to what is drawn,
// whatever their order.
func TestFontsByWeight(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for style, file := range builtInFiles {
		name := filepath.Join(dir, []string{"a.ttf", "b.ttf"}[style])
		if err := os.WriteFile(name, file, 0o666); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	post := talk(recap.Session{ID: "1", Title: "Lamps", Speakers: []recap.Speaker{{Name: "Ada Example"}}})
	want, _ := drawn(t, nil, post)
	for _, order := range [][]string{names, {names[1], names[0]}} {
		fonts, err := ReadFonts(order...)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := drawn(t, fonts, post); !bytes.Equal(got, want) {
			t.Errorf("with the fonts %q the card is another than with the built-in ones", order)
		}
	}
}
