package recap

import "cmp"

// A Track is a thread of a conference that sessions belong to.
type Track struct {
	// ID identifies the track; Session.Track names it. Where sessions are
	// placed by their codes it is the code's prefix, such as SVS. Required.
	ID string `json:"id" validate:"required,text=300"`
	// Name is the track's name, such as "Serverless Compute & Containers".
	// Empty means the ID.
	Name string `json:"name,omitempty" validate:"text=300"`
	// Description says in one line what the track is about.
	Description string `json:"description,omitempty" validate:"text=1000"`
	// Color marks the track in a timetable: #RRGGBB as in CSS. Empty leaves
	// the choice to the exporter.
	Color string `json:"color,omitempty" validate:"omitempty,color"`
	// Translations say it in other languages; see [Post.In].
	Translations []TrackTranslation `json:"translations,omitempty" validate:"dive"`
}

// Title returns the name of the track, or else its ID.
func (t Track) Title() string { return cmp.Or(t.Name, t.ID) }

// String returns the track's title.
func (t Track) String() string { return t.Title() }

// Track returns the track with this ID: the listed one, or else, for one that
// only codes name, a track of that ID alone.
func (p Post) Track(id string) Track {
	for _, t := range p.Tracks {
		if t.ID == id {
			return t
		}
	}
	return Track{ID: id}
}
