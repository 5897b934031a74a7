package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/seed-e2fd8668/recap/source"
)

// hostName matches an address that lacks its scheme.
var hostName = regexp.MustCompile(`^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/)`)

// notOpened words why a file cannot be opened.
func notOpened(name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s cannot be read: %w", name, errors.Unwrap(err))
	}
	if scheme, _, found := strings.Cut(name, "://"); found {
		return fmt.Errorf("%s: %s is not fetched; only http and https are", name, scheme)
	}
	if hostName.MatchString(name) {
		return fmt.Errorf("there is no file %s; an address begins with https://", name)
	}
	var names []string
	if files, err := os.ReadDir(filepath.Dir(name)); err == nil {
		for _, f := range files {
			names = append(names, f.Name())
		}
	}
	if meant := nearest(filepath.Base(name), names); meant != "" {
		return fmt.Errorf("there is no file %s; did you mean %s?", name, filepath.Join(filepath.Dir(name), meant))
	}
	return fmt.Errorf("there is no file %s", name)
}

// unknownKind says of an input that no reader takes what it is, by how it
// begins.
func unknownKind(name string, head []byte, err error) error {
	if !errors.Is(err, source.ErrUnknown) {
		return err
	}
	if isPage(head) {
		return fmt.Errorf("%s is a web page, and no schedule; look for a link to a schedule.xml, a schedule.json or a calendar (.ics) on it, and convert that", name)
	}
	mediaType, _, _ := strings.Cut(http.DetectContentType(head), ";")
	class, _, _ := strings.Cut(mediaType, "/")
	what := map[string]string{"image": "a picture", "video": "a video", "audio": "a sound", "font": "a font"}[class]
	switch mediaType {
	case "application/pdf":
		what = "a PDF"
	case "application/zip", "application/x-gzip", "application/x-rar-compressed":
		what = "an archive"
	}
	if what == "" {
		return fmt.Errorf("%w\n--from reads it as a format whatever it looks like, such as --from records", err)
	}
	return fmt.Errorf("%s is %s (%s), which is not read; recap formats lists what is", name, what, mediaType)
}
