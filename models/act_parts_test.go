package models_test

import (
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// TestActPassesOnCoordination: after a merger the successor's people see what the closed agency only
// coordinated, and give the opinion; the directive names whom it named.
func TestActPassesOnCoordination(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := taskOf(t, e, "34/CT-TTg#1") // led by the Ministry of Science, with that of Public Security
		_, err := e.Task(ctx, c.HanoiOfficer, task.ID)
		wantCode(t, "before the merger", err, models.CodeNotFound)
		in := merger(time.July, 1, "mps", "hanoi")
		if p, err := e.PreviewAct(ctx, c.Office, in); err != nil || p.Total.Parts != 1 {
			t.Fatalf("%+v, %v", p.Total, err)
		}
		act, err := e.RegisterAct(ctx, c.Office, in)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.UndoAct(ctx, c.Office, act.ID); err != nil {
			t.Fatal(err)
		}
		if _, err = e.RegisterAct(ctx, c.Office, in); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(5 * 24 * time.Hour)
		if applied, err := e.ApplyActs(ctx, modelstest.System); err != nil || len(applied) != 1 {
			t.Fatal(applied, err)
		}
		hanoi := c.HanoiOfficer
		full, err := e.TaskInFull(ctx, hanoi, task.ID)
		if err != nil || len(full.Coordinators) != 1 || full.Coordinators[0].Code != "H26" {
			t.Fatalf("coordinated by %+v, %v", full.Coordinators, err)
		}
		if named := full.Provision.Coordinators; len(named) != 1 || named[0].Code != "G01" {
			t.Errorf("named in the directive: %+v", named)
		}
		page, err := e.Tasks(ctx, hanoi, models.TaskFilter{Query: "34/CT-TTg#1"})
		if err != nil || len(page.Tasks) != 1 {
			t.Errorf("in its list: %+v, %v", page.Tasks, err)
		}
		page, err = e.Tasks(ctx, hanoi, models.TaskFilter{Agency: "H26", Part: models.PartCoordinator})
		if err != nil || len(page.Tasks) != 1 {
			t.Errorf("in its list of what it coordinates: %+v, %v", page.Tasks, err)
		}
		d, err := e.Directive(ctx, hanoi, c.Directive)
		if err != nil || len(d.Provisions[0].Coordinators) != 1 || d.Provisions[0].Coordinators[0].Code != "G01" {
			t.Errorf("the directive as it was issued: %+v, %v", d.Provisions[0].Coordinators, err)
		}
		ask := models.NewOpinion{MoveInput: words("Xin ý kiến"), AgencyID: agencyByKey(t, e, "mps").ID, DueOn: e.Today()}
		_, err = e.AskOpinion(ctx, c.MOSTOfficer, task.ID, ask)
		wantCode(t, "the closed agency is asked", err, models.CodeInvalid)
		ask.AgencyID = hanoi.Agencies()[0]
		if _, err = e.AskOpinion(ctx, c.MOSTOfficer, task.ID, ask); err != nil {
			t.Fatal(err)
		}
		if full, err = e.TaskInFull(ctx, hanoi, task.ID); err != nil || len(full.Opinions) != 1 {
			t.Fatal(full.Opinions, err)
		}
		if _, err = e.GiveOpinion(ctx, hanoi, task.ID, full.Opinions[0].ID, words("Đồng ý")); err != nil {
			t.Errorf("the successor's opinion: %v", err)
		}
		// A directive of before the merger, registered after it, comes to the same.
		late, err := e.RegisterDirective(ctx, modelstest.System, models.NewDirective{
			Directive: models.Directive{Key: "8-TB-VPCP", Number: "8/TB-VPCP", Kind: "conclusion_notice", TitleVi: "Kết luận", TitleEn: "Conclusions", IssuedOn: day(2025, time.June, 1), Lang: "vi"},
			Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Trình.", TextEn: "Submit.", LabelVi: "Trình", LabelEn: "Submit", Deadline: deadline.Deadline{Kind: deadline.KindNone}},
				LeadKeys: []string{"mps"}, CoordinatorKeys: []string{"mps"}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		d, err = e.Directive(ctx, hanoi, late.DirectiveID)
		if err != nil || len(d.Provisions[0].Tasks) != 1 {
			t.Fatalf("registered late: %+v, %v", d, err)
		}
		inherited := d.Provisions[0].Tasks[0]
		past, err := e.Timeline(ctx, hanoi, inherited.ID)
		if err != nil || inherited.Lead.Code != "H26" || inherited.Addressee.Code != "G01" || len(past.Transfers) != 1 {
			t.Errorf("led by %+v, addressed to %+v, %+v, %v", inherited.Lead, inherited.Addressee, past.Transfers, err)
		}
	})
}

// TestAMergedSupervisorAcceptsResults: the right to accept passes on as well.
func TestAMergedSupervisorAcceptsResults(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := taskOf(t, e, "34/CT-TTg#1")
		e.Exec(t, "UPDATE directives SET accepted_by = 'supervisor'")
		e.Exec(t, "INSERT INTO provision_parties (provision_id, role, position, agency_id, holder_id) SELECT t.provision_id, 'supervisor', 1, a.id, a.id FROM tasks t, agencies a WHERE a.key = 'mps' AND t.ref = '34/CT-TTg#1'")
		if _, err := e.Submit(ctx, c.MOSTHead, task.ID, words("Đã ban hành")); err != nil {
			t.Fatal(err)
		}
		if _, err := e.RegisterAct(ctx, c.Office, merger(time.July, 1, "mps", "hanoi")); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(5 * 24 * time.Hour)
		if _, err := e.ApplyActs(ctx, modelstest.System); err != nil {
			t.Fatal(err)
		}
		hanoi, err := e.ActorByUser(ctx, c.HanoiOfficer.UserID)
		if err != nil || !hanoi.Rights().Desk {
			t.Fatalf("no desk: %+v, %v", hanoi.Grants, err)
		}
		if _, err = e.Accept(ctx, c.Office, task.ID, words("Đạt")); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("the office accepts: %v", err)
		}
		if _, err = e.Accept(ctx, hanoi, task.ID, words("Đạt")); err != nil {
			t.Errorf("the successor accepts: %v", err)
		}
	})
}

// TestOneMailboxOfMergedAgencies: a mailbox that served several of the agencies serves the successor once.
func TestOneMailboxOfMergedAgencies(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		for _, key := range []string{"mps", "hue", "hanoi", "caobang"} {
			if _, err := e.AddContact(ctx, c.Admin, agencyByKey(t, e, key).ID, models.Contact{Email: "vanthu@chung.example", Name: key, Lang: "vi", Purpose: models.PurposeAlerts}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := e.RegisterAct(ctx, c.Office, merger(time.July, 1, "mps", "most", "hue", "most", "hanoi", "caobang")); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(5 * 24 * time.Hour)
		if applied, err := e.ApplyActs(ctx, modelstest.System); err != nil || len(applied) != 1 {
			t.Fatal(applied, err)
		}
		rows := e.Rows(t, "SELECT a.key, c.name FROM contacts c JOIN agencies a ON a.id = c.agency_id WHERE c.email = 'vanthu@chung.example' AND c.closed_at IS NULL ORDER BY a.key")
		if len(rows) != 2 || rows[0][0] != "caobang" || rows[1][0] != "most" {
			t.Errorf("the mailbox serves %v", rows)
		}
	})
}
