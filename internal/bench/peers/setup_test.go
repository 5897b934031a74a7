package peers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// hugo makes a page and a feed of a post, in which the sessions are parts, with
// hugo.toml; and with site.toml a page for each session and speaker.
func hugo(dir, config string, post recap.Post) (*peer, error) {
	program, err := exec.LookPath("hugo")
	if err != nil {
		return nil, err
	}
	site := filepath.Join(dir, "hugo-"+config)
	if err := os.CopyFS(site, os.DirFS("hugo")); err != nil {
		return nil, err
	}
	if err := adaptTo(program, filepath.Join(site, config+".toml")); err != nil {
		return nil, err
	}
	content := filepath.Join(site, "content", "sessions")
	if err := os.MkdirAll(content, 0o777); err != nil {
		return nil, err
	}
	for i, s := range post.Sessions {
		page := map[string]any{
			"title": s.Title, "weight": i + 1, "code": s.Code, "date": time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC),
			"speakers": names(s.Speakers),
		}
		if len(s.Links) > 0 {
			page["video"] = s.Links[0].URL
		}
		front, err := json.Marshal(page)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(content, fmt.Sprintf("%04d.md", i))
		if err := os.WriteFile(file, fmt.Appendf(front, "\n\n%s", s.Summary), 0o666); err != nil {
			return nil, err
		}
	}
	return &peer{name: "hugo", dir: site, out: filepath.Join(site, "public"), args: []string{program, "--quiet", "--config", config + ".toml"}}, nil
}

// adaptTo writes a configuration as newer versions of Hugo want it: 0.145 took the
// underscore from the names of what a cascade has.
func adaptTo(program, config string) error {
	out, err := exec.Command(program, "version").Output()
	if err != nil {
		return err
	}
	var minor int
	if _, err := fmt.Sscanf(string(out), "hugo v0.%d.", &minor); err != nil {
		return fmt.Errorf("%s version says %q: %w", program, out, err)
	}
	if minor < 145 {
		return nil
	}
	text, err := os.ReadFile(config)
	if err != nil {
		return err
	}
	return os.WriteFile(config, bytes.ReplaceAll(text, []byte("cascade._"), []byte("cascade.")), 0o666)
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
