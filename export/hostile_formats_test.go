package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	ical "github.com/emersion/go-ical"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
)

// A piece is a text of an export as a program that reads the format gets it,
// with the name of its place: an element, an attribute, a key, a property.
type piece struct{ place, text string }

// piecesOf takes an export apart by a reader of the format that is not ours.
func piecesOf(mediaType string, data []byte) ([]piece, error) {
	switch {
	case strings.HasPrefix(mediaType, "text/html"):
		return htmlPieces(data), nil
	case strings.HasPrefix(mediaType, "text/markdown"):
		page, err := markdownPage(data)
		return htmlPieces(page), err
	case strings.HasPrefix(mediaType, "text/csv"):
		return csvPieces(data)
	case strings.HasPrefix(mediaType, "text/calendar"):
		return calendarPieces(data)
	case strings.Contains(mediaType, "xml"):
		return xmlPieces(data)
	case strings.Contains(mediaType, "json"):
		var value any
		if err := json.Unmarshal(data, &value); err != nil {
			return nil, err
		}
		return jsonPieces("", value), nil
	}
	return nil, fmt.Errorf("no reader for %s", mediaType)
}

// markdownPage renders Markdown as a site does that trusts its authors: with
// the HTML in it, and with GitHub's extensions.
func markdownPage(data []byte) ([]byte, error) {
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldhtml.WithUnsafe()))
	err := md.Convert(data, &b)
	return b.Bytes(), err
}

func htmlPieces(data []byte) []piece {
	var pieces []piece
	for n := range parsedHTML(data).Descendants() {
		if n.FirstChild != nil && n.Data != "style" && n.Data != "script" && n.Data != "" {
			pieces = append(pieces, piece{n.Data, htmltest.Text(n)})
		}
	}
	return pieces
}

func csvPieces(data []byte) ([]piece, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var pieces []piece
	for _, row := range rows[1:] {
		for i, cell := range row {
			pieces = append(pieces, piece{rows[0][i], cell})
		}
	}
	return pieces, nil
}

func calendarPieces(data []byte) ([]piece, error) {
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		return nil, err
	}
	var pieces []piece
	var visit func(c *ical.Component)
	visit = func(c *ical.Component) {
		for name, properties := range c.Props {
			for _, p := range properties {
				text, err := p.Text()
				if err != nil || p.ValueType() != ical.ValueText {
					text = p.Value
				}
				pieces = append(pieces, piece{c.Name + " " + name, text})
				for parameter, values := range p.Params {
					pieces = append(pieces, piece{c.Name + " " + name + " " + parameter, strings.Join(values, ",")})
				}
			}
		}
		for _, child := range c.Children {
			visit(child)
		}
	}
	visit(calendar.Component)
	return pieces, nil
}

func xmlPieces(data []byte) ([]piece, error) {
	var pieces []piece
	var open []int // the elements that are open, by their index in pieces
	parent := ""
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return pieces, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(open) > 0 {
				parent = strings.Fields(pieces[open[len(open)-1]].place)[0]
			}
			name := token.Name.Local + " of " + parent + " " + token.Name.Space
			open = append(open, len(pieces))
			if i := slices.IndexFunc(token.Attr, func(a xml.Attr) bool { return a.Name.Local == "type" && a.Value == "html" }); i >= 0 {
				name += " html"
			}
			pieces = append(pieces, piece{place: name})
			for _, a := range token.Attr {
				pieces = append(pieces, piece{name + " @" + a.Name.Space + a.Name.Local, a.Value})
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				pieces[open[len(open)-1]].text += string(token)
			}
		case xml.Comment, xml.Directive:
			pieces = append(pieces, piece{place: fmt.Sprintf("%T", token)})
		case xml.ProcInst:
			pieces = append(pieces, piece{place: "instruction " + token.Target})
		}
	}
}

func jsonPieces(place string, value any) []piece {
	var pieces []piece
	switch value := value.(type) {
	case string:
		pieces = append(pieces, piece{place, value})
	case []any:
		for _, item := range value {
			pieces = append(pieces, jsonPieces(place, item)...)
		}
	case map[string]any:
		for key, item := range value {
			if place == "rooms" { // a schedule has them by their names
				pieces = append(pieces, jsonPieces("a room", item)...)
				continue
			}
			pieces = append(pieces, piece{place: "key " + key})
			pieces = append(pieces, jsonPieces(key, item)...)
		}
	}
	return pieces
}
