package catalogue

import (
	"strconv"

	"golang.org/x/text/feature/plural"
)

// forms are CLDR's plural categories as keys name them. That of "other" is the
// key itself.
var forms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// Count returns the form of a word for a number, which fills its hole {n}.
func (w *Words) Count(english string, n int) string {
	key := english
	if form, ok := forms[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]; ok {
		if special := key + " @" + form; w.Text(special) != special {
			key = special
		}
	}
	return w.Fill(key, "n", strconv.Itoa(n))
}
