package export_test

import (
	"context"
	"encoding/json"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// wordlessPost has all that a format has words for, and no word of any language
// that is written in Latin, Hebrew, Arabic or East Asian letters.
func wordlessPost(language string) recap.Post {
	zone, _ := time.LoadLocation("Europe/Brussels")
	at := func(day, hour int) time.Time { return time.Date(2026, time.March, day, hour, 0, 0, 0, zone) }
	person := recap.Speaker{
		Name: "Ω", Role: "ρ", Job: "φ", Organization: "ψ", URL: "https://ex.org/", Avatar: "https://ex.org/α", Biography: "β",
		Links: []recap.Link{{URL: "https://ex.org/λ", Title: "λ"}},
	}
	session := func(id string, start time.Time) recap.Session {
		return recap.Session{ID: id, Title: id, Start: start, End: start.Add(time.Hour), Level: recap.Advanced}
	}
	first, second, third, night, free := session("α", at(28, 9)), session("β", at(28, 9)), session("γ", at(28, 23)), session("δ", at(29, 1)), recap.Session{ID: "ε", Title: "ε"}
	first.Code, first.Kind, first.Track, first.Room, first.Subtitle, first.Summary = "Ξ1", recap.KindLightningTalk, "τ", "σ", "υ", "χ"
	first.Status, first.RecordingConsent, first.License, first.Tags = recap.StatusMoved, recap.ConsentAfterReview, "ℒ", []string{"θ"}
	first.Language, first.URL, first.Published, first.Updated = "", "https://ex.org/1", at(1, 0), at(2, 0)
	first.Speakers = []recap.Speaker{person, {Name: "Σ"}}
	first.Links = []recap.Link{
		{URL: "https://ex.org/v.mp4", Title: "μ", Role: recap.LinkVideo, MediaType: "application/x", Size: 3, Published: at(3, 0)},
		{URL: "https://ex.org/s", Role: recap.LinkSlides}, {URL: "https://ex.org/c", Role: "captions"},
	}
	second.Status, second.Kind, second.License, second.Level = recap.StatusCancelled, recap.KindBreak, "https://ex.org/ℒ", recap.Foundational
	third.End, night.End = at(29, 0).AddDate(0, 0, 2), time.Time{}
	return recap.Post{
		Title: "π", URL: "https://ex.org/", Language: language, Description: "δ", Introduction: "ι", Conclusion: "κ",
		Authors: []recap.Speaker{person, {Name: "Λ"}}, Categories: []string{"ζ"}, Published: at(1, 0), Updated: at(2, 0),
		Event: recap.Event{
			Name: "η", Acronym: "ηη", URL: "https://ex.org/η", Venue: "Β", Address: "Α", TimeZone: "Europe/Brussels", Start: at(28, 0), End: at(29, 0),
			Rooms: []recap.Room{{ID: "σ", Name: "σ"}},
		},
		Tracks:   []recap.Track{{ID: "τ", Name: "τ", Color: "#336699"}},
		Sessions: []recap.Session{first, second, third, night, free},
		Related:  []recap.Related{{Title: "ρ", URL: "https://ex.org/ρ", Summary: "σ"}},
	}
}

// What a program reads is not worded: elements and their attributes other than
// labels, dates, the style, the code of the script, the policy.
var forPrograms = []*regexp.Regexp{
	regexp.MustCompile(`(?s)<style>.*?</style>|<script.*?</script>|<meta http-equiv.*?>`),
	regexp.MustCompile(`<(pubDate|lastBuildDate|generator|docs)>.*?</(pubDate|lastBuildDate|generator|docs)>`),
	regexp.MustCompile(`(?m)^(PRODID|X-WR-TIMEZONE|DT\w+;TZID).*$|BEGIN:VTIMEZONE(?s:.*?)END:VTIMEZONE`),
	regexp.MustCompile(`Europe/Brussels|x-recap|https?://[^\s"<>)\]]*|application/[\w+.-]+|text/[\w+.-]+`),
}

var labelsOnly = regexp.MustCompile(`<[^<>]*?>`)

func visible(text string) string {
	text = html.UnescapeString(html.UnescapeString(text))
	for _, pattern := range forPrograms {
		text = pattern.ReplaceAllString(text, " ")
	}
	return labelsOnly.ReplaceAllStringFunc(text, func(tag string) string {
		labels := regexp.MustCompile(`(?:aria-label|title|data-all|data-some|data-yours|data-below)="([^"]*)"`).FindAllStringSubmatch(tag, -1)
		var all []string
		for _, label := range labels {
			all = append(all, label[1])
		}
		return "\n" + strings.Join(all, "\n") + "\n"
	})
}

func catalogueOf(t *testing.T, language string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "internal", "catalogue", "words", language+".json"))
	if err != nil {
		t.Fatal(err)
	}
	words := make(map[string]string)
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

