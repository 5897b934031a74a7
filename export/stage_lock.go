package export

import (
	"context"
	"os"
	"time"
)

// A dirLock keeps other runs, of this program or another, out of a directory.
// The system releases it when the program ends, however it ends. The lock is on
// the directory itself, so that nothing beside the site's files lies in it.
type dirLock struct{ dir *os.File }

// lockPoll is how long a run waits before it looks again whether a directory
// is free: a wait for flock itself would not end with the context.
const lockPoll = 10 * time.Millisecond

// lockDir waits for the lock on a directory until the context ends. Where
// there are no locks it returns one that is not held.
func lockDir(ctx context.Context, path string) (*dirLock, error) {
	for {
		if err := context.Cause(ctx); err != nil {
			return nil, err
		}
		dir, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		free, err := tryLock(dir)
		if err != nil {
			return &dirLock{}, dir.Close()
		}
		if free && isAt(dir, path) {
			return &dirLock{dir}, nil
		}
		if err := dir.Close(); err != nil {
			return nil, err
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
func isAt(dir *os.File, path string) bool {
	locked, err := dir.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(locked, named)
}

func (l *dirLock) held() bool { return l.dir != nil }

func (l *dirLock) release() {
	if l.dir != nil {
		_ = l.dir.Close() // which unlocks it
	}
}
