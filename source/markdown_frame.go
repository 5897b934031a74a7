package source

import (
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// frame finds out which heading is the title, and which stand above sessions.
func (r *mdReader) frame(o mdOutline) {
	r.tracks, r.used, r.videos, r.title = make(map[int]string), make(map[int]bool), make(map[string]*mdTalk), -1
	r.trackIDs = make(map[string]string)
	for i := range r.headings {
		r.headings[i].isTalk = false
	}
	for _, t := range r.talks {
		if t.inEvent != "" {
			r.inEvents++
		}
		h := t.heading
		if strings.HasPrefix(t.form, "h") {
			r.headings[h].isTalk = true
			h = r.headings[h].parent
		}
		for ; h >= 0; h = r.headings[h].parent {
			above := &r.headings[h]
			above.holds = true
			if code := t.session.Code; code != "" {
				above.mixed = above.mixed || above.prefix != "" && above.prefix != code.Prefix()
				above.prefix = code.Prefix()
			}
		}
	}
	if len(r.headings) == 0 || r.headings[0].isTalk {
		return
	}
	top := &r.headings[0]
	isAbove := func(h mdHeading) bool { return h.level <= top.level && h.holds }
	switch {
	case r.post.Title != "":
		if top.name == r.post.Title && top.level == 1 {
			r.title = 0
		}
	case top.part == "" && !slices.ContainsFunc(r.headings[1:], isAbove) && (top.level == 1 || top.holds && !r.isGroup(0)) && !r.isLevel(0, r.options.Tracks) && !r.isLevel(0, r.options.Days):
		r.title = 0
	case top.part == "" && !top.holds && (top.level == 1 || slices.ContainsFunc(r.talks, func(t *mdTalk) bool { return t.heading >= 0 && r.headings[t.heading].level > top.level })) && top.level < 3:
		r.title = 0
	}
}

// isGroup reports whether a heading is more likely that of a track than that of
// all.
func (r *mdReader) isGroup(heading int) bool {
	h := r.headings[heading]
	return slices.ContainsFunc(r.headings[heading+1:], func(other mdHeading) bool { return other.level == h.level })
}

func (r *mdReader) isLevel(heading int, form string) bool {
	return form != "" && r.headings[heading].level == int(form[len(form)-1]-'0')
}

// placeOf is the track of a session and its day: the headings above it.
func (r *mdReader) placeOf(t *mdTalk) (track string, day time.Time) {
	h := t.heading
	if h >= 0 && strings.HasPrefix(t.form, "h") {
		h = r.headings[h].parent
	}
	dayAt := -1
	for ; h >= 0; h = r.headings[h].parent {
		if h == r.title {
			if date, ok := r.dayOf(h); ok && day.IsZero() {
				day = date
			}
			break
		}
		date, isDay := r.dayOf(h)
		if isDay = isDay && r.options.Tracks == "" && r.options.Days == "" || r.isLevel(h, r.options.Days); isDay {
			if dayAt = h; day.IsZero() {
				day = date
			}
			continue
		}
		if r.isLinks(h) {
			continue
		}
		if track == "" && (r.options.Tracks == "" || r.isLevel(h, r.options.Tracks)) && !isWord("generic", r.headings[h].name) {
			track = r.trackOf(h)
		}
	}
	if t.under != "" && t.session.Track == "" {
		if date, _ := dayOf(t.under, r.zone()); !date.IsZero() {
			day = date
		}
		return r.track(t.under), day
	}
	if dayAt < 0 {
		return track, day
	}
	if isUnknown := day.IsZero() || !t.clock.known; isUnknown && track == "" && t.session.Code.Prefix() == "" {
		return r.trackOf(dayAt), day
	}
	if _, noted := r.tracks[dayAt]; !noted && (day.IsZero() || !t.clock.known) {
		r.tracks[dayAt] = ""
		r.in.Note(r.doc.place(r.doc.blocks[r.headings[dayAt].block].start), "", "is a day above sessions with tracks of their own and without times: left out", r.headings[dayAt].name)
	}
	return track, day
}

// dayOf is the date of a heading, and whether it is a day.
func (r *mdReader) dayOf(heading int) (time.Time, bool) {
	h := &r.headings[heading]
	if !h.isDated {
		h.date, h.isDay = dayOf(h.name, r.zone())
		h.isDated = true
	}
	return h.date, h.isDay
}

// isLinks reports whether a heading is nothing but links to what is called a site
// or a playlist.
func (r *mdReader) isLinks(h int) bool {
	links := r.headings[h].text.links()
	return len(links) > 1 && strings.IndexFunc(r.headings[h].text.beside(), isWordRune) < 0
}

// trackOf lists the track that a heading is, and returns its ID: what all codes
// below begin with, or the heading.
func (r *mdReader) trackOf(heading int) string {
	if id, known := r.tracks[heading]; known && id != "" {
		return id
	}
	h := r.headings[heading]
	name := h.text.line()
	id := name
	if !h.mixed && h.prefix != "" {
		id = h.prefix
	}
	r.tracks[heading] = id
	if _, known := r.trackIDs[strings.ToLower(id)]; !known {
		t := recap.Track{ID: id, Name: name, Description: r.descriptionOf(heading)}
		if t.Name == t.ID {
			t.Name = ""
		}
		r.addTrack(t)
	}
	return id
}

func (r *mdReader) addTrack(t recap.Track) {
	r.post.Tracks = append(r.post.Tracks, t)
	r.trackIDs[strings.ToLower(t.Name)], r.trackIDs[strings.ToLower(t.ID)] = t.ID, t.ID
}

// descriptionOf is what stands directly below a heading, up to a session.
func (r *mdReader) descriptionOf(heading int) string {
	h := r.headings[heading]
	var parts []string
	for i := h.block + 1; i < h.end; i++ {
		n := r.doc.blocks[i].node
		if _, isParagraph := n.(*ast.Paragraph); !isParagraph || r.isSession(i) {
			break
		}
		parts = append(parts, mdText(r.doc.inline(n)).line())
		r.used[i] = true
	}
	return strings.Join(parts, " ")
}

// isSession reports whether a block is a session or has sessions in it.
func (r *mdReader) isSession(block int) bool {
	b := r.doc.blocks[block]
	start, end := r.doc.place(b.start), r.doc.place(max(b.end-1, b.start))
	i, found := slices.BinarySearchFunc(r.talks, start, func(t *mdTalk, at int) int { return t.at - at })
	return found || i < len(r.talks) && r.talks[i].at <= end && r.talks[i].form != "bold" || i > 0 && r.talks[i-1].last > block
}

// track lists a track that a session names, and returns its ID.
func (r *mdReader) track(name string) string {
	if id, known := r.trackIDs[strings.ToLower(name)]; known {
		return id
	}
	r.addTrack(recap.Track{ID: name})
	return name
}

// around reads the blocks that are no sessions: what stands before them, behind
// them and between them.
func (r *mdReader) around() {
	first, last := len(r.doc.blocks), -1
	for i := range r.doc.blocks {
		if r.isSession(i) {
			if first = min(first, i); r.talks[0].form[0] != 'h' {
				last = i
			}
		}
	}
	for _, t := range r.talks {
		if t.form[0] == 'h' {
			last = max(last, r.headings[t.heading].end-1)
		}
	}
	for i := 0; i < len(r.doc.blocks); i++ {
		switch h := r.headingAt(i); {
		case h >= 0 && r.headings[h].isTalk:
			i = r.headings[h].end - 1
		case r.used[i] || r.isSession(i):
		case h >= 0 && r.headings[h].holds:
			if h == r.title && r.post.Title == "" {
				r.post.Title = r.headings[h].text.line()
			} else if h != r.title {
				r.aboveSessions(h)
			}
			if h == r.title {
				r.relate(r.headings[h].text)
			}
		case h >= 0 && h == r.title:
			if r.post.Title == "" {
				r.post.Title = r.headings[h].text.line()
				r.relate(r.headings[h].text)
			}
		case h >= 0:
			end := r.headings[h].end
			for j := i + 1; j < end; j++ {
				if r.isSession(j) || r.headingAt(j) >= 0 && r.headings[r.headingAt(j)].holds {
					end = j
				}
			}
			r.section(h, i, end, i < first, i > last)
			i = end - 1
		default:
			end := i + 1
			for end < len(r.doc.blocks) && r.headingAt(end) < 0 && !r.isSession(end) && !r.used[end] {
				end++
			}
			r.loose(i, end, i < first, i > last)
			i = end - 1
		}
	}
}

// headingAt is the heading that a block is, or -1.
func (r *mdReader) headingAt(block int) int {
	if i := r.above(block + 1); i >= 0 && r.headings[i].block == block {
		return i
	}
	return -1
}

// relate notes what the title of the post leads to.
func (r *mdReader) relate(title mdText) {
	links := title.links()
	if len(links) == 0 || !isWebAddress(links[0].link) {
		return
	}
	name := oneLine(links[0].text)
	if rest := oneLine(strings.Replace(title.String(), links[0].text, "", 1)); rest != "" {
		r.in.Note(r.doc.place(r.doc.blocks[r.headings[r.title].block].start), "", "has no place in a post: left out", rest)
		r.post.Title = name
	}
	r.post.Related = append(r.post.Related, recap.Related{Title: name, URL: links[0].link})
}

// aboveSessions notes a heading above sessions of which nothing was made.
func (r *mdReader) aboveSessions(h int) {
	if _, known := r.tracks[h]; !known && !isWord("generic", r.headings[h].name) {
		if _, isDay := r.dayOf(h); !isDay {
			r.in.Note(r.doc.place(r.doc.blocks[r.headings[h].block].start), "", "is a heading above those of tracks: left out", r.headings[h].name)
		}
	}
}

// section reads a section that is no session.
func (r *mdReader) section(h, start, end int, before, behind bool) {
	heading := r.headings[h]
	body, whole := r.doc.bodyOf(start+1, end), r.doc.bodyOf(start, end)
	place := r.doc.place(r.doc.blocks[start].start)
	switch {
	case heading.part == "contents":
		r.in.Note(place, "", "is a list of contents: left out", heading.name)
	case heading.part == "related":
		r.relatedLinks(start+1, end)
	case heading.part == "authors":
		r.aboutAuthor(body)
	case heading.part == "introduction" && before:
		r.introduce(body)
	case before:
		r.introduce(whole)
	case heading.part == "conclusion" && behind:
		r.conclude(body)
	case behind:
		r.conclude(whole)
	default:
		r.in.Note(place, "", "is a section between sessions: it stands in the conclusion now", heading.name)
		r.conclude(whole)
	}
}

// loose reads blocks that stand below no heading, or below one that is above
// sessions.
func (r *mdReader) loose(start, end int, before, behind bool) {
	switch {
	case before:
		r.opening(start, end)
	case behind:
		r.conclude(r.doc.bodyOf(start, end))
	default:
		for i := start; i < end; i++ {
			if body := r.doc.bodyOf(i, i+1); strings.Trim(body, "-*_ ") != "" {
				r.in.Note(r.doc.place(r.doc.blocks[i].start), "", "stands between sessions and is none: left out", body)
			}
		}
	}
}
