package swapdir

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const smallDisk = "RECAP_TEST_SMALL_DISK"

// TestReplaceOnFullDisk writes to a disk that is too small. This program runs
// again as the child, with mounts of its own, so that no rights are needed and
// nothing stays mounted.
func TestReplaceOnFullDisk(t *testing.T) {
	if dir := os.Getenv(smallDisk); dir != "" {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=512k"); err != nil {
			t.Skip("no mounts here:", err)
		}
		fillDisk(t, dir)
		return
	}
	child := exec.Command(os.Args[0], "-test.run=^TestReplaceOnFullDisk$", "-test.v")
	child.Env = append(os.Environ(), smallDisk+"="+t.TempDir())
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	output, err := child.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err != nil && !errors.As(err, &exit):
		t.Skip("no namespaces here:", err)
	case err != nil:
		t.Errorf("%v\n%s", err, output)
	case strings.Contains(string(output), "SKIP"):
		t.Skipf("%s", output)
	}
}

// fillDisk writes ever larger files. What fits is written whole, and what does
// not leaves no trace.
func fillDisk(t *testing.T, dir string) {
	written, full := 0, 0
	var before map[string]string
	for size := 1; size < 60; size++ {
		_, _, err := Dir{Path: dir, Prefix: ".test-"}.Replace(t.Context(), numberedFiles(strings.Repeat("N", size)))
		if err == nil {
			written++
			before = filesBelow(t, dir)
			continue
		}
		full++
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("at size %d got error %v, want ENOSPC", size, err)
		}
		if diff := cmp.Diff(before, filesBelow(t, dir)); diff != "" {
			t.Fatalf("at size %d (-before +after):\n%s", size, diff)
		}
	}
	if written == 0 || full == 0 || len(before) != 3 {
		t.Errorf("%d runs had room and %d did not; this test needs both", written, full)
	}
}
