package site

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"sync"
)

// A content is what a file holds.
type content struct {
	plain []byte
	etag  string // strong, made from the bytes
	// compressed is the content as gzip has it, nil where that is not shorter.
	compressed func() []byte
}

// made is the state of a file: whoever opens it first makes it for all that
// come at the same time.
type made struct {
	mu  sync.Mutex
	err error // that the exporter returned
}

// content returns what a file holds, and makes it if that is not kept.
func (s *Site) content(e *entry) (*content, error) {
	e.made.mu.Lock()
	defer e.made.mu.Unlock()
	if e.made.err != nil {
		return nil, e.made.err
	}
	if c := s.cache.get(e); c != nil {
		return c, nil
	}
	s.makers <- struct{}{}
	defer func() { <-s.makers }()
	// Should the exporter panic, this stays, and there will be no second call.
	e.made.err = errors.New("its exporter did not finish")
	var b bytes.Buffer
	// Others wait for the same bytes, so nobody's leaving ends it.
	if e.made.err = e.Exporter.Export(context.Background(), &b, e.doc); e.made.err != nil {
		return nil, e.made.err
	}
	sum := sha256.Sum256(b.Bytes())
	c := &content{plain: b.Bytes(), etag: `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`}
	c.compressed = sync.OnceValue(func() []byte {
		s.makers <- struct{}{}
		defer func() { <-s.makers }()
		compressed := compress(c.plain)
		s.cache.grow(e, c, len(compressed))
		return compressed
	})
	s.cache.add(e, c)
	return c, nil
}

// compress returns the content compressed, or nil if it would not be shorter.
func compress(plain []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	// A buffer takes everything.
	_, _ = z.Write(plain)
	_ = z.Close()
	if b.Len() >= len(plain) {
		return nil
	}
	return b.Bytes()
}

// A cache keeps the contents of files that were asked for last, up to a number
// of bytes, and the very last one whatever its size.
type cache struct {
	bound int64

	mu    sync.Mutex
	size  int64
	order list.List // of *kept, the one that was asked for last first
	files map[*entry]*list.Element
}

// kept is a content in a cache.
type kept struct {
	file    *entry
	content *content
	size    int64
}

func (c *cache) get(e *entry) *content {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.files[e]
	if !ok {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(*kept).content
}

func (c *cache) add(e *entry, content *content) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.files == nil {
		c.files = make(map[*entry]*list.Element)
	}
	size := int64(len(content.plain))
	c.files[e] = c.order.PushFront(&kept{e, content, size})
	c.size += size
	c.shrink()
}

// grow notes that a content has become larger, if it is still kept.
func (c *cache) grow(e *entry, content *content, by int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.files[e]; ok && at.Value.(*kept).content == content {
		at.Value.(*kept).size += int64(by)
		c.size += int64(by)
		c.shrink()
	}
}

// shrink forgets what was asked for longest ago until the rest is small enough.
func (c *cache) shrink() {
	for c.size > c.bound && c.order.Len() > 1 {
		last := c.order.Remove(c.order.Back()).(*kept)
		delete(c.files, last.file)
		c.size -= last.size
	}
}
