package text

import (
	"strings"
	"testing"
)

func TestHoldsBidi(t *testing.T) {
	for s, want := range map[string]bool{
		"\u202a": true, "a\u202eb": true, "\u2066": true, "\u2069": true, "…\u202c": true,
		"": false, "a": false, "…\u2029\u202f\u2065\u206a": false, "\xe2": false, "\xe2\x80": false,
	} {
		if got := HoldsBidi(s); got != want {
			t.Errorf("HoldsBidi(%+q) = %v", s, got)
		}
	}
}

// UAX #9 has 125 levels (rule BD2): what would open one more is left out, and with
// it what closes it, so that nothing else is closed.
func TestCleanDeepBidi(t *testing.T) {
	const deepest = 125
	for _, pair := range []string{"\u202a\u202c", "\u2067\u2069"} {
		open, closing := pair[:3], pair[3:]
		deep := strings.Repeat(open, deepest+1) + "x"
		if got, want := Clean(deep), strings.Repeat(open, deepest)+"x"+strings.Repeat(closing, deepest); got != want {
			t.Errorf("%d times %+q: %d bytes, want %d", deepest+1, open, len(got), len(want))
		}
		whole := strings.Repeat(open, deepest) + "x" + strings.Repeat(closing, deepest)
		if got := Clean(whole); got != whole {
			t.Errorf("%d times %+q is changed", deepest, open)
		}
	}
}
