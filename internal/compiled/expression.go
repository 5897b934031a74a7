package compiled

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// An expression is a value of a type that is known beforehand.
type expression struct {
	typ  reflect.Type
	eval func(frame []reflect.Value, dot reflect.Value) reflect.Value
}

// value compiles a pipeline of one command.
func (s *scope) value(p *parse.PipeNode) (expression, error) {
	if len(p.Cmds) != 1 || len(p.Decl) > 0 {
		return expression{}, unsupported(p)
	}
	return s.command(p.Cmds[0])
}

// command compiles a command that is a single operand.
func (s *scope) command(c *parse.CommandNode) (expression, error) {
	if len(c.Args) != 1 {
		return expression{}, unsupported(c)
	}
	return s.operand(c.Args[0])
}

// operand compiles ., .Field, $variable and $variable.Field.
func (s *scope) operand(n parse.Node) (expression, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.current(), nil
	case *parse.FieldNode:
		return fields(s.current(), n.Ident)
	case *parse.VariableNode:
		x, err := s.variable(n)
		if err != nil {
			return expression{}, err
		}
		return fields(x, n.Ident[1:])
	}
	return expression{}, unsupported(n)
}

func (s *scope) current() expression {
	return expression{s.dot, func(_ []reflect.Value, dot reflect.Value) reflect.Value { return dot }}
}

func (s *scope) variable(n *parse.VariableNode) (expression, error) {
	for i, v := range slices.Backward(s.variables) {
		if v.name == n.Ident[0] {
			return expression{v.typ, func(frame []reflect.Value, _ reflect.Value) reflect.Value { return frame[i] }}, nil
		}
	}
	return expression{}, unsupported(n)
}

// fields compiles a chain of fields of structs or of pointers to them.
func fields(x expression, names []string) (expression, error) {
	for _, name := range names {
		of, typ, pointer := x.eval, x.typ, x.typ.Kind() == reflect.Pointer
		if pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct {
			return expression{}, unsupportedField(typ, name)
		}
		field, ok := typ.FieldByName(name)
		if !ok || !field.IsExported() {
			return expression{}, unsupportedField(typ, name)
		}
		index := field.Index
		x = expression{field.Type, func(frame []reflect.Value, dot reflect.Value) reflect.Value {
			return of(frame, dot).FieldByIndex(index)
		}}
		if pointer {
			x.eval = func(frame []reflect.Value, dot reflect.Value) reflect.Value {
				return of(frame, dot).Elem().FieldByIndex(index)
			}
		}
	}
	return x, nil
}
