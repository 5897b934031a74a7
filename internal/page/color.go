package page

import (
	"fmt"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/shade"
)

// TrackStyle writes the rules for those tracks, in their order, that have a color.
func TrackStyle(colors []string) string {
	var light, dark strings.Builder
	for i := range colors {
		day, night, ok := shade.Of(colors, i)
		if !ok {
			continue
		}
		fmt.Fprintf(&light, " .%s { --track: %s; --tint: %s; }", TrackClass(i), day.Color, day.Tint)
		fmt.Fprintf(&dark, " .%s { --track: %s; --tint: %s; }", TrackClass(i), night.Color, night.Tint)
	}
	if light.Len() == 0 {
		return ""
	}
	return light.String() + " @media (prefers-color-scheme: dark) {" + dark.String() + " }"
}
