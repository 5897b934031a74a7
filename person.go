package recap

// A Person is somebody of a post: a speaker with the sessions, an author, or
// both.
type Person struct {
	// Speaker holds what the post says of the person, each field as it is first
	// given. Its Role is empty, since that belongs to one session, and it is Hidden if
	// one entry is.
	Speaker
	// Author reports whether the person wrote the post.
	Author bool
	// Sessions are those with the person on stage, in the post's order, with
	// their defaults filled in as by [Post.All].
	Sessions []Session
}

// People returns each person of the post once: the speakers in order of first
// appearance, then the authors who do not speak. Two entries are one person if
// their IDs are equal. A name without an ID belongs to the person of that name,
// if there is exactly one; letter case and accents do not matter.
func (p Post) People() []Person {
	c := crowd{byKey: make(map[string]int), ids: make(map[string]string)}
	for _, s := range p.Sessions {
		c.learn(s.Speakers)
	}
	c.learn(p.Authors)
	for s := range p.All() {
		for _, speaker := range s.Speakers {
			person := c.person(speaker)
			if n := len(person.Sessions); n == 0 || person.Sessions[n-1].ID != s.ID {
				person.Sessions = append(person.Sessions, s)
			}
		}
	}
	for _, author := range p.Authors {
		c.person(author).Author = true
	}
	return c.people
}

// A crowd gathers people, each once.
type crowd struct {
	people []Person
	byKey  map[string]int
	ids    map[string]string // the one ID that goes with a name; "" for several
}

// learn notes which names go with exactly one ID.
func (c *crowd) learn(speakers []Speaker) {
	for _, s := range speakers {
		if s.ID == "" {
			continue
		}
		name := fold(s.Name)
		if id, known := c.ids[name]; known && id != s.ID {
			c.ids[name] = ""
			continue
		}
		c.ids[name] = s.ID
	}
}

// person returns the person that s describes, with what s adds.
func (c *crowd) person(s Speaker) *Person {
	key := "id " + s.ID
	if s.ID == "" {
		if name := fold(s.Name); c.ids[name] != "" {
			key = "id " + c.ids[name]
		} else {
			key = "name " + name
		}
	}
	i, known := c.byKey[key]
	if !known {
		i = len(c.people)
		c.byKey[key] = i
		s.Role = ""
		c.people = append(c.people, Person{Speaker: s})
	}
	c.people[i].fill(s)
	return &c.people[i]
}

// fill adds what the person's fields do not say yet.
func (p *Person) fill(s Speaker) {
	for _, f := range []struct {
		field *string
		value string
	}{
		{&p.ID, s.ID}, {&p.Name, s.Name}, {&p.Job, s.Job}, {&p.Organization, s.Organization},
		{(*string)(&p.Biography), string(s.Biography)}, {&p.URL, s.URL}, {&p.Avatar, s.Avatar},
	} {
		if *f.field == "" {
			*f.field = f.value
		}
	}
	p.Hidden = p.Hidden || s.Hidden
	if len(p.Links) == 0 {
		p.Links = s.Links
	}
}
