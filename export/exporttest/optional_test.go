package exporttest

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
)

// optional implements all optional interfaces, by its functions.
type optional struct {
	wrong
	applies func(*export.Document) error
	derive  func() export.Exporter
}

func (e optional) Applies(doc *export.Document) error { return e.applies(doc) }

func (e optional) PlacedAt(string) export.Exporter             { return e.derive() }
func (e optional) LinkedTo([]export.Alternate) export.Exporter { return e.derive() }
func (e optional) ForSession(*export.Entry) export.Exporter    { return e.derive() }

func TestOptionalInterfaces(t *testing.T) {
	always := func(*export.Document) error { return nil }
	right := wrong{plain, titles}
	other := right
	other.format = func() export.Format { return export.Format{Name: "other", MediaType: "text/plain", Extension: ".txt"} }
	refuses := wrong{plain, func(io.Writer, *export.Document) error { return fmt.Errorf("%w: no", export.ErrNotApplicable) }}
	suffix := ""
	changed := wrong{plain, func(w io.Writer, doc *export.Document) error {
		_, err := io.WriteString(w, doc.Post().Title+suffix)
		return err
	}}
	for name, tt := range map[string]struct {
		rule     string
		exporter optional
	}{
		"right":                       {"", optional{right, always, func() export.Exporter { return right }}},
		"says it applies":             {ruleAsks, optional{refuses, always, func() export.Exporter { return right }}},
		"says it does not":            {ruleAsks, optional{right, func(*export.Document) error { return errors.New("no") }, func() export.Exporter { return right }}},
		"becomes nothing":             {ruleOptions, optional{right, always, func() export.Exporter { return nil }}},
		"becomes of another format":   {ruleOptions, optional{right, always, func() export.Exporter { return other }}},
		"becomes one that refuses":    {ruleOptions, optional{right, always, func() export.Exporter { return refuses }}},
		"changes when it is asked to": {ruleGiven, optional{changed, always, func() export.Exporter { suffix += "."; return changed }}},
	} {
		err := TestExporter(tt.exporter)
		if tt.rule == "" && err != nil || tt.rule != "" && (err == nil || !strings.Contains(err.Error(), tt.rule)) {
			t.Errorf("%s: got %v\nwant the rule %q", name, err, tt.rule)
		}
	}
}
