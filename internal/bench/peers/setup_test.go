package peers

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/seed-e2fd8668/recap"
)

// hugo makes a site of the sessions: a page and a feed, in which they are parts.
func hugo(dir, _ string) (*peer, error) {
	program, err := exec.LookPath("hugo")
	if err != nil {
		return nil, err
	}
	site := filepath.Join(dir, "hugo")
	if err := os.CopyFS(site, os.DirFS("hugo")); err != nil {
		return nil, err
	}
	content := filepath.Join(site, "content", "sessions")
	if err := os.MkdirAll(content, 0o777); err != nil {
		return nil, err
	}
	for i, s := range programme().Sessions {
		front, err := json.Marshal(map[string]any{
			"title": s.Title, "weight": i + 1, "code": s.Code, "date": programme().Published,
			"speakers": names(s.Speakers), "video": s.Links[0].URL,
		})
		if err != nil {
			return nil, err
		}
		file := filepath.Join(content, s.ID+".md")
		if err := os.WriteFile(file, fmt.Appendf(front, "\n\n%s", s.Summary), 0o666); err != nil {
			return nil, err
		}
	}
	return &peer{name: "hugo", dir: site, args: []string{program, "--quiet", "--cleanDestinationDir"}}, nil
}

func names(speakers []recap.Speaker) []string {
	names := make([]string, len(speakers))
	for i, s := range speakers {
		names[i] = s.Name
	}
	return names
}

// node installs the packages.
func node(dir, input string) (*peer, error) {
	program, err := exec.LookPath("node")
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(dir, "node")
	if err := os.CopyFS(folder, os.DirFS("node")); err != nil {
		return nil, err
	}
	install := exec.Command("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	install.Dir = folder
	if out, err := install.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm install: %w\n%s", err, out)
	}
	out := filepath.Join(dir, "out-node")
	if err := os.Mkdir(out, 0o777); err != nil {
		return nil, err
	}
	return &peer{name: "node", dir: folder, args: []string{program, "build.mjs", input, out}}, nil
}
