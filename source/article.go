package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

func (d *mdDocument) article(ctx context.Context, post *recap.Post) error { return nil }
