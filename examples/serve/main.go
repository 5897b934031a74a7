// Serve serves a post over HTTP in every format, and reloads it when its file
// changes.
//
// Usage:
//
//	go run ./examples/serve [-addr ADDRESS] [FILE]
//
// FILE holds a post in its JSON form; without one, a small post is served that
// stands in this program. The root answers in the format that the client
// accepts:
//
//	curl -H 'Accept: application/rss+xml' http://127.0.0.1:8080/
//	curl http://127.0.0.1:8080/schedule.ics
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/seed-e2fd8668/recap/site"
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
	var load loader
	switch flags.NArg() {
	case 0:
		load = sample()
	case 1:
		load = (&source{file: flags.Arg(0)}).load
	default:
		fmt.Fprintf(stderr, "serve: unexpected argument %q\n", flags.Arg(1))
		flags.Usage()
		return 2
	}
	if err := serve(ctx, *address, load, stdout); err != nil {
		fmt.Fprintln(stderr, "serve:", err)
		return 1
	}
	return 0
}

// A loader is what [site.Handler] loads its site with.
type loader func(context.Context) (*site.Site, error)

// serve serves until the context ends, and then lets requests come to their end.
func serve(ctx context.Context, address string, load loader, stdout io.Writer) error {
	if _, err := load(ctx); err != nil {
		return err // better now than at the first request
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Open http://%s/ in a browser; stop with an interrupt.\n", listener.Addr())
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
