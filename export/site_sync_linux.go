package export

import (
	"os"

	"golang.org/x/sys/unix"
)

// beginSync has the system begin to put on disk what was written to a file, and
// does not wait: by the time that somebody does, most of it is there.
func beginSync(file *os.File) {
	_ = unix.SyncFileRange(int(file.Fd()), 0, 0, unix.SYNC_FILE_RANGE_WRITE)
}
