package swapdir

import (
	"context"
	"errors"
	"os"
	"time"
)

// lockPoll is how long a run waits before it looks again whether a directory
// is free: a wait for flock itself would not end with the context.
const lockPoll = 10 * time.Millisecond

// lockDir opens a directory and waits for the lock on it until the context
// ends. The system releases the lock when the program ends, however it ends. It
// is on the directory itself, so that no file has to stand there for it. Where
// there are no locks, lock is nil.
func lockDir(ctx context.Context, path string) (root *os.Root, lock *os.File, err error) {
	for {
		if err := context.Cause(ctx); err != nil {
			return nil, nil, err
		}
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, nil, err
		}
		dir, err := root.Open(".")
		if err != nil {
			return nil, nil, errors.Join(err, root.Close())
		}
		free, err := tryLock(dir)
		if err != nil {
			return root, nil, dir.Close()
		}
		if free && isAt(root, path) {
			return root, dir, nil
		}
		if err := errors.Join(dir.Close(), root.Close()); err != nil {
			return nil, nil, err
		}
		if free {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(lockPoll):
		}
	}
}

// isAt reports whether the path still leads to the directory: another may have
// taken its name since it was opened.
func isAt(root *os.Root, path string) bool {
	opened, err := root.Stat(".")
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(opened, named)
}
