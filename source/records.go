package source

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// Records reads a list of talks: a table in CSV or TSV, or objects in JSON or
// YAML. It reads what people have: the files of RubyEvents and pyvideo, the
// playlists of yt-dlp and YouTube, the data of sites made with Jekyll, Zeppelin,
// Hoverboard and devopsdays, the REST API of pretalx, Open Event, and what
// export.CSV writes.
//
// # Columns
//
// A column, or a member of an object, goes by its name: by what people call it
// in eleven languages (the file columns.txt lists the names), whatever its letter
// case, hyphens and underscores. A note says which were read under another name
// than the field's. A name that is none of these is set by Map.
//
//	title, subtitle, abstract and description (the summary), kind, level, track,
//	room, language, tags, id, code, url, status, license, consent
//	speakers              names in one cell, a list of names, objects, or the
//	                      IDs of a list beside it
//	organization, job     of the speaker, where there is one
//	date, start, end      a day, and times of day or whole times
//	duration              in minutes, or as 0:45
//	zone                  of the times
//	video, slides, code link, links
//	published, updated    of the recording
//
// # Lists
//
// The list is the outermost one, or the one under a name such as sessions or
// talks. Rooms, tracks and speakers that are given by their IDs are looked up in
// lists beside it, and times in a timetable by days and slots. Talks may also stand
// in groups, such as days with rooms, which say these for all in them. A list that is
// called keynotes, workshops or the like says the kind; lists of other names side by
// side become tracks. Objects in a talk that say where and when it is, such as slot, are
// part of it; talks in it are sessions of their own, which share its recording.
//
// A table may also be a timetable with rooms across and times down, or a list without
// names of columns; see [Records.Tabulate].
//
// Text in cells is text: nothing is a formula. Where there is room for a line alone,
// such as in a title, HTML is read as what a browser shows of it: A &amp; B.
type Records struct {
	// Map names the columns of fields, by the names of fields above, where the
	// reader cannot know what they are called: {"title": "Was"}.
	Map map[string]string
}

// Format implements [Reader].
func (Records) Format() Format {
	return Format{Name: "records", Title: "list of talks in CSV, JSON or YAML"}
}

// Read implements [Reader].
func (o Records) Read(ctx context.Context, in *Input) (recap.Post, error) {
	var root *value
	var err error
	var header []string // of a table
	start := bytes.TrimLeft(in.text, " \t\r\n")
	switch {
	case len(start) > 0 && (start[0] == '{' || start[0] == '['):
		root, err = parseJSON(ctx, in)
	case isYAMLList(in.text, o) || isYAMLFile(in.options.Name):
		root, err = parseYAML(in, in.text, 0, "")
	default:
		_, header = tableHeader(in.text)
		if cells := o.tabulated(in.text); cells != nil {
			return o.ReadRows(ctx, in, cells)
		}
		root, err = parseTable(ctx, in)
	}
	if err != nil {
		return recap.Post{}, err
	}
	return o.read(ctx, in, root, header)
}

// read reads the talks of a tree, which is one of a table where there is a header.
func (o Records) read(ctx context.Context, in *Input, root *value, header []string) (recap.Post, error) {
	r := newRecordReader(ctx, in, header != nil)
	if err := r.setMap(o.Map); err != nil {
		return r.post, err
	}
	if r.isTable {
		r.isOwn = slices.Contains(header, "recording_consent") && slices.Contains(header, "start_utc")
		r.nameColumn(root)
	}
	r.find(root)
	r.noteOthers()
	r.around(root)
	return r.readTalks(root)
}

// readTalks reads the talks that were found.
func (r *recordReader) readTalks(root *value) (recap.Post, error) {
	if len(r.talks) == 0 {
		return r.post, root.fail("holds no list of talks: expected a list of objects, or a table, with a title and, for each, something else that a talk has, such as speakers, a time or a recording")
	}
	r.learnNames()
	r.learnKinds()
	r.dates.learn(r)
	for _, v := range r.talks {
		if err := r.ctx.Err(); err != nil {
			return r.post, err
		}
		r.talk(v, nil)
	}
	r.timetable()
	if len(r.sessions) == 0 {
		return r.post, root.fail("holds no talk: none of its %d entries has a title", len(r.talks))
	}
	r.noteColumns(root)
	r.event()
	r.finish()
	return r.post, nil
}

