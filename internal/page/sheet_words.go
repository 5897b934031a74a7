package page

// SheetWords are the words of a site's pages; the field tag word is the key in the
// catalogue.
type SheetWords struct {
	Skip           string `word:"Skip to the content"`
	Days           string `word:"Days"`
	Programme      string `word:"Programme"`
	Tracks         string `word:"Tracks"`
	Speakers       string `word:"Speakers"`
	Rooms          string `word:"Rooms"`
	Mine           string `word:"My schedule"`
	Home           string `word:"Home"`
	Breadcrumb     string `word:"Where this page stands"`
	SeeAll         string `word:"See the programme"`
	When           string `word:"When"`
	Room           string `word:"Room"`
	Track          string `word:"Track"`
	Level          string `word:"Level"`
	Kind           string `word:"Kind"`
	Language       string `word:"Language"`
	Code           string `word:"Session code"`
	License        string `word:"License"`
	Tags           string `word:"Tags"`
	Links          string `word:"Links"`
	Changes        string `word:"Changes"`
	Calendar       string `word:"Calendar"`
	Feed           string `word:"Feed"`
	AddToCalendar  string `word:"Add to calendar"`
	Watch          string `word:"Recording"`
	Previous       string `word:"Before in this room"`
	Next           string `word:"Next in this room"`
	SameRoom       string `word:"In this room"`
	SameTime       string `word:"At the same time"`
	SameTrack      string `word:"More in this track"`
	SameSpeakers   string `word:"More by the same speakers"`
	TimetableFrame string `word:"Timetable, rooms across and time down"`
	NotScheduled   string `word:"Not scheduled"`
	NextOn         string `word:"Next"`
	MineScript     string `word:"My schedule needs JavaScript: it is kept in the browser alone."`
	Updated        string `word:"Updated"`
	NotFound       string `word:"This page is not here"`
	NotFoundText   string `word:"It may have moved. The programme has all sessions."`
	AlsoAs         Around `word:"Also as {}."`
	Conclusion     string `word:"Conclusion"`
	Related        string `word:"Related"`
	Authors        string `word:"Authors"`
}

// ScriptWords are those that the scripts of a site say.
type ScriptWords struct {
	Rooms        string `word:"Rooms"`
	Search       string `word:"Search"`
	SearchHint   string `word:"title, person, track"`
	Filter       string `word:"Filter"`
	Clear        string `word:"Clear"`
	Show         Count  `word:"Show {n} sessions"`
	Close        string `word:"Close"`
	Found        Count  `word:"{n} sessions found"`
	FoundHere    Count  `word:"{shown} of {n} sessions"`
	NothingHere  string `word:"No session on this page matches."`
	Room         string `word:"Room"`
	Track        string `word:"Track"`
	Level        string `word:"Level"`
	Kind         string `word:"Kind"`
	Language     string `word:"Language"`
	More         Count  `word:"{n} more"`
	NotScheduled string `word:"Not scheduled"`
	Time         string `word:"Time"`
	Session      string `word:"Session"`
	Star         string `word:"Star"`
	Now          string `word:"Now"`
	NextOn       string `word:"Next"`
	EventTime    string `word:"Event time"`
	MyTime       string `word:"My time"`
	MineEmpty    string `word:"Nothing is starred yet. Every session has a star: tap it, and the session is here."`
	Overlaps     string `word:"Overlaps {}"`
	Gap          string `word:"{} free"`
	Share        string `word:"Take it along"`
	CopyLink     string `word:"Copy the link"`
	Copied       string `word:"Copied"`
	Download     string `word:"Save as calendar"`
	QR           string `word:"QR code of the link"`
	Import       Count  `word:"This link holds {n} sessions, of which {new} are new."`
	Gone         Count  `word:"{n} are no longer in the programme."`
	ImportNew    string `word:"Add the new ones"`
	ImportAll    string `word:"Replace mine"`
	Kept         string `word:"Stars are kept in this browser only."`
	OnlyRecorded string `word:"Only recorded"`
	OnlyMine     string `word:"Only starred"`
	All          string `word:"All"`
	None         string `word:"None"`
	Offline      string `word:"The list for the search could not be loaded; only this page is searched."`
	MovedFrom    string `word:"Moved since you starred it: it was {}."`
	Seen         string `word:"Seen"`
	Meant        string `word:"Did you mean “{}”?"`
	Deep         string `word:"Also search the descriptions ({})"`
	Earlier      Count  `word:"{n} earlier sessions"`
	Grid         string `word:"Timetable"`
}
