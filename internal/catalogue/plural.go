package catalogue

import (
	"strconv"

	"golang.org/x/text/feature/plural"
)

// forms are CLDR's plural categories as keys name them. That of "other" is the
// key itself.
var forms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// hasForm reports whether a word has a special form. Whoever words a key gives its forms
// as well: those of the catalogue would be in other words.
func (w *Words) hasForm(key, special string) bool {
	if _, given := w.own[special]; given {
		return true
	}
	_, reworded := w.own[key]
	return !reworded && w.Has(special)
}

// Count returns the form of a word for a number, which fills its hole {n}.
func (w *Words) Count(english string, n int) string {
	key := english
	if form, ok := forms[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]; ok {
		if special := key + " @" + form; w.hasForm(key, special) {
			key = special
		}
	}
	return w.Fill(key, "n", strconv.Itoa(n))
}

// Forms returns the forms of a word by the names of CLDR's plural categories.
func (w *Words) Forms(english string) map[string]string {
	all := map[string]string{"other": w.Text(english)}
	for _, form := range forms {
		if special := english + " @" + form; w.hasForm(english, special) {
			all[form] = w.Text(special)
		}
	}
	return all
}
