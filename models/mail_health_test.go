package models_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// settle plans today's digests and says what became of each.
func settle(t *testing.T, e *modelstest.Env, outcome func(m models.Message) models.Settlement) {
	t.Helper()
	if _, err := e.PlanDigests(t.Context(), modelstest.System, e.Today()); err != nil {
		t.Fatal(err)
	}
	claimed, err := e.ClaimMessages(t.Context(), modelstest.System, "me", 100)
	if err != nil || len(claimed) == 0 {
		t.Fatal(claimed, err)
	}
	var all []models.Settlement
	for _, m := range claimed {
		all = append(all, outcome(m))
	}
	if err := e.SettleMessages(t.Context(), modelstest.System, all); err != nil {
		t.Fatal(err)
	}
}

func TestMailHealthTellsWhomNoAlertReaches(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		e.Clock.Advance(6 * 24 * time.Hour) // 3 July: all are told of what is overdue
		settle(t, e, func(m models.Message) models.Settlement {
			switch m.Recipient {
			case modelstest.MPSOfficer:
				m.Reply = "550 5.1.1 no such user"
				return models.Settlement{Message: m, State: models.Failed}
			case modelstest.HanoiOfficer:
				return models.Settlement{Message: m, State: models.Queued, Retry: time.Hour}
			}
			return models.Settlement{Message: m, State: models.Sent}
		})
		h, err := e.MailHealth(ctx, c.WorkingGroup)
		if err != nil || h.States[models.Failed] != 1 || h.States[models.Queued] != 1 || h.Deferred != 1 || !h.Oldest.Equal(e.Now()) {
			t.Fatalf("%+v, %v", h, err)
		}
		if len(h.Refusing) != 1 || h.Refusing[0].Recipient != modelstest.MPSOfficer || h.Refusing[0].Failed != 1 || !strings.Contains(h.Refusing[0].Reply, "5.1.1") {
			t.Errorf("refusing: %+v", h.Refusing)
		}
		unheard := map[string][]string{}
		for _, u := range h.Unheard {
			unheard[u.Agency.Code] = u.Refusing
		}
		if caobang, there := unheard["H14"]; len(unheard) != 2 || !there || caobang != nil || len(unheard["G01"]) != 1 {
			t.Errorf("unheard: %+v", h.Unheard)
		}
		for _, who := range []models.Actor{c.MOSTHead, c.Viewer, c.Nobody} {
			if _, err := e.MailHealth(ctx, who); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s read it: %v", who.Name, err)
			}
		}
	})
}

func TestRefusedMailIsSentAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		settle(t, e, func(m models.Message) models.Settlement { return models.Settlement{Message: m, State: models.Failed} })
		failed, err := e.Messages(ctx, c.Admin, models.MessageFilter{State: models.Failed, Limit: 1})
		if err != nil || len(failed) != 1 {
			t.Fatal(failed, err)
		}
		for _, who := range []models.Actor{c.WorkingGroup, c.MOSTHead, c.Nobody} {
			want := models.CodeForbidden
			if !who.Is(models.RoleWorkingGroup) { // who may not read others' mail may not know of it
				want = models.CodeNotFound
			}
			if _, err := e.Resend(ctx, who, failed[0].ID, ""); models.CodeOf(err) != want {
				t.Errorf("%s sent it again: %v", who.Name, err)
			}
		}
		if _, err := e.Resend(ctx, c.Office, failed[0].ID, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Resend(ctx, c.Office, failed[0].ID, ""); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("sent again twice: %v", err)
		}
		claimed, err := e.ClaimMessages(ctx, modelstest.System, "me", 100)
		if err != nil || len(claimed) != 1 || claimed[0].ID != failed[0].ID || claimed[0].Attempt != 1 {
			t.Errorf("%+v, %v", claimed, err)
		}
	})
}