// isIn reports whether a text holds a word, and not as a part of another.
func isIn(text, word string) bool {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || r == '-' }
	for rest := text; ; {
		before, after, found := strings.Cut(rest, word)
		if !found {
			return false
		}
		last, first := []rune(" "+before), []rune(after+" ")
		if !isLetter(last[len(last)-1]) && !isLetter(first[0]) {
			return true
		}
		rest = after
	}
}

// No page, feed, calendar or Markdown holds a word of English where the post is in
// another language that has a catalogue.
func TestNoEnglishWords(t *testing.T) {
	exporters := []export.Exporter{
		export.HTML{Alternates: []export.Alternate{{Title: "RSS feed", URL: "f.xml"}, {Title: "Calendar", URL: "c.ics"}}},
		export.HTML{GroupBy: recap.ByLevel}, export.HTML{GroupBy: recap.ByDay}, export.HTML{GroupBy: recap.ByRoom},
		export.HTML{GroupBy: recap.BySpeaker}, export.HTML{GroupBy: recap.ByKind}, export.HTML{GroupBy: recap.ByTag},
		export.HTML{Session: "α"}, export.Markdown{}, export.RSS{}, export.Atom{}, export.JSONFeed{}, export.ICalendar{},
	}
	for _, language := range []string{"de", "fr", "es", "pt", "it", "nl", "pl", "ja", "zh-Hans", "ar", "he"} {
		words := catalogueOf(t, language)
		own := strings.Join(slices.Collect(maps.Values(words)), "\n")
		var used int
		for _, e := range exporters {
			var b strings.Builder
			if err := export.Write(context.Background(), &b, wordlessPost(language), e); err != nil {
				t.Fatal(err)
			}
			text := visible(strings.NewReplacer("\r\n ", "", "\r\n", "\n", `\n`, "\n", `\u003c`, "<", `\u003e`, ">").Replace(b.String()))
			for english, word := range words {
				if isIn(text, word) {
					used++
				}
				for _, part := range regexp.MustCompile(`\{\w*\}| @\w+$`).Split(english, -1) {
					part = strings.Trim(part, " .:")
					if len(part) > 2 && isIn(text, part) && !isIn(own, part) { // or the language has the word too
						t.Errorf("%s in %s holds %q:\n%s", e.Format().Name, language, part, around(text, part))
					}
				}
			}
		}
		if used < 100 {
			t.Errorf("the formats hold only %d words of %s", used, language)
		}
	}
}

func around(text, part string) string {
	i := strings.Index(text, part)
	return strings.ToValidUTF8(text[max(0, i-80):min(len(text), i+80)], "")
}

// Every word that the code asks for is in the catalogue: one that is not would be
// English in every language, and nobody would see it.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	words := catalogueOf(t, "en")
	asked := regexp.MustCompile(`(?:\bword:|\.(?:Text|Fill|Count|Around|Date|ParseDate)\(|\.Word\([\w.]*[wW]ords, |\b(?:item|addText|addURL|addTime|addCodes)\()"((?:[^"\\\\]|\\\\.)+)"`)
	found := 0
	for _, folder := range []string{"../export", "../site", "../internal/page"} {
		files, _ := filepath.Glob(folder + "/*.go")
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, "frontmatter.go") {
				continue
			}
			for _, match := range asked.FindAllStringSubmatch(string(text), -1) {
				found++
				if _, ok := words[match[1]]; !ok && len(match[1]) > 1 && match[1][0] != '<' {
					t.Errorf("%s asks for %q", file, match[1])
				}
			}
		}
	}
	for _, e := range export.All() {
		if title := e.Format().Title; words[title] == "" && title != "JSON" {
			t.Errorf("a format is called %q", title)
		}
	}
	if found < 150 {
		t.Errorf("found only %d words in the code", found)
	}
}
