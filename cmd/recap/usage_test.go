package main

import (
	"strings"
	"testing"
)

func TestWrongUsage(t *testing.T) {
	tests := []struct {
		args, want string
	}{
		{"", "there is no FILE to read; - is standard input"},
		{"a.json b.json", `unexpected argument "b.json"; one FILE is read`},
		{"-x a.json", "there is no flag -x"},
		{"-o", "-o needs a value: -o DIR"},
		{"--output= a.json", "-o names no directory"},
		{"--strict=perhaps a.json", `--strict is "perhaps"; expected true or false`},
		{"--from pdf a.json", `--from: "pdf" is no format; expected ` + strings.Join(readable(), ", ")},
		{"--from rss a.json", "--from: rss can be written, but not read; expected " + strings.Join(readable(), ", ")},
		{"--to html,pdf a.json", `--to: "pdf" is no format; expected html, markdown, json, rss, atom, jsonfeed, podcast, icalendar, schedule-xml, schedule-json, json-ld, csv`},
		{"--to json,sessionize a.json", "--to: sessionize can be read, but not written; expected html, markdown, json, rss, atom, jsonfeed, podcast, icalendar, schedule-xml, schedule-json, json-ld, csv"},
		{"--url /2026/ a.json", `--url is "/2026/"; expected an absolute http or https URL`},
		{"--url ftp://example.org/ a.json", `--url is "ftp://example.org/"; expected an absolute http or https URL`},
		{"--url https://me:secret@example.org/ a.json", "--url: holds a user name or password, which would be published"},
		{"--zone Middle-earth/Shire a.json", `--zone: "Middle-earth/Shire" is no time zone; expected an IANA name such as Europe/Brussels, a city such as Brussels, or an offset such as +05:30`},
		{"--zone Local a.json", `--zone: "Local" is no time zone; expected an IANA name such as Europe/Brussels, a city such as Brussels, or an offset such as +05:30`},
		{"--level 300,350 a.json", `--level: "350" is no level; there are 100 Foundational, 200 Intermediate, 300 Advanced, 400 Expert, 500 Distinguished`},
	}
	for _, test := range tests {
		var stdout, stderr strings.Builder
		status := run(t.Context(), append([]string{"convert"}, strings.Fields(test.args)...), strings.NewReader(""), &stdout, &stderr)
		if status != 2 || stdout.Len() > 0 {
			t.Errorf("%s: exit status %d, standard output %q", test.args, status, stdout.String())
		}
		if want := "recap: " + test.want + "\nrecap convert --help says more.\n"; stderr.String() != want {
			t.Errorf("%s: standard error is\n%swant\n%s", test.args, stderr.String(), want)
		}
	}
}

// TestWrongUsageOfOthers: mistakes that only some commands can have.
func TestWrongUsageOfOthers(t *testing.T) {
	for args, want := range map[string]string{
		"site a.json -o -": "-o - is no directory, and a site is one; recap convert --to FORMAT -o - writes one format to standard output\nrecap site",
		"completion tcsh":  `there is no completion for the shell "tcsh"; expected bash, fish, powershell, zsh` + "\nrecap completion",
	} {
		if got := say(t, strings.Fields(args)...); got != (outcome{2, "", "recap: " + want + " --help says more.\n"}) {
			t.Errorf("%s: got %+v", args, got)
		}
	}
}

func TestHelp(t *testing.T) {
	var stdout, stderr strings.Builder
	status := run(t.Context(), []string{"convert", "-h"}, strings.NewReader(""), &stdout, &stderr)
	if status != 0 || stderr.Len() > 0 {
		t.Errorf("exit status %d, standard error %q", status, stderr.String())
	}
	for _, flag := range []string{"--from FORMAT", "--to FORMATS", "--output DIR", "--url URL", "--zone ZONE", "--track TRACKS", "--level LEVELS", "--strict"} {
		if !strings.Contains(stdout.String(), " "+flag+" ") {
			t.Errorf("%s is not explained in\n%s", flag, stdout.String())
		}
	}
}

// TestEmptyValues: a flag with an empty value is as none.
func TestEmptyValues(t *testing.T) {
	got := convertTo(t, newDir(t), smallPost, "--from=", "--to=", "--url=", "--zone=", "--track=", "--level=", "-")
	if got.status != 0 || strings.Count(got.stdout, "\n") != 12 {
		t.Errorf("got %+v", got)
	}
}
