package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// report is GET /reports/:id: the stored snapshot, never the tasks as they stand now.
func (s *server) report(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	snapshot, data, err := s.store.Report(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	v := &templates.ReportView{Page: s.page(c)}
	v.Report = s.reportSheet(snapshot, data, v.Lang)
	return s.render(c, http.StatusOK, v)
}

func (s *server) reportSheet(snapshot models.ReportSnapshot, data models.ReportData, lang string) templates.ReportSheet {
	sheet := templates.ReportSheet{
		ReportRow: reportRow(snapshot, data), Organisation: s.Organisation, IssuedOn: deadline.DateOf(snapshot.CompiledAt, s.store.Zone()),
		Directives: data.DirectivesTotal, OfAll: share(data.OfAll), OfFallenDue: share(data.OfFallenDue),
		Overdue: reportTasks(data.Late, lang, data.To), Completed: reportTasks(data.Completed, lang, data.To), DueNext: reportTasks(data.DueNext, lang, data.To),
	}
	for _, a := range data.Agencies {
		ref := models.AgencyRef{Code: a.Code, NameVi: a.NameVi, NameEn: a.NameEn}
		sheet.Agencies = append(sheet.Agencies, templates.AgencyRow{AgencyName: agency(ref, lang), Counts: counts(a.Counts),
			OfAll: share(a.OfAll()), OfFallenDue: share(a.OfFallenDue()), Inherited: a.Inherited,
			Closed: !a.ValidTo.IsZero() && a.ValidTo.Before(data.To)})
	}
	for _, d := range data.Directives {
		title, _ := textIn(lang, d.TitleVi, d.TitleEn)
		sheet.ByDirective = append(sheet.ByDirective, templates.DirectiveRow{DirectiveLink: templates.DirectiveLink{ID: d.ID, Number: d.Number, Title: title}, Counts: counts(d.Counts)})
	}
	for _, category := range data.Bottlenecks {
		for _, b := range category.Items {
			text, _ := textIn(lang, b.TextVi, b.TextEn)
			sheet.Bottlenecks = append(sheet.Bottlenecks, templates.BottleneckItem{Category: category.Category, Text: text, OpenDays: b.AgeDays, TasksHeld: b.Tasks})
		}
	}
	if since := data.Changes.Since; !since.IsZero() {
		sheet.Previous = &templates.ReportRow{Kind: string(snapshot.Kind), To: since}
		for _, d := range []templates.Difference{
			{Kind: "new", Tasks: reportTasks(data.Changes.New, lang, data.To)},
			{Kind: "completed", Tasks: reportTasks(data.Changes.Completed, lang, data.To)},
			{Kind: "slipped", Tasks: reportTasks(data.Changes.Slipped, lang, data.To)},
		} {
			if len(d.Tasks) > 0 {
				sheet.Differences = append(sheet.Differences, d)
			}
		}
	}
	return sheet
}

func reportTasks(tasks []models.ReportTask, lang string, on deadline.Date) []templates.ReportTask {
	var out []templates.ReportTask
	for _, t := range tasks {
		row := templates.ReportTask{ID: t.ID, Ref: t.Ref, Status: string(t.Status), Percent: t.Percent, Due: t.DueOn, Days: t.DaysLate, Reason: t.Words}
		row.Label, _ = textIn(lang, t.LabelVi, t.LabelEn)
		row.Lead, _ = textIn(lang, t.LeadVi, t.LeadEn)
		if row.Days == 0 && !t.DueOn.IsZero() {
			row.Days = max(0, on.DaysUntil(t.DueOn))
		}
		out = append(out, row)
	}
	return out
}
