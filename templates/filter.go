package templates

import "strconv"

func (*SavedFilterView) template() string { return "filter" }
func (*FeedView) template() string        { return "feed" }

// Href is the list as the filter narrows it.
func (r SavedFilterRow) Href() string {
	at := "/" + r.List
	if r.Query != "" {
		at += "?" + r.Query
	}
	return at
}

// Manage is the filter's page.
func (r SavedFilterRow) Manage() string { return "/filters/" + strconv.FormatInt(r.ID, 10) }

// Here says whether the list that is shown is this one's.
func (f SavedFilters) Here(r SavedFilterRow) bool { return f.Query == r.Query }

// FilterAbout says in one line what a saved filter is of, and what comes of it.
func (p *Page) FilterAbout(r SavedFilterRow) string {
	about := p.say.word("filtered", r.List)
	if r.Owner != "" {
		about += " · " + p.say.text("filter_of", "Owner", r.Owner)
	} else if r.Shared {
		about += " · " + p.say.plain["filter_shared"]
	}
	if r.Rhythm != "" {
		about += " · " + p.say.plain["filter_mailed"] + " " + p.say.word("rhythm", r.Rhythm)
	}
	if r.Feed {
		about += " · " + p.say.plain["filter_feed"]
	}
	return about
}
