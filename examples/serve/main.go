// Serve serves a post over HTTP in every format, and reloads it when its file
// changes.
//
// Usage:
//
//	go run ./examples/serve [-addr ADDRESS] [FILE]
//
// FILE holds a post in its JSON form, by default examples/programme/post.json.
// The root answers in the format that the client accepts:
//
//	curl -H 'Accept: application/rss+xml' http://127.0.0.1:8080/
//	curl http://127.0.0.1:8080/schedule.ics
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	address := flags.String("addr", "127.0.0.1:8080", "listen on this `ADDRESS`")
	if err := flags.Parse(args); err == flag.ErrHelp {
		return 0
	} else if err != nil {
		return 2
	}
	file := "examples/programme/post.json"
	switch flags.NArg() {
	case 0:
	case 1:
		file = flags.Arg(0)
	default:
		flags.Usage()
		return 2
	}
	if err := serve(ctx, *address, &source{file: file}, stdout); err != nil {
		fmt.Fprintln(stderr, "serve:", err)
		return 1
	}
	return 0
}

// serve serves until the context ends, and then lets requests come to their end.
func serve(ctx context.Context, address string, s *source, stdout io.Writer) error {
	if _, err := s.load(ctx); err != nil {
		return err // better now than at the first request
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Open http://%s/ in a browser; stop with an interrupt.\n", listener.Addr())
	server := &http.Server{Handler: &export.Handler{Load: s.load}, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// A source loads a document from a file, anew when the file has changed.
type source struct {
	file string

	mu      sync.Mutex
	changed time.Time
	doc     *export.Document
}

func (s *source) load(context.Context) (*export.Document, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	info, err := os.Stat(s.file)
	if err != nil {
		return nil, err
	}
	if s.doc != nil && info.ModTime().Equal(s.changed) {
		return s.doc, nil
	}
	data, err := os.ReadFile(s.file)
	if err != nil {
		return nil, err
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	doc, err := export.Prepare(post)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	s.doc, s.changed = doc, info.ModTime()
	return doc, nil
}
