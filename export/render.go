package export

import (
	"context"
	"runtime"

	"github.com/seed-e2fd8668/recap"
)

// Render renders all bodies now, side by side on all processors. Without it, a
// body is rendered when an exporter first asks for it. Render is for who wants
// that done at a time of their choosing, as a server before it lets requests in,
// or bounded by a deadline: no body takes a second by itself.
//
// It ends when ctx does and returns the cause. What is rendered by then stays.
func (d *Document) Render(ctx context.Context) error {
	var bodies []recap.Markdown
	for md := range bodiesOf(d.post) {
		bodies = append(bodies, md)
	}
	wait := sideBySide(runtime.GOMAXPROCS(0), len(bodies), func(i int) bool {
		if ctx.Err() != nil {
			return false
		}
		d.HTML(bodies[i])
		return true
	})
	wait()
	return context.Cause(ctx)
}
