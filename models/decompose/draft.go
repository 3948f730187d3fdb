package decompose

import (
	"dondoc/models/deadline"
)

// Options is what a text alone does not tell.
type Options struct {
	IssuedOn deadline.Date     // the day of issue; none: terms counted from it stay without a day
	Language string            // vi, en, ar, fa or pl; empty: found out
	Registry Registry          // the bodies that can be addressed
	Calendar deadline.Calendar // for terms in working days
}

// Result is what a text was drafted into.
type Result struct {
	Language string
	Drafts   []Draft
}

// Span is a range of the text in Unicode code points, End not included.
type Span struct{ Start, End int }

// Draft is one proposed provision.
type Draft struct {
	Section string // the headings it stands under, outermost first, joined by " / "
	Text    string // its sentence or list item as written
	Span           // of Text

	Leads        []Body // who owes it; empty where the text does not say
	Inherited    bool   // the leads stand in a heading, chapeau or earlier sentence
	Coordinators []Body
	SubmitTo     *Body
	Supervisor   *Body
	FanOut       bool // a group leads: one task for each of its members

	Deadline    *Deadline
	Deliverable string  // one of Deliverables
	Category    string  // one of Categories, or empty
	Confidence  float64 // 0 to 1, by the rules of confidence.go
	Questions   []Question

	strength   int // how plainly it is a duty, see reading
	first, end int // its tokens
	lineEnd    int // the token at which its line ends
}

// Body is an agency or group as the text names it.
type Body struct {
	AsWritten string
	Span
	Key    string // the registry's key of the agency or group; empty: not in the registry
	Code   string // the agency's code; empty for a group or a body not in the registry
	Group  string // the group's code
	Head   bool   // its head is addressed ("the Minister of Finance")
	Closed bool   // the registry knows the body, but it did not exist on the day of issue

	collective bool
	concerned  bool     // a group whose members no text names ("agencies concerned")
	kinds      []string // of a collective's members
}

// Deadline is the time limit of a draft and where it stands in the text, which
// may be in the sentence after the draft's.
type Deadline struct {
	deadline.Deadline
	Span
	DueOn deadline.Date // the day stated; see StatedDay
}

// Deliverables are the kinds of result.
var Deliverables = []string{"report", "plan", "document", "meeting", "budget", "data", "system", "service", "model", "other"}

// Categories are the fields of work, those of a bottleneck.
var Categories = []string{"institutions", "infrastructure", "online_services", "data", "security", "resources", "organisation"}

// MaxText is the longest text taken, in bytes: some 800 pages. What is beyond
// is not read.
const MaxText = 4 << 20

// New returns the drafts of a directive's text in the order of the text.
func New(text string, o Options) Result {
	text = bounded(text)
	language := o.Language
	if _, known := lexicons()[language]; !known {
		language = Detect(text)
	}
	d := newDrafter(text, language, o)
	d.run()
	return Result{Language: language, Drafts: d.drafts}
}

// bounded cuts a text at MaxText, between two characters.
func bounded(text string) string {
	if len(text) <= MaxText {
		return text
	}
	end := MaxText
	for end > 0 && text[end]&0xC0 == 0x80 {
		end--
	}
	return text[:end]
}
