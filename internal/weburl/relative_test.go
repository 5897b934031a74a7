package weburl

import (
	"net/url"
	"testing"
)

func TestRelative(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"index.html", "sessions/a.html", "sessions/a.html"},
		{"", "sessions/a.html", "sessions/a.html"},
		{"sessions/a.html", "index.html", "../index.html"},
		{"sessions/a.html", "sessions/a.ics", "a.ics"},
		{"a/b/c.html", "a/d/e.html", "../d/e.html"},
		{"a/b/c.html", "a", "../../a"},
		{"a/b.html", "b/b.html", "../b/b.html"},
		{"index.html", "index.html", "index.html"},
		{"index.html", "a b/c:d#é?.html", "a%20b/c:d%23%C3%A9%3F.html"},
		{"index.html", "c:d.html", "./c:d.html"},
	} {
		got := Relative(tt.from, tt.to)
		if got != tt.want {
			t.Errorf("from %q to %q is %q, want %q", tt.from, tt.to, got, tt.want)
		}
		base := url.URL{Scheme: "https", Host: "example.org", Path: "/" + tt.from}
		if to, err := base.Parse(got); err != nil || to.Path != "/"+tt.to {
			t.Errorf("from %q, %q leads to %v, %v", tt.from, got, to, err)
		}
	}
}

func TestBeside(t *testing.T) {
	for _, tt := range []struct{ address, name, rest string }{
		{"plan.pdf#page=2", "plan.pdf", "#page=2"},
		{"../a%20map.png?v=2#x", "../a map.png", "?v=2#x"},
		{"a map.png?v", "a map.png", "?v"},
		{"./maps//a.png", "maps/a.png", ""},
		{"maps/", "maps/", ""},
		{".", ".", ""},
		{"./", ".", ""},
		{"./c:d.png", "c:d.png", ""},
	} {
		if name, rest, ok := Beside(tt.address); !ok || name != tt.name || rest != tt.rest {
			t.Errorf("%q is %q and %q: %v, want %q and %q", tt.address, name, rest, ok, tt.name, tt.rest)
		}
	}
	for _, address := range []string{"", "#a", "?b", "/plan.pdf", "//example.org/plan.pdf", "https://example.org/plan.pdf", "mailto:a@b.example", "data:,", "%zz", "c:d.png"} {
		if name, rest, ok := Beside(address); ok || name != "" || rest != "" {
			t.Errorf("%q is %q and %q", address, name, rest)
		}
	}
}
