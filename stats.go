package recap

import "time"

// Stats are the numbers of a post.
type Stats struct {
	Sessions  int // all sessions
	Scheduled int // those with a time
	Cancelled int // those that do not take place
	Recorded  int // those with a recording
	Speakers  int // the people on stage, each once; see [Post.People]
	Tracks    int // the tracks that sessions are in
	Rooms     int // the rooms that sessions are in
	Days      int // the days of the conference on which a session begins; see [Day]
	// Duration is how long all sessions last together that have a start and an end.
	Duration time.Duration
}

// Stats counts what the post holds.
func (p Post) Stats() Stats {
	var s Stats
	tracks, rooms, days := make(map[string]bool), make(map[string]bool), make(map[time.Time]bool)
	for session := range p.All() {
		s.Sessions++
		if session.Scheduled() {
			s.Scheduled++
			days[Day(session.Start)] = true
		}
		if session.Status == StatusCancelled {
			s.Cancelled++
		}
		if _, ok := session.Recording(); ok {
			s.Recorded++
		}
		s.Duration += session.Duration()
		tracks[session.Track], rooms[session.Room] = true, true
	}
	delete(tracks, "")
	delete(rooms, "")
	for _, person := range p.People() {
		if len(person.Sessions) > 0 {
			s.Speakers++
		}
	}
	s.Tracks, s.Rooms, s.Days = len(tracks), len(rooms), len(days)
	return s
}
