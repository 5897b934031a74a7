// Custom prints a post as an outline in plain text, with an exporter of its
// own: what is not built in goes wherever a built-in exporter goes.
//
// Usage:
//
//	go run ./examples/custom [FILE]
//
// FILE holds a post in its JSON form, by default examples/reinvent/post.json.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	file := "examples/reinvent/post.json"
	switch len(args) {
	case 0:
	case 1:
		file = args[0]
	default:
		fmt.Fprintln(stderr, "usage: custom [FILE]")
		return 2
	}
	var post recap.Post
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &post)
	}
	if err == nil {
		err = export.Write(context.Background(), stdout, post, Outline{})
	}
	if err != nil {
		fmt.Fprintln(stderr, "custom:", err)
		return 1
	}
	return 0
}
