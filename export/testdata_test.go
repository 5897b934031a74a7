package export_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/seed-e2fd8668/recap"
)

// TestEveryFieldIsSet proves that no field is forgotten in the posts that try
// out them all: the first item of every list has a value in each.
func TestEveryFieldIsSet(t *testing.T) {
	for _, name := range []string{"full", "hostile"} {
		post := readPost(t, "../testdata/"+name+"/input.json")
		var walk func(path string, v reflect.Value)
		walk = func(path string, v reflect.Value) {
			if strings.HasSuffix(path, ".Hidden") {
				return // whoever is hidden is in no output
			}
			if v.IsZero() {
				t.Errorf("%s is not set", path)
				return
			}
			switch {
			case v.Kind() == reflect.Slice:
				walk(path+"[0]", v.Index(0))
			case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
				for i := range v.NumField() {
					walk(path+"."+v.Type().Field(i).Name, v.Field(i))
				}
			}
		}
		walk(name, reflect.ValueOf(post))
	}
}

// TestFullHasEverySituation names what exporters have to tell apart.
func TestFullHasEverySituation(t *testing.T) {
	post := readPost(t, "../testdata/full/input.json")
	needs := func(what string, is recap.Predicate) {
		for s := range post.All() {
			if is(s) {
				return
			}
		}
		t.Errorf("no session has %s", what)
	}
	for _, status := range []recap.Status{recap.StatusConfirmed, recap.StatusMoved, recap.StatusCancelled} {
		needs("status "+string(status), recap.HasStatus(status))
	}
	for _, consent := range []recap.Consent{recap.ConsentUnknown, recap.ConsentYes, recap.ConsentAfterReview, recap.ConsentNo} {
		needs(fmt.Sprintf("consent %q", consent), func(s recap.Session) bool { return s.RecordingConsent == consent })
	}
	needs("a repeat", func(s recap.Session) bool {
		return strings.HasSuffix(string(s.Code), "-R1")
	})
	needs("a change of the clocks during a session", func(s recap.Session) bool {
		_, before := s.Start.Zone()
		_, after := s.End.Zone()
		return s.Scheduled() && !s.End.IsZero() && before != after
	})
	needs("a talk past midnight", func(s recap.Session) bool {
		return s.Scheduled() && !recap.Day(s.Start).Equal(s.Start.Truncate(24*time.Hour)) && s.Start.Hour() < recap.DayChange
	})
	needs("a start without an end", func(s recap.Session) bool { return s.Scheduled() && s.End.IsZero() })
	needs("no time", func(s recap.Session) bool { return !s.Scheduled() })
	needs("no recording", recap.Not(recap.Recorded()))
	needs("a media file of known length", func(s recap.Session) bool {
		recording, _ := s.Recording()
		return recording.Size > 0
	})
	needs("a video page", func(s recap.Session) bool {
		recording, _ := s.Recording()
		return recording.MediaType == "text/html"
	})
	needs("another language", recap.Not(recap.InLanguage("en")))
	needs("text from right to left", func(s recap.Session) bool {
		for _, r := range s.Title {
			if unicode.Is(unicode.Arabic, r) {
				return true
			}
		}
		return false
	})
	needs("no track", recap.InTrack(""))
	needs("no speaker", func(s recap.Session) bool { return len(s.Speakers) == 0 })
}
