package models_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// told plans the store's day and gives what each recipient is told: the refs of each list and part.
func told(t *testing.T, e *modelstest.Env) map[string]string {
	t.Helper()
	ctx := t.Context()
	if _, err := e.PlanDigests(ctx, modelstest.System, e.Today()); err != nil {
		t.Fatal(err)
	}
	messages, err := e.ClaimMessages(ctx, modelstest.System, "test", 1000)
	if err != nil {
		t.Fatal(err)
	}
	var to []string
	var done []models.Settlement
	for _, m := range messages {
		to = append(to, m.Recipient)
		done = append(done, models.Settlement{Message: m, State: models.Sent})
	}
	digests, err := e.Digests(ctx, modelstest.System, to, e.Today())
	if err != nil {
		t.Fatal(err)
	}
	if err := e.SettleMessages(ctx, modelstest.System, done); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for who, d := range digests {
		var parts []string
		say := func(kind string, tasks []models.Task) {
			for _, x := range tasks {
				parts = append(parts, kind+" "+strings.TrimPrefix(x.Ref, "34/CT-TTg"))
			}
		}
		for _, p := range d.Parts {
			say(p.Kind, p.Tasks)
		}
		say("overdue", d.Overdue)
		say("soon", d.Soon)
		for _, b := range d.Bottlenecks {
			parts = append(parts, "bottleneck "+b.TextVi)
		}
		out[who] = strings.Join(parts, ", ")
	}
	return out
}

// goTo sets the clock to eight in the morning of a day.
func goTo(e *modelstest.Env, d deadline.Date) {
	e.Clock.Advance(d.In(modelstest.Hanoi()).Add(8 * time.Hour).Sub(e.Clock.Now()))
}

func tellIs(t *testing.T, got map[string]string, who, want string) {
	t.Helper()
	if got[who] != want {
		t.Errorf("%s is told %q, want %q", who, got[who], want)
	}
}

// Task #1 of MOST was due on Friday 20 June. Five days late is Wednesday 25 June; the cast's clock
// starts on the 27th, so the ladder is walked with a fresh due day.
func TestTheLadderIsClimbedOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		heads := map[string]int{}
		for day := e.Today(); day.Before(deadline.MustDate(2025, time.August, 10)); day = day.AddDays(1) {
			goTo(e, day)
			for who, what := range told(t, e) {
				if strings.Contains(what, "escalate #2") {
					heads[who]++
				}
			}
		}
		// Task #2 is MPS's, due 30 June: 15 days late is 15 July. MPS has no head, leadership is nobody.
		if want := map[string]int{modelstest.WorkingGroup: 1}; fmt.Sprint(heads) != fmt.Sprint(want) {
			t.Errorf("task #2 was escalated to %v, want %v", heads, want)
		}
	})
}

func TestTheHeadHearsOfWhatIsFiveDaysLate(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		task := taskOf(t, e, "34/CT-TTg#1")
		if _, err := e.AskExtension(t.Context(), c.MOSTOfficer, task.ID, models.NewExtension{MoveInput: words("Chờ"), To: deadline.MustDate(2025, time.July, 2)}); err != nil {
			t.Fatal(err)
		}
		if _, err := e.GrantExtension(t.Context(), c.Office, task.ID, deadline.Date{}, words("Được")); err != nil {
			t.Fatal(err)
		}
		goTo(e, deadline.MustDate(2025, time.July, 8)) // six days late: the fifth was Monday, when the server was down
		tellIs(t, told(t, e), modelstest.MOSTHead, "escalate #1")
		goTo(e, deadline.MustDate(2025, time.July, 9))
		tellIs(t, told(t, e), modelstest.MOSTHead, "")
	})
}

func TestWhatWaitsForTheOffice(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		submitted, late := taskOf(t, e, "34/CT-TTg#1"), taskOf(t, e, "34/CT-TTg#2")
		if _, err := e.Submit(ctx, c.MOSTOfficer, submitted.ID, words("Xong")); err != nil {
			t.Fatal(err)
		}
		if _, err := e.AskExtension(ctx, c.MPSOfficer, late.ID, models.NewExtension{MoveInput: words("Chờ Luật"), To: deadline.MustDate(2025, time.August, 1)}); err != nil {
			t.Fatal(err)
		}
		goTo(e, deadline.MustDate(2025, time.July, 3))
		tellIs(t, told(t, e), modelstest.Office, "extension #2, unreached #3@H14")
		goTo(e, deadline.MustDate(2025, time.July, 4)) // five working days after the 27th
		tellIs(t, told(t, e), modelstest.Office, "accept #1")
		if _, err := e.RefuseExtension(ctx, c.Office, late.ID, words("Không")); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Accept(ctx, c.Office, submitted.ID, words("")); err != nil {
			t.Fatal(err)
		}
		goTo(e, deadline.MustDate(2025, time.July, 11))
		if got := told(t, e)[modelstest.Office]; strings.Contains(got, "extension") || strings.Contains(got, "accept") {
			t.Errorf("the office is chased for what it answered: %q", got)
		}
	})
}

