package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap/internal/dirtest"
)

const asCommand = "RECAP_TEST_AS_COMMAND"

// TestMain has the tests of this file run this program again as the command, so that
// they see what only a process has: signals, limits, exit statuses.
func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

// process is the command as a process, in a directory of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), asCommand+"=1", "XDG_CACHE_HOME="+t.TempDir())
	cmd.Dir = t.TempDir()
	return cmd
}

// ended runs a process to its end and returns its exit status, -1 if a signal ended
// it, and what it said. The functions run beside it, once it has begun.
func ended(t *testing.T, cmd *exec.Cmd, beside ...func()) (status int, stderr string) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Start()
	if err == nil {
		for _, f := range beside {
			go f()
		}
		err = cmd.Wait()
	}
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if strings.Contains(said.String(), "goroutine ") {
		t.Errorf("it crashed:\n%s", said.String())
	}
	return cmd.ProcessState.ExitCode(), said.String()
}

// programme is a file with that many sessions.
func programme(t *testing.T, sessions int) string {
	t.Helper()
	var list []map[string]any
	for i := range sessions {
		list = append(list, map[string]any{
			"id": fmt.Sprint("s", i), "title": fmt.Sprint("Session ", i), "abstract": strings.Repeat("Some *words*. ", 20),
			"start": "2026-03-27T10:00:00Z", "end": "2026-03-27T11:00:00Z",
			"speakers": []map[string]any{{"name": fmt.Sprint("Speaker ", i)}},
		})
	}
	data, err := json.Marshal(map[string]any{
		"title": "A programme", "url": "https://example.org/", "event": map[string]any{"name": "A", "timezone": "UTC"}, "sessions": list,
	})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "programme.json")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// A full disk behind standard output is an error of every command that writes there.
func TestProcessStdoutIsFull(t *testing.T) {
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip(err)
	}
	one, two := programme(t, 1), programme(t, 2)
	for _, args := range [][]string{
		{"convert", one, "-o", "-", "--to", "ics"},
		{"convert", one, "-o", "out"},
		{"convert", one, "-o", "out", "--json"},
		{"site", one, "-o", "out"},
		{"diff", one, two},
		{"lint", one},
		{"lint", "--rules"},
		{"merge", one, two},
		{"formats"},
		{"schema"},
		{"completion", "bash"},
		{"--version"},
		{"--help"},
		{"convert", "--help"},
	} {
		t.Run(strings.Join(args[:1], " "), func(t *testing.T) {
			t.Parallel()
			cmd := process(t, args...)
			stdout, err := os.OpenFile(full, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer stdout.Close()
			cmd.Stdout = stdout
			if status, said := ended(t, cmd); status != statusRefused || !strings.Contains(said, "no space left on device") {
				t.Errorf("%q: status %d\n%s", args, status, said)
			}
		})
	}
}

// A file that may not grow (RLIMIT_FSIZE), as one on a full disk, leaves what was there.
func TestProcessFilesMayNotGrow(t *testing.T) {
	small, large := programme(t, 1), programme(t, 300)
	first := process(t, "convert", small, "-o", "out")
	if status, said := ended(t, first); status != statusDone {
		t.Fatalf("status %d\n%s", status, said)
	}
	out := filepath.Join(first.Dir, "out")
	before := dirtest.Tree(t, out, "")
	for _, command := range []string{"convert", "site"} {
		cmd := process(t, command, large, "-o", out)
		cmd.Args = append([]string{"sh", "-c", `ulimit -f 32; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
		var err error
		if cmd.Path, err = exec.LookPath("sh"); err != nil {
			t.Skip(err)
		}
		if status, said := ended(t, cmd); status != statusRefused || !strings.Contains(said, "file too large") {
			t.Errorf("%s: status %d\n%s", command, status, said)
		}
		if diff := cmp.Diff(before, dirtest.Tree(t, out, "")); diff != "" {
			t.Errorf("%s (-before +after):\n%s", command, diff)
		}
	}
}

// Whoever closes the pipe, as head does, ends the command. A directory is whole
// nevertheless.
func TestProcessPipeIsClosed(t *testing.T) {
	file := programme(t, 100)
	for _, output := range []string{"-", "out"} {
		cmd := process(t, "convert", file, "--to", "html", "-o", output)
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		defer w.Close()
		cmd.Stdout = w
		if status, said := ended(t, cmd); status == statusDone {
			t.Errorf("-o %s: status 0\n%s", output, said)
		}
		if output == "-" {
			continue
		}
		page, err := os.ReadFile(filepath.Join(cmd.Dir, output, "index.html"))
		if err != nil || !strings.HasSuffix(strings.TrimSpace(string(page)), "</html>") {
			t.Errorf("index.html is not whole: %d bytes, %v", len(page), err)
		}
		checkNothingLeft(t, dirtest.Tree(t, filepath.Join(cmd.Dir, output), ""))
	}
}

// An interrupt while the input is waited for leaves nothing.
func TestProcessInterruptedAtTheInput(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := process(t, "convert", "-", "-o", "out")
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		interrupt := func() {
			// The process is ready when it has taken more than a pipe holds.
			_, _ = io.WriteString(stdin, `{"title": "half of `+strings.Repeat("x", 1<<20))
			_ = cmd.Process.Signal(signal)
		}
		if status, said := ended(t, cmd, interrupt); status != statusRefused || !strings.Contains(said, signal.String()) {
			t.Errorf("%v: status %d\n%s", signal, status, said)
		}
		if files, err := os.ReadDir(cmd.Dir); err != nil || len(files) > 0 {
			t.Errorf("%v: there are %v, %v", signal, files, err)
		}
	}
}

// An interrupt in the middle of writing leaves what was there before, or else all
// that is new.
func TestProcessInterruptedInTheMiddle(t *testing.T) {
	small, large := programme(t, 3), programme(t, 200)
	first := process(t, "site", small, "-o", "out")
	if status, said := ended(t, first); status != statusDone {
		t.Fatalf("status %d\n%s", status, said)
	}
	out := filepath.Join(first.Dir, "out")
	before := dirtest.Tree(t, out, "")
	interrupted := 0
	for i := 0; interrupted < 2 && i < 20; i++ {
		signal := []os.Signal{os.Interrupt, syscall.SIGTERM}[i%2]
		cmd := process(t, "site", large, "-o", out)
		status, said := ended(t, cmd, func() {
			for stages(out) == 0 && t.Context().Err() == nil && !t.Failed() {
				time.Sleep(time.Millisecond)
			}
			_ = cmd.Process.Signal(signal)
		})
		after := dirtest.Tree(t, out, "")
		checkNothingLeft(t, after)
		if status == statusDone { // the signal came too late
			break
		}
		interrupted++
		if status != statusRefused || !strings.Contains(said, signal.String()) {
			t.Errorf("%v: status %d\n%s", signal, status, said)
		}
		if !maps.Equal(before, after) {
			t.Fatalf("%v left %d files, there were %d", signal, len(after), len(before))
		}
	}
	if interrupted == 0 {
		t.Error("no run was interrupted")
	}
}

// stages counts what a run puts beside the files until all are written.
func stages(dir string) int {
	names, _ := filepath.Glob(filepath.Join(dir, ".recap-[0-9]*"))
	return len(names)
}

// checkNothingLeft looks for what only a run that has not ended may need.
func checkNothingLeft(t *testing.T, files map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, ".") && name != ".recap-files" {
			t.Errorf("%s was left", name)
		}
	}
}

