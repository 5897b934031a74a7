//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package export

import (
	"errors"
	"os"
)

// tryLock says that directories cannot be locked here.
func tryLock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
