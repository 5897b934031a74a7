//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package swapdir

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks an open directory unless another has locked it. An error says
// that it cannot be locked, as over some network file systems.
func tryLock(dir *os.File) (bool, error) {
	err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EINTR):
		return false, nil
	}
	return false, err
}
