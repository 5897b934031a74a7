package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	_ "github.com/seed-e2fd8668/recap/internal/golden"
)

const post = "../reinvent/post.json"

func TestSelect(t *testing.T) {
	tests := []struct{ args, want string }{
		{"-speaker johnson", ""},
		{"-level 400 -sort code", `
Application Integration
  API401    Advanced serverless workflow patterns and best practices — Ben Smith
Serverless Compute & Containers
  SVS401    Best practices for serverless developers — Julian Wood, Chris Munns
`},
		{"-track API -sort title queue", `
Application Integration
  API309    Advanced integration patterns & trade-offs for loosely coupled systems — Dirk, Gregor
  API302    Building next-generation applications with event-driven architecture — Eric Johnson
`},
		{"-by speaker -speaker gregor", `
Dirk
  API309    Advanced integration patterns & trade-offs for loosely coupled systems — Dirk, Gregor
Gregor
  API309    Advanced integration patterns & trade-offs for loosely coupled systems — Dirk, Gregor
  SVS305    Refactoring to serverless — Sindhu, Gregor
Sindhu
  SVS305    Refactoring to serverless — Sindhu, Gregor
`},
		{"-by none kafka", `
  SVS307    Scaling serverless data processing with Amazon Kinesis and Apache Kafka — Julian Wood
`},
	}
	for _, test := range tests {
		var stdout, stderr bytes.Buffer
		if status := run(append([]string{"-post", post}, strings.Fields(test.args)...), &stdout, &stderr); status != 0 {
			t.Errorf("%s: exit status %d, %s", test.args, status, stderr.Bytes())
		}
		if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), stdout.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.args, diff)
		}
	}
}

func TestFailures(t *testing.T) {
	for _, test := range []struct {
		args, said string
		status     int
	}{
		{"-by color", `"color"`, 2},
		{"-sort length", `"length"`, 2},
		{"-level high", "-level", 2},
		{"-h", "-speaker", 0},
		{"-post missing.json", "missing.json", 1},
		{"-post main.go", "main.go", 1},
	} {
		var stdout, stderr bytes.Buffer
		if status := run(strings.Fields(test.args), &stdout, &stderr); status != test.status {
			t.Errorf("%s: exit status %d, want %d", test.args, status, test.status)
		}
		if !strings.Contains(stderr.String(), test.said) || stdout.Len() > 0 {
			t.Errorf("%s: said %q and %q, want %q on standard error", test.args, stdout.Bytes(), stderr.Bytes(), test.said)
		}
	}
}
