package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

// Sessionize reads Sessionize.
type Sessionize struct{}

// Format implements [Reader].
func (Sessionize) Format() Format { return Format{Name: "sessionize", Title: "Sessionize"} }

// Detect implements [Reader].
func (Sessionize) Detect(text []byte) bool { return false }

// Read implements [Reader].
func (Sessionize) Read(ctx context.Context, in *Input) (recap.Post, error) {
	return recap.Post{}, in.Fail(-1, "", "cannot be read yet")
}
