package source_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// A list of people beside the days says more of those whom the events name.
func TestSchedulePeople(t *testing.T) {
	result := read(t, `<schedule><conference><title>Pebbles</title><url>https://example.org/</url></conference>
<persons>
<person id="1"><name>Ada Example</name><slug>ada</slug><biography>Skips *stones*.</biography><extended_biography>And counts them.</extended_biography></person>
<person id="2"><name>Bo Example</name><url>/bo</url><shoes>41</shoes></person>
<person id="2"><name>Cy Example</name></person>
<person id="3"><name/></person>
</persons>
<day><event id="5"><title>A</title><persons><person id="1">Ada Example</person><person id="2"/><person id="2">Dee Example</person><person id="3">Eve Example</person></persons></event></day></schedule>`, source.Options{})
	checkNotes(t, result.Notes,
		`line 4: person "2": is a relative address: it was completed with the one of the schedule: "/bo"`,
		`line 4: person "2": has no place in a post: left out: "person: shoes"`,
		`line 5: person "2": is listed without an ID or a name, or with the ID of another: left out: "Cy Example"`,
		`line 6: person "3": is listed without an ID or a name, or with the ID of another: left out`,
		`line 8: event "5": the ID of a person is that of a person with another name: it was left out, and the name stands for the person`,
	)
	want := []recap.Speaker{
		{ID: "1", Name: "Ada Example", Biography: "Skips *stones*.\n\nAnd counts them."},
		{ID: "2", Name: "Bo Example", URL: "https://example.org/bo"},
		{Name: "Dee Example"},
		{ID: "3", Name: "Eve Example"},
	}
	if diff := cmp.Diff(want, result.Post.Sessions[0].Speakers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
