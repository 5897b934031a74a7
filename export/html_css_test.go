package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// TestHTMLWithCSS: it wins over the page's own, the policy admits it, and it cannot
// end the element that it stands in.
func TestHTMLWithCSS(t *testing.T) {
	var page bytes.Buffer
	e := export.HTML{CSS: ":root { --accent: #603; } /* </style><script>alert(1)</script> */"}
	if err := export.Write(t.Context(), &page, recap.Post{Title: "T", Sessions: []recap.Session{{Title: "One"}}}, e); err != nil {
		t.Fatal(err)
	}
	text := page.String()
	if !strings.Contains(text, `--accent: #603; } /* <\/style><script>alert(1)<\/script> */</style>`) || strings.Count(text, "</style>") != 1 {
		t.Errorf("got %s", text)
	}
}
