package recap

import "cmp"

// A Speaker is a person on the stage of a session, or an author of the post:
// who writes is described as who speaks is.
type Speaker struct {
	// ID identifies the person across sessions. Empty means that the name
	// does: two people of one name need IDs to be told apart.
	ID string `json:"id,omitempty" validate:"text=300"`
	// Name is the full name as it should be printed. Required.
	Name string `json:"name" validate:"required,text=300"`
	// Role is the person's part in this session or post, such as "moderator".
	// Empty means a speaker or an author like any other.
	Role string `json:"role,omitempty" validate:"text=300"`
	// Job and Organization say what the speaker does, and for whom.
	Job          string `json:"job,omitempty" validate:"text=300"`
	Organization string `json:"organization,omitempty" validate:"text=300"`
	// Biography introduces the speaker in a paragraph or two.
	Biography Markdown `json:"biography,omitempty" validate:"body"`
	// URL is the speaker's page, or a mailto address.
	URL string `json:"url,omitempty" validate:"omitempty,contact"`
	// Avatar is the URL of a square picture.
	Avatar string `json:"avatar,omitempty" validate:"omitempty,weburl"`
	// Links are the speaker's other pages, such as social networks.
	Links []Link `json:"links,omitempty" validate:"dive"`
	// Hidden means that the person is named on stage, but not on the net: no
	// output has anything of this entry, or of others for the same person. See
	// [Redact].
	Hidden bool `json:"hidden,omitempty"`
	// Translations say it in other languages; see [Post.In].
	Translations []SpeakerTranslation `json:"translations,omitempty" validate:"dive"`
}

// String returns the name with what the person does, and for whom.
func (s Speaker) String() string {
	line := s.Name
	for _, part := range []string{s.Job, s.Organization} {
		if part != "" {
			line += ", " + part
		}
	}
	return line
}

// EffectiveID returns what identifies the speaker: the ID, or else the name.
func (s Speaker) EffectiveID() string { return cmp.Or(s.ID, s.Name) }
