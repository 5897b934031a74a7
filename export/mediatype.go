package export

import (
	"net/url"
	"path"
	"strings"
)

// mediaTypeOf returns the media type that the extension of a URL's path stands
// for, or "". The table of package mime differs from machine to machine.
func mediaTypeOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return map[string]string{
		".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mov": "video/quicktime", ".mkv": "video/matroska",
		".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".flac": "audio/flac", ".wav": "audio/wav",
		".vtt": "text/vtt", ".srt": "application/x-subrip", ".pdf": "application/pdf",
	}[strings.ToLower(path.Ext(u.Path))]
}
