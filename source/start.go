package source

import (
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// startingLink is a link whose address may say how far into a recording it leads,
// as [recap.Link.Address] writes it.
func startingLink(address string) recap.Link {
	for _, before := range []string{"?t=", "&t=", "#t="} {
		i := strings.LastIndex(address, before)
		if i < 0 {
			continue
		}
		digits := address[i+len(before):]
		after := strings.TrimLeft(digits, "0123456789")
		if n, err := strconv.ParseInt(digits[:len(digits)-len(after)], 10, 32); err == nil {
			l := recap.Link{URL: address[:i] + after, Start: time.Duration(n) * time.Second}
			if l.Address() == address {
				return l
			}
		}
	}
	return recap.Link{URL: address}
}
