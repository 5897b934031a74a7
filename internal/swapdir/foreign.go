package swapdir

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// ErrForeign is the error of a run that would replace files that no earlier run wrote.
var ErrForeign = errors.New("no earlier run wrote what would be replaced")

// spare refuses to replace what no earlier run wrote. A file that would stay as it is
// loses nothing.
func (s *swap) spare(files []*stagedFile, before map[string]bool) error {
	if s.Overwrite {
		return nil
	}
	var foreign []string
	byKey := make(map[string]string, len(before))
	for name := range before {
		byKey[Key(name)] = name
	}
	for _, f := range files {
		if f.Changed && !f.isNew && !before[f.Name] && !s.sameFile(f.Name, byKey[Key(f.Name)]) && (s.Own == nil || !s.Own(f.Name)) {
			foreign = append(foreign, f.Name)
		}
	}
	if foreign == nil {
		return nil
	}
	const named = 3
	names := strings.Join(foreign[:min(len(foreign), named)], ", ")
	if n := len(foreign) - named; n > 0 {
		names += fmt.Sprintf(" and %d more", n)
	}
	return fmt.Errorf("%w: %s", ErrForeign, names)
}

// sameFile reports whether two names are those of one file, as Index.html and
// index.html are in some file systems.
func (s *swap) sameFile(name, other string) bool {
	if other == "" {
		return false
	}
	a, err := s.root.Lstat(name)
	if err != nil {
		return false
	}
	b, err := s.root.Lstat(other)
	return err == nil && os.SameFile(a, b)
}
