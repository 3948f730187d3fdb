package seeds

import (
	"fmt"

	"dondoc/models"
	"dondoc/models/deadline"
)

// directive gives d as the store takes it, with the agencies that its short names meant on its
// reference day. The error names one that nobody answered to.
func (r *Registry) directive(d *Directive) (models.NewDirective, error) {
	names := nameFinder{registry: r, on: d.ReferenceOn}
	out := models.NewDirective{Directive: models.Directive{
		Key: d.Key, Number: d.Number, Kind: d.Kind, TitleVi: d.TitleVi, TitleEn: d.TitleEn,
		IssuerVi: d.IssuerVi, IssuerEn: d.IssuerEn, IssuedOn: date(d.IssuedOn),
		IssuedOnNoteVi: d.IssuedOnNote.Vi, IssuedOnNoteEn: d.IssuedOnNote.En,
		ReferenceOn: date(d.ReferenceOn), SourceURL: d.SourceURL, Lang: d.Lang, Details: d.details()}}
	for i, rel := range d.Relations {
		out.Relations = append(out.Relations, models.DirectiveRelation{Kind: rel.Kind, ToNumber: rel.Number, NameVi: rel.NameVi, Position: i + 1})
	}
	for _, p := range d.Provisions {
		out.Provisions = append(out.Provisions, p.model(&names))
	}
	for i, b := range d.Bottlenecks {
		out.Bottlenecks = append(out.Bottlenecks, models.NewBottleneck{AgencyKeys: names.keys(b.Agencies),
			Bottleneck: models.Bottleneck{Position: i + 1, Category: b.Category, TextVi: b.TextVi, TextEn: b.TextEn, Quote: b.Quote}})
	}
	for _, i := range d.Indicators {
		out.Indicators = append(out.Indicators, models.NewIndicator{Indicator: i.model(), AgencyKeys: names.keys(i.Agencies)})
	}
	if names.err != nil {
		return out, fmt.Errorf("%s: %w", d.Key, names.err)
	}
	return out, nil
}

// nameFinder turns short names into keys and remembers the first that is unknown.
type nameFinder struct {
	registry *Registry
	on       string
	err      error
}

func (n *nameFinder) key(name string) string {
	if name == "" {
		return ""
	}
	a, err := n.registry.Find(name, n.on)
	if err != nil {
		if n.err == nil {
			n.err = err
		}
		return ""
	}
	return a.Key
}

func (n *nameFinder) keys(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, n.key(name))
	}
	return out
}

func (d *Directive) details() models.DirectiveDetails {
	out := models.DirectiveDetails{NumberSource: models.Bilingual(d.NumberSource)}
	for _, t := range d.Principles {
		out.Principles = append(out.Principles, models.Bilingual(t))
	}
	for _, t := range d.Notes {
		out.Notes = append(out.Notes, models.Bilingual(t))
	}
	for _, c := range d.Cadences {
		out.Cadences = append(out.Cadences, models.Cadence{What: models.Bilingual{Vi: c.WhatVi, En: c.WhatEn}, Every: c.Every})
	}
	return out
}

func (p *Provision) model(names *nameFinder) models.NewProvision {
	out := models.NewProvision{
		Provision: models.Provision{Position: p.Position, SectionVi: p.SectionVi, SectionEn: p.SectionEn,
			TextVi: p.TextVi, TextEn: p.TextEn, LabelVi: p.LabelVi, LabelEn: p.LabelEn, Quote: p.Quote, QuoteLang: p.QuoteLang,
			Deadline: p.Deadline.model(), Deliverable: p.Deliverable, Category: p.Category, FanOut: p.FanOut},
		LeadKeys: names.keys(p.Leads), CoordinatorKeys: names.keys(p.Coordinators),
		SubmitToKey: names.key(p.SubmitTo), SupervisorKey: names.key(p.Supervisor)}
	for _, q := range p.Questions {
		out.Questions = append(out.Questions, models.Question{Check: q.Check, Words: models.Bilingual{Vi: q.Vi, En: q.En}})
	}
	return out
}

// model drops the mark "that day included" where there is no day: there it means nothing.
func (d Deadline) model() deadline.Deadline {
	return deadline.Deadline{AsWritten: d.AsWritten, Kind: deadline.Kind(d.Kind), Date: date(d.Date),
		Inclusive: d.Inclusive && d.Date != "", Every: d.Every, Starts: date(d.Starts)}
}

// model leaves AsOf out: it is the directive's own day wherever a target gives one.
func (i *Indicator) model() models.Indicator {
	out := models.Indicator{Key: i.Key, TextVi: i.TextVi, TextEn: i.TextEn, UnitVi: i.UnitVi, UnitEn: i.Unit,
		Target: i.Target, OutOf: i.Of, DueOn: date(i.Due), Quote: i.Quote}
	if i.Due != "" && !i.DueInclusive {
		out.DueOn = out.DueOn.AddDays(-1) // "before D": the last day in time is the day before
	}
	for _, m := range i.Measurements {
		out.Measurements = append(out.Measurements, models.Measurement{TakenOn: date(m.AsOf), Value: m.Value})
	}
	return out
}
