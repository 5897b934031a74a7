package compiled

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// A condition is what an if depends on.
type condition func(frame []reflect.Value, dot reflect.Value) bool

// condition compiles a value, whose truth counts, or a call of and, or, not, gt
// or ne.
func (s *scope) condition(n parse.Node) (condition, error) {
	if p, ok := n.(*parse.PipeNode); ok && len(p.Cmds) == 1 && len(p.Decl) == 0 {
		args := p.Cmds[0].Args
		if function, ok := args[0].(*parse.IdentifierNode); ok {
			return s.function(function.Ident, args[1:])
		}
		return s.condition(args[0])
	}
	x, err := s.operand(n)
	if err != nil {
		return nil, err
	}
	holds, err := truth(x.typ)
	return func(frame []reflect.Value, dot reflect.Value) bool { return holds(x.eval(frame, dot)) }, err
}

func (s *scope) function(name string, args []parse.Node) (condition, error) {
	switch {
	case name == "and" || name == "or":
		return s.combination(args, name == "or")
	case name == "not" && len(args) == 1:
		holds, err := s.condition(args[0])
		return func(frame []reflect.Value, dot reflect.Value) bool { return !holds(frame, dot) }, err
	case name == "gt" && len(args) == 2:
		a, errA := s.number(args[0])
		b, errB := s.number(args[1])
		return func(frame []reflect.Value, dot reflect.Value) bool { return a(frame, dot) > b(frame, dot) }, firstOf(errA, errB)
	case name == "ne" && len(args) == 2:
		a, errA := s.text(args[0])
		b, errB := s.text(args[1])
		return func(frame []reflect.Value, dot reflect.Value) bool {
			return a.eval(frame, dot).String() != b.eval(frame, dot).String()
		}, firstOf(errA, errB)
	}
	return nil, fmt.Errorf("the function %s is not supported", name)
}

// combination compiles and, which ends at the first argument that is false, and
// or, which ends at the first that is true.
func (s *scope) combination(args []parse.Node, end bool) (condition, error) {
	all := make([]condition, len(args))
	for i, arg := range args {
		var err error
		if all[i], err = s.condition(arg); err != nil {
			return nil, err
		}
	}
	return func(frame []reflect.Value, dot reflect.Value) bool {
		for _, holds := range all {
			if holds(frame, dot) == end {
				return end
			}
		}
		return !end
	}, nil
}

// number compiles an integer: a constant, a value or the length of a slice.
func (s *scope) number(n parse.Node) (func(frame []reflect.Value, dot reflect.Value) int64, error) {
	if c, ok := n.(*parse.NumberNode); ok && c.IsInt {
		return func([]reflect.Value, reflect.Value) int64 { return c.Int64 }, nil
	}
	if p, ok := n.(*parse.PipeNode); ok && len(p.Cmds) == 1 && len(p.Cmds[0].Args) == 2 && p.Cmds[0].Args[0].String() == "len" {
		x, err := s.operand(p.Cmds[0].Args[1])
		if err != nil {
			return nil, err
		}
		if x.typ.Kind() != reflect.Slice {
			return nil, unsupported(n)
		}
		return func(frame []reflect.Value, dot reflect.Value) int64 { return int64(x.eval(frame, dot).Len()) }, nil
	}
	x, err := s.operand(n)
	if err != nil {
		return nil, err
	}
	if x.typ != reflect.TypeFor[int]() {
		return nil, unsupported(n)
	}
	return func(frame []reflect.Value, dot reflect.Value) int64 { return x.eval(frame, dot).Int() }, nil
}

// text compiles a string.
func (s *scope) text(n parse.Node) (expression, error) {
	x, err := s.operand(n)
	if err == nil && x.typ != reflect.TypeFor[string]() {
		err = unsupported(n)
	}
	return x, err
}

// truth returns whether values of a type count as true: as those that are not
// empty do, and structs always.
func truth(typ reflect.Type) (func(reflect.Value) bool, error) {
	switch typ.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Pointer, reflect.Func:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, fmt.Errorf("the truth of a %s is not supported", typ)
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
