package catalogue

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/ar"
	"github.com/go-playground/locales/de"
	"github.com/go-playground/locales/es"
	"github.com/go-playground/locales/fr"
	"github.com/go-playground/locales/he"
	"github.com/go-playground/locales/it"
	"github.com/go-playground/locales/ja"
	"github.com/go-playground/locales/nl"
	"github.com/go-playground/locales/pl"
	"github.com/go-playground/locales/pt"
	"github.com/go-playground/locales/zh_Hans"
)

func TestLanguageOfAPost(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "en-US": "en", "de": "de", "de-CH": "de", "pt-BR": "pt", "pt-PT": "pt", "fr-CA": "fr", "es-419": "es",
		"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-Hans-SG": "zh-Hans", "ar-EG": "ar", "he-IL": "he", "iw": "he", "gsw": "de",
		// English stands in where there is none:
		"sv": "en", "zh-TW": "en", "zh-Hant": "en", "ru": "en", "fa": "en", "und": "en", "no language": "en", "": "en",
	} {
		if got := For(tag, nil).Language(); got != want {
			t.Errorf("%q is worded in %s, want %s", tag, got, want)
		}
	}
}

// Words are in one language, but for those of the user where there is no catalogue.
func TestLanguageOfWords(t *testing.T) {
	own := map[string]string{"Speakers": "Talare", "{n} sessions": "{n} föredrag"}
	all := map[string]string{"{n} more @one": "en till"}
	for _, key := range For("en", nil).Keys() {
		if !strings.Contains(key, " @") {
			all[key] = "ett ord {n}"
		}
	}
	for _, test := range []struct {
		words        *Words
		in, speakers string
	}{
		{For("de-AT", nil), "de-AT", ""},
		{For("sv", nil), "en", ""},
		{For("gsw", nil), "de", ""},
		{For("iw", nil), "iw", ""},
		{For("de", own), "de", ""},
		{For("sv", own), "en", "sv"},
		{For("sv", all), "sv", ""},
	} {
		if got := test.words.In(); got != test.in {
			t.Errorf("the words are in %q, want %q", got, test.in)
		}
		if got := test.words.Foreign("Speakers"); got != test.speakers {
			t.Errorf("%s: the user's word is in %q, want %q", test.in, got, test.speakers)
		}
		if got := test.words.Foreign("Contents"); got != "" {
			t.Errorf("%s: the catalogue's word is in %q", test.in, got)
		}
	}
	// A form of English does not stand in for one that the user did not give.
	for _, test := range []struct {
		words     *Words
		key, want string
	}{
		{For("sv", own), "{n} sessions", "1 föredrag"}, {For("sv", own), "{n} tracks", "1 track"}, {For("sv", all), "{n} sessions", "ett ord 1"}, {For("sv", all), "{n} more", "en till"},
	} {
		if got := test.words.Count(test.key, 1); got != test.want {
			t.Errorf("one of %s is %q, want %q", test.key, got, test.want)
		}
	}
}

// All catalogues have the same words, with the same holes. English is what it says.
func TestCataloguesAreComplete(t *testing.T) {
	hole := regexp.MustCompile(`\{\w*\}`)
	english := For("en", nil).table
	for _, name := range Languages() {
		words := For(name, nil)
		for key, text := range words.table {
			plain, _, special := strings.Cut(key, " @")
			if english[plain] == "" {
				t.Errorf("%s has a word %q, which English has not", name, key)
			}
			got, want := hole.FindAllString(text, -1), hole.FindAllString(key, -1)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(slices.Compact(got), slices.Compact(want)) && !special {
				t.Errorf("%s: the holes of %q are %q", name, key, text)
			}
			if name == "en" && !special && text != key {
				t.Errorf("%q is %q in English", key, text)
			}
		}
		for key := range english {
			if !strings.Contains(key, " @") && words.table[key] == "" {
				t.Errorf("%s lacks %q", name, key)
			}
		}
	}
}

