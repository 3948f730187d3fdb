package jobs_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// must gives what a Store method gave, or ends the test.
func must[T any](t *testing.T, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// task gives the task with the reference.
func (w *world) task(t *testing.T, ref string) models.Task {
	t.Helper()
	all, err := w.TasksByRef(t.Context(), office, []string{ref})
	if err != nil || len(all) != 1 {
		t.Fatal(ref, all, err)
	}
	return all[0]
}

// sentTo gives the mails that a recipient got, the oldest first.
func (w *world) sentTo(who string) []mailtest.Received {
	return slices.DeleteFunc(w.smtp.Messages(), func(m mailtest.Received) bool { return m.To[0] != who })
}

// told delivers what is queued and gives who got a mail since, in order.
func (w *world) told(t *testing.T) []string {
	t.Helper()
	before := len(w.smtp.Messages())
	tick(t, w.Jobs)
	var out []string
	for _, m := range w.smtp.Messages()[before:] {
		if m.Fault != nil {
			t.Errorf("not well formed: %v", m.Fault)
		}
		out = append(out, m.To[0])
	}
	slices.Sort(out)
	return out
}

func TestEachMoveIsToldToWhomItConcerns(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, in := t.Context(), models.MoveInput{Words: "Lý do cụ thể", Via: models.ViaPage}
		c, id := w.cast, w.task(t, late).ID
		w.Exec(t, "UPDATE agencies SET sign_off = TRUE WHERE key = 'most'")
		tick(t, w.Jobs)
		officers, mps := []string{modelstest.MOSTOfficer}, []string{modelstest.MPSOfficer}
		mpsID := w.task(t, "34/CT-TTg#2").Lead.ID
		for _, step := range []struct {
			rule string
			do   func() (models.Task, error)
			told []string
		}{
			{models.FactOpinionAsked, func() (models.Task, error) {
				return w.AskOpinion(ctx, c.MOSTHead, id, models.NewOpinion{MoveInput: in, AgencyID: mpsID, DueOn: on(time.July, 4)})
			}, mps},
			{"", func() (models.Task, error) {
				return w.AskExtension(ctx, c.MOSTOfficer, id, models.NewExtension{MoveInput: in, To: on(time.August, 8)})
			}, nil},
			{models.FactExtensionGranted, func() (models.Task, error) {
				return w.GrantExtension(ctx, c.Office, id, deadline.Date{}, in)
			}, officers},
			{"", func() (models.Task, error) {
				return w.AskExtension(ctx, c.MOSTOfficer, id, models.NewExtension{MoveInput: in, To: on(time.September, 8)})
			}, nil},
			{models.FactExtensionRefused, func() (models.Task, error) { return w.RefuseExtension(ctx, c.Office, id, in) }, officers},
			{models.FactSignOffAsked, func() (models.Task, error) { return w.AskSignOff(ctx, c.MOSTOfficer, id, in) }, []string{modelstest.MOSTHead}},
			{"", func() (models.Task, error) { return w.Submit(ctx, c.MOSTHead, id, in) }, nil},
			{models.FactReturned, func() (models.Task, error) { return w.ReturnResult(ctx, c.Office, id, in) }, officers},
			{"", func() (models.Task, error) { return w.Submit(ctx, c.MOSTHead, id, in) }, nil},
			{models.FactAccepted, func() (models.Task, error) { return w.Accept(ctx, c.Office, id, in) }, officers},
			{models.FactReopened, func() (models.Task, error) { return w.Reopen(ctx, c.Office, id, in) }, officers},
			{"", func() (models.Task, error) { return w.Decline(ctx, c.MOSTOfficer, id, 0, in) }, nil},
			{models.FactKept, func() (models.Task, error) { return w.Keep(ctx, c.Office, id, in) }, officers},
			{"", func() (models.Task, error) { return w.Decline(ctx, c.MOSTHead, id, 0, in) }, nil},
			{models.FactAssigned, func() (models.Task, error) { return w.Redirect(ctx, c.Office, id, mpsID, in) }, []string{modelstest.MOSTOfficer, modelstest.MPSOfficer}},
			{models.FactCancelled, func() (models.Task, error) { return w.Cancel(ctx, c.Office, id, in) }, mps},
			{"", func() (models.Task, error) { return w.Cancel(ctx, office, w.task(t, "34/CT-TTg#2").ID, in) }, nil}, // the system's own moves
		} {
			if _, err := step.do(); err != nil {
				t.Fatal(step.rule, err)
			}
			if got := w.told(t); !slices.Equal(got, step.told) {
				t.Errorf("of %s %v were told, want %v", step.rule, got, step.told)
			}
			if step.rule == "" {
				continue
			}
			m := w.last(t, step.told[len(step.told)-1])
			rules := w.Rows(t, fmt.Sprintf("SELECT mt.rule FROM message_tasks mt WHERE mt.message_id = %d", m.ID))
			if m.Kind != models.KindEvent || len(rules) != 1 || rules[0][0] != step.rule || !slices.Equal(m.Refs, []string{late}) {
				t.Errorf("%s: kept %s %v %v", step.rule, m.Kind, rules, m.Refs)
			}
		}
		// The agency that had it hears where it went, the other that it is theirs.
		all := w.sentTo(modelstest.MOSTOfficer)
		if last := all[len(all)-1]; !strings.Contains(last.Subject(), "Đã chuyển cho cơ quan khác") {
			t.Errorf("the old lead hears %q", last.Subject())
		}
	})
}

