package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// agendasTo gives the mails about agendas to somebody, the oldest first.
func (w *world) agendasTo(t *testing.T, who string) []models.Message {
	t.Helper()
	return slices.DeleteFunc(w.outbox(t, who), func(m models.Message) bool { return m.Kind != models.KindReview })
}

// The working group is told of each agenda once, from any number of instances, as long as the meeting is ahead
// and they want it; of confidential directives in numbers alone.
func TestTheWorkingGroupIsToldOfAgendas(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, group := t.Context(), modelstest.WorkingGroup
		const secretary = "thu.ky@vpcp.example"
		if _, err := w.AddRecipient(ctx, office, models.MailRecipient{Part: models.RecipientOfWorkingGroup, Email: secretary, Name: "Secretary", Lang: "en"}); err != nil {
			t.Fatal(err)
		}
		other := w.instance(t, "two")
		tick(t, w.Jobs, other) // the agenda of 25 June, drawn up late: nobody is told of a day that is over
		if got := w.agendasTo(t, group); len(got) != 0 {
			t.Fatalf("told of a meeting that is over: %+v", got)
		}
		w.at(time.June, 30, 7, 5)
		tick(t, w.Jobs, other, w.Jobs)
		mails := w.agendasTo(t, group)
		if len(mails) != 1 || mails[0].State != models.Sent || mails[0].Priority != models.PriorityReport || !slices.Contains(mails[0].Refs, "34/CT-TTg#1") {
			t.Fatalf("told %+v", mails)
		}
		m := w.read(t, mails[0])
		for _, want := range []string{"Thứ Hai, ngày 30/6/2025", "Nhiệm vụ quá hạn: ", "34/CT-TTg#1", "https://theodoi.example/reviews/", "https://theodoi.example/unsubscribe/"} {
			if !strings.Contains(m.Text, want) {
				t.Errorf("the mail lacks %q:\n%s", want, m.Text)
			}
		}
		if got := w.agendasTo(t, secretary); len(got) != 1 || !strings.Contains(got[0].Subject, "Five-day review") {
			t.Errorf("the recipient without account: %+v", got)
		}
		if got := w.agendasTo(t, modelstest.MOSTOfficer); len(got) != 0 {
			t.Errorf("an officer: %+v", got)
		}

		w.Exec(t, "UPDATE directives SET confidential = TRUE")
		w.Exec(t, "INSERT INTO mail_optouts (recipient, kind, at) VALUES ('"+secretary+"', 'review', '2025-07-01 01:00:00+00:00')")
		w.at(time.July, 7, 7, 5)
		tick(t, w.Jobs)
		mails = w.agendasTo(t, group)
		if len(mails) != 2 || mails[1].State != models.Sent || len(mails[1].Refs) != 0 {
			t.Fatalf("of confidential directives: %+v", mails)
		}
		if m := w.read(t, mails[1]); strings.Contains(m.Text+m.HTML, "34/CT-TTg") || !strings.Contains(m.Text, "Nhiệm vụ quá hạn: ") {
			t.Errorf("of confidential directives:\n%s", m.Text)
		}
		if got := w.agendasTo(t, secretary); len(got) != 1 {
			t.Errorf("told though they declined: %+v", got)
		}

		// Closed before the mail went out, and of the next one, who has left the group.
		r, err := w.PlanReview(ctx, w.cast.Office, models.ReviewMonth, w.Today())
		must(t, r, err)
		if err := w.CloseReview(ctx, w.cast.WorkingGroup, r.ID, r.Version); err != nil {
			t.Fatal(err)
		}
		tick(t, w.Jobs)
		if got := w.agendasTo(t, group); len(got) != 3 || got[2].State != models.Empty {
			t.Errorf("of a closed meeting: %+v", got)
		}
		r, err = w.PlanReview(ctx, w.cast.Office, models.ReviewHalfYear, w.Today())
		must(t, r, err)
		w.Exec(t, "UPDATE user_roles SET valid_to = '2025-07-06' WHERE role = 'working_group'")
		tick(t, w.Jobs)
		if got := w.agendasTo(t, group); len(got) != 4 || got[3].State != models.Empty {
			t.Errorf("of who has left: %+v", got)
		}
	})
}
