package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/net/netutil"

	"github.com/seed-e2fd8668/recap/site"
)

// A serve is a run of recap serve.
type serve struct {
	building
	address string
	base    string // where the site is served
	tree    atomic.Pointer[site.Site]
}

func newServe(c console) *cobra.Command {
	run := serve{building: building{console: c}}
	var project string
	cmd := &cobra.Command{
		Use:   "serve [FILE]",
		Short: "Serve the site of a file over HTTP, and follow its changes",
		Long: `Serve reads FILE and serves its site over HTTP, as recap site writes it. When the
file, one in the folder, or the theme changes, it is read again; while it cannot be
read, the site stays as it was. A URL is asked again every minute. The root answers in
the format that the client accepts.

A project file, recap.yaml, holds the flags and names the FILE.`,
		Example: `  recap serve schedule.xml
  recap serve https://example.org/schedule.xml --addr :80
  curl http://127.0.0.1:8080/schedule.ics`,
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := withProject(cmd, project, args)
			if err == nil {
				err = run.checkLook()
			}
			if err != nil {
				return err
			}
			return run.serve(cmd.Context(), name)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&run.address, "addr", "127.0.0.1:8080", "listen on this `ADDRESS`")
	run.addLookFlags(cmd)
	run.building.addFlags(flags)
	addProjectFlag(flags, &project)
	return complete(cmd)
}

// serve serves until the context ends, and then lets requests come to their end.
func (s *serve) serve(ctx context.Context, name string) error {
	s.silent = s.quiet
	listener, err := net.Listen("tcp", s.address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("another program listens on %s; give another address with --addr, such as --addr 127.0.0.1:0 for any that is free", s.address)
	}
	if err != nil {
		return err
	}
	defer listener.Close()
	s.base = baseOf(listener.Addr())
	if err := s.load(ctx, name); err != nil {
		return err // better now than at the first request
	}
	stopWatching, err := s.follow(ctx, name)
	if err != nil {
		return err
	}
	defer stopWatching()
	if s.theme != "" {
		stopWatching, err := watch(ctx, s.theme, func() { s.reload(ctx, name) })
		if err != nil {
			return err
		}
		defer stopWatching()
	}
	fmt.Fprintf(s.out, "Open %s in a browser; stop with an interrupt.\n", s.base)
	handler := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s.tree.Load(), nil }}
	server := newServer(handler)
	stopped := make(chan error, 1)
	go func() { // #nosec G118 -- ctx is over when the grace begins
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(netutil.LimitListener(listener, maxConnections)); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// maxConnections is how many connections are open at once: some 20 MB. Others wait
// until one ends, which by the times of newServer it does.
const maxConnections = 512

// newServer returns a server for the open net: a client that sends or takes its
// bytes slowly, or that asks nothing, is left after a while.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second, // of a body, too, which nobody reads
		WriteTimeout:      2 * time.Minute,  // enough for 10 MB at a megabit a second
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}

// baseOf is the URL of what listens at an address.
func baseOf(address net.Addr) string {
	host, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return "http://" + address.String() + "/"
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// load reads the input and serves the site of it from now on. A post without an
// address stands where it is served.
func (s *serve) load(ctx context.Context, name string) error {
	_, post, err := s.post(ctx, name)
	if err != nil {
		return err
	}
	if post.URL == "" {
		post.URL = s.base
	}
	tree, err := s.pages(post)
	if err != nil {
		return fmt.Errorf("%s: %w", inputName(name), err)
	}
	s.tree.Store(tree)
	return nil
}

// reload is load for an input that was read before. What is wrong with it now
// is said, and the site stays.
func (s *serve) reload(ctx context.Context, name string) {
	if err := s.load(ctx, name); err != nil && ctx.Err() == nil {
		s.fail(fmt.Errorf("%w\nthe site stays as it was", err))
	}
}

// askAgain is how often what stands at a URL is asked for again.
const askAgain = time.Minute

// follow follows the changes of an input until the context ends or it is
// stopped.
func (s *serve) follow(ctx context.Context, name string) (stop func(), err error) {
	switch {
	case name == stdinName:
		return func() {}, nil // which is read once
	case isURL(name):
		return s.followURL(ctx, name), nil
	}
	return watch(ctx, name, func() { s.reload(ctx, name) })
}

// followURL asks every now and then.
func (s *serve) followURL(ctx context.Context, address string) (stop func()) {
	ctx, stop = context.WithCancel(ctx)
	go func() {
		var before []byte
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(askAgain):
			}
			data, err := fetch(ctx, address, nil)
			if err == nil && before != nil && bytes.Equal(data, before) {
				continue
			}
			before = data
			s.reload(ctx, address)
		}
	}()
	return stop
}