// Little memory makes it slower and nothing else.
func TestProcessWithLittleMemory(t *testing.T) {
	file := programme(t, 200)
	var plenty map[string]string
	for _, limit := range []string{"off", "4MiB"} {
		cmd := process(t, "convert", file, "-o", "out", "--at", "2026-01-01T00:00:00Z", "--quiet")
		cmd.Env = append(cmd.Env, "GOMEMLIMIT="+limit)
		if status, said := ended(t, cmd); status != statusDone {
			t.Fatalf("GOMEMLIMIT=%s: status %d\n%s", limit, status, said)
		}
		files := dirtest.Age(t, filepath.Join(cmd.Dir, "out"), "")
		if plenty == nil {
			plenty = files
		}
		if diff := cmp.Diff(plenty, files); diff != "" {
			t.Errorf("GOMEMLIMIT=%s (-without +with):\n%s", limit, diff)
		}
	}
}

// withoutRights takes from a process what root may do beyond others.
func withoutRights(cmd *exec.Cmd) {
	if os.Getuid() != 0 {
		return
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getgid(), Size: 1}},
	}
}

func TestProcessWithoutPermission(t *testing.T) {
	file := programme(t, 1)
	for name, prepare := range map[string]func(dir string) []string{
		"a file that may not be read": func(dir string) []string {
			return []string{locked(t, filepath.Join(dir, "in.json"), 0o200, false), "-o", "out"}
		},
		"a folder that may not be read": func(dir string) []string {
			return []string{locked(t, filepath.Join(dir, "in"), 0o300, true), "-o", "out"}
		},
		"a directory that may not be written": func(dir string) []string {
			return []string{file, "-o", locked(t, filepath.Join(dir, "out"), 0o500, true)}
		},
		"a directory that may not be made": func(dir string) []string {
			return []string{file, "-o", filepath.Join(locked(t, filepath.Join(dir, "parent"), 0o500, true), "out")}
		},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := process(t)
			cmd.Args = append(cmd.Args, "convert")
			cmd.Args = append(cmd.Args, prepare(t.TempDir())...)
			withoutRights(cmd)
			if err := tryStart(cmd); err != nil {
				t.Skip("root may do everything, and there are no namespaces here:", err)
			}
			if status, said := ended(t, cmd); status != statusRefused || !strings.Contains(said, "permission denied") {
				t.Errorf("status %d\n%s", status, said)
			}
			if files, err := os.ReadDir(cmd.Dir); err != nil || len(files) > 0 {
				t.Errorf("there are %v, %v", files, err)
			}
		})
	}
}

// locked is a file or a folder with that mode, which is lifted at the end.
func locked(t *testing.T, name string, mode os.FileMode, folder bool) string {
	t.Helper()
	err := os.WriteFile(name, []byte("{}"), 0o666)
	if folder {
		err = errors.Join(os.Remove(name), os.Mkdir(name, 0o777))
	}
	if err = errors.Join(err, os.Chmod(name, mode)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(name, 0o777) })
	return name
}

// tryStart reports whether such a process can be started at all.
func tryStart(cmd *exec.Cmd) error {
	try := exec.Command("true")
	try.SysProcAttr = cmd.SysProcAttr
	return try.Run()
}

// An input that never ends is left when it is longer than any is read, and before
// memory is.
func TestProcessEndlessInput(t *testing.T) {
	for name, begin := range map[string]string{"nothing": "", "JSON": `{"title": "`, "XML": "<schedule>", "YAML": "---\ntitle: "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := process(t, "convert", "-", "-o", "out")
			cmd.Stdin = io.MultiReader(strings.NewReader(begin), blanks{})
			if status, said := ended(t, cmd); status != statusRefused || !strings.Contains(said, "the input is too large") {
				t.Errorf("status %d\n%s", status, said)
			}
			if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; used > 300<<10 && !raceDetector {
				t.Errorf("it took %d KiB of memory", used)
			}
		})
	}
}

type blanks struct{}

func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}
