package export_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// The schema says what https://jsonfeed.org/version/1.1 says of a feed. It
// refuses names that the specification does not know, extensions apart, and
// those that it deprecates.
func TestJSONFeedSchema(t *testing.T) {
	file, err := os.Open("../testdata/jsonfeed-1.1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("jsonfeed.json", document); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("jsonfeed.json")
	posts := []recap.Post{jsonFeedPost(), ldProgramme(), {Title: "T", URL: "https://example.org"}}
	for _, post := range posts {
		for _, e := range []export.JSONFeed{{}, {Indent: "  "}, {ExcerptOnly: true}} {
			feed, err := jsonschema.UnmarshalJSON(bytes.NewReader(jsonFeedExport(t, e, post)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(feed); err != nil {
				t.Errorf("%s: %#v", post.Title, err)
			}
		}
	}
}
