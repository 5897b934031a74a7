//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package swapdir

import (
	"errors"
	"os"
)

// tryLock says that directories cannot be locked here.
func tryLock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
