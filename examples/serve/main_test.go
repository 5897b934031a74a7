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
)

func write(t *testing.T, file, title string, changed time.Time) {
	t.Helper()
	post := `{"title": "` + title + `", "url": "https://example.org/"}`
	if err := os.WriteFile(file, []byte(post), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(file, changed, changed); err != nil {
		t.Fatal(err)
	}
}

func TestServesReloadsAndStops(t *testing.T) {
	file := filepath.Join(t.TempDir(), "post.json")
	write(t, file, "First", time.Unix(1e9, 0))
	ctx, interrupt := context.WithCancel(t.Context())
	stdout, said := io.Pipe()
	status := make(chan int, 1)
	go func() { status <- run(ctx, []string{"-addr", "127.0.0.1:0", file}, said, said) }()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url := strings.Fields(line)[1]
	for i, title := range []string{"First", "Second"} {
		write(t, file, title, time.Unix(1e9+int64(i), 0))
		response, err := http.Get(url + "post.md")
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || !strings.Contains(string(body), "# "+title) {
			t.Errorf("got %q, %v; want the title %q", body, err, title)
		}
	}
	interrupt()
	if got := <-status; got != 0 {
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
		{[]string{wrong}, 1, "url: is required"},
		{[]string{"-addr", "nowhere", wrong}, 1, "url: is required"},
		{[]string{"-x"}, 2, "-addr"},
		{[]string{"a", "b"}, 2, "-addr"},
	} {
		var said strings.Builder
		if status := run(t.Context(), tt.args, io.Discard, &said); status != tt.status || !strings.Contains(said.String(), tt.says) {
			t.Errorf("%v: exit status %d, %q", tt.args, status, said.String())
		}
	}
}
