package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/site/card"
	"github.com/seed-e2fd8668/recap/source"
)

// A building is how an input becomes a post that is published: what the
// commands that publish have in common.
type building struct {
	console
	reading
	selection
	// languages are those of the site beside that of the post; nil are those that it is in.
	languages []string
	theme     string // a folder
	cards     bool
	fonts     []string // files, for cards
	silent    bool     // nothing is said but errors
}

func (b *building) addFlags(flags *pflag.FlagSet) {
	b.reading.addFlags(flags)
	b.selection.addFlags(flags)
}

// post reads the input, says what was read, and returns the post with the
// sessions that are asked for.
func (b *building) post(ctx context.Context, name string) (*source.Result, recap.Post, error) {
	result, err := b.read(ctx, b.console, name)
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

// pages makes a site of the post that has pages for all that an audience looks for,
// in the look of the theme.
func (b *building) pages(post recap.Post) (*site.Site, error) {
	var options site.Options
	var err error
	if options.Theme, err = b.readTheme(); err != nil {
		return nil, err
	}
	if b.cards {
		drawn, err := b.drawnCards()
		if err != nil {
			return nil, err
		}
		options.Cards = drawn
	}
	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
	if err != nil {
		return nil, err
	}
	options.Languages = b.languages
	return b.site(doc, options)
}

// site makes a site, and says what is amiss with the theme.
func (b *building) site(doc *export.Document, options site.Options) (*site.Site, error) {
	tree, err := site.New(doc, options)
	if err != nil || b.silent {
		return tree, err
	}
	for _, m := range tree.Missing() {
		fmt.Fprintf(b.err, "--theme %s: %s leads to %s, and neither the theme nor the site has that file\n", b.theme, m.Page, m.Name)
	}
	for _, u := range tree.Unused() {
		fmt.Fprintf(b.err, "--theme %s: %s is on no page: %s\n", b.theme, u.Text, u.Reason)
	}
	return tree, nil
}

// readTheme reads the theme, if one is asked for.
func (b *building) readTheme() (*site.Theme, error) {
	if b.theme == "" {
		return nil, nil
	}
	theme, err := site.ReadTheme(os.DirFS(b.theme))
	if err != nil {
		return nil, fmt.Errorf("--theme %s: %w", b.theme, err)
	}
	return theme, nil
}

// drawnCards are social cards in the fonts that are given.
func (b *building) drawnCards() (export.Exporter, error) {
	if len(b.fonts) == 0 {
		return card.PNG{}, nil
	}
	fonts, err := card.ReadFonts(b.fonts...)
	if err != nil {
		return nil, fmt.Errorf("--card-font: %w", err)
	}
	return card.PNG{Fonts: fonts}, nil
}

// addLookFlags is for the commands that make pages.
func (b *building) addLookFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Func("languages", "make the pages in these `LANGUAGES` too, such as de,pt-BR; that of the post alone means no others", b.addLanguages)
	b.addThemeFlag(cmd, "take the look, a logo and further pages from the folder `DIR`: style.css, logo.svg, venue.md")
	flags.BoolVar(&b.cards, "cards", false, "draw a picture for the post, each session and each speaker, which messengers and social networks show beside a link")
	flags.StringArrayVar(&b.fonts, "card-font", nil, "draw what the built-in fonts do not have, such as Arabic or Chinese, in the font in `FILE`; can be repeated")
}

func (b *building) addThemeFlag(cmd *cobra.Command, usage string) {
	cmd.Flags().StringVar(&b.theme, "theme", "", usage)
	if err := cmd.MarkFlagDirname("theme"); err != nil {
		panic(err) // the flag is there
	}
}

// addLanguages adds those of a list.
func (b *building) addLanguages(list string) error {
	for tag := range names(list) {
		if _, err := language.Parse(tag); err != nil {
			return fmt.Errorf("%q is no language; expected a tag such as de or pt-BR", tag)
		}
		b.languages = append(b.languages, tag)
	}
	return nil
}

// checkLook refuses a theme that is no folder, and fonts for nothing.
func (b *building) checkLook() error {
	if len(b.fonts) > 0 && !b.cards {
		return wrong("--card-font needs --cards, for which it is a font")
	}
	info, err := os.Stat(b.theme)
	switch {
	case b.theme == "":
	case err != nil:
		return wrong("--theme: there is no folder %s", b.theme)
	case !info.IsDir():
		return wrong("--theme %s is a file; expected a folder with style.css, logo.svg or pages such as venue.md", b.theme)
	}
	return nil
}
