package main

import (
	"encoding/json"
	"io"
	"time"

	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// A jsonReport is what --json prints of a run.
type jsonReport struct {
	Input     jsonInput  `json:"input"`
	Notes     []jsonNote `json:"notes"`
	Directory string     `json:"directory"`
	Files     []jsonFile `json:"files"`
	Seconds   float64    `json:"seconds"`
}

type jsonInput struct {
	Name     string `json:"name"`
	Format   string `json:"format"`
	Sessions int    `json:"sessions"`
	Speakers int    `json:"speakers"`
	Days     int    `json:"days"`
	TimeZone string `json:"timeZone,omitempty"`
	Chosen   int    `json:"chosen"` // of the sessions
}

type jsonNote struct {
	Line    int    `json:"line,omitempty"`
	Path    string `json:"path,omitempty"`
	Problem string `json:"problem"`
	Value   string `json:"value,omitempty"`
	Count   int    `json:"count"`
}

type jsonFile struct {
	Format    string         `json:"format"`
	Path      string         `json:"path,omitempty"`
	Bytes     int64          `json:"bytes"`
	Changed   bool           `json:"changed"`
	Skipped   string         `json:"skipped,omitempty"` // why there is no file
	Omissions []jsonOmission `json:"omissions,omitempty"`
}

type jsonOmission struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// printJSON prints what was read and what was written.
func (c *convert) printJSON(w io.Writer, name string, result *source.Result, chosen int, files []site.Written, took time.Duration) error {
	post := result.Post
	r := jsonReport{
		Input: jsonInput{
			Name: inputName(name), Format: result.Format.Name, Sessions: len(post.Sessions), Chosen: chosen,
			Speakers: len(speakersOf(post)), Days: len(daysOf(post)), TimeZone: post.Event.TimeZone,
		},
		Notes: []jsonNote{}, Directory: c.dir, Files: []jsonFile{}, Seconds: took.Seconds(),
	}
	for _, n := range result.Notes {
		r.Notes = append(r.Notes, jsonNote{n.Line, n.Path, n.Problem, n.Value, n.Count})
	}
	for _, f := range files {
		file := jsonFile{Format: f.Format.Name, Path: f.Path, Bytes: f.Size, Changed: f.Changed}
		if f.Skipped != nil {
			file.Path, file.Skipped = "", whyNot(f.Skipped)
		}
		for _, o := range f.Omissions {
			file.Omissions = append(file.Omissions, jsonOmission{o.Path, o.Reason})
		}
		r.Files = append(r.Files, file)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}
