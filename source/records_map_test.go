package source_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/source"
)

// TestMapOfNoColumn: a column that the option names and that is not there is said.
func TestMapOfNoColumn(t *testing.T) {
	for column, want := range map[string]bool{"Stream": true, "Kind of talk": false} {
		result, err := source.Read(context.Background(), strings.NewReader("Title,Speaker,Kind of talk\nOne,Ada Example,Web\n"), source.Options{
			Readers: []source.Reader{source.Records{Map: map[string]string{"track": column}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		said := false
		for _, note := range result.Notes {
			said = said || strings.Contains(note.Error(), `there is no column of this name for the track: "stream"`)
		}
		if said != want {
			t.Errorf("a note on the column %q: %t, want %t:\n%v", column, said, want, result.Notes)
		}
	}
}
