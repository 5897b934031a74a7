package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// selected returns the post with the sessions that are asked for. It is an error
// if there are none: a typing mistake must not empty a site.
func (a arguments) selected(post recap.Post) (recap.Post, error) {
	if a.tracks == nil && a.levels == nil {
		return post, nil
	}
	var wanted []recap.Predicate
	tracks, levels := inUse(post)
	var ids []string
	for _, list := range a.tracks {
		found, err := tracksNamed(list, tracks)
		if err != nil {
			return post, err
		}
		ids = append(ids, found...)
	}
	if ids != nil {
		wanted = append(wanted, recap.InTrack(ids...))
	}
	for _, level := range a.levels {
		if !slices.Contains(levels, level) {
			return post, fmt.Errorf("no session is at level %d; there are %s", level, listed(levels, recap.Level.Title))
		}
	}
	if a.levels != nil {
		wanted = append(wanted, recap.AtLevel(a.levels...))
	}
	selected := post.Filter(recap.And(wanted...))
	if len(selected.Sessions) == 0 {
		return post, errors.New("no session is both in one of these tracks and at one of these levels")
	}
	return selected, nil
}

// inUse returns the tracks and the levels that sessions of the post have.
func inUse(post recap.Post) ([]recap.Track, []recap.Level) {
	listed := make(map[string]recap.Track)
	for _, t := range post.Tracks {
		listed[t.ID] = t
	}
	var tracks []recap.Track
	var levels []recap.Level
	seen := make(map[string]bool)
	for s := range post.All() {
		if s.Track != "" && !seen[s.Track] {
			seen[s.Track] = true
			track := listed[s.Track]
			track.ID = s.Track // which its code alone may name
			tracks = append(tracks, track)
		}
		if s.Level != 0 && !slices.Contains(levels, s.Level) {
			levels = append(levels, s.Level)
		}
	}
	slices.Sort(levels)
	return tracks, levels
}

// tracksNamed returns the IDs of the tracks that a list with commas names. A
// comma may as well stand within a name: of two readings the longer name counts.
func tracksNamed(list string, tracks []recap.Track) ([]string, error) {
	var ids []string
	parts := strings.Split(list, ",")
	for len(parts) > 0 {
		n := len(parts)
		found := trackNamed(strings.Join(parts[:n], ","), tracks)
		for found == nil && n > 1 {
			n--
			found = trackNamed(strings.Join(parts[:n], ","), tracks)
		}
		if name := strings.TrimSpace(parts[0]); found == nil && name != "" {
			return nil, fmt.Errorf("no session is in a track %q; there are %s", name, listed(tracks, describe))
		}
		ids = append(ids, found...)
		parts = parts[n:]
	}
	return ids, nil
}

// trackNamed returns the IDs of the tracks with this ID or name.
func trackNamed(name string, tracks []recap.Track) []string {
	name = strings.TrimSpace(name)
	var ids []string
	for _, t := range tracks {
		if strings.EqualFold(t.ID, name) || strings.EqualFold(t.Title(), name) {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

func describe(t recap.Track) string {
	if t.Title() == t.ID {
		return t.ID
	}
	return fmt.Sprintf("%s (%s)", t.ID, t.Title())
}

// levelNamed returns the level with this number or name.
func levelNamed(name string) (recap.Level, bool) {
	for _, l := range recap.Levels() {
		if name == strconv.Itoa(int(l)) || strings.EqualFold(name, l.String()) {
			return l, true
		}
	}
	return 0, false
}

// listed writes a list for a message.
func listed[T any](list []T, title func(T) string) string {
	if len(list) == 0 {
		return "none"
	}
	titles := make([]string, len(list))
	for i, item := range list {
		titles[i] = title(item)
	}
	return strings.Join(titles, ", ")
}
