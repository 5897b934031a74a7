package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// jsonFeedSchema says what https://jsonfeed.org/version/1.1 says of a feed. It
// refuses names that the specification does not know, extensions apart, and
// those that it deprecates.
const jsonFeedSchema = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"type": "object",
	"required": ["version", "title", "items", "home_page_url", "feed_url"],
	"additionalProperties": false,
	"patternProperties": {"^_[A-Za-z][^.]*$": {"type": "object"}},
	"properties": {
		"version": {"const": "https://jsonfeed.org/version/1.1"},
		"title": {"$ref": "#/$defs/text"},
		"home_page_url": {"$ref": "#/$defs/url"},
		"feed_url": {"$ref": "#/$defs/url"},
		"description": {"$ref": "#/$defs/text"},
		"user_comment": {"$ref": "#/$defs/text"},
		"next_url": {"$ref": "#/$defs/url"},
		"icon": {"$ref": "#/$defs/url"},
		"favicon": {"$ref": "#/$defs/url"},
		"authors": {"$ref": "#/$defs/authors"},
		"language": {"$ref": "#/$defs/language"},
		"expired": {"type": "boolean"},
		"hubs": {"type": "array", "items": {"type": "object", "required": ["type", "url"]}},
		"items": {"type": "array", "items": {"$ref": "#/$defs/item"}}
	},
	"$defs": {
		"text": {"type": "string", "minLength": 1},
		"url": {"type": "string", "format": "uri", "pattern": "^https?://"},
		"language": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
		"date": {"type": "string", "format": "date-time"},
		"authors": {"type": "array", "minItems": 1, "items": {
			"type": "object", "minProperties": 1, "additionalProperties": false,
			"properties": {
				"name": {"$ref": "#/$defs/text"},
				"url": {"type": "string", "format": "uri", "pattern": "^(https?://|mailto:)"},
				"avatar": {"$ref": "#/$defs/url"}
			}
		}},
		"item": {
			"type": "object",
			"required": ["id"],
			"anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
			"additionalProperties": false,
			"patternProperties": {"^_[A-Za-z][^.]*$": {"type": "object"}},
			"properties": {
				"id": {"type": "string", "format": "uri"},
				"url": {"$ref": "#/$defs/url"},
				"external_url": {"$ref": "#/$defs/url"},
				"title": {"$ref": "#/$defs/text"},
				"content_html": {"$ref": "#/$defs/text"},
				"content_text": {"$ref": "#/$defs/text"},
				"summary": {"$ref": "#/$defs/text"},
				"image": {"$ref": "#/$defs/url"},
				"banner_image": {"$ref": "#/$defs/url"},
				"date_published": {"$ref": "#/$defs/date"},
				"date_modified": {"$ref": "#/$defs/date"},
				"authors": {"$ref": "#/$defs/authors"},
				"tags": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/text"}},
				"language": {"$ref": "#/$defs/language"},
				"attachments": {"type": "array", "minItems": 1, "items": {
					"type": "object", "required": ["url", "mime_type"], "additionalProperties": false,
					"properties": {
						"url": {"$ref": "#/$defs/url"},
						"mime_type": {"type": "string", "pattern": "^[^/]+/[^/]+$"},
						"title": {"$ref": "#/$defs/text"},
						"size_in_bytes": {"type": "integer", "minimum": 1},
						"duration_in_seconds": {"type": "number", "exclusiveMinimum": 0}
					}
				}}
			}
		}
	}
}`

func TestJSONFeedSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(jsonFeedSchema))
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
