package templates_test

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

var void = []string{"meta", "link", "input", "br", "hr", "img", "use", "path", "rect", "circle", "line"}

// markupFaults reads a page tag by tag and lists what a browser would mend in
// silence: tags closed out of order or never, ids given twice, links to ids
// that are not there.
func markupFaults(page string) []string {
	var faults, open []string
	ids, wanted := map[string]int{}, []string{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				faults = append(faults, fmt.Sprintf("never closed: %v", open))
			}
			for id, n := range ids {
				if n > 1 {
					faults = append(faults, fmt.Sprintf("id %q stands %d times", id, n))
				}
			}
			for _, id := range wanted {
				if ids[id] == 0 {
					faults = append(faults, fmt.Sprintf("nothing has the id %q", id))
				}
			}
			return faults
		case html.StartTagToken:
			t := z.Token()
			if !slices.Contains(void, t.Data) {
				open = append(open, t.Data)
			}
			faults = append(faults, noteIDs(t, ids, &wanted)...)
		case html.SelfClosingTagToken:
			faults = append(faults, noteIDs(z.Token(), ids, &wanted)...)
		case html.EndTagToken:
			t := z.Token()
			if len(open) == 0 || open[len(open)-1] != t.Data {
				faults = append(faults, fmt.Sprintf("</%s> closes %v", t.Data, open[max(0, len(open)-3):]))
				return faults
			}
			open = open[:len(open)-1]
		}
	}
}

func noteIDs(t html.Token, ids map[string]int, wanted *[]string) (faults []string) {
	seen := map[string]bool{}
	for _, a := range t.Attr {
		if seen[a.Key] {
			faults = append(faults, fmt.Sprintf("<%s> has %s twice", t.Data, a.Key))
		}
		seen[a.Key] = true
		switch a.Key {
		case "id":
			ids[a.Val]++
		case "for", "aria-labelledby":
			*wanted = append(*wanted, a.Val)
		case "aria-describedby":
			*wanted = append(*wanted, strings.Fields(a.Val)...)
		case "href":
			if id, ok := strings.CutPrefix(a.Val, "#"); ok {
				*wanted = append(*wanted, id)
			}
		}
	}
	return faults
}

func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func inside(n *html.Node, tag string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == tag {
			return true
		}
	}
	return false
}
