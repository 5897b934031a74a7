package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/seed-e2fd8668/recap"
)

// maxRounds bounds the repairs of a post. One round finds nearly everything; a
// second one finds what a repair brought up, such as a room whose name was made
// shorter and now is another room's.
const maxRounds = 8

// ErrNoTimeZone says that the input has local times, and neither it nor the
// option TimeZone says in which zone.
var ErrNoTimeZone = errors.New("the input does not say in which time zone its times are; give it as an option")

// defaultTitle is the title of a post whose input names neither itself nor an event.
const defaultTitle = "Programme"

// settle makes the post valid: it puts the options in, fills in what can be
// told from the rest, and repairs or leaves out what breaks a rule.
func (in *Input) settle(ctx context.Context, post recap.Post) (recap.Post, error) {
	if len(post.Sessions) > recap.MaxSessions {
		return post, fmt.Errorf("there are %d sessions; at most %d can be read", len(post.Sessions), recap.MaxSessions)
	}
	r := repairer{in: in, post: &post}
	r.bodies()
	if err := in.fillIn(&post); err != nil {
		return post, err
	}
	for range maxRounds {
		if err := ctx.Err(); err != nil {
			return post, err
		}
		err := post.Validate()
		if err == nil {
			return post, nil
		}
		var problems recap.Problems
		if !errors.As(err, &problems) {
			return post, err
		}
		r.repair(problems)
	}
	return post, fmt.Errorf("the post cannot be repaired: %w", post.Validate())
}

// fillIn puts the options into the post, and what it must have and lacks.
func (in *Input) fillIn(post *recap.Post) error {
	post.URL = cmp.Or(in.options.URL, post.URL)
	post.Title = cmp.Or(in.options.Title, post.Title)
	post.Language = cmp.Or(in.options.Language, post.Language)
	if post.Title == "" {
		if post.Title = post.Event.Name; post.Title == "" {
			post.Title = defaultTitle
			in.Note(-1, "", "the input has no title: this one was given to it", defaultTitle)
		}
	}
	if err := in.setZone(post); err != nil {
		return err
	}
	if post.Event.Name == "" && !post.Event.IsZero() {
		post.Event.Name = post.Title
		in.Note(-1, "", "the input does not name the event: the title stands for it", post.Title)
	}
	return nil
}
