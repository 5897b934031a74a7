package export

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

func numberedSessions(n int) []*Session {
	sessions := make([]*Session, n)
	for i := range sessions {
		sessions[i] = new(Session)
	}
	return sessions
}

// Sessions come in their order. Each is rendered once at most, none after the
// end, and on one processor the exporter is left alone.
func TestInTurn(t *testing.T) {
	sessions := numberedSessions(1000)
	for _, procs := range []int{1, 2, 8} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			counts := make(map[*Session]*atomic.Int64, len(sessions))
			for _, s := range sessions {
				counts[s] = new(atomic.Int64)
			}
			var total atomic.Int64
			i := 0
			for s := range new(Document).inTurn(sessions, func(s *Session) {
				counts[s].Add(1)
				total.Add(1)
			}) {
				if s != sessions[i] {
					t.Fatalf("on %d processors, the %d. session is another", procs, i)
				}
				i++
				for procs > 1 && i == 1 && total.Load() < int64(len(sessions)) {
					runtime.Gosched()
				}
			}
			if i != len(sessions) {
				t.Errorf("on %d processors there were %d sessions, want %d", procs, i, len(sessions))
			}
			if procs == 1 && total.Load() != 0 {
				t.Errorf("on one processor %d sessions were rendered ahead", total.Load())
			}
			for _, c := range counts {
				if c.Load() > 1 {
					t.Errorf("on %d processors a session was rendered %d times", procs, c.Load())
				}
			}
		}()
	}
}

// A rendering that panics ahead leaves the panic to who asks for the body: in
// its own goroutine it would end the program.
func TestInTurnPanics(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var asked atomic.Int64
	for range new(Document).inTurn(numberedSessions(100), func(*Session) {
		asked.Add(1)
		panic("a bug")
	}) {
		for asked.Load() == 0 {
			runtime.Gosched()
		}
	}
}

func TestInTurnEnds(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	before := runtime.NumGoroutine()
	var rendered atomic.Int64
	sessions := make([]*Session, 10_000_000)
	for range new(Document).inTurn(sessions, func(*Session) { rendered.Add(1) }) {
		break
	}
	if n := rendered.Load(); n == int64(len(sessions)) {
		t.Error("it went on to the last session")
	}
	for tries := 0; runtime.NumGoroutine() > before; tries++ { // one that is done may take a moment to be gone
		if tries == 100 {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// In a document that forgets, no more is rendered than a few sessions, and of
// those whose turn is over nothing.
func TestInTurnForgets(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	post := recap.Post{Title: "T", URL: "https://example.org/"}
	for i := range 500 {
		id := string(rune('A'+i%26)) + string(rune('A'+i/26))
		post.Sessions = append(post.Sessions, recap.Session{
			ID: id, Title: id, Summary: recap.Markdown("Summary " + id),
			Speakers: []recap.Speaker{{Name: id, Biography: recap.Markdown("Biography " + id)}},
		})
	}
	doc, err := Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	doc.bodies.forgets = true
	kept := func() int {
		doc.bodies.mu.Lock()
		defer doc.bodies.mu.Unlock()
		return max(len(doc.bodies.made), len(doc.bodies.known))
	}
	for s := range doc.htmlInTurn(doc.Sessions()) {
		doc.HTML(s.Speakers[0].Biography)
		if n := kept(); n > 2*maxAhead+8 {
			t.Fatalf("at session %s, %d bodies are kept", s.ID, n)
		}
	}
	if n := kept(); n != 0 {
		t.Errorf("in the end, %d bodies are kept", n)
	}
}
