package main

import (
	"bufio"
	"context"
	"io"
	"net"
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

// serveSaid has what the program says after its first line.
var serveSaid = make(chan string, 10)

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
	lines := bufio.NewReader(stdout)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			select {
			case serveSaid <- line:
			default: // nobody listens
			}
		}
	}()
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

// wait waits until what is served holds the text.
func wait(t *testing.T, url, text string) {
	t.Helper()
	var body string
	for range 500 {
		if body = get(t, url); strings.Contains(body, text) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("got %q, want %q", body, text)
}

// TestKeepsWhatItHasWhileTheFileIsBroken: an editor saves half a thought.
func TestKeepsWhatItHasWhileTheFileIsBroken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "post.json")
	write(t, file, "First", time.Unix(1e9, 0))
	url, stop := start(t, file)
	if err := os.WriteFile(file, []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	for line := range serveSaid {
		if line == "recap: the site stays as it was\n" {
			break
		}
	}
	wait(t, url+"post.md", "# First")
	if err := os.Rename(file, file+"~"); err != nil {
		t.Fatal(err)
	}
	wait(t, url+"post.md", "# First")
	write(t, file+".new", "Second", time.Unix(2e9, 0))
	if err := os.Rename(file+".new", file); err != nil { // as editors do
		t.Fatal(err)
	}
	wait(t, url+"post.md", "# Second")
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
}

// TestServesAnAddress: what is at a URL, and a post without an address of its
// own stands where it is served.
func TestServesAnAddress(t *testing.T) {
	isolate(t)
	origin := serving(t, func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(`{"title": "T", "published": "2026-03-27T10:00:00Z", "sessions": [{"title": "One"}]}`))
	})
	url, stop := start(t, origin+"/post.json")
	if body := get(t, url+"rss.xml"); !strings.Contains(body, "<link>"+url+"</link>") {
		t.Errorf("the feed does not say %s:\n%s", url, body)
	}
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
}

func TestServesReloadsAndStops(t *testing.T) {
	file := filepath.Join(t.TempDir(), "post.json")
	write(t, file, "First", time.Unix(1e9, 0))
	url, stop := start(t, file)
	for i, title := range []string{"First", "Second"} {
		write(t, file, title, time.Unix(1e9+int64(i), 0))
		wait(t, url+"post.md", "# "+title)
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
		name := file.Name
		if name == "index.html" {
			name = "days/2026-03-27.html" // the first page leads to those of the days
		}
		if body := get(t, url+name); !strings.Contains(body, "The pager and the sea") {
			t.Errorf("%s does not have a talk:\n%s", name, body)
		}
	}
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
}

func TestAddressInUse(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	address := listener.Addr().String()
	want := "recap: another program listens on " + address + "; give another address with --addr, such as --addr 127.0.0.1:0 for any that is free\n"
	if got := say(t, "serve", "../../examples/programme/post.json", "--addr", address); got != (outcome{1, "", want}) {
		t.Errorf("got %+v", got)
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
