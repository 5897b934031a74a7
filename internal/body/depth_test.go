package body

import (
	"errors"
	"strings"
	"testing"
)

func TestTooDeep(t *testing.T) {
	deepQuote := strings.Repeat("> ", maxDepth+1) + "x"
	var deepList strings.Builder
	for i := range maxDepth + 1 {
		deepList.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	tests := []struct {
		name, src string
		line      int // 0 for none
	}{
		{"quotations at the limit", deepQuote[2:], 0},
		{"quotations", "x\n\n" + deepQuote, 3},
		{"lists", deepList.String(), maxDepth},
		{"a rule", strings.Repeat("- ", 100), 0},
		{"code", "```\n" + strings.Repeat(" ", 200) + "x\n```", 0},
		{"HTML", "<p>a</p>\n" + strings.Repeat(" ", 200) + "<p>x</p>", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.src, nil)
			checked := Check(tt.src)
			var deep *DepthError
			switch {
			case tt.line == 0 && (err != nil || checked != nil):
				t.Errorf("Parse says %v, Check %v", err, checked)
			case tt.line == 0:
			case !errors.As(err, &deep) || deep.Line != tt.line:
				t.Errorf("Parse says %v, want line %d", err, tt.line)
			case checked == nil || checked.Error() != err.Error():
				t.Errorf("Parse says %v, Check %v", err, checked)
			}
		})
	}
	const want = "line 3: lists and quotations are nested deeper than 24 levels"
	if err := Check("x\n\n" + deepQuote); err == nil || err.Error() != want {
		t.Errorf("Check says %v", err)
	}
}
