package export

import (
	"encoding/json"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// ldSchema begins the IRI of every term of schema.org.
const ldSchema = "https://schema.org/"

// ldContext is the address of the context that defines schema.org's terms.
const ldContext = "https://schema.org"

// ldEmptyList is the list of a node that jsonList fills.
var ldEmptyList = json.RawMessage("[]")

// ldURL is the address of something or the IRI of a node, in ASCII, which is
// how most programs compare them.
func ldURL(u string) string {
	if u == "" {
		return ""
	}
	return weburl.ASCII(u)
}

// An ldRef refers to a node by its @id.
type ldRef struct {
	ID string `json:"@id"`
}

// ldPosting is a BlogPosting, ldList its ItemList, whose elements come last.
type ldPosting struct {
	Context          string     `json:"@context"`
	Type             string     `json:"@type"`
	ID               string     `json:"@id"`
	Headline         string     `json:"headline"`
	Description      string     `json:"description,omitempty"`
	URL              string     `json:"url"`
	Image            *ldImage   `json:"image,omitempty"`
	InLanguage       string     `json:"inLanguage"`
	DatePublished    string     `json:"datePublished,omitempty"`
	DateModified     string     `json:"dateModified,omitempty"`
	Author           []ldPerson `json:"author,omitempty"`
	ArticleSection   []string   `json:"articleSection,omitempty"`
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
	ID            string     `json:"@id"`
	URL           string     `json:"url,omitempty"`
	Name          string     `json:"name,omitempty"`
	InLanguage    string     `json:"inLanguage,omitempty"`
	DatePublished string     `json:"datePublished,omitempty"`
	DateModified  string     `json:"dateModified,omitempty"`
	Author        []ldPerson `json:"author,omitempty"`
	Keywords      []string   `json:"keywords,omitempty"`
	RelatedLink   []string   `json:"relatedLink,omitempty"`
}

// ldEvent is an Event: the conference, or one of its sessions.
type ldEvent struct {
	Context             string          `json:"@context,omitempty"`
	Type                string          `json:"@type"`
	ID                  string          `json:"@id"`
	Name                string          `json:"name"`
	AlternateName       string          `json:"alternateName,omitempty"`
	Identifier          string          `json:"identifier,omitempty"`
	Description         string          `json:"description,omitempty"`
	URL                 string          `json:"url,omitempty"`
	Image               []*ldImage      `json:"image,omitempty"`
	StartDate           string          `json:"startDate"`
	EndDate             string          `json:"endDate,omitempty"`
	EventStatus         string          `json:"eventStatus,omitempty"`
	EventAttendanceMode string          `json:"eventAttendanceMode,omitempty"`
	Location            any             `json:"location"` // an *ldPlace or several, or an ldRef
	Performer           []ldPerson      `json:"performer,omitempty"`
	InLanguage          string          `json:"inLanguage,omitempty"`
	Keywords            []string        `json:"keywords,omitempty"`
	RecordedIn          *ldWork         `json:"recordedIn,omitempty"`
	SuperEvent          *ldRef          `json:"superEvent,omitempty"`
	MainEntityOfPage    *ldPage         `json:"mainEntityOfPage,omitempty"`
	SubEvent            json.RawMessage `json:"subEvent,omitempty"`
}

// ldPlace is a Place or a VirtualLocation.
type ldPlace struct {
	Type             string     `json:"@type"`
	ID               string     `json:"@id"`
	Name             string     `json:"name,omitempty"`
	URL              string     `json:"url,omitempty"`
	Address          *ldAddress `json:"address,omitempty"`
	ContainedInPlace *ldRef     `json:"containedInPlace,omitempty"`
}

// ldAddress is a PostalAddress whose name is the whole address on one line.
type ldAddress struct {
	Type string `json:"@type"`
	ID   string `json:"@id"`
	Name string `json:"name"`
}

type ldPerson struct {
	Type        string   `json:"@type"`
	ID          string   `json:"@id,omitempty"`
	Name        string   `json:"name"`
	JobTitle    string   `json:"jobTitle,omitempty"`
	Affiliation *ldThing `json:"affiliation,omitempty"`
	Description string   `json:"description,omitempty"`
	URL         string   `json:"url,omitempty"`
	Email       string   `json:"email,omitempty"`
	Image       string   `json:"image,omitempty"`
	SameAs      []string `json:"sameAs,omitempty"`
}

// ldImage is an ImageObject.
type ldImage struct {
	Type       string `json:"@type"`
	ContentURL string `json:"contentUrl"`
	Caption    string `json:"caption,omitempty"`
	Width      int    `json:"width,omitempty"`
	Height     int    `json:"height,omitempty"`
}

func newLDImage(i recap.Image) *ldImage {
	if i.URL == "" {
		return nil
	}
	return &ldImage{"ImageObject", ldURL(i.URL), i.Alt, i.Width, i.Height}
}

func ldImages(images ...recap.Image) []*ldImage {
	var all []*ldImage
	for _, i := range images {
		if i.URL != "" {
			all = append(all, newLDImage(i))
		}
	}
	return all
}

// ldThing is whatever has a name and perhaps a URL: an Organization, a
// CreativeWork that is a license, a Thing.
type ldThing struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// ldWork is a VideoObject, an AudioObject or a CreativeWork.
type ldWork struct {
	Type           string     `json:"@type"`
	ID             string     `json:"@id,omitempty"`
	Name           string     `json:"name"`
	AlternateName  []string   `json:"alternateName,omitempty"`
	Identifier     string     `json:"identifier,omitempty"`
	Description    string     `json:"description,omitempty"`
	URL            string     `json:"url,omitempty"`
	ContentURL     string     `json:"contentUrl,omitempty"`
	EncodingFormat string     `json:"encodingFormat,omitempty"`
	ContentSize    string     `json:"contentSize,omitempty"`
	Duration       string     `json:"duration,omitempty"`
	Image          *ldImage   `json:"image,omitempty"`
	ThumbnailURL   string     `json:"thumbnailUrl,omitempty"`
	UploadDate     string     `json:"uploadDate,omitempty"`
	InLanguage     string     `json:"inLanguage,omitempty"`
	Keywords       []string   `json:"keywords,omitempty"`
	License        any        `json:"license,omitempty"` // a URL or an *ldThing
	Author         []ldPerson `json:"author,omitempty"`
	RecordedAt     *ldRef     `json:"recordedAt,omitempty"`
	// MainEntityOfPage is the session's page where that is not the recording's.
	MainEntityOfPage string `json:"mainEntityOfPage,omitempty"`
}
