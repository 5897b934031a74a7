package recap

import "strconv"

// A Level is how much a session asks of its audience, on the scale of
// university courses that session codes use: 100 to 500. Zero means not known.
type Level int

const (
	Foundational  Level = 100
	Intermediate  Level = 200
	Advanced      Level = 300
	Expert        Level = 400
	Distinguished Level = 500
)

// Levels lists the levels, lowest first.
func Levels() []Level {
	return []Level{Foundational, Intermediate, Advanced, Expert, Distinguished}
}

// String returns the level's name, such as "Advanced"; "" for zero, and the
// number for a level that has no name.
func (l Level) String() string {
	switch l {
	case 0:
		return ""
	case Foundational:
		return "Foundational"
	case Intermediate:
		return "Intermediate"
	case Advanced:
		return "Advanced"
	case Expert:
		return "Expert"
	case Distinguished:
		return "Distinguished"
	}
	return l.number()
}

// Title returns the level with its number, such as "300 Advanced"; "" for zero.
func (l Level) Title() string {
	if name := l.String(); name != "" && name != l.number() {
		return l.number() + " " + name
	}
	return l.String()
}

func (l Level) number() string { return strconv.Itoa(int(l)) }
