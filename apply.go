package recap

import (
	"fmt"
	"slices"
)

// Apply returns the post that the old one becomes by the changes: of Diff(old, new) it
// gives the new one, the order of its sessions included. What the new post was silent
// about, see [Diff], stays as the old one has it. The error says which part of the
// changes does not fit the old post.
func (c Changes) Apply(old Post) (Post, error) {
	post := old
	if path := c.Fields.misplaced(); path != "" {
		return Post{}, fmt.Errorf("recap: changes: fields: %s has a place of its own", path)
	}
	if err := c.Fields.setAll(&post, Edit.new); err != nil {
		return Post{}, fmt.Errorf("recap: changes: fields: %w", err)
	}
	a, err := c.applySessions(old)
	if err != nil {
		return Post{}, err
	}
	if post.Sessions, err = a.placed(c.Order); err != nil {
		return Post{}, err
	}
	return post, nil
}

// An application is a list of sessions to which changes are applied.
type application struct {
	ids      []string
	sessions map[string]Session
}

// applySessions returns the sessions that stay, with what changed, and those that came.
func (c Changes) applySessions(old Post) (*application, error) {
	a := &application{old.SessionIDs(), make(map[string]Session, len(old.Sessions)+len(c.Added))}
	for i, id := range a.ids {
		a.sessions[id] = old.Sessions[i]
	}
	for _, change := range c.Removed {
		if _, ok := a.sessions[change.ID]; !ok {
			return nil, unknownSession("removed", change)
		}
		delete(a.sessions, change.ID)
	}
	for _, list := range [][]Change{c.Cancelled, c.Revived, c.Changed} {
		for _, change := range list {
			s, ok := a.sessions[change.ID]
			if !ok {
				return nil, unknownSession("changed", change)
			}
			if err := change.Fields.setAll(&s, Edit.new); err != nil {
				return nil, fmt.Errorf("recap: changes: session %s: %w", change.ID, err)
			}
			a.sessions[change.ID] = s
		}
	}
	a.ids = slices.DeleteFunc(a.ids, func(id string) bool { _, ok := a.sessions[id]; return !ok })
	for _, change := range c.Added {
		if _, taken := a.sessions[change.ID]; taken {
			return nil, fmt.Errorf("recap: changes: added: the old post has a session %s already", change.ID)
		}
		var s Session
		if err := change.Fields.setAll(&s, Edit.new); err != nil {
			return nil, fmt.Errorf("recap: changes: session %s: %w", change.ID, err)
		}
		a.ids = append(a.ids, change.ID)
		a.sessions[change.ID] = s
	}
	return a, nil
}

func unknownSession(list string, change Change) error {
	return fmt.Errorf("recap: changes: %s: the old post has no session %s, %q", list, change.ID, change.Title)
}

// placed returns the sessions in their new order.
func (a *application) placed(order []Place) ([]Session, error) {
	after := make(map[string][]string, len(order)) // the sessions that stand behind one
	moved := make(map[string]bool, len(order))
	for _, p := range order {
		if _, ok := a.sessions[p.ID]; !ok || moved[p.ID] || p.ID == "" {
			return nil, fmt.Errorf("recap: changes: order: %q is no session, or is placed twice", p.ID)
		}
		after[p.After] = append(after[p.After], p.ID)
		moved[p.ID] = true
	}
	var list []Session
	add := func(id string) { // with those behind it, and those behind them
		for todo := []string{id}; len(todo) > 0; {
			id := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if id != "" {
				list = append(list, a.sessions[id])
			}
			for _, next := range slices.Backward(after[id]) {
				todo = append(todo, next)
			}
		}
	}
	add("")
	for _, id := range a.ids {
		if !moved[id] {
			add(id)
		}
	}
	if len(list) != len(a.ids) {
		return nil, fmt.Errorf("recap: changes: order: %d of %d sessions have no place", len(a.ids)-len(list), len(a.ids))
	}
	return list, nil
}
