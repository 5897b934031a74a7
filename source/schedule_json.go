package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

// ScheduleJSON reads schedule JSON.
type ScheduleJSON struct{}

// Format implements [Reader].
func (ScheduleJSON) Format() Format { return Format{Name: "schedule-json", Title: "schedule JSON"} }

// Detect implements [Reader].
func (ScheduleJSON) Detect(text []byte) bool { return false }

// Read implements [Reader].
func (ScheduleJSON) Read(ctx context.Context, in *Input) (recap.Post, error) {
	return recap.Post{}, in.Fail(-1, "", "cannot be read yet")
}
