package handlers

import (
	"dondoc/models"
	"dondoc/models/standing"
	"dondoc/templates"
)

// reportStanding fills in what reports from schema 3 on say: indicators, the standing of agencies, what is confirmed.
func reportStanding(sheet *templates.ReportSheet, data models.ReportData, lang string) {
	sheet.Ranks, sheet.InTime = true, share(data.InTime)
	for _, x := range data.Standing {
		row := templates.StandingRow{AgencyName: agency(models.AgencyRef{Code: x.Code, NameVi: x.NameVi, NameEn: x.NameEn}, lang), Rank: x.Rank, OnTime: share(x.OnTime), Inherited: share(x.Inherited), Excused: x.Excused, Charged: x.Charged}
		row.Low, row.High = interval(x.OnTime)
		sheet.Standing = append(sheet.Standing, row)
	}
	for _, m := range data.Marks {
		sheet.Marks = append(sheet.Marks, templates.StandingMark{Agency: agency(models.AgencyRef{Code: m.Code, NameVi: m.NameVi, NameEn: m.NameEn}, lang), Kind: string(m.Kind), Words: m.Words, Day: m.Day, OnTime: share(m.OnTime)})
	}
	for _, i := range data.Indicators {
		sheet.Indicators = append(sheet.Indicators, reportIndicator(i, lang))
	}
}

func reportIndicator(i models.ReportIndicator, lang string) templates.IndicatorCard {
	name, _ := textIn(lang, i.NameVi, i.NameEn)
	unit, _ := textIn(lang, i.UnitVi, i.UnitEn)
	card := templates.IndicatorCard{Name: name, Unit: unit, Source: templates.DirectiveLink{Number: i.Directive}, Target: decimal(i.Target, lang), OutOf: decimal(i.OutOf, lang), Last: decimal(i.Value, lang), LastOn: i.ValueOn, Due: i.DueOn}
	if i.Agency != nil {
		card.Agencies = []string{i.Agency.In(lang)}
	}
	if c := i.Course; c != nil {
		card.Reached, card.Distance, card.Forecast = c.Reached, decimal(&c.Distance, lang), decimal(c.Forecast, lang)
	}
	return card
}

// interval is the Wilson interval of a rate, in thousandths.
func interval(r standing.Rate) (low, high templates.Rate) {
	l, h := r.Wilson()
	return templates.Rate{Part: thousandths(l), Whole: 1000}, templates.Rate{Part: thousandths(h), Whole: 1000}
}
