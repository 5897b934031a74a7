package source_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// inCategory reads a session whose one category has one item.
func inCategory(t *testing.T, title, item string) recap.Session {
	t.Helper()
	name, err := json.Marshal(item)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf(`[{"groupId": null, "groupName": "All", "sessions": [{"id": "7", "title": "Bricks", "categories": [{"name": %q, "categoryItems": [{"id": 1, "name": %s}]}]}]}]`, title, name)
	return read(t, text, source.Options{URL: "https://example.org/"}).Post.Sessions[0]
}

func TestSessionizeLevels(t *testing.T) {
	for item, want := range map[string]recap.Level{
		"Introductory and overview":  100,
		"Beginner-friendly":          100,
		"Einführung":                 100,
		"L200":                       200,
		"Level 200":                  200,
		"Intermediate / Advanced":    200,
		"300 - Advanced":             300,
		"Expert":                     400,
		"500":                        500,
		"For everybody":              0,
		"All levels":                 0,
		"2000 bricks a day, 4 hours": 0,
	} {
		s := inCategory(t, "Level", item)
		if s.Level != want {
			t.Errorf("%s: level %d, want %d", item, s.Level, want)
		}
		if kept := len(s.Tags) == 1 && s.Tags[0] == item; kept != (want == 0) {
			t.Errorf("%s: tags %q", item, s.Tags)
		}
	}
}

func TestSessionizeKinds(t *testing.T) {
	for item, want := range map[string]recap.Kind{
		"Session":                               recap.KindTalk,
		"Conference Session (45 min. with Q&A)": recap.KindTalk,
		"45 minutes talk":                       recap.KindTalk,
		"Lightning Talk - 10min":                recap.KindLightningTalk,
		"Workshop [2h]":                         recap.KindWorkshop,
		"Keynote":                               recap.KindKeynote,
		"Panel discussion":                      recap.KindPanel,
		"Breakout session":                      recap.KindBreakout,
		"Hands-on workshop (2h)":                "Hands-on workshop (2h)",
		"(45 min)":                              "(45 min)",
		"Fireside chat":                         "Fireside chat",
	} {
		if got := inCategory(t, "Session format", item).Kind; got != want {
			t.Errorf("%s: kind %q, want %q", item, got, want)
		}
	}
}

func TestSessionizeLanguages(t *testing.T) {
	for item, want := range map[string]string{
		"English":                "en",
		"ENGLISH":                "en",
		"In English, please":     "en",
		"English (UK)":           "en",
		"Deutsch":                "de",
		"Englisch":               "en",
		"Anglais":                "en",
		"Español":                "es",
		"European Portuguese":    "pt-PT",
		"日本語":                    "ja",
		"pt-br":                  "pt-BR",
		"EN":                     "en",
		"deu":                    "de",
		"German or English":      "",
		"Any":                    "",
		"all":                    "",
		"und":                    "",
		"It depends on who asks": "",
	} {
		if got := inCategory(t, "Language", item).Language; got != want {
			t.Errorf("%s: language %q, want %q", item, got, want)
		}
	}
}
