package export

import (
	"bytes"
	"sync"
	"sync/atomic"
)

// blocks holds what an entry is in the formats in which a site writes it again and
// again: in the feeds and calendars of its day, its track, its room, and of each of
// its speakers. Nothing in a block may depend on what else is in its file.
type blocks struct {
	shared atomic.Bool // there are documents of parts, each with a title of its own
	made   sync.Map    // of []byte by blockKey
}

type blockKey struct {
	entry  *Entry
	format string
}

// block returns an entry in a format, as write makes it. It is kept for the next file
// where there are several; what write returns need not last.
func (d *Document) block(e *Entry, format string, write func() ([]byte, error)) ([]byte, error) {
	if !d.blocks.shared.Load() {
		return write()
	}
	key := blockKey{e, format}
	if made, ok := d.blocks.made.Load(key); ok {
		return made.([]byte), nil
	}
	block, err := write()
	if err != nil {
		return nil, err
	}
	block = bytes.Clone(block)
	d.blocks.made.Store(key, block)
	return block, nil
}
