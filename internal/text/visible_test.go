package text

import "testing"

func TestIsVisible(t *testing.T) {
	for s, want := range map[string]bool{
		"a": true, " a": true, "!": true, "~": true, "é": true, "…": true, "\u200b語": true, "\u0301": true,
		"": false, " \t\n": false, "\u00a0\u3000": false, "\u200b\u200d\ufeff": false, "\u202e\u202c": false, "\x00\x7f\u0085": false,
	} {
		if got := IsVisible(s); got != want {
			t.Errorf("IsVisible(%+q) = %v", s, got)
		}
	}
}

// What has no small form stays as it is, all of it.
func TestScript(t *testing.T) {
	for _, tt := range []struct{ name, s, want string }{
		{"sup", "0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"},
		{"sub", "0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"},
		{"sup", "2nd", "2nd"},
		{"sub", "", ""},
	} {
		if got := Script(tt.name, tt.s); got != tt.want {
			t.Errorf("Script(%q, %q) = %q, want %q", tt.name, tt.s, got, tt.want)
		}
	}
}

func TestLine(t *testing.T) {
	for s, want := range map[string]string{" a \t b\r\nc\u00a0d ": "a b c d", "\u2067a\nb": "\u2067a\u2069 b", "": ""} {
		if got := Line(s); got != want {
			t.Errorf("Line(%+q) = %+q, want %+q", s, got, want)
		}
	}
}
