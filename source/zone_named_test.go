package source_test

import (
	"testing"

	"github.com/seed-e2fd8668/recap/source"
)

func TestTimeZoneNamed(t *testing.T) {
	for given, want := range map[string]string{
		"Europe/Brussels":            "Europe/Brussels",
		"europe/brussels":            "Europe/Brussels",
		"brussels":                   "Europe/Brussels",
		"New York":                   "America/New_York",
		"new york":                   "America/New_York",
		"utc":                        "UTC",
		"+05:30":                     "+05:30",
		"UTC+2":                      "+02:00",
		"(GMT+01:00) Berlin":         "Europe/Berlin",
		"W. Europe Standard Time":    "Europe/Berlin",
		"Europe/Kyiv":                "Europe/Kyiv",
		"Eastern Time (US & Canada)": "America/New_York", "New Delhi": "Asia/Kolkata", "Kyiv": "Europe/Kyiv", "Hawaii": "Pacific/Honolulu",
		"Samoa": "Pacific/Apia", "Nuku'alofa": "Pacific/Tongatapu", "St. Petersburg": "Europe/Moscow", "Hong Kong": "Asia/Hong_Kong",
		"+0530": "+05:30", "UTC+5:30": "+05:30", "GMT-3": "-03:00", "Etc/GMT-2": "+02:00", "Etc/UTC": "Etc/UTC", "+25:00": "", "UTC+": "",
		"Local":              "",
		"local":              "",
		"CEST":               "",
		"Middle-earth/Shire": "",
		"":                   "",
	} {
		if got, ok := source.TimeZoneNamed(given); ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %q, %v; want %q", given, got, ok, want)
		}
	}
}
