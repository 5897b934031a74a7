package card

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/export/exporttest"
	"github.com/seed-e2fd8668/recap/internal/golden"
	"github.com/seed-e2fd8668/recap/source"
)

func TestContract(t *testing.T) {
	if err := exporttest.TestExporter(PNG{}); err != nil {
		t.Error(err)
	}
}

// talk is a post of one session.
func talk(s recap.Session) recap.Post {
	start := time.Date(2026, 3, 27, 10, 30, 0, 0, time.UTC)
	s.Start, s.End, s.Room = start, start.Add(time.Hour), "Main hall"
	return recap.Post{
		Title: "The programme", URL: "https://example.org/", Language: "en",
		Event:    recap.Event{Name: "Tidewater Days 2026", TimeZone: "UTC"},
		Tracks:   []recap.Track{{ID: "WEB", Name: "Web", Color: "#ffff00"}},
		Sessions: []recap.Session{s},
	}
}

// drawn is the card of the session of a post.
func drawn(t *testing.T, fonts *Fonts, post recap.Post) (data []byte, picture image.Image) {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (PNG{Fonts: fonts}).ForSession(doc.Entries()[0]).Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	picture, err = png.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Errorf("the card is %v", picture.Bounds())
	}
	return b.Bytes(), picture
}

// Where no font has a letter of the title, the code stands in its place, and without
// one the event's name: the card is that of a session that is called so.
func TestLettersThatNoFontHas(t *testing.T) {
	for _, test := range []struct{ name, code, title, as string }{
		{"the code", "WEB202", "漢字の組版", "WEB202"},
		{"the event", "", "漢字の組版", "Tidewater Days 2026"},
		{"one letter is enough", "WEB202", "About 漢", "WEB202"},
		{"a picture is left out", "WEB202", "Rust 🦀 in production", "Rust in production"},
		{"and what belongs to it", "WEB202", "Rust 👩🏽‍💻️", "Rust"},
		{"nothing but pictures", "WEB202", "🦀🦀", "WEB202"},
		{"a hyphen that does not break", "WEB202", "Covid‑19", "Covid-19"},
		{"a letter and its accent", "WEB202", "Cafe\u0301", "Café"},
	} {
		got, _ := drawn(t, nil, talk(recap.Session{ID: "1", Code: recap.Code(test.code), Title: test.title}))
		want, _ := drawn(t, nil, talk(recap.Session{ID: "1", Code: recap.Code(test.code), Title: test.as}))
		if !bytes.Equal(got, want) {
			t.Errorf("%s: the card of %q is not that of %q", test.name, test.title, test.as)
		}
	}
}

// Titles of any length stay within their place, and what is at the foot stays.
func TestLongTitles(t *testing.T) {
	_, short := drawn(t, nil, talk(recap.Session{ID: "1", Code: "WEB202", Title: "Short"}))
	foot := image.Rect(0, rule-8, Width, Height)
	for _, title := range []string{
		strings.Repeat("W", 300), strings.TrimSpace(strings.Repeat("word ", 60)), strings.Repeat("مرحبا ", 40) + "x",
		strings.Repeat("a-", 150), strings.Repeat("/", 300), strings.Repeat(".", 300), "fi" + strings.Repeat("́", 200),
	} {
		_, long := drawn(t, nil, talk(recap.Session{ID: "1", Code: "WEB202", Title: title}))
		for y := foot.Min.Y; y < foot.Max.Y; y++ {
			for x := range Width {
				if long.At(x, y) != short.At(x, y) {
					t.Fatalf("%.20s: the foot differs at %d, %d", title, x, y)
				}
			}
		}
		margin := image.Rect(right+4, 0, Width, Height)
		for y := margin.Min.Y; y < margin.Max.Y; y++ {
			for x := margin.Min.X; x < margin.Max.X; x++ {
				if long.At(x, y) != long.At(Width-1, 0) {
					t.Fatalf("%.20s: something is in the margin at %d, %d", title, x, y)
				}
			}
		}
	}
}

// The color of the track is made dark enough to be read, whatever the organisers chose.
func TestColorOfTheTrack(t *testing.T) {
	_, picture := drawn(t, nil, talk(recap.Session{ID: "1", Title: "Title", Track: "WEB"}))
	r, g, b, _ := picture.At(2, 2).RGBA()
	if r != g || b != 0 || r>>8 > 0x80 {
		t.Errorf("the bar of a yellow track is %v", picture.At(2, 2))
	}
	_, plain := drawn(t, nil, talk(recap.Session{ID: "1", Title: "Title"}))
	if got := color.RGBAModel.Convert(plain.At(2, 2)); got != colorOf(plainShade.Color) {
		t.Errorf("the bar of a session without a track is %v", got)
	}
}