// A recordReader makes a post of the objects of a tree.
type recordReader struct {
	ctx       context.Context
	in        *Input
	post      recap.Post
	isTable   bool              // whether cells are texts
	isOwn     bool              // whether export.CSV wrote it
	isProgram bool              // whether it is one of devopsdays, which names the files of talks
	areIDs    bool              // whether what is called a code is an ID that a program made up
	isList    bool              // whether it is a playlist, whose titles name the speakers
	mapped    map[string]column // by their keys, from the option
	fields    map[string]bool   // those that the option gives
	talks     []*value
	extra     []*value        // talks of a list beside
	lists     []*value        // that they stand in, none for a talk by itself
	sections  map[*value]bool // of these, those whose names say what they are divided by
	sessions  []record
	byID      map[string][]int             // the sessions of an ID
	named     map[string]map[string]*value // what lists beside the talks hold, by kind of list and ID
	groups    map[*value]*value            // the groups in which talks, and groups, stand
	days      []*value                     // of a timetable
	slots     []*value                     // of talks that they name by ID
	dayAbove  when                         // of the last row of a table that has one
	firstDay  time.Time                    // of the talks that have a day and no time
	lastDay   time.Time
	read      map[string]string    // columns that were read, with their fields
	chosen    map[string][]wording // what texts that are in several languages say in the others
	main      string               // the language that was taken of these
	dates     dateOrder
}

// locate says where the next session stands: in another file by its name.
func (r *recordReader) locate(v *value) {
	if in := v.tree.in; in != r.in {
		r.in.Locate(-1, in.options.Name+": "+v.label())
		return
	}
	r.in.Locate(v.at, v.label())
}

// A record is a session and the value that it was read from.
type record struct {
	recap.Session
	own   recap.Session // without what a timetable says
	value *value
}

func newRecordReader(ctx context.Context, in *Input, isTable bool) *recordReader {
	return &recordReader{
		ctx: ctx, in: in, isTable: isTable, mapped: make(map[string]column), fields: make(map[string]bool),
		byID: make(map[string][]int), named: make(map[string]map[string]*value), read: make(map[string]string),
		chosen: make(map[string][]wording), groups: make(map[*value]*value), sections: make(map[*value]bool),
	}
}

// setMap takes the columns that the option names.
func (r *recordReader) setMap(names map[string]string) error {
	known := make(map[string]bool)
	for _, c := range columnNames() {
		known[c.field] = true
	}
	for field, name := range names {
		if !known[field] {
			fields := slices.Sorted(maps.Keys(known))
			return r.in.Fail(-1, "", "the option Map: there is no field %q; expected one of %s", field, strings.Join(fields, ", "))
		}
		r.fields[field] = true
		r.mapped[columnKey(name)] = column{field, -1}
	}
	return nil
}

// nameColumn decides what a column "name" is: the speaker, where others are the
// title and no other is the speaker.
func (r *recordReader) nameColumn(root *value) {
	has := make(map[string]bool)
	var name string
	for row := range root.items() {
		for column := range row.members() {
			key := columnKey(column)
			if c, ok := r.column(column); ok && key != "name" {
				has[c.field] = true
			} else if key == "name" {
				name = key
			}
		}
	}
	if name != "" && has["title"] && !has["speakers"] {
		r.mapped[name] = column{"speakers", 0}
	}
}

// learnNames finds out what the columns "name" and "title" are where others say
// what the talks are called: who speaks, and as what.
func (r *recordReader) learnNames() {
	filled := make(map[string]int)
	columns := make(map[string]bool)
	hasSpeakers, isOnlyTitle, codes, coded := false, false, 0, 0
	for _, v := range r.talks {
		keys := make(map[string]bool)
		r.eachColumn(v, func(c column, m *value) {
			if c.field == "code" && !m.isEmpty() {
				codes++
				if recap.Code(m.oneLine()).Prefix() != "" {
					coded++
				}
			}
			if key := columnKey(m.name); c.field == "title" && !m.isEmpty() && !keys[key] {
				keys[key] = true
				filled[key]++
			}
			hasSpeakers = hasSpeakers || c.field == "speakers"
			if key := columnKey(m.name); c.field == "track" && (key == "track" || key == "category") || c.field == "kind" {
				columns[c.field+" "+key] = true
			}
		})
		isOnlyTitle = isOnlyTitle || keys["title"] && len(keys) == 1
	}
	if columns["track track"] && columns["track category"] && len(columns) == 2 {
		r.mapped["category"] = column{"kind", 0} // beside a track
	}
	r.areIDs = 2*coded < codes
	if filled["name"] > 0 && filled["title"] == len(r.talks) && !hasSpeakers && !r.isTable {
		r.mapped["name"] = column{"speakers", 0}
	}
	isTold := slices.ContainsFunc([]string{"talk title", "title of the talk", "title of talk", "session title", "presentation title"}, func(key string) bool { return filled[key] >= filled["title"] })
	isTopic := slices.ContainsFunc([]string{"topic", "talk", "session", "presentation"}, func(key string) bool { return filled[key] > filled["title"] })
	if filled["title"] > 0 && hasSpeakers && !isOnlyTitle && (isTold || isTopic) {
		r.mapped["title"] = column{"job", 0}
	}
}

