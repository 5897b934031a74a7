package weburl

import "testing"

func TestNextAddress(t *testing.T) {
	for src, want := range map[string]string{
		"https://x.example":              "https://x.example",
		"a http://x.example/b. c":        "http://x.example/b",
		"(https://x.example/(b))":        "https://x.example/(b)",
		"“https://x.example/b”":          "https://x.example/b",
		"see HTTPS://X.example/b?c=d&e,": "HTTPS://X.example/b?c=d&e",
		"https://x.example/你好，世界":        "https://x.example/你好",
		"xhttps://x.example":             "",
		"a www.x.example.":               "www.x.example",
		"to ada.b@x.example, c":          "ada.b@x.example",
		"a@b":                            "",
		"http://u@x.example":             "",
		"http://a)http://b":              "",
		"https://":                       "",
		"https:// x":                     "",
		"ftp://x.example":                "",
		"://://https://x.example":        "https://x.example",
		"*https://x.example/a_b*":        "https://x.example/a_b",
		"https://x.example/<b>":          "https://x.example/",
	} {
		got := ""
		if start, end, _ := NextAddress(src); start >= 0 {
			got = src[start:end]
		}
		if got != want {
			t.Errorf("NextAddress(%q) finds %q, want %q", src, got, want)
		}
	}
}
