package weburl

import (
	"net/url"
	"path"
	"strings"
)

// Relative returns the URL by which a file refers to another. Both are given by their paths
// from one folder, with slashes; an empty path is that of a file in the folder.
//
//	index.html           sessions/a.html      sessions/a.html
//	sessions/a.html      index.html           ../index.html
//	sessions/a.html      sessions/a.ics       a.ics
func Relative(from, to string) string {
	folders, rest := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if folders[0] == "." {
		folders = nil
	}
	for len(folders) > 0 && len(rest) > 1 && folders[0] == rest[0] {
		folders, rest = folders[1:], rest[1:]
	}
	return (&url.URL{Path: strings.Repeat("../", len(folders)) + strings.Join(rest, "/")}).String()
}
