package recap_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap"
)

func TestGroupings(t *testing.T) {
	type group struct{ Key, Heading, Titles string }
	tests := []struct {
		name string
		by   recap.Grouping
		want []group
	}{
		{"track", recap.ByTrack, []group{{"ops", "Operations", "Keynote"}, {"SVS", "Serverless", "Étude Ebb"}, {"API", "API", "edge cases"}, {"", "Other sessions", "Zebra"}}},
		{"level", recap.ByLevel, []group{{"400", "400 Expert", "Étude"}, {"300", "300 Advanced", "edge cases Ebb"}, {"200", "200 Intermediate", "Keynote"}, {"", "Any level", "Zebra"}}},
		{"speaker", recap.BySpeaker, []group{{"u1", "Søren Łukasz", "Étude Keynote"}, {"Ada Straße", "Ada Straße", "Keynote Ebb"}, {"", "No speaker", "edge cases Zebra"}}},
		{"day", recap.ByDay, []group{{"2024-03-30", "Saturday, 30 March 2024", "Étude edge cases Keynote"}, {"", "Not scheduled", "Ebb Zebra"}}},
		{"room", recap.ByRoom, []group{{"main", "Main hall", "edge cases Keynote"}, {"side", "side", "Étude"}, {"roof", "roof", "Zebra"}, {"", "No room", "Ebb"}}},
		{"kind", recap.ByKind, []group{{"workshop", "Workshop", "Étude"}, {"keynote", "Keynote", "Keynote"}, {"", "Other sessions", "edge cases Ebb Zebra"}}},
		{"tag", recap.ByTag, []group{{"queues", "Queues", "Étude Keynote"}, {"people", "people", "Keynote"}, {"", "Untagged", "edge cases Ebb Zebra"}}},
		{"none", recap.Ungrouped, []group{{"", "", "Étude edge cases Keynote Ebb Zebra"}}},
	}
	post := festival()
	for _, tt := range tests {
		var got []group
		for _, g := range tt.by(post) {
			got = append(got, group{g.Key, g.Heading, titles(g.Sessions)})
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("by %s (-want +got):\n%s", tt.name, diff)
		}
		if got := tt.by(recap.Post{}); len(got) != 0 {
			t.Errorf("by %s: an empty post has groups %v", tt.name, got)
		}
	}
	if diff := cmp.Diff(festival(), post); diff != "" {
		t.Errorf("the post was changed:\n%s", diff)
	}
}
