package page

import (
	"path"
	"strings"
)

// SVG is the media type of SVG.
const SVG = "image/svg+xml"

// MediaType is the media type of a file of a theme by its name. Not that of package mime,
// which differs from machine to machine.
func MediaType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		return SVG
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".gif":
		return "image/gif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".woff":
		return "font/woff"
	case ".ttf":
		return "font/ttf"
	case ".otf":
		return "font/otf"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".pdf":
		return "application/pdf"
	}
	return "application/octet-stream"
}
