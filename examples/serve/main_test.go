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
	files := []string{"days/2026-10-08.html"} // to which the first page leads
	for _, file := range site.Files() {
		if name := file.Exporter.Format().FileName(); name != "index.html" {
			files = append(files, name)
		}
	}
	for _, file := range files {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", "/"+file, nil))
		if w.Code != 200 || !strings.Contains(w.Body.String(), "A hundred lines") {
			t.Errorf("%s: status %d, without the talk:\n%s", file, w.Code, w.Body)
		}
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 200 || !strings.Contains(w.Body.String(), `href="days/2026-10-08.html"`) {
		t.Errorf("the first page, status %d, does not lead to the day:\n%s", w.Code, w.Body)
	}
}
