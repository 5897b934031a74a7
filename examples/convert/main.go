// Convert reads a file in any format that the library reads and writes it in
// every format that applies. It is the library at work in one function; the
// command with all its options is cmd/recap.
//
// Usage:
//
//	go run ./examples/convert FILE DIR
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "Usage: convert FILE DIR")
		os.Exit(2)
	}
	if err := convert(context.Background(), os.Args[1], os.Args[2], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

// convert reads the file, writes the directory, and says what became of both.
func convert(ctx context.Context, file, dir string, w io.Writer) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	result, err := source.Read(ctx, f, source.Options{Name: file})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d sessions\n", len(result.Post.Sessions))
	doc, err := export.Prepare(result.Post)
	if err != nil {
		return err
	}
	tree, err := site.New(doc, site.Options{})
	if err != nil {
		return err
	}
	report, err := site.Write(ctx, dir, tree)
	if err != nil {
		return err
	}
	for _, f := range report.Files {
		fmt.Fprintf(w, "%s, %d bytes\n", f.Path, f.Size)
	}
	return nil
}
