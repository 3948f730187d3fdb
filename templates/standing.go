package templates

import "strings"

func (*StandingView) template() string { return "standing" }

// SignsOf says what stands beside an agency's rate, each sign with its numbers.
func (v *StandingView) SignsOf(r StandingRow) []string {
	var out []string
	if r.Lumped {
		out = append(out, v.T("sign_lump", "Part", v.Num(r.Lump.Part), "Whole", v.Num(r.Lump.Whole)))
	}
	if r.NoEvidence.Part > 0 {
		out = append(out, v.T("sign_no_evidence", "Part", v.Num(r.NoEvidence.Part), "Whole", v.Num(r.NoEvidence.Whole)))
	}
	for _, s := range []struct {
		id string
		n  int
	}{{"sign_redated", r.Redated}, {"sign_reopened", r.Reopened}, {"sign_unchanged", r.Unchanged}} {
		if s.n > 0 {
			out = append(out, v.N(s.id, s.n))
		}
	}
	return out
}

// OfNumbers writes a rate's numbers, or a dash for none.
func (v *StandingView) OfNumbers(r Rate) string {
	if r.Whole == 0 {
		return "–"
	}
	return v.Num(r.Part) + "/" + v.Num(r.Whole)
}

// SpanOf writes the interval of a rate.
func (v *StandingView) SpanOf(r StandingRow) string {
	return strings.Join([]string{v.RateOf(r.Low), v.RateOf(r.High)}, " – ")
}

// DraftForm is the form by which a draft is confirmed.
func (v *StandingView) DraftForm(d StandingDraft) MoveForm {
	return MoveForm{Key: "mark-" + d.Code, Act: "confirm_" + d.Kind, Action: "/standing/marks", Fields: []FormField{{Name: "agency", Kind: "hidden", Value: d.Code}, {Name: "kind", Kind: "hidden", Value: d.Kind},
		{Name: "words", Kind: "words", Label: "reasons"}}}
}

// InTime is completed in time ÷ what fell due: completed, or overdue.
func (c Counts) InTime() Rate {
	return Rate{c.CompletedOnTime, c.CompletedOnTime + c.CompletedLate + c.Overdue}
}
