package export

import _ "embed"

// JSONSchemaURL identifies the schema of the posts that [JSON] writes. Its
// number is that of the schema's version: within a version fields are added,
// so that what was valid stays so; a field that goes, or that comes to mean
// something else, makes a new version at a new address.
const JSONSchemaURL = "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-2.json"

//go:embed schema/post-2.json
var jsonSchema string

// JSONSchema returns the JSON Schema (draft 2020-12) of a post's JSON form.
// Every valid post conforms to it. It is made for editors, which explain
// fields and complete their names by it, and for programs in other languages:
// it refuses misspelt fields, and checks of a value what a schema can check.
// [recap.Post.Validate] knows more, such as which IDs must be unique.
//
// An author's file names it as the value of its "$schema" field.
func JSONSchema() []byte { return []byte(jsonSchema) }
