package export

// Omissions implements [Omitter].
func (e Markdown) Omissions(doc *Document) []Omission {
	const (
		picture = "of the pictures beside the texts there is the address of the post's"
		profile = "of a speaker the name, the role, the affiliation and the links are written"
		plain   = "of a speaker's link the address, the title and the role are written"
	)
	fields := []uncarried{
		{"revision", memory}, {"history", memory},
		{"event.logo", picture}, {"sessions[*].image", picture},
		{"image.alt", picture}, {"image.width", picture}, {"image.height", picture},
		{"tracks[*].color", "Markdown has no colors"},
		{"authors[*].id", "of an author all but the ID is written"},
		{"authors[*].links[*].duration", "of an author's link the address, the title, the role, the media type, the size and the date are written"},
		{"sessions[*].speakers[*].id", profile},
		{"sessions[*].speakers[*].biography", profile},
		{"sessions[*].speakers[*].avatar", profile},
		{"sessions[*].speakers[*].links[*].mediaType", plain},
		{"sessions[*].speakers[*].links[*].size", plain},
		{"sessions[*].speakers[*].links[*].duration", plain},
		{"sessions[*].speakers[*].links[*].published", plain},
	}
	if !e.FrontMatter {
		fields = append(fields, uncarried{"image", "it stands in the front matter, which is not asked for"}, uncarried{"sessions[*].id", "IDs stand in the front matter, which is not asked for"})
	}
	return omittedFromPeople(doc, append(fields, uncarried{"sessions[*].sequence", memory}))
}
