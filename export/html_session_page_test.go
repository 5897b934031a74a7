package export_test

import (
	"errors"
	"io"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
)

func TestPageOfAnUnknownSession(t *testing.T) {
	err := export.HTML{Session: "nobody"}.Export(t.Context(), io.Discard, prepare(t, readCase(t, "full")))
	if !errors.Is(err, export.ErrNotApplicable) {
		t.Errorf("got %v, want ErrNotApplicable", err)
	}
}
