package export

// Omissions implements [Omitter].
func (e HTML) Omissions(doc *Document) []Omission {
	const (
		plain  = "a link is shown with its role, title and, where it belongs to a session, its date"
		unseen = "it is made for programs"
		dates  = "a session is shown with the time at which it takes place and the date of its recording"
	)
	list := omittedFromPeople(doc, []uncarried{
		{"authors[*].id", unseen},
		{"authors[*].links[*].mediaType", plain},
		{"authors[*].links[*].size", plain},
		{"authors[*].links[*].duration", plain},
		{"authors[*].links[*].published", plain},
		{"revision", memory},
		{"history", memory},
		{"event.acronym", unseen},
		{"sessions[*].speakers[*].id", unseen},
		{"sessions[*].speakers[*].links[*].mediaType", plain},
		{"sessions[*].speakers[*].links[*].size", plain},
		{"sessions[*].speakers[*].links[*].duration", plain},
		{"sessions[*].speakers[*].links[*].published", plain},
		{"sessions[*].links[*].mediaType", plain},
		{"sessions[*].links[*].size", plain},
		{"sessions[*].recordingConsent", "it concerns those who record"},
		{"sessions[*].published", dates},
		{"sessions[*].updated", dates},
		{"sessions[*].sequence", memory},
	})
	return append(append(list, e.Pictures.omissions(doc)...), e.Pictures.omittedImages(doc)...)
}