func TestCount(t *testing.T) {
	for name, want := range map[string][]string{
		"en": {"0 sessions", "1 session", "2 sessions", "5 sessions", "21 sessions"},
		"fr": {"0 session", "1 session", "2 sessions", "5 sessions", "21 sessions"},
		"pl": {"0 sesji", "1 sesja", "2 sesje", "5 sesji", "21 sesji"},
		"ja": {"0件のセッション", "1件のセッション", "2件のセッション", "5件のセッション", "21件のセッション"},
		"ar": {"لا جلسات", "جلسة واحدة", "جلستان", "5 جلسات", "21 جلسة"},
		"he": {"0 מפגשים", "מפגש אחד", "שני מפגשים", "5 מפגשים", "21 מפגשים"},
	} {
		var got []string
		for _, n := range []int{0, 1, 2, 5, 21} {
			got = append(got, For(name, nil).Count("{n} sessions", n))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	own := For("en", map[string]string{"{n} sessions": "{n} talks", "{n} sessions @one": "{n} talk"})
	if got := own.Count("{n} sessions", 2) + ", " + own.Count("{n} sessions", 1); got != "2 talks, 1 talk" {
		t.Errorf("the user's words: %q", got)
	}
}

// After hundreds, Arabic counts in another form than after tens.
func TestArabicHundreds(t *testing.T) {
	for n, want := range map[int]string{11: "11 متحدثًا", 100: "100 متحدث", 103: "103 متحدثين"} {
		if got := For("ar", nil).Count("{n} speakers", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// No line of French begins with what belongs to the word before.
func TestFrenchSpaces(t *testing.T) {
	for key, text := range For("fr", nil).table {
		for _, breakable := range []string{" :", " ;", " ?", " !", " »", "« "} {
			if strings.Contains(text, breakable) {
				t.Errorf("%q is %q, which breaks before or behind %q", key, text, breakable)
			}
		}
	}
}

func TestDate(t *testing.T) {
	at := time.Date(2026, time.March, 27, 9, 5, 0, 0, time.UTC)
	for name, want := range map[string][2]string{
		"en":      {"Friday, 27 March 2026, 09:05", "Fri 09:05"},
		"de":      {"Freitag, 27. März 2026, 09:05", "Fr. 09:05"},
		"fr":      {"vendredi 27 mars 2026 à 09:05", "ven. 09:05"},
		"es":      {"viernes, 27 de marzo de 2026, 09:05", "vie. 09:05"},
		"pt":      {"sexta-feira, 27 de março de 2026, 09:05", "sex. 09:05"},
		"it":      {"venerdì 27 marzo 2026, 09:05", "ven 09:05"},
		"nl":      {"vrijdag 27 maart 2026 om 09:05", "vr 09:05"},
		"pl":      {"piątek, 27 marca 2026, 09:05", "pt. 09:05"},
		"ja":      {"2026年3月27日金曜日 09:05", "(金) 09:05"},
		"zh-Hans": {"2026年3月27日星期五 09:05", "周五 09:05"},
		"ar":      {"الجمعة، 27 مارس 2026، 09:05", "الجمعة 09:05"},
		"he":      {"יום שישי, 27 במרץ 2026, 09:05", "יום ו׳ 09:05"},
	} {
		words := For(name, nil)
		if got := [2]string{words.Date("Monday, 2 January 2006, 15:04", at), words.Date("Mon 15:04", at)}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := For("ja", nil).Date("Mon 2", at) + For("de", nil).Date("Mon 2", at); got != "27日(金)Fr. 27" {
		t.Errorf("the short forms of a day are %q", got)
	}
	american := For("en-US", map[string]string{"2 January 2006": "January 2, 2006"})
	if got := american.Date("2 January 2006", at); got != "March 27, 2026" {
		t.Errorf("by the user's layout: %q", got)
	}
}

func TestDatesAreReadBack(t *testing.T) {
	for _, name := range Languages() {
		words := For(name, nil)
		for day := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2024; day = day.AddDate(0, 0, 1) {
			text := words.Date("Monday, 2 January 2006", day)
			if got, ok := words.ParseDate("Monday, 2 January 2006", text); !ok || !got.Equal(day) {
				t.Fatalf("%s: %q is read as %s", name, text, got)
			}
		}
	}
}

// The names of months and of days are those of CLDR.
func TestNamesAreThoseOfCLDR(t *testing.T) {
	cldr := map[string]locales.Translator{
		"de": de.New(), "fr": fr.New(), "es": es.New(), "pt": pt.New(), "it": it.New(), "nl": nl.New(),
		"pl": pl.New(), "ja": ja.New(), "zh-Hans": zh_Hans.New(), "ar": ar.New(), "he": he.New(),
	}
	for _, name := range Languages()[1:] {
		words, want := For(name, nil), cldr[name]
		for month := time.January; month <= time.December; month++ {
			if got, want := words.Text(month.String()), want.MonthWide(month); got != want {
				t.Errorf("%s: %s is %q, and %q in CLDR", name, month, got, want)
			}
		}
		for day := time.Sunday; day <= time.Saturday; day++ {
			if got, want := words.Text(day.String()), want.WeekdayWide(day); got != want {
				t.Errorf("%s: %s is %q, and %q in CLDR", name, day, got, want)
			}
			short := day.String()[:3]
			if got, want := words.Text(short), want.WeekdayAbbreviated(day); got != want {
				t.Errorf("%s: %s is %q, and %q in CLDR", name, short, got, want)
			}
		}
	}
}
