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

// Beside takes the address of a file beside a page, or in a folder there, apart: its path,
// and what comes after that. ok is false for every other address, such as that of a
// place in the page itself.
//
//	plan.pdf#page=2      plan.pdf             #page=2
//	../a%20map.png       ../a map.png
func Beside(address string) (name, rest string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	name = path.Clean(u.Path)
	if strings.HasSuffix(u.Path, "/") && name != "." {
		name += "/" // of a folder
	}
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		rest = address[i:]
	}
	return name, rest, true
}
