package recap

import (
	"cmp"
	"strings"
)

// CompareCode orders sessions by code: by prefix, then by number as a number,
// then by suffixes. Sessions without a code come last. Like the other
// comparisons it is made for [slices.SortedStableFunc]:
//
//	post.Sessions = slices.SortedStableFunc(post.All(), recap.CompareCode)
func CompareCode(a, b Session) int {
	x, y := a.Code.key(), b.Code.key()
	if x == "" || y == "" {
		return cmp.Compare(len(y), len(x))
	}
	p, _ := a.Code.parts()
	q, _ := b.Code.parts()
	return cmp.Or(
		cmp.Compare(p.prefix, q.prefix),
		cmp.Compare(len(p.number), len(q.number)),
		cmp.Compare(x, y),
	)
}

// CompareTitle orders sessions by title without regard to letter case and
// accents, so that "Éclair" stands between "Ebb" and "Edge".
func CompareTitle(a, b Session) int {
	return cmp.Or(strings.Compare(fold(a.Title), fold(b.Title)), strings.Compare(a.Title, b.Title))
}

// CompareStart orders sessions by start, and those that start together by end.
// Sessions without a time come last.
func CompareStart(a, b Session) int {
	if !a.Scheduled() || !b.Scheduled() {
		return cmp.Compare(boolRank(!a.Scheduled()), boolRank(!b.Scheduled()))
	}
	return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End))
}

func boolRank(last bool) int {
	if last {
		return 1
	}
	return 0
}
