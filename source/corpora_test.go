package source_test

import (
	"os"
	"path/filepath"
	"testing"
)

// corpora returns the folder of real inputs that may lie beside the project. A
// test that asks for it is skipped where it does not.
func corpora(t testing.TB) string {
	t.Helper()
	for _, up := range []string{"../..", "../../.."} {
		folder := filepath.Join(up, "shared", "corpora")
		if _, err := os.Stat(folder); err == nil {
			return folder
		}
	}
	t.Skip("shared/corpora is not there")
	return ""
}
