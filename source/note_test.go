package source

import "testing"

func TestNoteOfTime(t *testing.T) {
	for problem, want := range map[string]bool{
		"the start is another than that of the date: the date counts":         true,
		"the input names no time zone: the offset of its times stands for it": true,
		"the end is another than that of the duration: it counts":             true,
		"is not a time such as 15:04: left out":                               true,
		"a day and no time":                                                   true,
		"the list is too long: its end was left out":                          false,
		"is an address without a scheme: https: was put before it":            false,
		"has no place in a post: left out":                                    false,
	} {
		if got := (&Note{Problem: problem}).OfTime(); got != want {
			t.Errorf("%q: %t", problem, got)
		}
	}
}
