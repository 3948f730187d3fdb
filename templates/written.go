package templates

// Written is a deadline in the directive's own words. Lang is their language where it is another than the
// page's: then they stand as a quotation under how they were read.
type Written struct{ Words, Lang string }

// Dir is the writing direction of the words, empty for the page's.
func (w Written) Dir() string {
	if w.Lang == "" {
		return ""
	}
	return direction(w.Lang)
}
