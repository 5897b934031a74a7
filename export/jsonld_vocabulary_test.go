package export_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// ldAllowed lists the properties that schema.org gives to each type that is
// used, inherited ones included.
var ldAllowed = map[string]string{
	"BlogPosting":     "headline description url inLanguage datePublished dateModified author articleSection mainEntityOfPage about mainEntity",
	"WebPage":         "url name inLanguage datePublished dateModified author keywords relatedLink",
	"ItemList":        "numberOfItems itemListElement",
	"ListItem":        "position item",
	"Event":           "name alternateName identifier description url startDate endDate eventStatus eventAttendanceMode location performer inLanguage keywords recordedIn superEvent mainEntityOfPage subEvent",
	"Place":           "name address containedInPlace",
	"VirtualLocation": "name url",
	"PostalAddress":   "name",
	"Person":          "name jobTitle affiliation description url email image sameAs",
	"Organization":    "name",
	"Thing":           "name url",
	"VideoObject":     "name alternateName identifier description url contentUrl encodingFormat contentSize thumbnailUrl uploadDate inLanguage keywords license author recordedAt mainEntityOfPage",
	"AudioObject":     "name alternateName identifier description url contentUrl encodingFormat contentSize thumbnailUrl uploadDate inLanguage keywords license author recordedAt mainEntityOfPage",
	"CreativeWork":    "name alternateName identifier description url inLanguage keywords license author",
}

// ldCheck reports types and properties that schema.org does not know, Events
// that lack what is required, and references that lead nowhere.
func ldCheck(t *testing.T, root map[string]any) {
	t.Helper()
	defined, referred := map[any]bool{}, map[any]bool{}
	var visit func(value any, at string)
	visit = func(value any, at string) {
		if list, ok := value.([]any); ok {
			for i, item := range list {
				visit(item, fmt.Sprintf("%s[%d]", at, i))
			}
		}
		node, ok := value.(map[string]any)
		if !ok {
			return
		}
		if id, ok := node["@id"]; ok && len(node) == 1 {
			referred[id] = true
			return
		}
		defined[node["@id"]] = true
		kind, _ := node["@type"].(string)
		allowed, ok := ldAllowed[kind]
		if !ok {
			t.Errorf("%s is of the type %q", at, kind)
		}
		for name, v := range node {
			if !strings.HasPrefix(name, "@") && !slices.Contains(strings.Fields(allowed), name) {
				t.Errorf("%s is a %s and has the property %q", at, kind, name)
			}
			visit(v, at+"."+name)
		}
		if kind == "Event" && (node["name"] == "" || node["startDate"] == "" || node["location"] == nil) {
			t.Errorf("%s is an Event without name, startDate or location", at)
		}
	}
	visit(root, "root")
	for id := range referred {
		if !defined[id] {
			t.Errorf("%v is referred to and is nowhere", id)
		}
	}
}

func TestJSONLDVocabulary(t *testing.T) {
	recapPost := ldProgramme()
	recapPost.Event.TimeZone = ""
	for i := range recapPost.Sessions {
		recapPost.Sessions[i].Start, recapPost.Sessions[i].End = time.Time{}, time.Time{}
	}
	for _, post := range []recap.Post{ldProgramme(), recapPost, {Title: "T", URL: "https://example.org"}} {
		for _, a := range []export.Attendance{export.AttendanceUnknown, export.AttendanceOnline, export.AttendanceMixed} {
			ldCheck(t, ldExport(t, export.JSONLD{Attendance: a}, post))
		}
	}
}