// Cards in a language from right to left are mirrored, as are those of such titles.
func TestFromRightToLeft(t *testing.T) {
	post := talk(recap.Session{ID: "1", Title: "Title"})
	post.Language = "ar"
	_, picture := drawn(t, nil, post)
	if picture.At(Width-2, 2) == picture.At(2, 2) || picture.At(2, 2) != picture.At(40, 2) {
		t.Error("the bar is not at the right edge")
	}
}

func TestSessionThatIsNotThere(t *testing.T) {
	doc, err := export.Prepare(talk(recap.Session{ID: "1", Title: "Title"}))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := PNG{}.ForSession(&export.Entry{Session: recap.Session{ID: "2"}})
	if err := e.Export(t.Context(), &b, doc); !errors.Is(err, export.ErrNotApplicable) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

func TestContextEnds(t *testing.T) {
	doc, err := export.Prepare(talk(recap.Session{ID: "1", Title: "Title"}))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var b bytes.Buffer
	if err := (PNG{}).Export(ctx, &b, doc); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

// An error of a font names its file.
func TestFontsThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	text, half := filepath.Join(dir, "text.ttf"), filepath.Join(dir, "half.ttf")
	for name, data := range map[string][]byte{text: []byte("no font"), half: builtInFiles[bold][:2000]} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{text, half, dir, filepath.Join(dir, "nowhere.ttf")} {
		if _, err := ReadFonts(name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// Fonts of Debian's package fonts-noto-core, where it is installed, draw what the
// built-in ones cannot.
func TestFontOfOnesOwn(t *testing.T) {
	const name = "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf"
	if _, err := os.Stat(name); err != nil {
		t.Skip(err)
	}
	fonts, err := ReadFonts(name)
	if err != nil {
		t.Fatal(err)
	}
	post := talk(recap.Session{ID: "1", Code: "WEB202", Title: "مقدمة في Kubernetes: كيف نبني منصة", Language: "ar"})
	own, picture := drawn(t, fonts, post)
	without, _ := drawn(t, nil, post)
	if bytes.Equal(own, without) {
		t.Error("the title is not drawn")
	}
	if picture.At(Width-2, 2) == picture.At(2, 2) {
		t.Error("the card is not from right to left")
	}
}

// The picture in docs/branding.md is drawn here. Its bytes depend on the version of Go,
// its pixels do not.
func TestPictureOfTheDocs(t *testing.T) {
	const name = "../../docs/card.png"
	data, err := os.ReadFile("../../examples/programme/post.json")
	if err != nil {
		t.Fatal(err)
	}
	result, err := source.Read(t.Context(), bytes.NewReader(data), source.Options{Name: "post.json"})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := export.Prepare(result.Post)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (PNG{}).ForSession(doc.Entries()[7]).Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(name)
	switch {
	case err == nil && bytes.Equal(pixels(t, b.Bytes()), pixels(t, want)):
	case flag.Lookup("update").Value.String() == "true":
		golden.Check(t, name, b.Bytes())
	default:
		t.Errorf("docs/card.png is no longer what is drawn (error: %v); look at what go test ./site/card -update writes", err)
	}
}

func pixels(t *testing.T, data []byte) []byte {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	canvas := image.NewRGBA(picture.Bounds())
	draw.Draw(canvas, canvas.Rect, picture, image.Point{}, draw.Src)
	return canvas.Pix
}

// No title stops the drawing.
func FuzzTitle(f *testing.F) {
	for _, s := range []string{"Short", "مرحبا world", "a\u0301\u202e b", "👩🏽‍💻", "x\u00ad\u200b\u2028y", "ไทย"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, title, language string) {
		post := talk(recap.Session{ID: "1", Title: title, Subtitle: title, Speakers: []recap.Speaker{{Name: title}}})
		post.Language = language
		doc, err := export.Prepare(post)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := (PNG{}).ForSession(doc.Entries()[0]).Export(t.Context(), &b, doc); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkPNG(b *testing.B) {
	doc, err := export.Prepare(talk(recap.Session{ID: "1", Code: "WEB202", Title: "Best practices for developers of serverless applications", Speakers: []recap.Speaker{{Name: "Ada Example"}}}))
	if err != nil {
		b.Fatal(err)
	}
	e := PNG{}.ForSession(doc.Entries()[0])
	for b.Loop() {
		var out bytes.Buffer
		if err := e.Export(b.Context(), &out, doc); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
