package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shortened starts a server whose times are a hundredth of what they are, and
// returns its address.
func shortened(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := newServer(handler)
	for _, limit := range []*time.Duration{&server.ReadHeaderTimeout, &server.ReadTimeout, &server.WriteTimeout, &server.IdleTimeout} {
		if *limit <= 0 {
			t.Fatal("there is no limit")
		}
		*limit /= 100
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { server.Close() })
	return listener.Addr().String()
}

// Whoever is slow is left, be it at the header, at the body, or between requests.
func TestServeLeavesSlowClients(t *testing.T) {
	address := shortened(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, "ok")
	})
	for name, said := range map[string]string{
		"nothing":         "",
		"half a header":   "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
		"half a body":     "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf",
		"no next request": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			fmt.Fprint(conn, said)
			_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
			if _, err := io.Copy(io.Discard, conn); isTimeout(err) {
				t.Error("the server still waits")
			}
		})
	}
}

// Whoever does not take the response does not hold it forever.
func TestServeLeavesClientsThatDoNotRead(t *testing.T) {
	left := make(chan error, 1)
	address := shortened(t, func(w http.ResponseWriter, _ *http.Request) {
		_, err := io.CopyN(w, endless{}, 1<<30)
		left <- err
	})
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case err := <-left:
		if err == nil {
			t.Error("a gigabyte went to a client that reads nothing")
		}
	case <-time.After(20 * time.Second):
		t.Error("the server still waits")
	}
}

// Beyond the bound of connections, whoever comes waits until another goes.
func TestServeBoundsConnections(t *testing.T) {
	file := filepath.Join(t.TempDir(), "post.json")
	write(t, file, "A", time.Now())
	url, stop := start(t, file)
	address := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
	var open []net.Conn
	for range maxConnections + 1 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		open = append(open, conn)
	}
	last := open[maxConnections]
	fmt.Fprint(last, "GET /post.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	_ = last.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	if n, err := last.Read(make([]byte, 1)); !isTimeout(err) {
		t.Errorf("the last of %d connections got %d bytes, %v", len(open), n, err)
	}
	open[0].Close()
	_ = last.SetReadDeadline(time.Now().Add(4 * time.Second)) // before the others are left
	if response, err := http.ReadResponse(bufio.NewReader(last), nil); err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("the last connection got %v, %v", response, err)
	}
	for _, conn := range open {
		conn.Close()
	}
	stop()
}

func TestServeBoundsHeaders(t *testing.T) {
	address := shortened(t, func(http.ResponseWriter, *http.Request) {})
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: x\r\nX-Large: %s\r\n\r\n", strings.Repeat("x", 40<<10))
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("status %d, want 431", response.StatusCode)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

func isTimeout(err error) bool {
	timeout, ok := err.(net.Error)
	return ok && timeout.Timeout()
}