// column is the field that a name stands for here.
func (r *recordReader) column(name string) (column, bool) {
	if c, ok := r.mapped[columnKey(name)]; ok {
		return c, true
	}
	c, ok := columnOf(name)
	return c, ok && !r.fields[c.field]
}

// noteColumns says which columns were read as what.
func (r *recordReader) noteColumns(root *value) {
	var names []string
	for name, field := range r.read {
		if columnKey(name) != field {
			names = append(names, name+" as "+field)
		}
	}
	present := make(map[string]bool)
	for _, v := range r.talks {
		for name := range v.members() {
			present[columnKey(name)] = true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.mapped)) {
		if c := r.mapped[key]; c.rank < 0 && !present[key] {
			r.in.Note(root.at, "", "the option Map: there is no column of this name for the "+c.field, key)
		}
	}
	if len(names) > 0 && !r.isOwn {
		slices.Sort(names)
		r.in.Note(root.at, "", "these columns were read as what their names say: "+strings.Join(names[:min(len(names), 40)], ", "), "")
	}
}

// around reads what stands beside the talks about the whole.
func (r *recordReader) around(root *value) {
	if root.kind != '{' || len(r.talks) == 1 && r.talks[0] == root {
		return
	}
	r.post.Title = cmp.Or(r.post.Title, root.line("title", "name", "event_name"))
	if r.isList {
		root.skip("id", "_type", "extractor", "webpage_url", "kind", "etag", "pageInfo", "nextPageToken")
	}
	event := root.get("event")
	e := &r.post.Event
	e.Name = cmp.Or(event.line("name", "title"), e.Name, r.post.Title)
	e.TimeZone = cmp.Or(e.TimeZone, event.get("timezone", "time_zone").zone(), root.get("timezone", "time_zone", "timeZone").zone())
	e.Venue = cmp.Or(e.Venue, event.line("location-name", "location_name", "venue"))
	root.skip("count", "next", "previous")
	root.rest("programme")
	if r.in.zone == nil && e.TimeZone != "" {
		r.dates.zone, _ = e.Location()
	}
}

// event takes the one event that the talks name, where nothing else does.
func (r *recordReader) event() {
	name := ""
	for _, v := range r.talks {
		own := r.talkValue(v).line("event name")
		if own == "" || name != "" && own != name {
			return
		}
		name = own
	}
	if r.post.Title == "" {
		r.post.Title, r.post.Event.Name = name, name
	}
}

// finish puts the sessions into the post, with their tracks in the order in
// which they come.
func (r *recordReader) finish() {
	tracks := newTrackList(&r.post)
	for _, s := range r.sessions {
		s.Track = tracks.id(s.Track, s.Code)
		r.locate(s.value)
		r.post.Sessions = append(r.post.Sessions, s.Session)
	}
	r.translate()
	const longest = 31 * 24 * time.Hour // of an event: what takes longer is a series
	if r.firstDay.IsZero() || r.lastDay.Sub(r.firstDay) > longest {
		return
	}
	zone := cmp.Or(r.dates.zone, time.UTC)
	first, last := inLocation(r.firstDay, zone), inLocation(r.lastDay, zone)
	for _, s := range r.post.Sessions {
		if s.Scheduled() && s.Start.Before(first) {
			first = inLocation(recap.Day(s.Start), zone)
		}
		if s.Scheduled() && s.Start.After(last) {
			last = inLocation(recap.Day(s.Start), zone)
		}
	}
	if last.Sub(first) <= longest {
		r.post.Event.Start, r.post.Event.End = first, last
	}
}
