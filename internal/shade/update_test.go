package shade

import _ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
