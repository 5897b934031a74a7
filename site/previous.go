package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Previous returns the post that an earlier [Write] put into a directory, as its
// post.json: the memory of what was published, for [recap.Revise]. Where there is
// none it returns the zero post, which Revise takes for that.
//
// The error names a file that is no post of this version's schema.
func Previous(dir string) (recap.Post, error) {
	file := filepath.Join(dir, export.JSON{}.Format().FileName())
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return recap.Post{}, nil
	}
	if err != nil {
		return recap.Post{}, err
	}
	var written struct {
		Schema string `json:"$schema"`
	}
	if err := json.Unmarshal(data, &written); err != nil {
		return recap.Post{}, fmt.Errorf("%s is not JSON: %w", file, err)
	}
	if written.Schema != export.JSONSchemaURL {
		return recap.Post{}, fmt.Errorf("%s is of the schema %q, and not of %s", file, written.Schema, export.JSONSchemaURL)
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return recap.Post{}, fmt.Errorf("%s is no post: %w", file, err)
	}
	if err := post.Validate(); err != nil {
		return recap.Post{}, fmt.Errorf("%s: %w", file, err)
	}
	return post, nil
}
