package export

// Omissions implements [Omitter]. What Limit and ExcerptOnly leave out is no
// omission.
func (e JSONFeed) Omissions(doc *Document) []Omission {
	const noPlace, person = "JSON Feed has no place for it", "an author has a name, a URL and an avatar"
	const logo = "of the event's logo there is the address"
	return omittedFromPeople(doc, wholePost(e.WholePost, []uncarried{
		{"introduction", "JSON Feed has no place for it; where there is no description its beginning is that"},
		{"conclusion", noPlace}, {"image", noPlace},
		{"event.logo.alt", logo}, {"event.logo.width", logo}, {"event.logo.height", logo},
		{"authors[*].id", person}, {"authors[*].role", person}, {"authors[*].job", person}, {"authors[*].organization", person}, {"authors[*].biography", person}, {"authors[*].links", person},
		{"categories", "JSON Feed has tags for items alone"},
		{"published", "JSON Feed has dates for items alone"}, {"updated", "JSON Feed has dates for items alone"}, {"revision", memory}, {"history", memory},
		{"event.name", noPlace}, {"event.acronym", noPlace}, {"event.url", noPlace}, {"event.venue", noPlace},
		{"event.address", noPlace}, {"event.start", noPlace}, {"event.end", noPlace},
		{"tracks[*].description", noPlace}, {"tracks[*].color", noPlace},
		{"sessions[*].speakers[*].id", person}, {"sessions[*].speakers[*].biography", person}, {"sessions[*].speakers[*].links", person},
		{"sessions[*].links[*].published", noPlace},
		{"sessions[*].recordingConsent", noPlace}, {"sessions[*].sequence", memory},
		{"related", noPlace},
	}))
}
