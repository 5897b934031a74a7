// Package compiled executes templates of html/template many times as fast as
// html/template does, byte for byte alike.
//
// A template remains what html/template has parsed and escaped. Since the type
// of its data is known, each field is looked up once, when the template is
// compiled, and values go to the output without a detour through interfaces.
// What a page made by this module does not need is not compiled: methods,
// functions but those that compare and combine, maps, break and continue.
// [Compile] says so, and the template can still be executed as it is.
package compiled

import (
	"bufio"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"text/template/parse"
)

// A Template is a compiled template for data of type T. It is safe for
// concurrent use.
type Template[T any] struct{ main *procedure }

// Compile compiles a template which html/template has escaped, as it does
// before it executes it for the first time.
func Compile[T any](t *template.Template) (*Template[T], error) {
	c := compiler{set: t, made: make(map[procedureKey]*procedure)}
	main, err := c.procedure(t.Name(), reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	return &Template[T]{main}, nil
}

// Execute writes what the template makes of the data. The error is the
// writer's. It panics where the template asks for a field of a nil pointer or
// ranges over a nil function.
func (t *Template[T]) Execute(w io.Writer, data T) error {
	s := &state{out: bufio.NewWriterSize(w, 32<<10)}
	s.call(t.main, reflect.ValueOf(data))
	if s.err != nil {
		return s.err
	}
	return s.out.Flush()
}

// state is one call of Execute.
type state struct {
	out   *bufio.Writer
	err   error           // the writer's first
	stack []reflect.Value // the frames of the procedures that run
}

func (s *state) write(text string) {
	if _, err := s.out.WriteString(text); err != nil && s.err == nil {
		s.err = err
	}
}

// call runs a procedure in a frame of its own.
func (s *state) call(p *procedure, dot reflect.Value) {
	base := len(s.stack)
	for range p.slots {
		s.stack = append(s.stack, reflect.Value{})
	}
	frame := s.stack[base:]
	frame[0] = dot
	p.body(s, frame, dot)
	s.stack = s.stack[:base]
}

// A procedure is a template for one type of data. Its frame holds its
// variables, of which the first is $.
type procedure struct {
	body  statement
	slots int
}

type procedureKey struct {
	name string
	data reflect.Type
}

// A compiler compiles templates that call each other.
type compiler struct {
	set  *template.Template
	made map[procedureKey]*procedure
}

func (c *compiler) procedure(name string, data reflect.Type) (*procedure, error) {
	key := procedureKey{name, data}
	if p := c.made[key]; p != nil {
		return p, nil
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		return nil, fmt.Errorf("compiled: there is no template %q", name)
	}
	p := new(procedure)
	c.made[key] = p // before its body, which may call it
	s := scope{compiler: c, dot: data, slots: &p.slots}
	s.declare("$", data)
	var err error
	if p.body, err = s.list(t.Tree.Root); err != nil {
		return nil, fmt.Errorf("compiled: template %q: %w", name, err)
	}
	return p, nil
}

// unsupported says that something cannot be compiled.
func unsupported(n parse.Node) error { return fmt.Errorf("%s is not supported", n) }
