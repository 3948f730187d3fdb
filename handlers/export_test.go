package handlers

// PageRoutes lists the pages' part of the route table as "METHOD /path".
func PageRoutes() []string {
	var all []string
	for _, r := range (&server{}).pages() {
		all = append(all, r.method+" "+r.path)
	}
	return all
}

// ParseDay is parseDay, for its table of days.
var ParseDay = parseDay
