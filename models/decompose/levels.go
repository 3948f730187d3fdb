package decompose

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// level is a heading, chapeau or list item that others hang on.
type level struct {
	kind    string // of its marker; "¶" for a line without one
	heading string
	aside   bool // what stands under it is told, not ordered
	charge
}

// isAside tells whether a heading says that what follows is background: it has no
// other words than those.
func (d *drafter) isAside(first, end int) bool {
	for end > first && d.tokens[end-1].kind == mark {
		end--
	}
	if first >= end {
		return false
	}
	for first < end {
		m, ok := d.longestWithin(first, end, classAside)
		if !ok {
			return false
		}
		for first += m.length; first < end && (d.tokens[first].text == "," || d.tokens[first].text == "،" || d.is(first, classAnd)); first++ {
		}
	}
	return true
}

// opensAside tells whether a line begins with such a heading and a colon: "2. Mục tiêu:
// hoàn thành …".
func (d *drafter) opensAside(l line) bool {
	m, ok := d.longestWithin(l.text, l.end, classAside)
	return ok && d.lexicon.Tones && l.text+m.length < l.end && d.tokens[l.text+m.length].text == ":"
}

// underAside tells whether a line stands under such a heading.
func (d *drafter) underAside() bool {
	return slices.ContainsFunc(d.levels, func(l level) bool { return l.aside })
}

// charge is whom a heading or chapeau charges, and who takes part in all of it.
type charge struct {
	owners   []Body
	partners []Body
	due      *Deadline // by when, where it says so
	wished   bool      // its verbs have the form of the past: "aby szpital: przyjął"
}

const unmarked = "¶"

// isHeading tells whether a line only names what follows: bodies, or a few words
// that are no sentence.
func (d *drafter) isHeading(l line, s segment, r reading, segments int) bool {
	const longest = 24
	if segments == 1 && l.first == 0 && len(l.markers) == 0 && r.due == nil && d.tokens[s.end-1].kind == word && l.end < len(d.tokens) { // a headline
		return true
	}
	if segments == 1 && r.due == nil && d.isAside(l.text, l.end) {
		return true
	}
	if segments == 1 && (d.isCapitals(l) && r.due == nil || d.lexicon.Tones && d.tokens[s.first].text == "về" && (len(r.leads) == 0 || len(l.markers) == 0 && d.tokens[s.end-1].kind != mark)) {
		return true
	}
	if segments == 1 && d.isUnstopped(l, s, r) {
		return true
	}
	if segments > 1 && !r.onlyBodies || s.end-s.first > longest && !r.onlyBodies {
		return false
	}
	if r.onlyBodies {
		return true
	}
	const caption = 6
	if len(l.markers) > 0 && strings.HasPrefix(l.markers[0], "h:") && s.end-s.first <= caption && len(r.leads) == 0 && r.due == nil && d.tokens[s.end-1].kind == word { // "Điều 3. Phân công thực hiện"
		return true
	}
	lastMark := d.tokens[s.end-1].text
	if lastMark == "." || lastMark == ";" || lastMark == "؛" || r.strength > 0 || r.due != nil {
		return false
	}
	return len(r.leads) == 0 || len(l.markers) == 0 && r.strength < strengthPlain && d.tokens[s.end-1].kind != mark
}

// isHeadline tells the headline of a news article: the first line, which no mark ends
// and of which only who speaks is set off: "Thủ tướng: Tập trung cao độ".
func (d *drafter) isHeadline(l line) bool {
	if l.first != 0 && !(len(d.drafts) == 0 && d.is(l.text, classIssuer)) || len(l.markers) > 0 || l.end >= len(d.tokens) || d.tokens[l.end-1].kind == mark {
		return false
	}
	speaks := d.lexicon.Tones || l.first == 0 && d.lexicon.Names != capitalised && d.isAny(l.text, classTitle, classIssuer, classSited) // "استاندار فارس: بازارچه‌ها تا پایان تابستان سامان می‌یابند"
	if due := best(d.deadlinesIn(l.first, l.end)); !speaks && due != nil && due.rank < rankPeriodic {
		return false
	}
	colons := 0
	for _, t := range d.tokens[l.first:l.end] {
		if t.text == ":" {
			colons++
		}
		if t.text == "." || t.text == ";" || t.text == "|" {
			return false
		}
	}
	return colons == 1
}

