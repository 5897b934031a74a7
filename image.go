package recap

// An Image is a picture by its address.
type Image struct {
	// URL is the picture's address. Empty means that there is no picture.
	URL string `json:"url,omitempty" validate:"omitempty,weburl"`
	// Alt says in words what the picture shows, for who does not see it. Empty
	// means that it shows nothing that the text beside it does not say.
	Alt string `json:"alt,omitempty" validate:"text=1000"`
	// Width and Height are its size in pixels, by which pages keep its place free
	// while it loads. Zero means not known.
	Width  int `json:"width,omitempty" validate:"min=0,max=100000"`
	Height int `json:"height,omitempty" validate:"min=0,max=100000"`
}
