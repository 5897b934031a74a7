package export_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Each field in turn is taken away from a post that has them all. Either the
// output changes, or Omissions had named the field or what it belongs to.
func TestNothingIsDroppedSilently(t *testing.T) {
	post := everything(t)
	for _, e := range export.All() {
		t.Run(e.Format().Name, func(t *testing.T) {
			c := newCarrier(t, e, post)
			for _, path := range fieldPaths(reflect.TypeFor[recap.Post](), "") {
				if possible, same := c.without(t, path); possible && same && !isNamed(c.named, path) {
					t.Errorf("the output is the same without %s, and no omission says so", path)
				}
			}
		})
	}
}

// isNamed reports whether the field or one that holds it is among the paths.
func isNamed(named map[string]bool, path string) bool {
	for path != "" {
		if named[path] {
			return true
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return false
}

// fieldPaths are the fields of the model in JSON names, with stars.
func fieldPaths(t reflect.Type, path string) []string {
	switch {
	case t.Kind() == reflect.Slice:
		return fieldPaths(t.Elem(), path+"[*]")
	case t.Kind() != reflect.Struct || t == reflect.TypeFor[time.Time]():
		return []string{path}
	}
	var all []string
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "hidden" {
			continue // it says what no format carries; see TestHiddenPeopleAreNowhere
		}
		if path != "" {
			name = path + "." + name
		}
		all = append(all, fieldPaths(t.Field(i).Type, name)...)
	}
	return all
}

// cleared is the post without the values at the path.
func cleared(t *testing.T, post recap.Post, path string) recap.Post {
	t.Helper()
	data, err := json.Marshal(post)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	steps := regexp.MustCompile(`\[\*\]|[^.\[\]]+`).FindAllString(path, -1)
	clearAt(tree, steps)
	if data, err = json.Marshal(tree); err != nil {
		t.Fatal(err)
	}
	var without recap.Post
	if err := json.Unmarshal(data, &without); err != nil {
		t.Fatal(err)
	}
	return without
}

func clearAt(node any, steps []string) {
	switch node := node.(type) {
	case []any:
		for _, item := range node {
			clearAt(item, steps[1:])
		}
	case map[string]any:
		if len(steps) == 1 || len(steps) == 2 && steps[1] == "[*]" {
			delete(node, steps[0])
			return
		}
		clearAt(node[steps[0]], steps[1:])
	}
}
