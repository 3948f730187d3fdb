package decompose

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dondoc/models/deadline"
)

// wrapAt cuts the lines of a text that is no table to a width, as mail and pages
// do.
func wrapAt(text string, width int) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if strings.ContainsAny(line, "\t|") {
			out = append(out, line)
			continue
		}
		current := ""
		for _, word := range strings.Fields(line) {
			switch {
			case current == "":
				current = word
			case len([]rune(current))+1+len([]rune(word)) > width:
				out = append(out, current)
				current = word
			default:
				current += " " + word
			}
		}
		out = append(out, current)
	}
	return strings.Join(out, "\n")
}

// paged puts the number of a page after every 25 lines.
func paged(text string) string {
	var out []string
	for i, line := range strings.Split(text, "\n") {
		if out = append(out, line); i%25 == 24 {
			out = append(out, "", "- 2 -", "")
		}
	}
	return strings.Join(out, "\n")
}

// gist is what a draft says, whatever white space and form its letters have.
func gist(x Draft) string {
	var s strings.Builder
	for _, b := range x.Leads {
		s.WriteString(strings.Join(strings.Fields(norm.NFC.String(b.AsWritten)), " ") + "; ")
	}
	if x.Deadline != nil {
		s.WriteString(x.Deadline.DueOn.String() + x.Deadline.Every)
	}
	return s.String()
}

// TestMessyText drafts the same from a text as people have it: from mail, from a
// page cut into lines, with the bullets of their word processor.
func TestMessyText(t *testing.T) {
	replacing := func(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }
	for _, c := range []struct {
		name  string
		mess  func(string) string
		least float64 // percent of the drafts
	}{
		{"Windows line ends", replacing("\n", "\r\n"), 100},
		{"blank lines between", replacing("\n", "\n\n"), 100},
		{"decomposed letters", norm.NFD.String, 100},
		{"no-break spaces", replacing(" ", "\u00a0"), 100},
		{"double spaces", replacing(" ", "  "), 100},
		{"indented", replacing("\n", "\n    "), 100},
		{"dashes for bullets", replacing("\n- ", "\n– "), 100},
		{"bullets of a symbol font", replacing("\n- ", "\n\uf0b7\t"), 100},
		{"squares for bullets", replacing("\n- ", "\n■ "), 100},
		{"ticks for bullets", replacing("\n- ", "\n✓ "), 100},
		{"cut at 70", func(s string) string { return wrapAt(s, 70) }, 98},
		{"cut at 90", func(s string) string { return wrapAt(s, 90) }, 98},
		{"cut into pages", func(s string) string { return paged(wrapAt(s, 80)) }, 96},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, same := map[string]int{}, map[string]int{}
			for _, e := range readEvaluated(t, "developed") {
				text, _ := e.compose(t)
				issued, err := deadline.ParseDate(e.IssuedOn)
				if err != nil {
					t.Fatal(err)
				}
				o := Options{IssuedOn: issued, Registry: testRegistry, Language: e.Language}
				have := map[string]int{}
				for _, x := range New(c.mess(text), o).Drafts {
					have[gist(x)]++
				}
				for _, x := range New(text, o).Drafts {
					all[e.Language]++
					if g := gist(x); have[g] > 0 {
						have[g]--
						same[e.Language]++
					}
				}
			}
			for _, language := range Languages {
				if got := percent(same[language], all[language]); got < c.least {
					t.Errorf("%s: %.1f%% of %d drafts are the same, want %.0f%%", language, got, all[language], c.least)
				}
			}
		})
	}
}
