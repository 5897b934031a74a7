package exporttest

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/seed-e2fd8668/recap/export"
)

// The rules of the optional interfaces.
const (
	ruleAsks    = "Applies returns the error with which Export refuses a document, and nil for any other"
	ruleOptions = "PlacedAt, LinkedTo and ForSession return exporters of the same format, which refuse no document that the exporter takes"
	ruleGiven   = "PlacedAt, LinkedTo and ForSession do not change the exporter"
)

// checkOptional checks what the exporter says of itself beyond [export.Exporter];
// refused is the error of Export.
func (c *check) checkOptional(refused error) {
	if a, ok := c.exporter.(export.Applier); ok {
		if err := a.Applies(c.doc); fmt.Sprint(err) != fmt.Sprint(refused) {
			c.fail(ruleAsks, "Applies returns %v and Export %v", err, refused)
		}
	}
	if refused != nil {
		return
	}
	if p, ok := c.exporter.(export.Placer); ok {
		c.checkDerived("PlacedAt", p.PlacedAt("folder/file"+c.exporter.Format().Extension))
	}
	if l, ok := c.exporter.(export.Linker); ok {
		c.checkDerived("LinkedTo", l.LinkedTo([]export.Alternate{{Title: "Other", MediaType: "text/plain", URL: "other.txt"}}))
	}
	if one, ok := c.exporter.(export.SessionExporter); ok {
		for _, s := range c.doc.Entries() {
			if e := one.ForSession(s); e != nil {
				c.checkDerived("ForSession", e)
			}
		}
	}
}

func (c *check) checkDerived(method string, e export.Exporter) {
	if e == nil {
		c.fail(ruleOptions, "%s returns nil", method)
		return
	}
	if got, want := e.Format(), c.exporter.Format(); got != want {
		c.fail(ruleOptions, "%s returns one of %+v, not of %+v", method, got, want)
	}
	if err := e.Export(context.Background(), io.Discard, c.doc); err != nil {
		c.fail(ruleOptions, "%s returns one whose Export returns %v", method, err)
	}
	if again, err := c.export(c.doc); err != nil || !bytes.Equal(again, c.output) {
		c.fail(ruleGiven, "after %s, Export differs at byte %d (error: %v)", method, difference(again, c.output), err)
	}
}
