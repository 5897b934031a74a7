package source_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap/source"
)

// Every name that Windows has for a zone is known, as Go's own table, which is
// made from the CLDR, has them.
func TestWindowsZones(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "src", "time", "zoneinfo_abbrs_windows.go"))
	if err != nil {
		t.Skip(err)
	}
	zones := regexp.MustCompile(`(?m)^\t"([^"]+)":.*// (\S+)$`).FindAllStringSubmatch(string(data), -1)
	if len(zones) < 100 {
		t.Fatalf("Go knows %d zones", len(zones))
	}
	for _, zone := range zones {
		name, ok := source.TimeZoneNamed(zone[1])
		if want := time.Now(); !ok || !sameClock(t, name, zone[2], want) {
			t.Errorf("%s is %s, want %s", zone[1], name, zone[2])
		}
	}
}

// sameClock reports whether two zones, or a zone and an offset, show the same.
func sameClock(t *testing.T, a, b string, at time.Time) bool {
	t.Helper()
	if a == b {
		return true
	}
	zone, err := time.LoadLocation(b)
	if err != nil {
		t.Fatal(err)
	}
	if other, err := time.LoadLocation(a); err == nil {
		a = at.In(other).Format("-07:00")
	}
	return at.In(zone).Format("-07:00") == a
}
