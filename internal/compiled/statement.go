package compiled

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// A statement writes something. It is given the variables and the dot.
type statement func(s *state, frame []reflect.Value, dot reflect.Value)

// A scope is what the names in a part of a template mean. It is copied where
// an inner one begins.
type scope struct {
	*compiler
	dot       reflect.Type
	variables []variable
	slots     *int // how many variables the frame has at most
}

type variable struct {
	name string
	typ  reflect.Type
}

// declare adds a variable and returns its place in the frame.
func (s *scope) declare(name string, typ reflect.Type) int {
	s.variables = append(s.variables[:len(s.variables):len(s.variables)], variable{name, typ})
	*s.slots = max(*s.slots, len(s.variables))
	return len(s.variables) - 1
}

// list compiles statements that follow each other; nil is none.
func (s scope) list(list *parse.ListNode) (statement, error) {
	var all []statement
	if list != nil {
		for _, n := range list.Nodes {
			one, err := s.statement(n)
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
	}
	return func(s *state, frame []reflect.Value, dot reflect.Value) {
		for _, one := range all {
			one(s, frame, dot)
		}
	}, nil
}

func (s *scope) statement(n parse.Node) (statement, error) {
	switch n := n.(type) {
	case *parse.ListNode:
		return s.list(n)
	case *parse.TextNode:
		text := string(n.Text)
		return func(s *state, _ []reflect.Value, _ reflect.Value) { s.write(text) }, nil
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return s.declaration(n.Pipe)
		}
		return s.output(n.Pipe)
	case *parse.IfNode:
		return s.ifElse(n)
	case *parse.WithNode:
		return s.with(n)
	case *parse.RangeNode:
		return s.loop(n)
	case *parse.TemplateNode:
		return s.template(n)
	}
	return nil, unsupported(n)
}

// declaration compiles {{$x := …}}.
func (s *scope) declaration(p *parse.PipeNode) (statement, error) {
	if len(p.Decl) > 1 || p.IsAssign || len(p.Cmds) > 1 {
		return nil, unsupported(p)
	}
	x, err := s.command(p.Cmds[0])
	if err != nil {
		return nil, err
	}
	slot := s.declare(p.Decl[0].Ident[0], x.typ)
	return func(_ *state, frame []reflect.Value, dot reflect.Value) { frame[slot] = x.eval(frame, dot) }, nil
}

// output compiles an action, whose last commands are its escapers.
func (s *scope) output(p *parse.PipeNode) (statement, error) {
	x, err := s.command(p.Cmds[0])
	if err != nil {
		return nil, err
	}
	write, err := escaper(x.typ, p.Cmds[1:])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	return func(s *state, frame []reflect.Value, dot reflect.Value) { write(s, x.eval(frame, dot)) }, nil
}

func (s scope) ifElse(n *parse.IfNode) (statement, error) {
	holds, err := s.condition(n.Pipe)
	if err != nil {
		return nil, err
	}
	yes, err := s.list(n.List)
	if err != nil {
		return nil, err
	}
	no, err := s.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	return func(s *state, frame []reflect.Value, dot reflect.Value) {
		if holds(frame, dot) {
			yes(s, frame, dot)
		} else {
			no(s, frame, dot)
		}
	}, nil
}

func (s scope) with(n *parse.WithNode) (statement, error) {
	x, err := s.value(n.Pipe)
	if err != nil {
		return nil, err
	}
	holds, err := truth(x.typ)
	if err != nil {
		return nil, err
	}
	no, err := s.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	s.dot = x.typ
	yes, err := s.list(n.List)
	if err != nil {
		return nil, err
	}
	return func(s *state, frame []reflect.Value, dot reflect.Value) {
		if v := x.eval(frame, dot); holds(v) {
			yes(s, frame, v)
		} else {
			no(s, frame, dot)
		}
	}, nil
}

// loop compiles a range over a slice or over an [iter.Seq], which ends when the
// writer fails. Only that over a slice can have variables.
func (s scope) loop(n *parse.RangeNode) (statement, error) {
	list := *n.Pipe
	list.Decl = nil
	x, err := s.value(&list)
	if err != nil {
		return nil, err
	}
	switch {
	case n.ElseList != nil:
		return nil, unsupported(n)
	case x.typ.Kind() == reflect.Slice && len(n.Pipe.Decl) != 1:
		return s.loopOverSlice(n, x)
	case x.typ.CanSeq() && x.typ.Kind() == reflect.Func && len(n.Pipe.Decl) == 0:
		return s.loopOverSeq(n, x)
	}
	return nil, unsupported(n)
}

func (s scope) loopOverSlice(n *parse.RangeNode, x expression) (statement, error) {
	s.dot = x.typ.Elem()
	index := -1
	if len(n.Pipe.Decl) == 2 {
		index = s.declare(n.Pipe.Decl[0].Ident[0], reflect.TypeFor[int]())
		s.declare(n.Pipe.Decl[1].Ident[0], s.dot)
	}
	body, err := s.list(n.List)
	return func(s *state, frame []reflect.Value, dot reflect.Value) {
		v := x.eval(frame, dot)
		for i := range v.Len() {
			if s.err != nil {
				return
			}
			element := v.Index(i)
			if index >= 0 {
				frame[index], frame[index+1] = reflect.ValueOf(i), element
			}
			body(s, frame, element)
		}
	}, err
}

func (s scope) loopOverSeq(n *parse.RangeNode, x expression) (statement, error) {
	s.dot = x.typ.In(0).In(0)
	body, err := s.list(n.List)
	return func(s *state, frame []reflect.Value, dot reflect.Value) {
		for element := range x.eval(frame, dot).Seq() {
			if s.err != nil {
				return
			}
			body(s, frame, element)
		}
	}, err
}

// template compiles {{template "name" …}}.
func (s scope) template(n *parse.TemplateNode) (statement, error) {
	if n.Pipe == nil {
		return nil, unsupported(n)
	}
	x, err := s.value(n.Pipe)
	if err != nil {
		return nil, err
	}
	p, err := s.procedure(n.Name, x.typ)
	return func(s *state, frame []reflect.Value, dot reflect.Value) { s.call(p, x.eval(frame, dot)) }, err
}
