package main

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// isPage reports whether a text is a page in HTML.
func isPage(text []byte) bool {
	start := strings.ToLower(string(bytes.TrimSpace(text[:min(len(text), 1024)])))
	for strings.HasPrefix(start, "<!--") { // a comment may come first
		_, rest, found := strings.Cut(start, "-->")
		if !found {
			return false
		}
		start = strings.TrimSpace(rest)
	}
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}

// maxLinks bounds the links that are named of a page.
const maxLinks = 5

// aboutSchedule says of a page where the schedule is linked that it is about.
func aboutSchedule(address string, page []byte) error {
	base, err := url.Parse(address)
	if err != nil {
		return err
	}
	links, login := schedulesOf(page, base)
	switch {
	case len(links) > 0:
		return fmt.Errorf("%s is a web page, and no schedule; it links to %s", base.Redacted(), strings.Join(links[:min(len(links), maxLinks)], ", "))
	case login:
		return fmt.Errorf("%s is a page that asks for a login; save the file with a browser and convert that", base.Redacted())
	}
	return fmt.Errorf("%s is a web page, and no schedule; look for a link to a schedule.xml, a schedule.json or a calendar (.ics) on it, and give its address", base.Redacted())
}

// schedulesOf returns the addresses of schedules and calendars that a page
// links to, and whether it asks for a password.
func schedulesOf(page []byte, base *url.URL) (links []string, login bool) {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return links, login
		case html.StartTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		token := z.Token()
		attributes := make(map[string]string, len(token.Attr))
		for _, a := range token.Attr {
			attributes[a.Key] = a.Val
		}
		switch token.Data {
		case "input":
			login = login || strings.EqualFold(attributes["type"], "password")
		case "a", "link":
			to, err := base.Parse(strings.TrimSpace(attributes["href"]))
			if err != nil || attributes["href"] == "" || !isSchedule(to, attributes["type"]) {
				continue
			}
			if to.Scheme == "webcal" || to.Scheme == "webcals" {
				to.Scheme = "https"
			}
			if link := to.String(); !slices.Contains(links, link) {
				links = append(links, link)
			}
		}
	}
}

// isSchedule reports whether a link seems to lead to a schedule or a calendar.
func isSchedule(to *url.URL, mediaType string) bool {
	name := strings.ToLower(path.Base(to.Path))
	switch {
	case to.Scheme == "webcal", to.Scheme == "webcals":
		return true
	case to.Scheme != "http" && to.Scheme != "https":
		return false
	case strings.HasPrefix(mediaType, "text/calendar"), strings.HasPrefix(mediaType, "application/vnd.c3voc.schedule"):
		return true
	}
	return strings.HasSuffix(name, ".ics") ||
		strings.Contains(name, "schedule") && (strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".json"))
}
