package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// cacheAge is how long what was fetched is kept without being asked for.
const cacheAge = 30 * 24 * time.Hour

// A fetchedFile is what was fetched before: a line of JSON and the body, in a
// file of the user's cache directory. The cache only saves time: where it cannot
// be read or written, everything is fetched as if it were not there.
type fetchedFile struct {
	URL          string `json:"url"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
	body         []byte
	file         string
}

func cacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "recap", "fetched"), err
}

// cacheName is the file for a URL, "" where there is no cache or where the URL
// holds a password.
func cacheName(u *url.URL) string {
	dir, err := cacheDir()
	if err != nil || u.User != nil {
		return ""
	}
	return filepath.Join(dir, fmt.Sprintf("%x", sha256.Sum256([]byte(u.String())))[:32])
}

// cachedAt returns what was fetched from the URL before, nil if nothing was.
func cachedAt(u *url.URL) *fetchedFile {
	name := cacheName(u)
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	head, body, found := bytes.Cut(data, []byte("\n"))
	f := fetchedFile{body: body, file: name}
	if !found || json.Unmarshal(head, &f) != nil || f.URL != u.String() {
		return nil
	}
	return &f
}

// ask asks whether what is at the URL has changed since.
func (f *fetchedFile) ask(request *http.Request) {
	if f == nil {
		return
	}
	if f.ETag != "" {
		request.Header.Set("If-None-Match", f.ETag)
	}
	if f.LastModified != "" {
		request.Header.Set("If-Modified-Since", f.LastModified)
	}
}

// touch has the file stay for another while. A cache that cannot be written is none.
func (f *fetchedFile) touch() { _ = os.Chtimes(f.file, time.Now(), time.Now()) }

// keep keeps what was fetched, if the server lets it be kept and will say
// whether it has changed. Files that were not asked for in a long time go.
func keep(u *url.URL, response *http.Response, body []byte) {
	f := fetchedFile{URL: u.String(), ETag: response.Header.Get("ETag"), LastModified: response.Header.Get("Last-Modified")}
	name := cacheName(u)
	noStore := strings.Contains(strings.ToLower(response.Header.Get("Cache-Control")), "no-store")
	if name == "" || noStore || f.ETag == "" && f.LastModified == "" {
		return
	}
	head, err := json.Marshal(f)
	if err != nil || os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	removeOld(filepath.Dir(name))
	temporary, err := os.CreateTemp(filepath.Dir(name), "new-")
	if err != nil {
		return
	}
	_, err = temporary.Write(append(append(head, '\n'), body...))
	if closing := temporary.Close(); err != nil || closing != nil || os.Rename(temporary.Name(), name) != nil {
		_ = os.Remove(temporary.Name())
	}
}

func removeOld(dir string) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil && time.Since(info.ModTime()) > cacheAge {
			_ = os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}
