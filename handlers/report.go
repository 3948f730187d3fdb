package handlers

import (
	"net/http"
	"strings"

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
	return s.reportPage(c, http.StatusOK, &templates.ReportView{Page: s.page(c)}, snapshot, data)
}

func (s *server) reportPage(c echo.Context, status int, v *templates.ReportView, snapshot models.ReportSnapshot, data models.ReportData) error {
	v.Report = s.reportSheet(snapshot, data, v.Lang)
	v.MayCompile = actorOf(c).Rights().Compile
	if snapshot.ApprovedAt != nil {
		v.ApprovedAt = *snapshot.ApprovedAt
	}
	secret, err := s.store.ReportSecret(c.Request().Context(), actorOf(c), snapshot.ID)
	if err != nil {
		return err
	}
	if secret != nil {
		v.Secret = &templates.ReportSecretPart{Counts: counts(secret.Whole.Counts), Late: reportTasks(secret.Late, v.Lang, data.To), Total: secret.LateTotal}
	}
	return s.render(c, status, v)
}

func (s *server) reportSheet(snapshot models.ReportSnapshot, data models.ReportData, lang string) templates.ReportSheet {
	sheet := templates.ReportSheet{
		ReportRow: s.reportRow(snapshot, data, lang), Organisation: s.Organisation, IssuedOn: deadline.DateOf(snapshot.CompiledAt, s.store.Zone()), DueNextUntil: data.NextTo,
		Notes: s.Renderer.ReportNotes(data, lang, s.store.Zone()), Totals: templates.ReportTotals{Overdue: data.LateTotal, Completed: data.CompletedTotal, DueNext: data.DueNextTotal},
		Directives: data.DirectivesTotal, OfAll: share(data.OfAll), OfFallenDue: share(data.OfFallenDue),
		Overdue: reportTasks(data.Late, lang, data.To), Completed: reportTasks(data.Completed, lang, data.To), DueNext: reportTasks(data.DueNext, lang, data.To),
	}
	if data.Schema > 0 {
		signed(&sheet, data.Letterhead, lang)
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
			sheet.Bottlenecks = append(sheet.Bottlenecks, templates.BottleneckItem{Category: category.Category, Text: text, State: b.State, OpenDays: b.AgeDays, TasksHeld: b.Tasks,
				MustAct: strings.Join(inEach(b.MustAct, lang), "; "), Proposal: b.Proposal, Asked: b.Asked, DecideBy: b.DecideBy})
		}
	}
	if data.Schema >= models.SchemaStanding {
		reportStanding(&sheet, data, lang)
	}
	if since := data.Changes.Since; !since.IsZero() {
		sheet.Previous = &templates.ReportRow{Kind: string(snapshot.Kind), To: since}
		sheet.Differences = differences(data, lang)
	}
	return sheet
}

// signed puts the report under the letterhead it was compiled with.
func signed(sheet *templates.ReportSheet, h models.Letterhead, lang string) {
	sheet.Organisation, sheet.Body, sheet.Place = h.Above.In(lang), h.Issuer.In(lang), h.Place.In(lang)
	sheet.SignedFor, sheet.SignerTitle, sheet.Signer = h.Authority.In(lang), h.Title.In(lang), h.Signer
	sheet.Number = "……" + h.ReportNumber
	for line := range strings.Lines(h.Copies.In(lang)) {
		if line = strings.TrimSpace(line); line != "" {
			sheet.CopiesTo = append(sheet.CopiesTo, line)
		}
	}
}

func inEach(all []models.Bilingual, lang string) []string {
	out := make([]string, len(all))
	for i, n := range all {
		out[i] = n.In(lang)
	}
	return out
}

// differences lists the ways in which tasks changed, those that happened.
func differences(data models.ReportData, lang string) []templates.Difference {
	c := data.Changes
	var out []templates.Difference
	for _, d := range []struct {
		kind  string
		tasks []models.ReportTask
		total int
	}{{"new", c.New, c.NewTotal}, {"completed", c.Completed, c.CompletedTotal}, {"slipped", c.Slipped, c.SlippedTotal},
		{"redated", c.Redated, c.RedatedTotal}, {"reopened", c.Reopened, c.ReopenedTotal}, {"dropped", c.Dropped, c.DroppedTotal}} {
		if len(d.tasks) == 0 {
			continue
		}
		row := templates.Difference{Kind: d.kind, Tasks: reportTasks(d.tasks, lang, data.To), Total: d.total}
		for i := range row.Tasks {
			row.Tasks[i].Redated = d.kind == "redated"
		}
		out = append(out, row)
	}
	return out
}

func reportTasks(tasks []models.ReportTask, lang string, on deadline.Date) []templates.ReportTask {
	var out []templates.ReportTask
	for _, t := range tasks {
		row := templates.ReportTask{ID: t.ID, Ref: t.Ref, Status: string(t.Status), Percent: t.Percent, Due: t.DueOn, OldDue: t.OldDueOn, Days: t.DaysLate, Reason: t.Words}
		if blocks, _ := textIn(lang, strings.Join(t.BlocksVi, "; "), strings.Join(t.BlocksEn, "; ")); blocks != "" {
			row.Blocked = true
			row.Reason = strings.TrimSpace(row.Reason + " " + blocks)
		}
		row.Label, _ = textIn(lang, t.LabelVi, t.LabelEn)
		row.Lead, _ = textIn(lang, t.LeadVi, t.LeadEn)
		if row.Days == 0 && !t.DueOn.IsZero() {
			row.Days = max(0, on.DaysUntil(t.DueOn))
		}
		out = append(out, row)
	}
	return out
}
