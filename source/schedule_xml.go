package source

import (
	"context"

	"github.com/seed-e2fd8668/recap"
)

// ScheduleXML reads schedule XML.
type ScheduleXML struct{}

// Format implements [Reader].
func (ScheduleXML) Format() Format { return Format{Name: "schedule-xml", Title: "schedule XML"} }

// Detect implements [Reader].
func (ScheduleXML) Detect(text []byte) bool { return false }

// Read implements [Reader].
func (ScheduleXML) Read(ctx context.Context, in *Input) (recap.Post, error) {
	return recap.Post{}, in.Fail(-1, "", "cannot be read yet")
}
