package export

import (
	"encoding/json"

	"github.com/seed-e2fd8668/recap/internal/markup"
)

// ldSchema begins the IRI of every term of schema.org.
const ldSchema = "https://schema.org/"

// ldContext is the address of the context that defines schema.org's terms.
const ldContext = "https://schema.org"

// ldEmptyList is the list of a node that jsonList fills.
var ldEmptyList = json.RawMessage("[]")

// ldText is a property's text. It is cleaned when it is written, so that no
// bidirectional control reaches beyond it.
type ldText string

// MarshalText implements encoding.TextMarshaler.
func (t ldText) MarshalText() ([]byte, error) { return []byte(markup.Clean(string(t))), nil }

// ldURL is the address of something or the IRI of a node. It is written in
// ASCII, which is how most programs compare them.
type ldURL string

// MarshalText implements encoding.TextMarshaler.
func (u ldURL) MarshalText() ([]byte, error) { return []byte(asciiURL(string(u))), nil }

func ldTexts(texts ...string) []ldText {
	var all []ldText
	for _, t := range texts {
		if t != "" {
			all = append(all, ldText(t))
		}
	}
	return all
}

// An ldRef refers to a node by its @id.
type ldRef struct {
	ID ldURL `json:"@id"`
}

// ldPosting is a BlogPosting, ldList its ItemList, whose elements come last.
type ldPosting struct {
	Context          string     `json:"@context"`
	Type             string     `json:"@type"`
	ID               ldURL      `json:"@id"`
	Headline         ldText     `json:"headline"`
	Description      ldText     `json:"description,omitempty"`
	URL              ldURL      `json:"url"`
	InLanguage       string     `json:"inLanguage"`
	DatePublished    string     `json:"datePublished,omitempty"`
	DateModified     string     `json:"dateModified,omitempty"`
	Author           []ldPerson `json:"author,omitempty"`
	ArticleSection   []ldText   `json:"articleSection,omitempty"`
	MainEntityOfPage ldPage     `json:"mainEntityOfPage"`
	About            any        `json:"about,omitempty"` // *ldEvent or *ldThing
	MainEntity       ldList     `json:"mainEntity"`
}

type ldList struct {
	Type            string          `json:"@type"`
	NumberOfItems   int             `json:"numberOfItems"`
	ItemListElement json.RawMessage `json:"itemListElement"`
}

type ldListItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Item     any    `json:"item"`
}

// ldPage is a WebPage.
type ldPage struct {
	Type          string     `json:"@type"`
	ID            ldURL      `json:"@id"`
	URL           ldURL      `json:"url,omitempty"`
	Name          ldText     `json:"name,omitempty"`
	InLanguage    string     `json:"inLanguage,omitempty"`
	DatePublished string     `json:"datePublished,omitempty"`
	DateModified  string     `json:"dateModified,omitempty"`
	Author        []ldPerson `json:"author,omitempty"`
	Keywords      []ldText   `json:"keywords,omitempty"`
	RelatedLink   []ldURL    `json:"relatedLink,omitempty"`
}

// ldEvent is an Event: the conference, or one of its sessions.
type ldEvent struct {
	Context             string          `json:"@context,omitempty"`
	Type                string          `json:"@type"`
	ID                  ldURL           `json:"@id"`
	Name                ldText          `json:"name"`
	AlternateName       ldText          `json:"alternateName,omitempty"`
	Identifier          ldText          `json:"identifier,omitempty"`
	Description         ldText          `json:"description,omitempty"`
	URL                 ldURL           `json:"url,omitempty"`
	StartDate           string          `json:"startDate"`
	EndDate             string          `json:"endDate,omitempty"`
	EventStatus         string          `json:"eventStatus,omitempty"`
	EventAttendanceMode string          `json:"eventAttendanceMode,omitempty"`
	Location            any             `json:"location"` // an *ldPlace or several, or an ldRef
	Performer           []ldPerson      `json:"performer,omitempty"`
	InLanguage          string          `json:"inLanguage,omitempty"`
	Keywords            []ldText        `json:"keywords,omitempty"`
	RecordedIn          *ldWork         `json:"recordedIn,omitempty"`
	SuperEvent          *ldRef          `json:"superEvent,omitempty"`
	MainEntityOfPage    *ldPage         `json:"mainEntityOfPage,omitempty"`
	SubEvent            json.RawMessage `json:"subEvent,omitempty"`
}

// ldPlace is a Place or a VirtualLocation.
type ldPlace struct {
	Type             string     `json:"@type"`
	ID               ldURL      `json:"@id"`
	Name             ldText     `json:"name,omitempty"`
	URL              ldURL      `json:"url,omitempty"`
	Address          *ldAddress `json:"address,omitempty"`
	ContainedInPlace *ldRef     `json:"containedInPlace,omitempty"`
}

// ldAddress is a PostalAddress whose name is the whole address on one line.
type ldAddress struct {
	Type string `json:"@type"`
	ID   ldURL  `json:"@id"`
	Name ldText `json:"name"`
}

type ldPerson struct {
	Type        string   `json:"@type"`
	ID          ldURL    `json:"@id,omitempty"`
	Name        ldText   `json:"name"`
	JobTitle    ldText   `json:"jobTitle,omitempty"`
	Affiliation *ldThing `json:"affiliation,omitempty"`
	Description ldText   `json:"description,omitempty"`
	URL         ldURL    `json:"url,omitempty"`
	Email       ldText   `json:"email,omitempty"`
	Image       ldURL    `json:"image,omitempty"`
	SameAs      []ldURL  `json:"sameAs,omitempty"`
}

// ldThing is whatever has a name and perhaps a URL: an Organization, a
// CreativeWork that is a licence, a Thing.
type ldThing struct {
	Type string `json:"@type"`
	ID   ldURL  `json:"@id,omitempty"`
	Name ldText `json:"name"`
	URL  ldURL  `json:"url,omitempty"`
}

// ldWork is a VideoObject, an AudioObject or a CreativeWork.
type ldWork struct {
	Type           string     `json:"@type"`
	ID             ldURL      `json:"@id,omitempty"`
	Name           ldText     `json:"name"`
	AlternateName  []ldText   `json:"alternateName,omitempty"`
	Identifier     ldText     `json:"identifier,omitempty"`
	Description    ldText     `json:"description,omitempty"`
	URL            ldURL      `json:"url,omitempty"`
	ContentURL     ldURL      `json:"contentUrl,omitempty"`
	EncodingFormat ldText     `json:"encodingFormat,omitempty"`
	ContentSize    string     `json:"contentSize,omitempty"`
	ThumbnailURL   ldURL      `json:"thumbnailUrl,omitempty"`
	UploadDate     string     `json:"uploadDate,omitempty"`
	InLanguage     string     `json:"inLanguage,omitempty"`
	Keywords       []ldText   `json:"keywords,omitempty"`
	License        any        `json:"license,omitempty"` // an ldURL or an *ldThing
	Author         []ldPerson `json:"author,omitempty"`
	RecordedAt     *ldRef     `json:"recordedAt,omitempty"`
	// MainEntityOfPage is the session's page where that is not the recording's.
	MainEntityOfPage ldURL `json:"mainEntityOfPage,omitempty"`
}