func TestEventMailSaysWhatHappenedAndThreads(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t) // the day's digests
		task := w.task(t, late)
		must(t, task, second(w.Submit(t.Context(), w.cast.MOSTOfficer, task.ID, models.MoveInput{Via: models.ViaPage})))
		must(t, task, second(w.ReturnResult(t.Context(), w.cast.Office, task.ID, models.MoveInput{Words: "Thiếu phụ lục <3>\nvà dự toán", Via: models.ViaPage})))
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTOfficer}) {
			t.Fatalf("told %v", got)
		}
		m := w.sentTo(modelstest.MOSTOfficer)[0]
		if want := "Kết quả bị trả lại: Publish the component model (34/CT-TTg#1)"; m.Subject() != want {
			t.Errorf("subject %q, want %q", m.Subject(), want)
		}
		html := m.HTML()
		for _, want := range []string{"Văn phòng: “Thiếu phụ lục &lt;3&gt;\r\nvà dự toán”", "Kết quả bị trả lại", fmt.Sprintf("https://theodoi.example/tasks/%d", task.ID), "https://theodoi.example/u/"} {
			if !strings.Contains(html, want) && !strings.Contains(strings.ReplaceAll(html, "\n", "\r\n"), want) {
				t.Errorf("HTML lacks %q", want)
			}
		}
		if !strings.Contains(m.Text(), "Thiếu phụ lục <3>") {
			t.Errorf("text: %s", m.Text())
		}
		root := fmt.Sprintf("<task-%d@dondoc.invalid>", task.ID)
		for name, want := range map[string]string{"References": root, "In-Reply-To": root, "Content-Language": "vi", "Auto-Submitted": "auto-generated", "Precedence": "bulk", "List-Unsubscribe": ""} {
			if got := m.Header.Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		if date := m.Header.Get("Date"); !strings.HasSuffix(date, "+0700") {
			t.Errorf("dated %q", date)
		}
		kept := w.last(t, modelstest.MOSTOfficer)
		if secret := formIn(m.Text()); secret == "" || strings.Contains(kept.Text+kept.HTML, secret) || !strings.Contains(kept.Text, "/u/•••") {
			t.Errorf("the secret %q stays in the outbox: %s", secret, kept.Text)
		}
		if kept.MessageID != m.MessageID() {
			t.Errorf("Message-ID %q, kept %q", m.MessageID(), kept.MessageID)
		}
		must(t, task, second(w.Submit(t.Context(), w.cast.MOSTOfficer, task.ID, models.MoveInput{Via: models.ViaPage})))
		must(t, task, second(w.Accept(t.Context(), w.cast.Office, task.ID, models.MoveInput{Via: models.ViaPage})))
		w.told(t)
		if next := w.sentTo(modelstest.MOSTOfficer)[1]; next.Header.Get("References") != root || next.MessageID() == m.MessageID() || formIn(next.Text()) != "" {
			t.Errorf("the next mail: %v", next.Header)
		}
	})
}

// second drops a method's first result.
func second[T any](_ T, err error) error { return err }

// register enters a directive of the office with so many tasks of the Ministry of Science.
func (w *world) register(t *testing.T, number string, tasks int, change func(*models.NewDirective)) {
	t.Helper()
	n := models.NewDirective{Directive: models.Directive{Key: number, Number: number, Kind: "directive", TitleVi: "Chỉ thị", TitleEn: "Directive", IssuedOn: w.Today(), ReferenceOn: w.Today(), Lang: "vi"}}
	for i := range tasks {
		label := fmt.Sprintf("Nhiệm vụ số %d", i+1)
		n.Provisions = append(n.Provisions, models.NewProvision{LeadKeys: []string{"most"}, Provision: models.Provision{Position: i + 1, TextVi: label, TextEn: label, LabelVi: label, LabelEn: label,
			Deadline: lastDay(on(time.August, 1+i%30))}})
	}
	if change != nil {
		change(&n)
	}
	if _, err := w.RegisterDirective(t.Context(), w.cast.Office, n); err != nil {
		t.Fatal(err)
	}
}

func TestRegistrationIsOneMailARecipient(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		w.register(t, "5/CT-TTg", 60, func(n *models.NewDirective) { n.Provisions[3].LeadKeys = []string{"hue"} })
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTOfficer, modelstest.ProvinceBox}) {
			t.Fatalf("told %v", got)
		}
		m := w.sentTo(modelstest.MOSTOfficer)[0]
		if !strings.Contains(m.Subject(), "59 nhiệm vụ mới") || !strings.Contains(m.Text(), "và 9 nhiệm vụ khác") || strings.Count(m.Text(), "Giao nhiệm vụ mới (hạn ") != 50 || m.Header.Get("References") != "" {
			t.Errorf("%s\n%s", m.Subject(), m.Text())
		}
		if kept := w.last(t, modelstest.MOSTOfficer); len(kept.Refs) != 59 {
			t.Errorf("%d references kept", len(kept.Refs))
		}
		w.owe(t, "6/CT-TTg", "most", false, on(time.August, 1)) // entered by the system
		if got := w.told(t); len(got) != 0 {
			t.Errorf("of what the system enters %v were told", got)
		}
	})
}

