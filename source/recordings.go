package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

func isRecordings(text []byte) bool { return false }

func readRecordings(ctx context.Context, in *Input, at int, post *recap.Post) error { return nil }
