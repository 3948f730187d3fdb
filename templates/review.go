package templates

import "strconv"

// reviewForm is what the forms of a review's item need.
type reviewForm struct {
	*ReviewView
	Item   ReviewItem
	Point  ReviewPoint
	Task   ReviewTask
	Key    string // tells this form's fields from those of the others
	Filled DecisionForm
}

func (v *ReviewView) form(item ReviewItem, suffix string) reviewForm {
	f := reviewForm{ReviewView: v, Item: item, Key: strconv.FormatInt(item.ID, 10) + suffix}
	if v.Typed.Key == f.Key {
		f.Filled = v.Typed
	}
	return f
}

// FormOf makes an item's forms ready: its notes, a task or a sentence.
func (v *ReviewView) FormOf(item ReviewItem) reviewForm {
	f := v.form(item, "")
	if f.Filled.Key == "" {
		f.Filled.Notes = item.Notes
	}
	return f
}

// Resolve makes the form ready that resolves a bottleneck.
func (v *ReviewView) Resolve(item ReviewItem, p ReviewPoint) reviewForm {
	f := v.form(item, "-b"+strconv.FormatInt(p.ID, 10))
	f.Point = p
	return f
}

// Answer makes the form ready that answers a request for more time.
func (v *ReviewView) Answer(item ReviewItem, t ReviewTask) reviewForm {
	f := v.form(item, "-x"+strconv.FormatInt(t.ExtensionID, 10))
	f.Task = t
	return f
}

// In lays out a control of this form.
func (f reviewForm) In(kind, name, label, hint, value string) formField {
	x := f.Field(kind, name+"-"+f.Key, label, hint, value)
	x.Name = name
	return x
}

// Long says whether the item's tasks are folded away: a meeting goes through all its items first.
func (i ReviewItem) Long() bool {
	return len(i.Tasks) > 10 && i.Kind != "extensions" && i.Kind != "returned"
}

// More is how many tasks there are beside those listed.
func (i ReviewItem) More() int {
	if i.Kind != "late" && i.Kind != "due" {
		return 0
	}
	return max(0, i.Total-len(i.Tasks))
}

// Empty says whether the item has nothing on its list.
func (i ReviewItem) Empty() bool { return i.Total+len(i.Tasks)+len(i.Points)+len(i.Outcomes) == 0 }

// reviewTold is a decision and what became of it, with the page's words.
type reviewTold struct {
	*Page
	Outcome ReviewOutcome
}

// Told makes a decision ready to be told.
func (v *ReviewView) Told(o ReviewOutcome) reviewTold { return reviewTold{&v.Page, o} }

// Cadences offers the rhythms of reviews.
func (p *Page) Cadences() []Option {
	var out []Option
	for _, c := range vocabulary["cadence"] {
		out = append(out, Option{Value: c, Label: p.Word("cadence", c)})
	}
	return out
}
