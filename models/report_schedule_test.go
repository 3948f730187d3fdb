package models_test

import (
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

func TestReportsCloseOnTheirDays(t *testing.T) {
	month := models.ReportSchedule{Kind: models.ReportMonth, Rhythm: models.Monthly, CutOff: 14}
	whole := models.ReportSchedule{Kind: models.ReportMonth, Rhythm: models.Monthly}
	late := models.ReportSchedule{Kind: models.ReportMonth, Rhythm: models.Monthly, CutOff: 31}
	half := models.ReportSchedule{Kind: models.ReportHalfYear, Rhythm: models.HalfYearly, CutOff: 14}
	year := models.ReportSchedule{Kind: models.ReportYear, Rhythm: models.Yearly, CutOff: 14}
	for _, c := range []struct {
		name             string
		schedule         models.ReportSchedule
		day              deadline.Date
		from, to, nextTo deadline.Date
	}{
		// Decree 09/2019/ND-CP, article 12: from the 15th to the 14th.
		{"month, the day before", month, on(time.July, 13), on(time.May, 15), on(time.June, 14), on(time.July, 14)},
		{"month, its last day", month, on(time.July, 14), on(time.June, 15), on(time.July, 14), on(time.August, 14)},
		{"month that closes on a Saturday", month, on(time.June, 15), on(time.April, 15), on(time.May, 14), on(time.June, 14)},
		{"whole month", whole, on(time.March, 3), on(time.February, 1), on(time.February, 28), on(time.March, 31)},
		{"the 31st of a shorter month", late, on(time.May, 2), on(time.April, 1), on(time.April, 30), on(time.May, 31)},
		{"half-year", half, on(time.June, 27), deadline.MustDate(2024, time.December, 15), on(time.June, 14), on(time.December, 14)},
		{"year", year, on(time.June, 27), deadline.MustDate(2023, time.December, 15), deadline.MustDate(2024, time.December, 14), on(time.December, 14)},
	} {
		p := c.schedule.LastClosed(c.day, deadline.Calendar{})
		if p.From != c.from || p.To != c.to || c.schedule.Next(p).To != c.nextTo || c.schedule.Next(p).From != p.To.AddDays(1) || c.schedule.Previous(c.schedule.Next(p)) != p {
			t.Errorf("%s: %s, then to %s; want %s..%s, then to %s", c.name, p.Name(), c.schedule.Next(p).To, c.from, c.to, c.nextTo)
		}
	}
}

func TestReportSchedulesAndTheirRecipients(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		all, err := e.ReportSchedules(ctx, c.Office)
		if err != nil || len(all) != 4 || all[0].Kind != models.ReportFiveDay || all[1].CutOff != 14 {
			t.Fatal(all, err)
		}
		month := all[1]
		month.CutOff, month.Approval, month.ToGroup = 20, true, false
		to := []models.ReportRecipient{{Email: "Leader@example.org", Name: "Lãnh đạo"}}
		wantCode(t, "the office changes it", e.SetReportSchedule(ctx, c.Office, month, to), models.CodeForbidden)
		wantCode(t, "no address", e.SetReportSchedule(ctx, c.Admin, month, []models.ReportRecipient{{Email: "x"}}), models.CodeInvalid)
		if err := e.SetReportSchedule(ctx, c.Admin, month, to); err != nil {
			t.Fatal(err)
		}
		wantCode(t, "an old version", e.SetReportSchedule(ctx, c.Admin, month, to), models.CodeStale)
		all, _ = e.ReportSchedules(ctx, c.Office)
		if month = all[1]; month.CutOff != 20 || month.SinceOn != e.Today() {
			t.Errorf("stored %+v", month)
		}
		snap, made, err := e.CompileReport(ctx, modelstest.System, month, month.LastClosed(e.Today(), deadline.Calendar{}))
		if err != nil || !made || !snap.Held {
			t.Fatal(snap, made, err)
		}
		if _, err := e.ApproveReport(ctx, c.WorkingGroup, snap.ID); err != nil {
			t.Fatal(err)
		}
		if got := e.Rows(t, "SELECT recipient FROM messages WHERE kind = 'report'"); len(got) != 1 || got[0][0] != "leader@example.org" {
			t.Errorf("sent to %v", got)
		}
	})
}
