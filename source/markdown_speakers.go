package source

import (
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// mdSpeakers reads speakers as export.Markdown writes them:
//
//	**Name** (*role*), job, *organization* ([link](…)); **[Name](…)**
func mdSpeakers(nodes []mdRun) []recap.Speaker {
	var speakers []recap.Speaker
	var rest []mdRun
	flush := func(end string) {
		if len(speakers) > 0 {
			describeSpeaker(&speakers[len(speakers)-1], rest, end)
		}
		rest = nil
	}
	for _, n := range nodes {
		if n.mark != 's' {
			rest = append(rest, n)
			continue
		}
		flush("; ")
		speakers = append(speakers, recap.Speaker{Name: plain(n), URL: n.link})
	}
	flush("")
	return speakers
}

// describeSpeaker reads what stands behind a name, up to the end that parts it
// from the next.
func describeSpeaker(s *recap.Speaker, nodes []mdRun, end string) {
	var job strings.Builder
	for i, n := range nodes {
		before, after := textAt(nodes, i-1), textAt(nodes, i+1)
		switch {
		case n.mark == 'e' && i == 1 && before == " (" && strings.HasPrefix(after, ")"):
			s.Role = plain(n)
		case n.mark == 'e':
			s.Organization = plain(n)
		case n.isLink:
			s.Links = append(s.Links, mdProfile(n))
		default:
			job.WriteString(n.text)
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
func textAt(nodes []mdRun, i int) string {
	if i < 0 || i >= len(nodes) || nodes[i].mark != 0 || nodes[i].isLink {
		return ""
	}
	return nodes[i].text
}

// mdProfile reads a link of a person. What it shows is its title, unless that
// is the address.
func mdProfile(a mdRun) recap.Link {
	address := a.link
	l := startingLink(address)
	if l.Title = plain(a); l.Title == l.URL || l.Title == address || strings.HasSuffix(address, "://"+l.Title) {
		l.Title = ""
	}
	return l
}
