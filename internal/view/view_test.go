package view

import "testing"

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "ar": "rtl", "he-IL": "rtl", "fa": "rtl", "dv": "rtl", "syr": "rtl", "nqo": "rtl", "ff-Adlm": "rtl", "rhg": "rtl",
		"az-Arab": "rtl", "az": "ltr", "ja": "ltr", "": "ltr", "not a tag": "ltr",
	} {
		if got := Direction(tag); got != want {
			t.Errorf("Direction(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestLocale(t *testing.T) {
	for tag, want := range map[string]string{
		"en-GB": "en_GB", "de-at": "de_AT", "zh-Hant-TW": "zh_TW", "es-419": "es_419",
		"en": "", "zh-Hant": "", "": "", "not a tag": "",
	} {
		if got := Locale(tag); got != want {
			t.Errorf("Locale(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Lovelace": "AL", "ada": "A", "Ada King Lovelace": "AL", "élodie šimek": "ÉŠ", "Jean-Luc": "JL",
		"(Ada) 42 Lovelace!": "AL", "山田 太郎": "山太", "42": "", "": "", "…": "",
	} {
		if got := Initials(name); got != want {
			t.Errorf("Initials(%q) = %q, want %q", name, got, want)
		}
	}
}
