package main

import (
	"strings"
	"testing"
)

func TestWrongUsage(t *testing.T) {
	tests := []struct {
		args, want string
	}{
		{"", "there is no FILE to read"},
		{"a.json b.json", `unexpected argument "b.json"; one FILE is read`},
		{"a.json -o elsewhere", `unexpected argument "-o"; flags stand before FILE`},
		{"-x a.json", "flag provided but not defined: -x"},
		{"-o", "flag needs an argument: -o"},
		{"-o= a.json", "-o names no directory"},
		{"-strict=perhaps a.json", `invalid boolean value "perhaps" for -strict`},
		{"-from pdf a.json", "it is no format; expected one of schedule-xml, schedule-json, sessionize, json, markdown\n"},
		{"-from rss a.json", "rss can be written, but not read; expected one of schedule-xml,"},
		{"-to html,pdf a.json", `"pdf" is no format; expected some of html, markdown, json, rss, atom, jsonfeed, icalendar, schedule-xml, schedule-json, json-ld, csv` + "\n"},
		{"-to json,sessionize a.json", "sessionize can be read, but not written; expected some of html,"},
		{"-url /2026/ a.json", `is "/2026/"; expected an absolute http or https URL`},
		{"-url ftp://example.org/ a.json", "expected an absolute http or https URL"},
		{"-url https://me:secret@example.org/ a.json", "for flag -url: "},
		{"-zone Middle-earth/Shire a.json", "expected the IANA name of a time zone"},
		{"-zone Local a.json", "for flag -zone: "},
		{"-level 300,350 a.json", `"350" is no level; there are 100 Foundational, 200 Intermediate, 300 Advanced, 400 Expert, 500 Distinguished`},
	}
	for _, test := range tests {
		var stdout, stderr strings.Builder
		status := run(t.Context(), strings.Fields(test.args), strings.NewReader(""), &stdout, &stderr)
		if status != 2 || stdout.Len() > 0 {
			t.Errorf("%s: exit status %d, standard output %q", test.args, status, stdout.String())
		}
		if !strings.Contains(stderr.String(), test.want) || !strings.Contains(stderr.String(), "Usage: convert [flags] FILE\n") {
			t.Errorf("%s: standard error is\n%swant %s and the usage", test.args, stderr.String(), test.want)
		}
	}
}

func TestHelp(t *testing.T) {
	var stdout, stderr strings.Builder
	status := run(t.Context(), []string{"-h"}, strings.NewReader(""), &stdout, &stderr)
	if status != 0 || stdout.Len() > 0 {
		t.Errorf("exit status %d, standard output %q", status, stdout.String())
	}
	for _, flag := range []string{"-from FORMAT", "-to FORMATS", "-o DIR", "-url URL", "-zone ZONE", "-track TRACKS", "-level LEVELS", "-strict"} {
		if !strings.Contains(stderr.String(), "\n  "+flag+"\n") {
			t.Errorf("%s is not explained in\n%s", flag, stderr.String())
		}
	}
}

// TestEmptyValues: a flag with an empty value is as none.
func TestEmptyValues(t *testing.T) {
	got := convertTo(t, newDir(t), smallPost, "-from=", "-to=", "-url=", "-zone=", "-track=", "-level=", "-")
	if got.status != 0 || strings.Count(got.stdout, "\n") != 11 {
		t.Errorf("got %+v", got)
	}
}
