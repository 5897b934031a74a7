package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// appleCategories are those of Apple's directory, which other directories take too, with
// their subcategories (podcasters.apple.com/support/1691-apple-podcasts-categories).
func appleCategories() map[string][]string {
	return map[string][]string{
		"Arts":                    {"Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"},
		"Business":                {"Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"},
		"Comedy":                  {"Comedy Interviews", "Improv", "Stand-Up"},
		"Education":               {"Courses", "How To", "Language Learning", "Self-Improvement"},
		"Fiction":                 {"Comedy Fiction", "Drama", "Science Fiction"},
		"Government":              nil,
		"Health & Fitness":        {"Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"},
		"History":                 nil,
		"Kids & Family":           {"Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"},
		"Leisure":                 {"Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games"},
		"Music":                   {"Music Commentary", "Music History", "Music Interviews"},
		"News":                    {"Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"},
		"Religion & Spirituality": {"Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"},
		"Science":                 {"Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature", "Physics", "Social Sciences"},
		"Society & Culture":       {"Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"},
		"Sports":                  {"Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running", "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling"},
		"TV & Film":               {"After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"},
		"Technology":              nil,
		"True Crime":              nil,
	}
}

// podcastGenre is a category, with a subcategory in it or none.
type podcastGenre struct {
	Text string        `xml:"text,attr"`
	Sub  *podcastGenre `xml:"itunes:category"`
}

// newPodcastGenre reads a category as [Podcast] takes it.
func newPodcastGenre(category string) (*podcastGenre, error) {
	name, sub, hasSub := strings.Cut(category, " > ")
	known, ok := appleCategories()[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("the Category is %q; expected one of Apple's: %s", category, strings.Join(slices.Sorted(maps.Keys(appleCategories())), ", "))
	case hasSub && len(known) == 0:
		return nil, fmt.Errorf("the Category is %q, but %s has no subcategories", category, name)
	case hasSub && !slices.Contains(known, sub):
		return nil, fmt.Errorf("the Category is %q; expected a subcategory of %s: %s", category, name, strings.Join(known, ", "))
	case hasSub:
		return &podcastGenre{name, &podcastGenre{Text: sub}}, nil
	}
	return &podcastGenre{Text: name}, nil
}
