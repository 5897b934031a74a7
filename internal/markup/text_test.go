package markup

import "testing"

func TestText(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"paragraphs", "a **b**\nc\n\nd [e](https://x.example/)", "a b c\n\nd e"},
		{"escapes", "a &amp; b &lt;c> <T>", "a & b <c> <T>"},
		{"breaks", "a\\\nb", "a\nb"},
		{"lists", "a\n\n- b\n  - c\n- d\n\ne\n\n3. f\n4. g", "a\n\n- b\n  - c\n- d\n\ne\n\n3. f\n4. g"},
		{"loose list", "- a\n\n  b\n- c", "- a\n\n  b\n\n- c"},
		{"heading", "# a\nb", "a\n\nb"},
		{"code", "```\na\n\n  b\n```\nc", "a\n\n  b\n\nc"},
		{"table", "|a|b|\n|-|-|\n|c|d|\n|e|", "a | b\nc | d\ne"},
		{"definitions", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"},
		{"scripts", "H<sub>2</sub>O 10<sup>-3</sup> 1<sup>st</sup>", "H₂O 10⁻³ 1st"},
		{"quotation", "> a\n\nb", "a\n\nb"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := HTML(tt.src, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := Text(out); got != tt.want {
				t.Errorf("of\n%s\ngot\n%s\nwant\n%s", out, got, tt.want)
			}
		})
	}
}
