package swapdir

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path"
)

// A difference writes a file to the stage from where it begins to differ from
// the one in its place. As long as both are the same, nothing is written, since
// most files of most runs do not change.
type difference struct {
	*swap
	file   *stagedFile
	before *os.File // what is in the place; nil if that is no file
	same   []byte   // room for what is read of it
	staged *os.File // nil until there is a difference
}

func (d *difference) open() error {
	info, err := d.existing(d.file.Name)
	d.file.isNew = info == nil
	if err != nil || info == nil || !info.Mode().IsRegular() {
		return err
	}
	d.before, err = d.root.Open(d.file.Name)
	return err
}

func (d *difference) Write(p []byte) (int, error) {
	if d.staged == nil {
		same, err := d.continues(p)
		if err != nil {
			return 0, err
		}
		if same {
			d.file.Size += int64(len(p))
			return len(p), nil
		}
		if err := d.begin(); err != nil {
			return 0, err
		}
	}
	n, err := d.staged.Write(p)
	d.file.Size += int64(n)
	return n, err
}

// continues reports whether the file in the place goes on with p.
func (d *difference) continues(p []byte) (bool, error) {
	if d.before == nil {
		return false, nil
	}
	if len(d.same) < len(p) {
		d.same = make([]byte, len(p))
	}
	n, err := d.before.ReadAt(d.same[:len(p)], d.file.Size)
	if err != nil && err != io.EOF {
		return false, err
	}
	return bytes.Equal(d.same[:n], p), nil
}

// begin begins the staged file with what was the same until now.
func (d *difference) begin() (err error) {
	d.file.Changed = true
	// A published file is as readable as others are here.
	d.staged, err = d.inside.OpenFile(path.Base(d.file.staged), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil && d.file.Size > 0 {
		_, err = io.Copy(d.staged, io.NewSectionReader(d.before, 0, d.file.Size))
	}
	return err
}

// end is called when the file is complete: the one in the place may be longer.
func (d *difference) end() error {
	if d.staged != nil {
		return nil
	}
	if d.before != nil {
		info, err := d.before.Stat()
		if err != nil || info.Size() == d.file.Size {
			return err
		}
	}
	return d.begin()
}

func (d *difference) close() error {
	var err error
	if d.before != nil {
		err = d.before.Close()
	}
	if d.staged != nil {
		err = errors.Join(err, d.staged.Close())
	}
	return err
}
