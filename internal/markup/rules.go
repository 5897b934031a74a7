package markup

import textrules "github.com/seed-e2fd8668/recap/internal/text"

// The rules for characters have moved; this package, which internal/body takes
// the place of, goes on by their old names.
var (
	Clean, cleanChars = textrules.Clean, textrules.CleanChars
	isBidi, holdsBidi = textrules.IsBidi, textrules.HoldsBidi
	Excerpt           = textrules.Excerpt
)

type bidi = textrules.Bidi
