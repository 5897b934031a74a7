package source

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
)

// mdSpeakers reads speakers as export.Markdown writes them:
//
//	**Name** (*role*), job, *organization* ([link](…)); **[Name](…)**
func mdSpeakers(nodes []*html.Node) []recap.Speaker {
	var speakers []recap.Speaker
	var rest []*html.Node
	flush := func(end string) {
		if len(speakers) > 0 {
			describeSpeaker(&speakers[len(speakers)-1], rest, end)
		}
		rest = nil
	}
	for _, n := range nodes {
		if !isElement(n, "strong") {
			rest = append(rest, n)
			continue
		}
		flush("; ")
		s := recap.Speaker{Name: plain(n)}
		if a := n.FirstChild; a != nil && isElement(a, "a") {
			s.URL = attribute(a, "href")
		}
		speakers = append(speakers, s)
	}
	flush("")
	return speakers
}

// describeSpeaker reads what stands behind a name, up to the end that parts it
// from the next.
func describeSpeaker(s *recap.Speaker, nodes []*html.Node, end string) {
	var job strings.Builder
	for i, n := range nodes {
		before, after := textAt(nodes, i-1), textAt(nodes, i+1)
		switch {
		case isElement(n, "em") && i == 1 && before == " (" && strings.HasPrefix(after, ")"):
			s.Role = plain(n)
		case isElement(n, "em"):
			s.Organization = plain(n)
		case isElement(n, "a"):
			s.Links = append(s.Links, mdProfile(n))
		default:
			job.WriteString(n.Data)
		}
	}
	text := strings.TrimSuffix(job.String(), end)
	if s.Role != "" {
		text = strings.TrimPrefix(text, " ()")
	}
	if len(s.Links) > 0 {
		text = strings.TrimSuffix(text, "("+strings.Repeat(", ", len(s.Links)-1)+")")
	}
	s.Job = strings.TrimSuffix(oneLine(strings.TrimPrefix(oneLine(text), ",")), ",")
}

// textAt is the text of the i-th node, "" if there is none or it is no text.
func textAt(nodes []*html.Node, i int) string {
	if i < 0 || i >= len(nodes) || nodes[i].Type != html.TextNode {
		return ""
	}
	return nodes[i].Data
}

// mdProfile reads a link of a person. What it shows is its title, unless that
// is the address.
func mdProfile(a *html.Node) recap.Link {
	address := attribute(a, "href")
	l := startingLink(address)
	if l.Title = plain(a); l.Title == l.URL || l.Title == address || strings.HasSuffix(address, "://"+l.Title) {
		l.Title = ""
	}
	return l
}
