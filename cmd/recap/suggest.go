package main

import (
	"strings"
	"unicode"
)

// nearest returns the word that was probably meant, by how it is spelt or how
// it begins, "" if none is near.
func nearest(word string, among []string) string {
	best, least := "", 1+min(3, len([]rune(word))/3)
	for _, candidate := range among {
		if n := distance(strings.ToLower(word), strings.ToLower(candidate)); n < least {
			best, least = candidate, n
		}
	}
	if best != "" || len(word) < 3 {
		return best
	}
	for _, candidate := range among {
		if len(candidate) > len(word) && strings.EqualFold(candidate[:len(word)], word) {
			return candidate
		}
	}
	return ""
}

// distance counts the letters to insert, to delete and to replace (Levenshtein),
// and two that changed places as one (optimal string alignment).
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			switch {
			case a[i] == b[j]:
				cost = 0
			case unicode.IsDigit(a[i]) && unicode.IsDigit(b[j]):
				cost = 2 // another date or number, rather than a slip
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
