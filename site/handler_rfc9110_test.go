package site_test

import (
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

// A rfcCase is a request to a file with a strong ETag and no Last-Modified, and the
// response to it. ETAG stands for the file's own.
type rfcCase struct {
	section string // of RFC 9110
	why     string
	method  string
	headers []string
	status  int
	part    string // "FIRST-LAST" of the bytes that come, "" for all where the status is 200
}

var conditionCases = []rfcCase{
	{"13.1.1", "If-Match is met by the same tag", "GET", []string{"If-Match", "ETAG"}, 200, ""},
	{"13.1.1", "by one of a list", "GET", []string{"If-Match", `"a", ETAG`}, 200, ""},
	{"13.1.1", "by * where there is a representation", "GET", []string{"If-Match", "*"}, 200, ""},
	{"13.1.1", "not by another tag", "GET", []string{"If-Match", `"a"`}, 412, ""},
	{"13.1.1", "not by a weak tag, since it compares strongly", "GET", []string{"If-Match", "W/ETAG"}, 412, ""},
	{"13.1.1", "for HEAD as for GET", "HEAD", []string{"If-Match", `"a"`}, 412, ""},
	{"13.1.2", "If-None-Match is not met by the same tag", "GET", []string{"If-None-Match", "ETAG"}, 304, ""},
	{"13.1.2", "nor by a weak one, since it compares weakly", "GET", []string{"If-None-Match", "W/ETAG"}, 304, ""},
	{"13.1.2", "nor by one of a list", "GET", []string{"If-None-Match", `"a", "b,c" , ETAG`}, 304, ""},
	{"13.1.2", "nor by *", "GET", []string{"If-None-Match", "*"}, 304, ""},
	{"13.1.2", "for HEAD as for GET", "HEAD", []string{"If-None-Match", "ETAG"}, 304, ""},
	{"13.1.2", "it is met by other tags", "GET", []string{"If-None-Match", `"a", W/"b"`}, 200, ""},
	{"13.1.3", "If-Modified-Since is ignored without a modification date", "GET", []string{"If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"}, 200, ""},
	{"13.1.3", "and where it is no date", "GET", []string{"If-Modified-Since", "yesterday"}, 200, ""},
	{"13.1.4", "If-Unmodified-Since is ignored without a modification date", "GET", []string{"If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"}, 200, ""},
	{"13.2.2", "If-Match comes before If-None-Match", "GET", []string{"If-Match", `"a"`, "If-None-Match", "ETAG"}, 412, ""},
	{"13.2.2", "both are asked", "GET", []string{"If-Match", "ETAG", "If-None-Match", "ETAG"}, 304, ""},
	{"13.2.2", "If-None-Match comes before If-Modified-Since", "GET", []string{"If-None-Match", `"a"`, "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"}, 200, ""},
	{"13.2.2", "conditions come before ranges", "GET", []string{"If-None-Match", "ETAG", "Range", "bytes=0-4"}, 304, ""},
	{"13.2.2", "and before ranges that cannot be met", "GET", []string{"If-Match", `"a"`, "Range", "bytes=99999999-"}, 412, ""},
}

var rangeCases = []rfcCase{
	{"14.1.2", "first and last byte", "GET", []string{"Range", "bytes=0-4"}, 206, "0-4"},
	{"14.1.2", "from a byte to the end", "GET", []string{"Range", "bytes=100-"}, 206, "100-LAST"},
	{"14.1.2", "the last bytes", "GET", []string{"Range", "bytes=-5"}, 206, "LAST4-LAST"},
	{"14.1.2", "more last bytes than there are", "GET", []string{"Range", "bytes=-99999999"}, 206, "0-LAST"},
	{"14.1.2", "a last byte behind the end", "GET", []string{"Range", "bytes=100-99999999"}, 206, "100-LAST"},
	{"14.1.2", "a first byte behind the end", "GET", []string{"Range", "bytes=99999999-"}, 416, ""},
	{"14.2", "no last bytes: what cannot be answered by a part may be ignored", "GET", []string{"Range", "bytes=-0"}, 200, ""},
	{"14.2", "also beside others", "GET", []string{"Range", "bytes=0-4, -00"}, 200, ""},
	{"14.1.2", "one range that can be met beside one that cannot", "GET", []string{"Range", "bytes=0-4,99999999-"}, 206, "0-4"},
	{"14.1.1", "a last byte before the first is invalid", "GET", []string{"Range", "bytes=4-0"}, 416, ""},
	{"14.1", "the unit's case means nothing", "GET", []string{"Range", "Bytes=0-4"}, 206, "0-4"},
	{"14.2", "an unknown unit is ignored", "GET", []string{"Range", "seconds=1-2"}, 200, ""},
	{"14.2", "a range of another method than GET is ignored", "HEAD", []string{"Range", "bytes=0-4"}, 200, ""},
	{"14.2", "and one that cannot be met, too", "HEAD", []string{"Range", "bytes=99999999-"}, 200, ""},
	{"13.1.5", "If-Range with the same tag", "GET", []string{"Range", "bytes=0-4", "If-Range", "ETAG"}, 206, "0-4"},
	{"13.1.5", "with another", "GET", []string{"Range", "bytes=0-4", "If-Range", `"a"`}, 200, ""},
	{"13.1.5", "with a weak one, which must not be used", "GET", []string{"Range", "bytes=0-4", "If-Range", "W/ETAG"}, 200, ""},
	{"13.1.5", "with a date, where there is none to compare it with", "GET", []string{"Range", "bytes=0-4", "If-Range", "Fri, 01 Jan 2100 00:00:00 GMT"}, 200, ""},
	{"13.1.5", "without a range it means nothing", "GET", []string{"If-Range", `"a"`}, 200, ""},
}

// Conditional requests and ranges are answered as RFC 9110 has it, for a file as it
// is and as gzip has it, which is a representation of its own.
func TestHandlerRFC9110(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	for _, coding := range []string{"identity", "gzip"} {
		whole := get(h, "GET", "/rss.xml", "Accept-Encoding", coding)
		content, etag := body(t, whole), whole.Header.Get("ETag")
		if len(content) < 200 {
			t.Fatalf("%s: %d bytes", coding, len(content))
		}
		for _, c := range append(conditionCases, rangeCases...) {
			t.Run(fmt.Sprint(coding, " ", c.section, " ", c.why), func(t *testing.T) {
				headers := []string{"Accept-Encoding", coding}
				for _, h := range c.headers {
					headers = append(headers, strings.ReplaceAll(h, "ETAG", etag))
				}
				checkRFCResponse(t, c, get(h, c.method, "/rss.xml", headers...), content, etag)
			})
		}
	}
}

func checkRFCResponse(t *testing.T, c rfcCase, r *http.Response, content, etag string) {
	t.Helper()
	got := body(t, r)
	if r.StatusCode != c.status {
		t.Fatalf("status %d, want %d", r.StatusCode, c.status)
	}
	if !strings.Contains(r.Header.Get("Vary"), "Accept-Encoding") && c.status < 400 {
		t.Errorf("Vary: %q", r.Header.Values("Vary"))
	}
	switch c.status {
	case 200, 206, 304: // section 15.4.5: what a 200 would have had
		if r.Header.Get("ETag") != etag || r.Header.Get("Cache-Control") == "" {
			t.Errorf("ETag %s, Cache-Control %q", r.Header.Get("ETag"), r.Header.Get("Cache-Control"))
		}
	}
	last := len(content) - 1
	switch c.status {
	case 200:
		if c.method == "HEAD" {
			if got != "" || r.Header.Get("Content-Length") == "5" {
				t.Errorf("%d bytes, Content-Length %s", len(got), r.Header.Get("Content-Length"))
			}
		} else if got != content {
			t.Errorf("%d bytes, want all %d", len(got), len(content))
		}
	case 206:
		part := strings.ReplaceAll(strings.ReplaceAll(c.part, "LAST4", fmt.Sprint(last-4)), "LAST", fmt.Sprint(last))
		var from, to int
		fmt.Sscanf(part, "%d-%d", &from, &to)
		if want := fmt.Sprintf("bytes %s/%d", part, len(content)); r.Header.Get("Content-Range") != want {
			t.Errorf("Content-Range %q, want %q", r.Header.Get("Content-Range"), want)
		}
		if got != content[from:to+1] {
			t.Errorf("%d bytes, want %s", len(got), part)
		}
	case 304: // section 15.4.5: nothing of a content that does not come
		if got != "" || r.Header.Get("Content-Encoding") != "" || r.Header.Get("Content-Length") != "" {
			t.Errorf("%d bytes, Content-Encoding %q, Content-Length %q", len(got), r.Header.Get("Content-Encoding"), r.Header.Get("Content-Length"))
		}
	case 412:
		if got != "" {
			t.Errorf("%d bytes, want none", len(got))
		}
	case 416: // section 15.5.17; the message is text, and not of the file
		if want := fmt.Sprintf("bytes */%d", len(content)); r.Header.Get("Content-Range") != want && !strings.Contains(c.why, "invalid") {
			t.Errorf("Content-Range %q, want %q", r.Header.Get("Content-Range"), want)
		}
		if r.Header.Get("Content-Encoding") != "" || r.Header.Get("ETag") != "" {
			t.Errorf("header %v", r.Header)
		}
	}
}

// Several ranges come as multipart/byteranges (section 14.6); many that together are
// more than the file come as the whole (section 14.2).
func TestHandlerSeveralRanges(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	content := body(t, get(h, "GET", "/rss.xml"))
	r := get(h, "GET", "/rss.xml", "Range", "bytes=0-4, 10-19")
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || r.StatusCode != 206 || kind != "multipart/byteranges" {
		t.Fatalf("status %d, Content-Type %q, %v", r.StatusCode, kind, err)
	}
	parts := multipart.NewReader(r.Body, parameters["boundary"])
	for _, want := range []string{content[:5], content[10:20]} {
		part, err := parts.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(part)
		if err != nil || string(got) != want || !strings.HasPrefix(part.Header.Get("Content-Type"), "application/rss+xml") {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	overlapping := "bytes=" + strings.TrimSuffix(strings.Repeat("0-,", 1000), ",")
	if r := get(h, "GET", "/rss.xml", "Range", overlapping); r.StatusCode != 200 || body(t, r) != content {
		t.Errorf("a thousand times the whole: status %d, want it once", r.StatusCode)
	}
}

// Every response says that its type is not to be guessed, what may be told to other
// sites, and who may frame it; what is no page and yet can hold a script runs none.
func TestHandlerSecurityHeaders(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	for path, policy := range map[string]string{
		"/":          "frame-ancestors 'self'",
		"/rss.xml":   "frame-ancestors 'self'; default-src 'none'; style-src 'unsafe-inline'; sandbox",
		"/feed.json": "frame-ancestors 'self'",
		"/nothing":   "",
	} {
		r := get(h, "GET", path)
		for name, want := range map[string]string{
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "strict-origin-when-cross-origin",
			"Content-Security-Policy": policy,
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %s %q, want %q", path, name, got, want)
			}
		}
	}
}

// Nothing outside the tree can be reached, whatever a path says.
func TestHandlerStaysInside(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	for _, path := range []string{
		"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/..%5c..%5cetc/passwd", "//etc/passwd",
		"/sessions/../../go.mod", "/handler.go", "/.%00/rss.xml", "/rss.xml%00", "/C:/Windows/win.ini", "/" + strings.Repeat("../", 1000) + "etc/passwd",
	} {
		if r := get(h, "GET", path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, r.StatusCode)
		}
	}
}