func TestMovesWithManyTasksAreOneMail(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.register(t, "5/CT-TTg", 4, nil)
		w.told(t)
		items := func(refs ...string) (all []models.BulkItem) {
			for _, ref := range refs {
				all = append(all, models.BulkItem{TaskID: w.task(t, ref).ID})
			}
			return all
		}
		for _, refs := range [][]string{{"5/CT-TTg#1", "5/CT-TTg#2", "5/CT-TTg#3"}, {"5/CT-TTg#4"}} {
			if _, err := w.BulkMove(t.Context(), w.cast.Office, models.MoveCancel, items(refs...), "Gộp nhiệm vụ", models.ViaPage); err != nil {
				t.Fatal(err)
			}
			if got := w.told(t); len(got) != 0 {
				t.Errorf("told %v before the rest could be made", got)
			}
			w.Clock.Advance(2 * time.Minute)
			if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTOfficer}) {
				t.Errorf("told %v, want one mail", got)
			}
			if m := w.last(t, modelstest.MOSTOfficer); !slices.Equal(m.Refs, refs) {
				t.Errorf("tells of %v, want %v", m.Refs, refs)
			}
		}
	})
}

func TestWhatNoLongerHoldsIsNotSent(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		ctx, task := t.Context(), w.task(t, late)
		in := models.MoveInput{Words: "Lý do", Via: models.ViaPage}
		submit := func() { must(t, task, second(w.Submit(ctx, w.cast.MOSTOfficer, task.ID, in))) }
		back := func() { must(t, task, second(w.ReturnResult(ctx, w.cast.Office, task.ID, in))) }
		for name, meanwhile := range map[string]func(){
			"handed in again": submit,
			"the role lost": func() {
				w.Exec(t, "UPDATE user_roles SET valid_to = '2025-06-26' WHERE user_id IN (SELECT id FROM users WHERE email = '"+modelstest.MOSTOfficer+"')")
			},
			"the account closed": func() {
				w.Exec(t, "UPDATE users SET closed_at = '2025-06-27 00:00:00+00:00' WHERE email = '"+modelstest.MOSTOfficer+"'")
			},
		} {
			w.Exec(t, "UPDATE user_roles SET valid_to = NULL")
			w.Exec(t, "UPDATE users SET closed_at = NULL")
			w.Exec(t, fmt.Sprintf("UPDATE tasks SET status = 'in_progress', open = TRUE, submitted_on = NULL WHERE id = %d", task.ID))
			submit()
			back()
			meanwhile()
			if got := w.told(t); len(got) != 0 {
				t.Errorf("%s: told %v", name, got)
			}
			if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Empty || m.Kind != models.KindEvent {
				t.Errorf("%s: the mail is %s %s", name, m.Kind, m.State)
			}
		}
	})
}

func TestSubstituteIsToldInThePlaceOfTheAbsent(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		must(t, models.Substitution{}, second(w.AddSubstitution(t.Context(), w.cast.MOSTOfficer, models.NewSubstitution{Substitute: modelstest.MOSTHead, From: w.Today(), To: w.Today()})))
		w.register(t, "5/CT-TTg", 1, nil)
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTHead}) {
			t.Errorf("told %v, want the substitute", got)
		}
	})
}

func TestConfidentialTaskIsToldByNumberAlone(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		already := len(w.smtp.Messages())
		w.register(t, "1/CT-TTg", 1, func(n *models.NewDirective) { n.Confidential = true })
		task := w.task(t, "1/CT-TTg#1")
		must(t, task, second(w.Decline(t.Context(), w.cast.MOSTOfficer, task.ID, 0, models.MoveInput{Words: "Không phải việc của chúng tôi @" + modelstest.MOSTHead, Via: models.ViaPage})))
		must(t, task, second(w.Keep(t.Context(), w.cast.Office, task.ID, models.MoveInput{Words: "Là việc của Bộ", Via: models.ViaPage})))
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTHead, modelstest.MOSTOfficer, modelstest.MOSTOfficer}) {
			t.Fatalf("told %v", got)
		}
		for _, m := range w.smtp.Messages()[already:] {
			all := m.Subject() + m.Text() + m.HTML()
			for _, f := range m.Attachments() {
				all += string(f.Data)
			}
			if !strings.Contains(all, "1/CT-TTg#1") || strings.Contains(all, "Nhiệm vụ số 1") || strings.Contains(all, "việc của") || strings.Contains(all, "/u/") {
				t.Errorf("to %s: %s", m.To, all)
			}
		}
	})
}
