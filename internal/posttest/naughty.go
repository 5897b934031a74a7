package posttest

import "strings"

// Naughty returns texts, by what is peculiar about them, that any line of a post
// may hold and that have broken programs that thought otherwise.
func Naughty() map[string]string {
	return map[string]string{
		"zero width":         "a\u200bb\u200cc\u200dd\u2060e\ufefff",
		"soft hyphen":        "soft\u00adhyphen\u034fjoiner\u180evowel",
		"spaces":             "a\u00a0b\u1680c\u2003d\u202fe\u205ff\u3000g",
		"closed directions":  "a \u202bb\u202c c \u2067d\u2069 e",
		"open directions":    "a \u202eb \u2066c",
		"right to left":      "שלום \u200fعالم\u200e 123",
		"separators":         "line\u2028paragraph\u2029end",
		"four bytes":         "𝕏 𠜎 🀀 \U0010fffd \U000e0041",
		"family":             "👩‍👩‍👧‍👦 🏳️‍🌈 👋🏿 🇧🇪",
		"long grapheme":      "Z" + strings.Repeat("\u0351\u0300\u0316", 60) + "algo",
		"decomposed":         "e\u0301 Å \u1112\u1161\u11ab ﬁ ſ K",
		"case":               "İı ß ẞ ŉ ǰ ΐ",
		"replacement":        "\ufffd \ufffc",
		"private":            "\ue000 \U000f0000",
		"emoji as text":      "1\ufe0f\u20e3 ©\ufe0e",
		"numbers":            "1e309 0x1F NaN -0 １２３ ١٢٣ Ⅳ",
		"words of languages": "null undefined true nil None NULL yes no on off ~",
		"dates":              "2024-02-30 31/02/2024 0000-00-00",
		"punctuation":        "' '' \" \"\" ` `` \\ \\\\ / // ? # % & && ; ;; : :: , . .. ... | || ~ ^ $ @ ! * ** _ __",
		"brackets":           "( [ { < > } ] ) () [] {} <> (( [[ {{ << >> }} ]] ))",
		"tabular":            "a;b,c|d=e+f-g",
		"very long word":     strings.Repeat("Donaudampfschiff", 18),
	}
}
