package export

import (
	"testing"

	"github.com/seed-e2fd8668/recap"
)

// FuzzFragment compares the short way to the URL of a place with the one that
// package net/url takes.
func FuzzFragment(f *testing.F) {
	for _, anchor := range []string{"svs401", "", "/person/ada-example", "a b", "é", "100%", "a#b", "session-2", "x.y_z", "?a=b&c"} {
		f.Add("https://example.org/a%20b?c=d#e", anchor)
		f.Add("https://user@example.org", anchor)
		f.Add("https://example.org/?", anchor)
	}
	f.Fuzz(func(t *testing.T, address, anchor string) {
		doc, err := Prepare(recap.Post{Title: "T", URL: address})
		if err != nil {
			t.Skip(err)
		}
		if got, want := doc.fragment(anchor), doc.slowFragment(anchor); got != want {
			t.Errorf("%q in %q: got %q, want %q", anchor, address, got, want)
		}
	})
}
