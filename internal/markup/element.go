package markup

// An elementKind says what becomes of an element that a stranger wrote.
type elementKind int

const (
	notHTML   elementKind = iota // no element of HTML: the tag is prose
	kept                         // goes to the sanitiser and the writer
	division                     // is gone, but separates what stands around it
	unwrapped                    // is gone without a trace; its content stays
	dropped                      // is gone with its content
)

// kindOf sorts the elements of HTML, those of old included, by their
// lower-case names.
func kindOf(name string) elementKind {
	switch name {
	case "a", "b", "blockquote", "br", "cite", "code", "dd", "del", "dfn", "dl",
		"dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd",
		"li", "ol", "p", "pre", "q", "s", "samp", "strike", "strong", "sub", "sup",
		"table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var":
		return kept
	case "address", "article", "aside", "body", "caption", "center", "details",
		"dialog", "dir", "div", "fieldset", "figcaption", "figure", "footer", "form",
		"frameset", "header", "hgroup", "html", "legend", "listing", "main", "marquee",
		"menu", "nav", "noscript", "optgroup", "option", "search", "section", "select",
		"summary", "textarea", "title", "xmp":
		return division
	case "abbr", "acronym", "applet", "area", "audio", "base", "basefont", "bdi", "bdo",
		"bgsound", "big", "blink", "button", "canvas", "col", "colgroup", "data",
		"datalist", "embed", "font", "frame", "head", "iframe", "input", "ins", "isindex",
		"keygen", "label", "link", "map", "mark", "math", "menuitem", "meta", "meter",
		"nobr", "noembed", "noframes", "object", "output", "param", "picture",
		"plaintext", "progress", "rb", "rp", "rt", "rtc", "ruby", "slot", "small",
		"source", "spacer", "span", "svg", "template", "time", "track", "u", "video",
		"wbr":
		return unwrapped
	case "script", "style":
		return dropped
	}
	return notHTML
}

// readsAsProse holds for the names of elements that also are words a programmer
// puts in angle brackets, as in Map<object>: without an attribute and without
// an end tag, such a tag is taken for text.
func readsAsProse(name string) bool {
	switch name {
	case "button", "canvas", "data", "dialog", "dir", "embed", "form", "frame", "head",
		"html", "iframe", "input", "label", "link", "listing", "main", "map", "math",
		"menu", "meta", "meter", "object", "option", "output", "param", "picture",
		"progress", "search", "section", "select", "slot", "source", "summary", "svg",
		"template", "textarea", "time", "title", "track", "video", "audio", "body",
		"details", "header", "footer", "nav", "article", "aside", "figure", "base", "area":
		return true
	}
	return false
}

// isBareAttribute holds for attributes that HTML gives without a value. A tag
// with another word in it, as in "if <a and b>", is no tag.
func isBareAttribute(name string) bool {
	switch name {
	case "alt", "async", "autofocus", "autoplay", "checked", "class", "compact",
		"controls", "default", "defer", "disabled", "download", "hidden", "href",
		"id", "inert", "ismap", "itemscope", "loop", "multiple", "muted", "name",
		"noshade", "novalidate", "nowrap", "open", "playsinline", "readonly",
		"required", "reversed", "selected", "src", "style", "title":
		return true
	}
	return false
}

// endsItself holds for kept elements whose end tag may be left out or that
// have none: they do not nest by being left open.
func endsItself(name string) bool {
	switch name {
	case "br", "hr", "img", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "tfoot", "thead":
		return true
	}
	return false
}
