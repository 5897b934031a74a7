package source

import "github.com/seed-e2fd8668/recap"

// A trackList lists the tracks of a post as sessions name them.
type trackList struct {
	post   *recap.Post
	byName map[string]string // their IDs
	taken  map[string]bool   // IDs
}

func newTrackList(post *recap.Post) *trackList {
	return &trackList{post, make(map[string]string), make(map[string]bool)}
}

// id returns the ID of the track of this name: what the code of the first
// session in it says, or else the name.
func (l *trackList) id(name string, code recap.Code) string {
	if name == "" {
		return ""
	}
	if id, ok := l.byName[name]; ok {
		return id
	}
	track := recap.Track{ID: name}
	if prefix := code.Prefix(); prefix != "" && !l.taken[prefix] {
		track = recap.Track{ID: prefix, Name: name}
	}
	l.byName[name], l.taken[track.ID] = track.ID, true
	l.post.Tracks = append(l.post.Tracks, track)
	return track.ID
}
