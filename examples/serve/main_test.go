package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
	"github.com/seed-e2fd8668/recap/site"
)

func TestServesItsOwnPostInEveryFormat(t *testing.T) {
	handler, err := newHandler(evening())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range site.Files() {
		if file.Name == "podcast.xml" {
			continue // nothing was recorded yet
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", "/"+file.Exporter.Format().FileName(), nil))
		if w.Code != 200 || !strings.Contains(w.Body.String(), "A hundred lines") {
			t.Errorf("%s: status %d, without the talk:\n%s", file.Exporter.Format().Name, w.Code, w.Body)
		}
	}
}
