package models_test

import (
	"fmt"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// A report of a day before an amendment says afterwards what it said on that day: the tasks stood in their
// old places then, with their leads and due days.
func TestReportsOfBeforeAnAmendmentStayAsTheyWere(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		duty := func(n int, label, lead string) models.NewProvision {
			return models.NewProvision{Provision: models.Provision{Position: n, TextVi: label, LabelVi: label, Deadline: deadline.Deadline{Kind: deadline.KindDate, Date: deadline.MustDate(2025, time.August, 31), Inclusive: true}}, LeadKeys: []string{lead}}
		}
		issued := deadline.MustDate(2025, time.June, 26)
		newer, err := e.RegisterDirective(ctx, modelstest.System, models.NewDirective{Directive: models.Directive{Key: "90", Number: "90/CT-TTg", Kind: "directive", TitleVi: "Thay thế", IssuedOn: issued, ReferenceOn: issued, Lang: "vi"},
			Relations: []models.DirectiveRelation{{Kind: "amends", ToNumber: "34/CT-TTg"}}, Provisions: []models.NewProvision{duty(1, "Công bố mô hình", "mps"), duty(2, "Tổng kết", "most")}})
		if err != nil {
			t.Fatal(err)
		}
		said := func(day deadline.Date) string {
			_, d := reported(t, e, c.Office, span(day.AddDays(-4), day))
			out := fmt.Sprintf("%+v\n%+v\n", d.Whole, d.Agencies)
			for _, x := range append(d.Late, d.DueNext...) {
				out += fmt.Sprintln(x.Ref, x.Status, x.Percent, x.DueOn, x.DaysLate)
			}
			return out
		}
		day := e.Today()
		want := said(day)
		e.Clock.Advance(24 * time.Hour)
		older, err := e.Directive(ctx, c.Office, c.Directive)
		if err != nil {
			t.Fatal(err)
		}
		by, err := e.Directive(ctx, c.Office, newer.DirectiveID)
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.DecideAmendment(ctx, c.Office, models.AmendmentInput{DirectiveID: by.ID, AmendedID: older.ID, DirectiveVersion: 1, AmendedVersion: 1, Words: "x", Choices: []models.AmendmentInputChoice{
			{ProvisionID: older.Provisions[0].ID, NewID: by.Provisions[0].ID, Do: models.AmendMove}, // to another lead
			{ProvisionID: older.Provisions[1].ID, NewID: by.Provisions[1].ID, Do: models.AmendMove},
			{ProvisionID: older.Provisions[2].ID, Do: models.AmendCancel}}})
		if err != nil {
			t.Fatal(err)
		}
		if got := said(day); got != want {
			t.Errorf("of the day before it is said\n%s\non that day it was\n%s", got, want)
		}
		if said(e.Today()) == want {
			t.Error("nothing has changed")
		}
	})
}

// A text that names the point it changes is paired with that point, however different the words.
func TestAmendmentFollowsReferencesInTheText(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		duty := func(n int, section, text string) models.NewProvision {
			return models.NewProvision{Provision: models.Provision{Position: n, SectionVi: section, TextVi: text, LabelVi: text, Deadline: deadline.Deadline{Kind: deadline.KindNone}}, LeadKeys: []string{"mps"}}
		}
		register := func(number string, day deadline.Date, relations []models.DirectiveRelation, all ...models.NewProvision) int64 {
			r, err := e.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{Directive: models.Directive{Key: number, Number: number, Kind: "directive", TitleVi: "Về dữ liệu", IssuedOn: day, ReferenceOn: day, Lang: "vi"}, Relations: relations, Provisions: all})
			if err != nil {
				t.Fatal(err)
			}
			return r.DirectiveID
		}
		old := register("50/CT-TTg", deadline.MustDate(2025, 1, 2), nil, duty(1, "I. Thể chế", "1. Trình dự thảo nghị định"), duty(2, "I. Thể chế", "2. Ban hành quy chế"), duty(3, "II. Hạ tầng", "1. Thuê máy chủ"), duty(4, "II. Hạ tầng", "2. Lắp đường truyền"))
		by := register("60/CT-TTg", deadline.MustDate(2025, 3, 2), []models.DirectiveRelation{{Kind: "amends", ToNumber: "50/CT-TTg"}},
			duty(1, "", "Sửa đổi điểm 2 mục II như sau: mua dịch vụ đám mây"), duty(2, "", "Sửa đổi khoản 1 phần I như sau: báo cáo Thủ tướng"))
		d, err := e.Amendment(t.Context(), c.Office, by, old)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range d.Pairs {
			for _, n := range d.By.Provisions {
				if n.ID == p.NewID {
					got += fmt.Sprintf("%s %s %s;", p.Old.Ref, n.Ref, p.Why)
				}
			}
		}
		if want := "50/CT-TTg#1 60/CT-TTg#2 reference;50/CT-TTg#4 60/CT-TTg#1 reference;"; got != want {
			t.Errorf("paired %s, want %s", got, want)
		}
	})
}

// Of two tasks that a merger gave to one agency one goes on under the new directive, which knows one.
func TestAmendmentJoinsWhatAMergerBroughtTogether(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		register := func(number string, day deadline.Date, relations []models.DirectiveRelation, leads ...string) models.DirectiveFull {
			r, err := e.RegisterDirective(ctx, modelstest.System, models.NewDirective{Directive: models.Directive{Key: number, Number: number, Kind: "directive", TitleVi: "Về dữ liệu", IssuedOn: day, ReferenceOn: day, Lang: "vi"}, Relations: relations,
				Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Lập đề án dữ liệu", LabelVi: "Đề án", FanOut: true, Deadline: deadline.Deadline{Kind: deadline.KindNone}}, LeadKeys: leads}}})
			if err != nil {
				t.Fatal(err)
			}
			d, err := e.Directive(ctx, c.Office, r.DirectiveID)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		older := register("50/CT-TTg", deadline.MustDate(2025, 1, 2), nil, "most", "mic_old", "mps")
		by := register("60/CT-TTg", deadline.MustDate(2025, 6, 2), []models.DirectiveRelation{{Kind: "supersedes", ToNumber: "50/CT-TTg"}}, "most", "mps")
		a, err := e.DecideAmendment(ctx, c.Office, models.AmendmentInput{DirectiveID: by.ID, AmendedID: older.ID, DirectiveVersion: 1, AmendedVersion: 1, Words: "x",
			Choices: []models.AmendmentInputChoice{{ProvisionID: older.Provisions[0].ID, NewID: by.Provisions[0].ID, Do: models.AmendMove}}})
		if err != nil || a.Choices[0].Moved != 2 || a.Choices[0].Cancelled != 1 {
			t.Fatalf("%+v, %v; want two moved and one cancelled", a.Choices, err)
		}
	})
}
