package templates

// Renderer turns views into pages and mails.
type Renderer struct{}
