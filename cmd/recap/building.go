package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// A building is how an input becomes a post that is published: what the
// commands that publish have in common.
type building struct {
	console
	reading
	selection
	silent bool // nothing is said but errors
}

func (b *building) addFlags(flags *pflag.FlagSet) {
	b.reading.addFlags(flags)
	b.selection.addFlags(flags)
}

// post reads the input, says what was read, and returns the post with the
// sessions that are asked for.
func (b *building) post(ctx context.Context, name string, bar *progress) (*source.Result, recap.Post, error) {
	result, err := b.read(ctx, b.console, name, bar)
	bar.end()
	if err != nil {
		return nil, recap.Post{}, err
	}
	if !b.silent {
		b.printRead(b.console, name, result)
	}
	post, err := b.selection.of(result.Post)
	if all, chosen := len(result.Post.Sessions), len(post.Sessions); err == nil && chosen < all && !b.silent {
		fmt.Fprintf(b.err, "%d of %s chosen\n", chosen, counted(all, "session"))
	}
	return result, post, err
}

// pages makes a site of the post that has a page for each session.
func pages(post recap.Post) (*site.Site, error) {
	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
	if err != nil {
		return nil, err
	}
	return site.New(doc, site.Options{})
}
