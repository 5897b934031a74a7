package export_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
)

// fingerprints returns a line for each post of testdata and each format, with
// the hash of what the format's exporter writes.
func fingerprints(t *testing.T) string {
	t.Helper()
	var lines strings.Builder
	for _, c := range goldenCases() {
		doc := prepare(t, c.post(t))
		for _, e := range export.All() {
			var b bytes.Buffer
			err := e.Export(context.Background(), &b, doc)
			fmt.Fprintf(&lines, "%s %s %x %v\n", c.name, e.Format().Name, sha256.Sum256(b.Bytes()), err)
		}
	}
	return lines.String()
}

// TestSameBytesEveryTime exports a post again and again, each time prepared
// anew: the order of a map differs between two calls about every other time.
func TestSameBytesEveryTime(t *testing.T) {
	post := readCase(t, "hostile")
	post.Event.TimeZone = "Europe/Brussels"
	times := 100
	if testing.Short() || raceDetector {
		times = 10
	}
	first := make(map[string][]byte)
	for i := range times {
		doc := prepare(t, post)
		for _, e := range export.All() {
			var b bytes.Buffer
			// A refusal is to be the same each time as well.
			err := e.Export(context.Background(), &b, doc)
			got := fmt.Appendf(b.Bytes(), "%v", err)
			switch name := e.Format().Name; {
			case i == 0:
				first[name] = got
			case !bytes.Equal(got, first[name]):
				t.Fatalf("%s differs the %d. time", name, i+1)
			}
		}
	}
}

// TestSameBytesOnAnyCores exports with one core, two and eight.
func TestSameBytesOnAnyCores(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	want := fingerprints(t)
	for _, n := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(n)
		checkFingerprints(t, fmt.Sprint(n, " cores"), want, fingerprints(t))
	}
}

const printFingerprints = "RECAP_TEST_FINGERPRINTS"

// TestSameBytesAnywhere has this program run again with other time zones and
// languages of the machine, and export there.
func TestSameBytesAnywhere(t *testing.T) {
	if os.Getenv(printFingerprints) != "" {
		fmt.Print(fingerprints(t))
		return
	}
	want := fingerprints(t)
	for _, place := range []struct{ zone, language string }{
		{"UTC", "C"}, {"America/Los_Angeles", "en_US.UTF-8"}, {"Asia/Kathmandu", "ne_NP.UTF-8"},
		{"Pacific/Apia", "tr_TR.ISO-8859-9"}, {"", "ar_EG.UTF-8"}, {"no such zone", "no such language"},
	} {
		child := exec.Command(os.Args[0], "-test.run=^TestSameBytesAnywhere$")
		child.Env = append(os.Environ(), printFingerprints+"=1", "TZ="+place.zone,
			"LANG="+place.language, "LC_ALL="+place.language, "LANGUAGE="+place.language)
		output, err := child.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		got, _, _ := strings.Cut(string(output), "PASS")
		checkFingerprints(t, fmt.Sprintf("TZ=%q LANG=%q", place.zone, place.language), want, got)
	}
}

func checkFingerprints(t *testing.T, where, want, got string) {
	t.Helper()
	theirs := strings.Split(got, "\n")
	for i, line := range strings.Split(want, "\n") {
		if i >= len(theirs) || theirs[i] != line {
			name, _, _ := strings.Cut(line, " ")
			t.Errorf("with %s, from line %d on (%s) there is another\n%s\nwant\n%s", where, i, name, strings.Join(theirs[min(i, len(theirs)):], "\n"), line)
			return
		}
	}
}
