package page

// SheetWords are the words of a site's pages; the field tag word is the key in the
// catalogue.
type SheetWords struct {
	Skip           Text   `word:"Skip to the content"`
	Days           Text   `word:"Days"`
	Programme      Text   `word:"Programme"`
	Tracks         Text   `word:"Tracks"`
	Speakers       Text   `word:"Speakers"`
	Rooms          Text   `word:"Rooms"`
	Mine           Text   `word:"My schedule"`
	Home           Text   `word:"Home"`
	Breadcrumb     Text   `word:"Where this page stands"`
	SeeAll         Text   `word:"See the programme"`
	When           Text   `word:"When"`
	Room           Text   `word:"Room"`
	Track          Text   `word:"Track"`
	Level          Text   `word:"Level"`
	Kind           Text   `word:"Kind"`
	Language       Text   `word:"Language"`
	Code           Text   `word:"Session code"`
	License        Text   `word:"License"`
	Tags           Text   `word:"Tags"`
	Links          Text   `word:"Links"`
	Changes        Text   `word:"Changes"`
	Calendar       Text   `word:"Calendar"`
	Feed           Text   `word:"Feed"`
	AddToCalendar  Text   `word:"Add to calendar"`
	Watch          Text   `word:"Recording"`
	Previous       Text   `word:"Before in this room"`
	Next           Text   `word:"Next in this room"`
	SameRoom       Text   `word:"In this room"`
	SameTime       Text   `word:"At the same time"`
	SameTrack      Text   `word:"More in this track"`
	SameSpeakers   Text   `word:"More by the same speakers"`
	TimetableFrame Text   `word:"Timetable, rooms across and time down"`
	NotScheduled   Text   `word:"Not scheduled"`
	NextOn         Text   `word:"Next"`
	MineScript     Text   `word:"My schedule needs JavaScript: it is kept in the browser alone."`
	Updated        Text   `word:"Updated"`
	NotFound       Text   `word:"This page is not here"`
	NotFoundText   Text   `word:"It may have moved. The programme has all sessions."`
	AlsoAs         Phrase `word:"Also as {}."`
	Conclusion     Text   `word:"Conclusion"`
	Related        Text   `word:"Related"`
	Authors        Text   `word:"Authors"`
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
