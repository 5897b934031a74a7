package source

import (
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// opening reads the title and what stands under it.
func (r *articleReader) opening(p articlePart) {
	if p.level > 0 && r.post.Title == "" {
		r.post.Title = p.name
	}
	var rest []paragraph
	for _, q := range r.doc.paragraphs(p.start, p.end) {
		if !r.postDetails(q) {
			rest = append(rest, q)
		}
	}
	r.introduce(joined(rest))
}

// postDetails reads a paragraph in which every line says something of the post.
func (r *articleReader) postDetails(p paragraph) bool {
	post := *r.post
	for _, line := range p.lines() {
		label, value, ok := cutLabel(line)
		if by, isBy := strings.CutPrefix(strings.Trim(line, "*_ "), "By "); isBy && !ok {
			label, value, ok = "by", by, true
		}
		if !ok || value == "" {
			return false
		}
		switch label {
		case "author", "authors", "by", "written by":
			speakers := speakersIn(value)
			if speakers == nil {
				return false
			}
			for _, s := range speakers {
				post.Authors = append(slices.Clip(post.Authors), recap.Speaker{Name: s.Name, URL: s.URL, Job: s.Job, Organization: s.Organization})
			}
		case "categories", "category", "tags":
			for word := range strings.SplitSeq(value, ",") {
				post.Categories = append(slices.Clip(post.Categories), oneLine(word))
			}
		case "event", "conference":
			post.Event.Name = oneLine(value)
		default:
			return false
		}
	}
	*r.post = post
	return true
}

func (r *articleReader) introduce(text string) {
	if text != "" {
		r.post.Introduction = recap.Markdown(strings.TrimSpace(string(r.post.Introduction) + "\n\n" + text))
	}
}

// around reads a part before or behind the sessions.
func (r *articleReader) around(p articlePart, before bool) {
	body := r.doc.body(p.start, p.end)
	switch part := partOf(p.name); {
	case part == "contents":
		r.in.Note(r.doc.at+p.at, "", "is a list of contents: left out", p.name)
	case part == "related":
		r.relatedLinks(p)
	case part == "authors":
		r.aboutAuthor(body)
	case part == "introduction" && before:
		r.introduce(body)
	case part == "conclusion" && !before:
		r.conclude(body)
	case before:
		r.introduce(r.doc.body(p.at, p.end))
	default:
		r.conclude(r.doc.body(p.at, p.end))
	}
}

func (r *articleReader) conclude(text string) {
	if text != "" {
		r.post.Conclusion = recap.Markdown(strings.TrimSpace(string(r.post.Conclusion) + "\n\n" + text))
	}
}

// relatedLinks reads the links of a list; what is none belongs to the end.
func (r *articleReader) relatedLinks(p articlePart) {
	for _, q := range r.doc.paragraphs(p.start, p.end) {
		for _, line := range q.lines() {
			item, ok := isListItem(line)
			if !ok {
				item = line
			}
			if link, ok := cutLink(item); ok && strings.TrimSpace(link.before) == "" {
				r.post.Related = append(r.post.Related, recap.Related{
					Title: oneLine(unescapeMarkdown(link.title)), URL: link.url, Summary: strings.Trim(link.after, " -–—:"),
				})
				continue
			}
			r.post.Related = append(r.post.Related, recap.Related{Title: oneLine(item)})
		}
	}
}

// aboutAuthor reads what is said of the author.
func (r *articleReader) aboutAuthor(body string) {
	switch len(r.post.Authors) {
	case 0:
		name, _, _ := strings.Cut(body, " is ")
		if name = strings.Trim(name, "*_[] \n"); !isName(name) {
			r.conclude(body)
			return
		}
		r.post.Authors = []recap.Speaker{{Name: name, Biography: recap.Markdown(body)}}
	case 1:
		r.post.Authors[0].Biography = recap.Markdown(body)
	default:
		r.conclude(body)
	}
}
