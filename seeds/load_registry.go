package seeds

import (
	"strings"

	"dondoc/models"
	"dondoc/models/deadline"
)

// models gives the reference data as the store takes it.
func (r *Registry) models() models.Registry {
	var out models.Registry
	for i := range r.Agencies {
		out.Agencies = append(out.Agencies, r.Agencies[i].model())
	}
	for i := range r.Acts {
		out.Acts = append(out.Acts, r.Acts[i].model())
	}
	for _, d := range r.Calendar {
		out.Calendar = append(out.Calendar, models.CalendarDay{Day: date(d.Date), Kind: deadline.DayKind(d.Kind),
			NameVi: d.NameVi, NameEn: d.NameEn, Verified: d.Verified, Source: d.Source, Note: d.Note})
	}
	return out
}

func (a *Agency) model() models.NewAgency {
	out := models.NewAgency{
		Agency: models.Agency{Key: a.Key, Code: a.Code, CodeVerified: a.CodeVerified, Kind: models.AgencyKind(a.Kind),
			NameVi: a.NameVi, NameEn: a.NameEn, Abbr: a.Abbr, ValidFrom: date(a.ValidFrom), ValidTo: date(a.ValidTo),
			StatCode: a.StatCode, MembersNamed: a.Kind != KindGroup || a.MembersNamed, Verified: a.Verified,
			Source: notes(" ; ", a.Source, labelled("code", a.CodeSource), labelled("statistical code", a.StatCodeSource)),
			Note:   a.note()},
		ParentKey:  a.Parent,
		MemberKeys: a.GroupMembers,
	}
	for _, n := range a.Aliases {
		out.Aliases = append(out.Aliases, models.Alias{Lang: n.Lang, Name: n.Name})
	}
	for _, k := range a.GroupKinds {
		out.GroupKinds = append(out.GroupKinds, models.AgencyKind(k))
	}
	return out
}

// note keeps what the store has no column for, so that whoever corrects the row sees it.
func (a *Agency) note() string {
	var city, stat, centre string
	if a.Municipality {
		city = "centrally run city"
	}
	if a.StatCode != "" && !a.StatCodeVerified {
		stat = "statistical code unverified"
	}
	if a.Centre != "" {
		centre = "centre in " + a.Centre
		if !a.CentreVerified {
			centre += " (unverified)"
		}
	}
	return notes("; ", a.Note, city, stat, centre)
}

func (act *Act) model() models.NewAct {
	out := models.NewAct{}
	note := []string{act.Note, labelled("source", act.Source)}
	for _, m := range act.Moves {
		out.Moves = append(out.Moves, models.ActMove{FromKey: m.From, ToKey: m.To})
		if !m.Verified || m.Note != "" {
			doubt := m.Note
			if !m.Verified {
				doubt = notes(", ", "unverified", m.Note)
			}
			note = append(note, m.From+" to "+m.To+": "+doubt)
		}
	}
	out.Act = models.Act{Key: act.Key, TitleVi: act.TitleVi, TitleEn: act.TitleEn, LegalBasis: act.LegalBasis,
		EffectiveOn: date(act.EffectiveOn), RegisteredOn: date(act.RegisteredOn), Verified: act.Verified, Note: notes("; ", note...)}
	return out
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// notes joins those of the texts that say something.
func notes(between string, texts ...string) string {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, between)
}
