package decompose

import (
	"math"
	"slices"

	"dondoc/models/deadline"
)

// Question is a check of the entry check that a draft does not pass, for the
// officer to answer.
type Question string

// The questions.
const (
	NoLead         Question = "no_lead"         // nobody is named
	TwoLeads       Question = "two_leads"       // more than one body leads
	UnknownAgency  Question = "unknown_agency"  // a lead or coordinator is not in the registry
	ClosedAgency   Question = "closed_agency"   // a body did not exist on the day of issue
	UnnamedMembers Question = "unnamed_members" // a group leads whose members no text names
	NoDeliverable  Question = "no_deliverable"  // nothing says what is to come of it
	NoDueDay       Question = "no_due_day"      // no day, or none yet
	VagueWords     Question = "vague_words"     // "soon", "urgently"
	InheritedLead  Question = "inherited_lead"  // the lead stands outside the sentence
)

// assess fills in what follows from a draft's words: fan-out, deliverable,
// category, confidence, questions.
func (d *drafter) assess(x *Draft) {
	x.FanOut = slices.ContainsFunc(x.Leads, func(b Body) bool { return b.collective })
	if x.Deliverable == "" {
		x.Deliverable = d.firstValue(x.first, x.end, classDeliverable)
	}
	x.Category = d.firstValue(x.first, x.end, classField)
	x.Questions = d.questions(x)
	x.Confidence = confidence(x)
	if x.Deliverable == "" {
		x.Deliverable = "other"
	}
}

// firstValue is the value of the first phrase of a class in the tokens.
func (d *drafter) firstValue(first, end int, class string) string {
	for i := first; i < end; i++ {
		if m, ok := d.longestWithin(i, end, class); ok {
			return m.value
		}
	}
	return ""
}

func (d *drafter) questions(x *Draft) []Question {
	out := []Question{}
	ask := func(q Question, when bool) {
		if when {
			out = append(out, q)
		}
	}
	unknown := func(b Body) bool { return b.Key == "" && !b.collective }
	closed := func(b Body) bool { return b.Closed }
	bodies := slices.Concat(x.Leads, x.Coordinators)
	ask(NoLead, len(x.Leads) == 0)
	ask(TwoLeads, len(x.Leads) > 1)
	ask(InheritedLead, x.Inherited)
	ask(UnknownAgency, slices.ContainsFunc(bodies, unknown))
	ask(ClosedAgency, slices.ContainsFunc(bodies, closed))
	ask(UnnamedMembers, slices.ContainsFunc(x.Leads, func(b Body) bool { return b.collective && (b.concerned || b.Group == "") }))
	ask(NoDeliverable, x.Deliverable == "")
	recurring := x.Deadline != nil && x.Deadline.Kind == deadline.KindRecurring && x.Deadline.Every != ""
	ask(NoDueDay, !recurring && (x.Deadline == nil || x.Deadline.DueOn.IsZero()))
	ask(VagueWords, d.isAnyWithin(x.first, x.end, x.end-x.first, classVague, classUrgent))
	return out
}

// confidence is the sum of what speaks for a draft: 0.3 that it was drafted at
// all, 0.3 for words that plainly charge somebody or 0.15 for a verb one is told
// to do, 0.15 for leads of its own or 0.05 for inherited ones, 0.1 where the
// registry knows them all, 0.15 for a deadline or, without one, 0.05.
func confidence(x *Draft) float64 {
	sum := 0.3
	switch x.strength {
	case strengthPlain:
		sum += 0.3
	case strengthVerb:
		sum += 0.15
	}
	if len(x.Leads) > 0 {
		sum += 0.15
		if x.Inherited {
			sum -= 0.1
		}
		if !slices.ContainsFunc(x.Leads, func(b Body) bool { return b.Key == "" }) {
			sum += 0.1
		}
	}
	sum += 0.05
	if x.Deadline != nil && x.Deadline.Kind != deadline.KindUrgent {
		sum += 0.1
	}
	return math.Round(sum*100) / 100
}
