// Linked does nothing either, but has the whole library in it.
package main

import (
	"os"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

func main() {
	if len(os.Args) > 1 { // never; so that the linker keeps what is imported
		_, _ = export.All(), source.All()
	}
}
