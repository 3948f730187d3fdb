package seeds

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// directiveFaults gathers what is wrong with a data file, so that one run shows
// all of it.
type directiveFaults []error

func (f *directiveFaults) add(format string, args ...any) {
	*f = append(*f, fmt.Errorf(format, args...))
}

func (f *directiveFaults) words(where string, texts ...string) {
	for _, text := range texts {
		if text == "" {
			f.add("%s: a text is missing in Vietnamese or English", where)
			return
		}
	}
}

func (f *directiveFaults) known(where, word string, known func(string) bool) {
	if !known(word) {
		f.add("%s: %q is not known", where, word)
	}
}

// day accepts "" as well: whether a day is needed is for the caller to say.
func (f *directiveFaults) day(where, day string) {
	if day == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		f.add("%s: %q is no day of the calendar (want 2025-06-30)", where, day)
	}
}

func (d *Directive) check() error {
	var f directiveFaults
	f.words("directive", d.Key, d.TitleVi, d.TitleEn, d.IssuerVi, d.IssuerEn, d.Lang)
	f.known("kind", d.Kind, isDirectiveKind)
	f.day("issued_on", d.IssuedOn)
	f.day("reference_on", d.ReferenceOn)
	if d.ReferenceOn == "" {
		f.add("reference_on is missing: groups of agencies cannot be resolved")
	}
	if d.IssuedOn != "" && d.IssuedOn != d.ReferenceOn {
		f.add("reference_on %s is not the known day of issue %s", d.ReferenceOn, d.IssuedOn)
	}
	for _, r := range d.Relations {
		f.known("relation "+r.Number, r.Kind, isRelationKind)
	}
	for _, c := range d.Cadences {
		f.words("cadence", c.WhatVi, c.WhatEn)
	}
	for _, texts := range [][]Text{d.Principles, d.Notes} {
		for _, t := range texts {
			f.words("principle or note", t.Vi, t.En)
		}
	}
	f.provisions(d.Provisions)
	for _, i := range d.Indicators {
		f.indicator(i)
	}
	for _, b := range d.Bottlenecks {
		f.words("bottleneck "+b.TextEn, b.TextVi, b.TextEn, b.Quote)
		f.known("bottleneck "+b.TextEn, b.Category, isCategory)
	}
	return errors.Join(f...)
}

func (f *directiveFaults) provisions(provisions []Provision) {
	labels := map[string]bool{}
	for i, p := range provisions {
		where := fmt.Sprintf("provision %d", p.Position)
		if p.Position != i+1 {
			f.add("%s: stands in place %d", where, i+1)
		}
		f.words(where, p.SectionVi, p.SectionEn, p.LabelVi, p.LabelEn, p.TextVi, p.TextEn, p.Quote)
		for _, label := range []string{p.LabelVi, p.LabelEn} {
			if n := utf8.RuneCountInString(label); n > MaxLabel {
				f.add("%s: label %q has %d characters, %d at most", where, label, n, MaxLabel)
			}
			if labels[label] {
				f.add("%s: label %q is taken", where, label)
			}
			labels[label] = true
		}
		if len(p.Leads) == 0 {
			f.add("%s: nobody leads", where)
		}
		f.known(where+" deadline", p.Deadline.Kind, isDeadlineKind)
		f.day(where+" deadline", p.Deadline.Date)
		f.day(where+" deadline starts", p.Deadline.Starts)
		f.known(where+" deliverable", p.Deliverable, isDeliverable)
		f.known(where+" category", p.Category, isCategory)
		f.known(where+" submit_to", p.SubmitTo, isRecipient)
		asked := map[string]bool{}
		for _, q := range p.Questions {
			if asked[q.Check] {
				f.add("%s: the check %s asks twice", where, q.Check)
			}
			asked[q.Check] = true
			f.known(where+" question", q.Check, isCheck)
			f.words(where+" question", q.Vi, q.En)
		}
	}
}

func (f *directiveFaults) indicator(i Indicator) {
	where := "indicator " + i.Key
	f.words(where, i.Key, i.TextVi, i.TextEn, i.Unit, i.UnitVi, i.Quote)
	f.day(where, i.AsOf)
	f.day(where, i.Due)
	for _, m := range i.Measurements {
		f.day(where, m.AsOf)
	}
}
