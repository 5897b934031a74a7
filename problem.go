package recap

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A Problem is one thing that is wrong with a post.
type Problem struct {
	// Path leads to the value in the names of the JSON form, such as
	// sessions[3].speakers[0].url.
	Path string
	// Rule is the rule that the value breaks, such as "required" or "unique";
	// see [Post.Validate].
	Rule string
	// Message says in words what is wrong and what was expected.
	Message string
}

// Error returns the path and the message.
func (p *Problem) Error() string { return p.Path + ": " + p.Message }

// Problems is everything that is wrong with a post, in the order in which the
// fields stand in it. [Post.Validate] returns it as its error:
//
//	var problems recap.Problems
//	if errors.As(err, &problems) {
//		for _, p := range problems {
//			fmt.Println(p.Path, p.Rule, p.Message)
//		}
//	}
type Problems []*Problem

// maxListed bounds the problems that Problems.Error spells out.
const maxListed = 100

// Error lists the problems, one a line, up to a hundred.
func (ps Problems) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "recap: the post has %d problem%s", len(ps), plural(len(ps)))
	for i, p := range ps {
		if i == maxListed {
			fmt.Fprintf(&b, "\n\t… and %d more", len(ps)-i)
			break
		}
		b.WriteString("\n\t")
		b.WriteString(p.Error())
	}
	return b.String()
}

// Unwrap returns the problems, so that [errors.As] finds a [*Problem].
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// Sort puts the problems in the order in which the fields stand in the post.
// Validate has done so; a program that adds problems of its own can do it again.
func (ps Problems) Sort() {
	keys := make(map[*Problem][]int, len(ps))
	for _, p := range ps {
		keys[p] = fieldOrder(p.Path)
	}
	slices.SortStableFunc(ps, func(a, b *Problem) int { return slices.Compare(keys[a], keys[b]) })
}

// fieldOrder turns a path into the positions of its fields and elements.
func fieldOrder(path string) []int {
	var order []int
	t := reflect.TypeFor[Post]()
	for segment := range strings.SplitSeq(path, ".") {
		name, index, _ := strings.Cut(segment, "[")
		for i := range t.NumField() {
			if f := t.Field(i); jsonName(f) == name {
				order = append(order, i)
				t = f.Type
				break
			}
		}
		if index != "" && t.Kind() == reflect.Slice {
			n, _ := strconv.Atoi(strings.TrimSuffix(index, "]"))
			order = append(order, n)
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			break
		}
	}
	return order
}
