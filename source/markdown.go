package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

// Markdown reads Markdown.
type Markdown struct{}

// Format implements [Reader].
func (Markdown) Format() Format { return Format{Name: "markdown", Title: "Markdown"} }

// Detect implements [Reader].
func (Markdown) Detect(text []byte) bool { return false }

// Read implements [Reader].
func (Markdown) Read(ctx context.Context, in *Input) (recap.Post, error) {
	return recap.Post{}, in.Fail(-1, "", "cannot be read yet")
}
