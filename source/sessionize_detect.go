package source

import "slices"

// sessionizeViewOf returns the name of the view that a text is, or "".
func sessionizeViewOf(text []byte) string {
	bracket, names := topNames(text)
	has := func(all ...string) bool {
		return !slices.ContainsFunc(all, func(name string) bool { return !names[name] })
	}
	hasAny := func(some ...string) bool {
		return slices.ContainsFunc(some, func(name string) bool { return names[name] })
	}
	switch {
	case bracket == '{':
		// A post has sessions and categories as well, but also what the view never has.
		if has("sessions") && hasAny("speakers", "rooms", "categories", "questions") &&
			!hasAny("title", "url", "event", "tracks", "$schema", "schedule", "microlocations") {
			return "All"
		}
	case bracket != '[':
	case has("rooms") && hasAny("date", "timeSlots"):
		return "GridSmart"
	case has("sessions") && hasAny("groupId", "groupName"), isSessionOfSessionize(names):
		return "Sessions"
	case has("id") && hasAny("fullName", "firstName") && !hasAny("title", "talkTitle", "time", "startTime"):
		if hasAny("sessions", "bio", "links") {
			return "Speakers"
		}
		return "SpeakerWall"
	}
	return ""
}

// isSessionOfSessionize tells by its members a session from what other
// programs call so.
func isSessionOfSessionize(names map[string]bool) bool {
	isOthers := names["startTime"] || names["start"] || names["date"] || names["speakerId"]
	return names["id"] && names["title"] && (names["roomId"] && !isOthers ||
		names["startsAt"] || names["isServiceSession"] || names["isPlenumSession"] || names["categoryItems"] || names["questionAnswers"])
}

// hasForeignSessions reports whether a list that is not empty holds no session
// of Sessionize. Those that have but the members that everybody's sessions have
// are given the benefit of the doubt.
func hasForeignSessions(list *value) bool {
	foreign := false
	for v := range list.items() {
		names, plain := make(map[string]bool), true
		for name := range v.members() {
			names[name] = true
			plain = plain && slices.Contains([]string{"id", "title", "description", "speakers", "endsAt", "room", "status"}, name)
		}
		if plain || isSessionOfSessionize(names) {
			return false
		}
		foreign = true
	}
	return foreign
}