// isCaption tells the caption of a section from its first sentence: "Sec. 6.
// Research.".
func (d *drafter) isCaption(l line, s segment, r reading) bool {
	const longest, shortCaption = 9, 4
	if len(l.markers) == 0 || s.end-s.first > longest || len(r.leads) > 0 || r.due != nil || d.tokens[s.end-1].text != "." {
		return false
	}
	if d.inEnglish() && r.strength == strengthNone && (l.markers[0] == "h:sec" || s.end-s.first <= shortCaption) {
		return true
	}
	return !slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool {
		return t.kind == word && !t.upper && t.end-t.start > 3
	}) && d.tokens[s.first].upper
}

// place goes up to the level a line with such markers belongs under and returns
// the charge it inherits.
func (d *drafter) place(markers []string) charge {
	outer := unmarked
	if len(markers) > 0 {
		outer = markers[0]
	}
	at := slices.IndexFunc(d.levels, func(l level) bool { return l.kind == outer })
	switch {
	case outer == unmarked && d.headed:
	case at >= 0:
		d.levels = d.levels[:at]
	case isBullet(outer): // "* Sở Tài chính" behind an item with another bullet, under which nothing hangs
		for n := len(d.levels) - 1; n >= 0 && isBullet(d.levels[n].kind) && d.levels[n].heading == "" && len(d.levels[n].owners) == 0; n-- {
			d.levels = d.levels[:n]
		}
	case outer == unmarked:
		for len(d.levels) > 0 && isBullet(d.levels[len(d.levels)-1].kind) {
			d.levels = d.levels[:len(d.levels)-1]
		}
	}
	var out charge
	for _, l := range slices.Backward(d.levels) {
		if out.due == nil {
			out.due = l.due
		}
		if len(l.owners) > 0 {
			out.owners, out.partners, out.wished = l.owners, l.partners, l.wished
			break
		}
	}
	return out
}

func isBullet(kind string) bool {
	return strings.ContainsAny(kind, "-+•*●▪◦") && len([]rune(kind)) == 1
}

// enter adds the levels that a line opens.
func (d *drafter) enter(l line, c charge, heading string) {
	if len(l.markers) == 0 {
		if heading != "" {
			d.headed = len(c.owners) > 0 && d.tokens[l.end-1].text == ":"
			d.levels = append(d.levels, level{unmarked, heading, d.isAside(l.text, l.end) || d.isAnyWithin(l.text, l.end, l.end-l.text, classDefines), c})
		}
		return
	}
	if l.text >= l.end { // a marker alone: its text is in the next line
		d.place(l.markers)
		heading = d.written(d.span(l.first, l.end))
	}
	addressee := isBullet(l.markers[0]) && d.tokens[l.end-1].text != ":" // one of a list before the chapeau
	d.headed = heading != "" && len(c.owners) > 0 && !addressee
	for i, kind := range l.markers {
		next := level{kind: kind}
		if i == len(l.markers)-1 {
			next.charge, next.heading, next.aside = c, heading, d.isAside(l.text, l.end) || l.aside || d.isAnyWithin(l.text, l.end, l.end-l.text, classDefines)
		}
		d.levels = append(d.levels, next)
		d.headed = d.headed || heading != "" && next.aside
	}
}

// longestIntroduction is how long a line without a marker may be and still be
// shown as a heading, in code points.
const longestIntroduction = 100

// section is the headings a line stands under.
func (d *drafter) section() string {
	var out []string
	for _, l := range d.levels {
		if h := strings.TrimRight(strings.Join(strings.Fields(l.heading), " "), " :.-"); h != "" && (l.kind != unmarked || utf8.RuneCountInString(h) <= longestIntroduction) {
			out = append(out, h)
		}
	}
	return strings.Join(out, " / ")
}
