package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// addBranches prepares the site in the languages that are wanted beside that of the
// post: a branch for each, which is a site in a folder of this one.
func (s *Site) addBranches(o Options) error {
	wanted := o.Languages
	if wanted == nil && o.Files == nil {
		wanted = translatedInto(s.doc.Source())
	}
	own := s.doc.Post().Language
	folders := map[string]bool{branchFolder(own): true}
	for _, tag := range wanted {
		if _, err := language.Parse(tag); err != nil {
			return fmt.Errorf("site: Languages: %q is no language; expected a BCP 47 tag such as de or pt-BR", tag)
		}
		folder := branchFolder(tag)
		if folders[folder] {
			continue // the post's own, or named twice
		}
		folders[folder] = true
		doc, err := s.doc.In(tag, folder)
		if err != nil {
			return fmt.Errorf("site: in the language %s: %w", tag, err)
		}
		s.branches = append(s.branches, &Site{doc: doc, theme: o.Theme.in(tag), cards: s.cards, folder: folder, trunk: s})
	}
	return nil
}

// branchFolder is the folder of the pages in a language.
func branchFolder(tag string) string { return strings.ToLower(tag) + "/" }

// translatedInto are the languages that organisers say something in. One in which a
// speaker alone does makes no site of its own.
func translatedInto(post recap.Post) []string {
	post.Sessions, post.Authors = nil, nil
	return post.Languages()[1:]
}

// absorb takes over the files of the branches, and has the pages that are there in
// several languages lead to each other.
func (s *Site) absorb() {
	linkVersions(s.trees())
	for _, b := range s.branches {
		for _, e := range b.entries {
			if e.skipped != nil {
				continue // which is said of the post's own language
			}
			e.Name, e.folder = b.folder+e.Name, b.folder
			s.entries = append(s.entries, e)
		}
	}
}

// linkVersions tells each page in which languages there is a page of its name.
func linkVersions(trees []*Site) {
	if len(trees) == 1 {
		return
	}
	byName := make(map[string][]version)
	for _, tree := range trees {
		for _, e := range tree.entries {
			if _, ok := e.Exporter.(export.Polyglot); ok && e.skipped == nil && e.Name != "404.html" {
				byName[e.Name] = append(byName[e.Name], version{tree, e})
			}
		}
	}
	for _, versions := range byName {
		if len(versions) < 2 {
			continue
		}
		for _, here := range versions {
			here.entry.Exporter = here.entry.Exporter.(export.Polyglot).InLanguages(here.seen(versions))
			here.entry.versions = versions
		}
	}
}

// A version is a page in a language.
type version struct {
	tree  *Site
	entry *entry
}

// seen are the versions of a page as one of them names them.
func (v version) seen(versions []version) []export.Version {
	var seen []export.Version
	for _, other := range versions {
		one := export.Version{
			Language: other.language(), Main: other.tree.trunk == nil,
			URL: weburl.Relative(v.tree.folder+v.name(), other.tree.folder+other.name()),
		}
		if one.Address = one.URL; v.tree.doc.Post().URL != "" {
			one.Address = other.address()
		}
		seen = append(seen, one)
	}
	return seen
}

func (v version) language() string { return v.tree.doc.Post().Language }

// name is the name of the page in its tree.
func (v version) name() string { return strings.TrimPrefix(v.entry.Name, v.entry.folder) }

func (v version) address() string { return pageAddress(v.tree.doc, v.name()) }

// pageAddress is where a page stands: the first is the post itself.
func pageAddress(doc *export.Document, name string) string {
	if name == "index.html" && doc.Post().URL != "" {
		return doc.Post().URL
	}
	return doc.Beside(name)
}

// root is the tree in the post's own language.
func (s *Site) root() *Site { return cmp.Or(s.trunk, s) }

// up leads from the folder of a branch to that of the site.
func (s *Site) up() string { return strings.Repeat("../", strings.Count(s.folder, "/")) }

// trees are the site in its languages, that of the post first.
func (s *Site) trees() []*Site { return slices.Concat([]*Site{s}, s.branches) }
