package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
	"github.com/seed-e2fd8668/recap/site"
)

func write(t *testing.T, file, title string, changed time.Time) {
	t.Helper()
	post := `{"title": "` + title + `", "url": "https://example.org/", "sessions": [{"title": "One"}]}`
	if err := os.WriteFile(file, []byte(post), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(file, changed, changed); err != nil {
		t.Fatal(err)
	}
}

// start runs the program on a free port and returns its address, and a function
// that interrupts it and returns its exit status.
func start(t *testing.T, args ...string) (url string, stop func() int) {
	t.Helper()
	ctx, interrupt := context.WithCancel(t.Context())
	stdout, said := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0", "--quiet"}, args...), nil, said, said)
	}()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(line)[1], func() int {
		interrupt()
		return <-status
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, response.Status, err)
	}
	return string(body)
}

func TestServesReloadsAndStops(t *testing.T) {
	file := filepath.Join(t.TempDir(), "post.json")
	write(t, file, "First", time.Unix(1e9, 0))
	url, stop := start(t, file)
	for i, title := range []string{"First", "Second"} {
		write(t, file, title, time.Unix(1e9+int64(i), 0))
		if body := get(t, url+"post.md"); !strings.Contains(body, "# "+title) {
			t.Errorf("got %q, want the title %q", body, title)
		}
	}
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
	if _, err := http.Get(url); err == nil {
		t.Error("it still answers after an interrupt")
	}
}

func TestServesEveryFormat(t *testing.T) {
	url, stop := start(t, "../../examples/programme/post.json")
	for _, file := range site.Files() {
		if body := get(t, url+file.Name); !strings.Contains(body, "The pager and the sea") {
			t.Errorf("%s does not have a talk:\n%s", file.Name, body)
		}
	}
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
}

func TestRefuses(t *testing.T) {
	dir := t.TempDir()
	wrong := filepath.Join(dir, "wrong.json")
	if err := os.WriteFile(wrong, []byte(`{"title": "T"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{filepath.Join(dir, "missing.json")}, 1, "missing.json"},
		{[]string{wrong}, 1, "sessions"},
		{[]string{"--addr", "nowhere", "../../examples/programme/post.json"}, 1, "nowhere"},
		{[]string{"-x"}, 2, "recap serve --help"},
		{[]string{"a", "b"}, 2, `"b"`},
	} {
		var said strings.Builder
		if status := run(t.Context(), append([]string{"serve"}, tt.args...), nil, io.Discard, &said); status != tt.status || !strings.Contains(said.String(), tt.says) {
			t.Errorf("%v: exit status %d, %q", tt.args, status, said.String())
		}
	}
}