func TestTheCoordinatorHearsOfItsOverdueOpinion(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		task := taskOf(t, e, "34/CT-TTg#1")
		if _, err := e.AskOpinion(t.Context(), c.MOSTOfficer, task.ID, models.NewOpinion{MoveInput: words("Xin ý kiến"), AgencyID: c.MPSOfficer.Agencies()[0], DueOn: deadline.MustDate(2025, time.July, 2)}); err != nil {
			t.Fatal(err)
		}
		goTo(e, deadline.MustDate(2025, time.July, 2))
		if got := told(t, e)[modelstest.MPSOfficer]; strings.Contains(got, "opinion") {
			t.Errorf("chased on the day itself: %q", got)
		}
		goTo(e, deadline.MustDate(2025, time.July, 3))
		if got := told(t, e)[modelstest.MPSOfficer]; !strings.HasPrefix(got, "opinion #1") {
			t.Errorf("the day after: %q", got)
		}
		goTo(e, deadline.MustDate(2025, time.July, 4))
		if got := told(t, e)[modelstest.MPSOfficer]; strings.Contains(got, "opinion") {
			t.Errorf("told again the next day: %q", got)
		}
	})
}

func TestTheSubstituteGetsTheDigestOfTheAbsent(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		monday := deadline.MustDate(2025, time.June, 30)
		if _, err := e.AddSubstitution(ctx, c.MOSTOfficer, models.NewSubstitution{Substitute: modelstest.HanoiOfficer, From: monday, To: monday}); err != nil {
			t.Fatal(err)
		}
		goTo(e, monday)
		got := told(t, e)
		if _, ok := got[modelstest.MOSTOfficer]; ok || !strings.Contains(got[modelstest.HanoiOfficer], "overdue #1") {
			t.Errorf("told were %v", got)
		}
		past, err := e.Timeline(ctx, c.Office, taskOf(t, e, "34/CT-TTg#1").ID)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(past.Messages, func(m models.TaskMessage) bool {
			return m.Recipient == modelstest.HanoiOfficer && m.InsteadOf == "Trần Minh Anh"
		}) {
			t.Errorf("the trail says %+v", past.Messages)
		}
	})
}

func TestOwnersChooseTheirDays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		e.Exec(t, "UPDATE users SET digest_days = '3' WHERE email = '"+modelstest.MPSOfficer+"'") // Wednesdays
		goTo(e, deadline.MustDate(2025, time.June, 30))                                           // Monday, on which task #2 is due
		if _, ok := told(t, e)[modelstest.MPSOfficer]; ok {
			t.Error("told on a Monday")
		}
		goTo(e, deadline.MustDate(2025, time.July, 2))
		tellIs(t, told(t, e), modelstest.MPSOfficer, "overdue #2")
	})
}

func TestAPolicyForKeyTasks(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		rules := models.DefaultReminderRules()
		rules.Escalations = []models.Escalation{{After: 1, To: models.ToWorkingGroup}}
		p := models.ReminderPolicy{Name: "Nhiệm vụ trọng tâm", ForKey: true, Rules: rules}
		_, err := e.SaveReminderPolicy(ctx, c.Office, p)
		wantCode(t, "the office", err, models.CodeForbidden)
		bad := p
		bad.Rules.DigestAt = "25:00"
		_, err = e.SaveReminderPolicy(ctx, c.Admin, bad)
		wantCode(t, "an hour that is none", err, models.CodeInvalid)
		if p, err = e.SaveReminderPolicy(ctx, c.Admin, p); err != nil {
			t.Fatal(err)
		}
		if _, err := e.SetKeyTask(ctx, c.Office, taskOf(t, e, "34/CT-TTg#2").ID, true, words("")); err != nil {
			t.Fatal(err)
		}
		list, err := e.PreviewPolicy(ctx, c.Admin, p, deadline.MustDate(2025, time.June, 27), deadline.MustDate(2025, time.July, 3))
		if err != nil || !slices.ContainsFunc(list, func(n models.NoticePreview) bool {
			return n.Recipient == modelstest.WorkingGroup && n.Day == deadline.MustDate(2025, time.July, 1) && n.Rules["escalate"] == 1
		}) {
			t.Errorf("preview %+v, %v", list, err)
		}
		goTo(e, deadline.MustDate(2025, time.July, 1))
		tellIs(t, told(t, e), modelstest.WorkingGroup, "escalate #2")
		_, err = e.SaveReminderPolicy(ctx, c.Admin, models.ReminderPolicy{ID: p.ID, Version: 7, Name: "x", ForKey: true, Rules: rules})
		wantCode(t, "a stale change", err, models.CodeStale)
	})
}
