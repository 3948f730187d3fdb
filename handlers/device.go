package handlers

import "strings"

// deviceName makes "Firefox, Linux" of what a browser calls itself: enough for its owner to know it
// again. What it does not know it shows as it is.
func deviceName(agent string) string {
	browser := firstOf(agent, "Edg/", "Edge", "OPR/", "Opera", "coc_coc_browser/", "Cốc Cốc", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari")
	system := firstOf(agent, "iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows", "Windows", "Mac OS X", "macOS", "Linux", "Linux")
	if browser == "" || system == "" {
		return shown(agent)
	}
	return browser + ", " + system
}

// firstOf gives the name of the first mark that stands in text; pairs are mark and name.
func firstOf(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.Contains(text, pairs[i]) {
			return pairs[i+1]
		}
	}
	return ""
}
