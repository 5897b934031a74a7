package recap_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap"
)

func TestCodeParts(t *testing.T) {
	tests := []struct {
		code   recap.Code
		prefix string
		level  recap.Level
	}{
		{"SVS401", "SVS", 400},
		{" svs401 ", "SVS", 400},
		{"AIM3313", "AIM", 300},
		{"SPOT204", "SPOT", 200},
		{"KEY001", "KEY", 0},
		{"ABC601", "ABC", 0},
		{"COM301-R", "COM", 300},
		{"COM301-R1", "COM", 300},
		{"TDR228-S", "TDR", 200},
		{"AIM388-NEW", "AIM", 300},
		{"SEC204-INT", "SEC", 200},
		{"SEC204-L", "SEC", 200},
		{"DEV201-CMN", "DEV", 200},
		{"DEV201-R1-JA", "DEV", 200},
	}
	for _, tt := range tests {
		if got := tt.code.Prefix(); got != tt.prefix {
			t.Errorf("%q.Prefix() = %q, want %q", tt.code, got, tt.prefix)
		}
		if got := tt.code.Level(); got != tt.level {
			t.Errorf("%q.Level() = %d, want %d", tt.code, got, tt.level)
		}
	}
}

func TestCodeOpaque(t *testing.T) {
	for _, code := range []recap.Code{"", "NCZR93", "14022", "SV401", "SERVERLESS401", "SVS40", "SVS40123", "SVS401-", "SVS401R", "SVS401 R", "SVS401--R", "ÄVS401", "-"} {
		if code.Prefix() != "" || code.Level() != 0 || code.Language() != "" {
			t.Errorf("opaque code %q offers a track, a level or a language", code)
		}
	}
}

func TestCodeLanguage(t *testing.T) {
	for code, want := range map[recap.Code]string{
		"DEV201-EN": "en", "DEV201-JA": "ja", "DEV201-ES": "es", "DEV201-CMN": "cmn", "DEV201-S": "", "DEV201-NEW": "", "DEV201-INT": "", "DEV201-XQ": "",
	} {
		if got := code.Language(); got != want {
			t.Errorf("%q.Language() = %q, want %q", code, got, want)
		}
	}
}

func TestFindCode(t *testing.T) {
	tests := []struct {
		title, rest string
		code        recap.Code
	}{
		{"Best practices (SVS401)", "Best practices", "SVS401"},
		{"Apache Kafka(SVS307)", "Apache Kafka", "SVS307"},
		{"Detecting threats (TDR228-S", "Detecting threats", "TDR228-S"},
		{"Containers at scale with AWS -CON318", "Containers at scale with AWS", "CON318"},
		{"An intelligent Call center CX-NTA202", "An intelligent Call center CX", "NTA202"},
		{"Verified Permissions IAM201", "Verified Permissions", "IAM201"},
		{"How one analyst scales TDR328-S", "How one analyst scales", "TDR328-S"},
		{"Community day [COM301-R1]", "Community day", "COM301-R1"},
		{"OPN305 The pragmatic developer", "The pragmatic developer", "OPN305"},
		{"API302: Next generation", "Next generation", "API302"},
		{"(AIM3313) Agents", "Agents", "AIM3313"},
		{"Best practices for an organization-PEX210", "Best practices for an organization", "PEX210"},
		{"A new capability-AIM388-NEW", "A new capability", "AIM388-NEW"},
		{"Road infrastructure at scale (AES202)", "Road infrastructure at scale", "AES202"},
		{"Keys for AES256", "Keys for AES256", ""},
		{"Anti-SHA256", "Anti-SHA256", ""},
		{"Keynote with somebody", "Keynote with somebody", ""},
		{"Why we left SHA256", "Why we left SHA256", ""},
		{"The year 2023", "The year 2023", ""},
		{"Handling HTTP404", "Handling HTTP404", ""},
		{"Ten years of PEP484", "Ten years of PEP484", ""},
		{"Ten years of types (PEP484)", "Ten years of types (PEP484)", ""},
		{"JEP444: virtual threads", "JEP444: virtual threads", ""},
		{"Timing with IEEE1588", "Timing with IEEE1588", ""},
		{"Fees after EIP1559", "Fees after EIP1559", ""},
		{"What KEP1287 changes", "What KEP1287 changes", ""},
		{"KEP1287", "KEP1287", ""},
		{"A tour of CWE119", "A tour of CWE119", ""},
		{"Paper by DIN476", "Paper by DIN476", ""},
		{"Built to MIL188", "Built to MIL188", ""},
		{"Logging with PSR3, caching with PSR16", "Logging with PSR3, caching with PSR16", ""},
		{"Loading classes by PSR4000", "Loading classes by PSR4000", ""},
		{"What we saw at KCD2024", "What we saw at KCD2024", ""},
		{"What we saw in Amsterdam (KCD2024)", "What we saw in Amsterdam", "KCD2024"},
		{"A talk about buildings (BSI203)", "A talk about buildings", "BSI203"},
		{"lower case svs401", "lower case svs401", ""},
		{"xSVS401", "xSVS401", ""},
		{"ÉSVS401", "ÉSVS401", ""},
		{"", "", ""},
		{"SVS401", "", "SVS401"},
	}
	for _, tt := range tests {
		if code, rest := recap.FindCode(tt.title); code != tt.code || rest != tt.rest {
			t.Errorf("FindCode(%q) = %q, %q; want %q, %q", tt.title, code, rest, tt.code, tt.rest)
		}
	}
}

// A published list of recordings, whose codes are spelled in every way.
func TestFindCodeInPublishedList(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("..", "shared", "corpora", "reinforce-2024-recordings.md"))
	if err != nil {
		t.Skip(err)
	}
	titles, without := 0, []string{}
	for line := range strings.Lines(string(list)) {
		title, _, ok := strings.Cut(strings.TrimPrefix(line, "| ["), "](https")
		if !ok || !strings.HasPrefix(line, "| [") {
			continue
		}
		titles++
		if code, _ := recap.FindCode(title); code == "" {
			without = append(without, title)
		}
	}
	want := []string{"AWS re:Inforce 2024 - Keynote with Chris Betz"}
	if diff := cmp.Diff(want, without); titles != 150 || diff != "" {
		t.Errorf("of %d titles these have no code (-want +got):\n%s", titles, diff)
	}
}

func FuzzCode(f *testing.F) {
	for _, seed := range []string{"SVS401", "COM301-R1", "Best practices (SVS401)", "CX-NTA202", "", "-", "SVS401-\xff", "(SVS307)("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c := recap.Code(s); !strings.HasPrefix(strings.ToUpper(strings.TrimSpace(s)), c.Prefix()) {
			t.Errorf("the prefix of %q is %q", s, c.Prefix())
		}
		code, rest := recap.FindCode(s)
		if !strings.Contains(s, string(code)) || !strings.Contains(s, rest) {
			t.Errorf("FindCode(%q) = %q, %q: not parts of it", s, code, rest)
		}
		if code != "" && code.Level() == 0 {
			t.Errorf("FindCode(%q) = %q, which has no level", s, code)
		}
	})
}
