package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/seed-e2fd8668/recap/source"
)

// readers returns the readers that are asked, with the options that flags give
// them.
func (r *reading) readers() ([]source.Reader, error) {
	readers := slices.Clone(r.options.Readers)
	if readers == nil {
		readers = source.All()
	}
	for i, reader := range readers {
		switch reader := reader.(type) {
		case source.Sessionize:
			if r.speakers != "" {
				data, err := os.ReadFile(r.speakers)
				if err != nil {
					return nil, notOpened(r.speakers, err)
				}
				reader.Speakers = data
			}
			readers[i] = reader
		}
	}
	return readers, nil
}

// checkUsed refuses flags that are options of another format than the input is
// in: they would say nothing.
func (r *reading) checkUsed(name string, format source.Format) error {
	if r.speakers != "" && format.Name != (source.Sessionize{}).Format().Name {
		return fmt.Errorf("%s was read as %s; --speakers is for files of Sessionize", name, format.Title)
	}
	return nil
}
