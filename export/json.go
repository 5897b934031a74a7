package export

import (
	"context"
	"encoding/json"
	"io"

	"github.com/seed-e2fd8668/recap"
)

// JSON writes the whole post as it was given to [Prepare]: the one format that
// loses nothing. It is what other programs read, and what a post is kept in:
//
//	{
//	  "$schema": "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-2.json",
//	  "title": "Serverless sessions, summarised",
//	  "url": "https://example.org/recap/",
//	  "sessions": [
//	    {
//	      "code": "SVS401",
//	      "title": "Best practices for serverless developers"
//	    }
//	  ]
//	}
//
// # Fields
//
// The names are those of the struct tags of [recap.Post], and what is empty is
// left out. [JSONSchema] describes them. Times are written as in RFC 3339,
// bodies as the Markdown that they are.
//
// # Round trip
//
// [json.Unmarshal] into a [recap.Post] gives the same post again, such that
// its defaults, IDs and every export of it are the same. A time keeps its
// instant, to the nanosecond, and its offset from UTC in minutes, but not the
// name of its zone, which the event names once; an empty list comes back as
// nil.
//
// # Safety
//
// The text may stand within HTML, also in a script element: <, >, & and the
// line separators U+2028 and U+2029 are written as \u escapes. The bytes are
// UTF-8 without a byte order mark and end in a line feed (RFC 8259 section 8.1).
type JSON struct {
	// Indent is written once per level of nesting, such as two spaces. Empty
	// means the compact form on one line.
	Indent string
}

// Format implements [Exporter]. JSON's media type has no charset parameter
// (RFC 8259 section 11).
func (JSON) Format() Format {
	return Format{Name: "json", Title: "JSON", MediaType: "application/json", Extension: ".json", File: "post"}
}

// jsonPost is a post with the address of the schema that describes it. The
// sessions are put in one by one; they and what follows them are fields of its
// own, which take the places of the post's.
type jsonPost struct {
	Schema string `json:"$schema"`
	recap.Post
	Sessions json.RawMessage `json:"sessions,omitempty"`
	Related  []recap.Related `json:"related,omitempty"`
}

// Export implements [Exporter]. The only errors are the writer's: of a valid post,
// JSON can say everything.
func (e JSON) Export(ctx context.Context, w io.Writer, doc *Document) error {
	post := doc.Source()
	head := jsonPost{Schema: JSONSchemaURL, Post: post, Related: post.Related}
	if len(post.Sessions) == 0 {
		enc := json.NewEncoder(strictWriter{ctx, w})
		enc.SetIndent("", e.Indent)
		return failed(e.Format(), enc.Encode(head))
	}
	head.Sessions = json.RawMessage("[]")
	list := jsonList{member: "sessions", indent: e.Indent, depth: 2, html: true}
	return failed(e.Format(), list.write(ctx, w, head, func(yield func(any) bool) {
		for i := range post.Sessions {
			if !yield(&post.Sessions[i]) {
				return
			}
		}
	}))
}
