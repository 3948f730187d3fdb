package main

import (
	"strings"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
	"dondoc/seeds"
)

// decomposeRegistry is the reference data as drafting looks bodies up in it.
func decomposeRegistry(r *seeds.Registry) decompose.Registry {
	var out decompose.Registry
	for i := range r.Agencies {
		a := &r.Agencies[i]
		names := []string{a.NameVi, a.NameEn}
		for _, alias := range a.Aliases {
			names = append(names, alias.Name)
		}
		if a.Kind == seeds.KindGroup {
			out.Groups = append(out.Groups, decompose.Group{Key: a.Key, Code: a.Code, Names: names, Kinds: a.GroupKinds, Heads: strings.HasPrefix(a.NameEn, "Ministers"), Named: a.MembersNamed})
			continue
		}
		// LoadRegistry has checked the dates; no date is no limit.
		from, _ := deadline.ParseDate(a.ValidFrom)
		to, _ := deadline.ParseDate(a.ValidTo)
		out.Agencies = append(out.Agencies, decompose.Agency{Key: a.Key, Code: a.Code, Kind: a.Kind, Province: a.Kind == seeds.KindProvince, Names: names, ValidFrom: from, ValidTo: to})
	}
	return out
}

// calendarOf is the working calendar of the reference data.
func calendarOf(r *seeds.Registry) (deadline.Calendar, error) {
	days := make([]deadline.CalendarDay, 0, len(r.Calendar))
	for _, d := range r.Calendar {
		day, err := deadline.ParseDate(d.Date)
		if err != nil {
			return deadline.Calendar{}, err
		}
		days = append(days, deadline.CalendarDay{Date: day, Kind: deadline.DayKind(d.Kind)})
	}
	return deadline.NewCalendar(days), nil
}
