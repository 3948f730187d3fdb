package templates

import "net/url"

// SearchView is GET /search (query q).
type SearchView struct {
	Page
	Q           string
	Directives  []DirectiveLink
	Tasks       []TaskRow
	MoreTasks   bool
	Bottlenecks []BottleneckItem
}

func (*SearchView) template() string { return "search" }

// Nothing says whether words were searched and found nowhere.
func (v *SearchView) Nothing() bool {
	return v.Q != "" && len(v.Directives)+len(v.Tasks)+len(v.Bottlenecks) == 0
}

// AllTasks leads to the list of all tasks with the words.
func (v *SearchView) AllTasks() string { return "/tasks?" + url.Values{"q": {v.Q}}.Encode() }
