package source_test

import (
	"testing"

	"github.com/seed-e2fd8668/recap/source"
)

func TestTimeZoneNamed(t *testing.T) {
	for given, want := range map[string]string{
		"Europe/Brussels":         "Europe/Brussels",
		"europe/brussels":         "Europe/Brussels",
		"brussels":                "Europe/Brussels",
		"New York":                "America/New_York",
		"new york":                "America/New_York",
		"utc":                     "UTC",
		"+05:30":                  "+05:30",
		"UTC+2":                   "+02:00",
		"(GMT+01:00) Berlin":      "Europe/Berlin",
		"W. Europe Standard Time": "Europe/Berlin",
		"Europe/Kyiv":             "Europe/Kyiv",
		"Local":                   "",
		"local":                   "",
		"CEST":                    "",
		"Middle-earth/Shire":      "",
		"":                        "",
	} {
		if got, ok := source.TimeZoneNamed(given); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", given, got, ok, want)
		}
	}
}
