package source

// topNames returns the names of the members of the outermost object or, for an
// array, of its first element, as far as the text goes: it may be cut off, or
// no JSON at all. The bracket is the one that the text begins with, or 0.
func topNames(text []byte) (bracket byte, names map[string]bool) {
	names = make(map[string]bool)
	i := skipSpace(text, 0)
	if i == len(text) || text[i] != '{' && text[i] != '[' {
		return 0, names
	}
	bracket = text[i]
	if bracket == '[' {
		if i = skipSpace(text, i+1); i == len(text) || text[i] != '{' {
			return bracket, names
		}
	}
	for depth := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			end := endOfString(text, i)
			colon := skipSpace(text, end)
			if depth == 1 && colon < len(text) && text[colon] == ':' {
				names[string(text[i+1:end-1])] = true
			}
			i = end - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return bracket, names
			}
		}
	}
	return bracket, names
}
