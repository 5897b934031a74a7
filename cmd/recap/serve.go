package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// A serve is a run of recap serve.
type serve struct {
	console
	reading
	selection
	address string
}

func newServe(c console) *cobra.Command {
	run := serve{console: c}
	cmd := &cobra.Command{
		Use:   "serve FILE",
		Short: "Serve a file over HTTP in every format, and reload it when it changes",
		Long: `Serve reads FILE and serves it over HTTP in every format. When the file changes,
it is read again. The root answers in the format that the client accepts; each
format also has its own name, as in the directory that recap convert writes.`,
		Example: `  recap serve schedule.xml
  recap serve schedule.xml --addr :80
  curl http://127.0.0.1:8080/schedule.ics`,
		Args: oneInput,
		RunE: func(cmd *cobra.Command, args []string) error { return run.serve(cmd.Context(), args[0]) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&run.address, "addr", "127.0.0.1:8080", "listen on this `ADDRESS`")
	run.reading.addFlags(flags)
	run.selection.addFlags(flags)
	return complete(cmd)
}

// serve serves until the context ends, and then lets requests come to their end.
func (s *serve) serve(ctx context.Context, name string) error {
	load := (&reloaded{serve: s, file: name}).load
	if _, err := load(ctx); err != nil {
		return err // better now than at the first request
	}
	listener, err := net.Listen("tcp", s.address)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Open http://%s/ in a browser; stop with an interrupt.\n", listener.Addr())
	server := &http.Server{Handler: &site.Handler{Load: load}, ReadHeaderTimeout: 10 * time.Second}
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

// reloaded is a site from a file, loaded anew when the file's modification
// time has changed. Until then it is the same site, so that what is made of it
// is made once.
type reloaded struct {
	*serve
	file string

	mu      sync.Mutex
	changed time.Time
	tree    *site.Site
}

func (r *reloaded) load(ctx context.Context) (*site.Site, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var changed time.Time // of standard input, which is read once
	if r.file != stdinName {
		info, err := os.Stat(r.file)
		if err != nil {
			return nil, err
		}
		changed = info.ModTime()
	}
	if r.tree != nil && changed.Equal(r.changed) {
		return r.tree, nil
	}
	result, err := r.read(ctx, r.console, r.file, nil)
	if err != nil {
		return nil, err
	}
	post, err := r.selection.of(result.Post)
	if err != nil {
		return nil, err
	}
	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.file, err)
	}
	tree, err := site.New(doc, site.Options{})
	if err != nil {
		return nil, err
	}
	if !r.quiet {
		r.printRead(r.console, r.file, result)
	}
	r.tree, r.changed = tree, changed
	return tree, nil
}
