package models_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// failedDigest plans the digests and lets one fail.
func failedDigest(t *testing.T, e *modelstest.Env) models.Message {
	t.Helper()
	e.Clock.Advance(72 * time.Hour)
	if _, err := e.PlanDigests(t.Context(), modelstest.System, e.Today()); err != nil {
		t.Fatal(err)
	}
	held, err := e.ClaimMessages(t.Context(), modelstest.System, "one", 100)
	if err != nil || len(held) < 2 {
		t.Fatal(held, err)
	}
	var failed models.Message
	var all []models.Settlement
	for _, m := range held {
		s := models.Settlement{Message: m, State: models.Sent}
		if m.Recipient == modelstest.MOSTOfficer {
			s.State, s.Message.Reply = models.Failed, "550 5.1.1 no such user"
			failed = m
		}
		all = append(all, s)
	}
	if err := e.SettleMessages(t.Context(), modelstest.System, all); err != nil {
		t.Fatal(err)
	}
	return failed
}

func TestResendToTheSameRecipientIsTheSameMessage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		failed := failedDigest(t, e)
		for _, address := range []string{"", " " + modelstest.MOSTOfficer} {
			m, err := e.Resend(t.Context(), c.Office, failed.ID, address)
			if err != nil || m.ID != failed.ID || m.MessageID != failed.MessageID || m.State != models.Queued || m.Attempt != 0 || m.TriedSince != nil {
				t.Fatalf("%+v, %v", m, err)
			}
			if _, err := e.Resend(t.Context(), c.Admin, failed.ID, ""); models.CodeOf(err) != models.CodeWrongState {
				t.Errorf("what waits is sent again: %v", err)
			}
			held, err := e.ClaimMessages(t.Context(), modelstest.System, "one", 10)
			if err != nil || len(held) != 1 {
				t.Fatal(held, err)
			}
			if err := e.SettleMessages(t.Context(), modelstest.System, []models.Settlement{{Message: held[0], State: models.Failed}}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestResendToACorrectedAddressIsANewMessage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		failed := failedDigest(t, e)
		m, err := e.Resend(t.Context(), c.Office, failed.ID, "Right@MOST.example")
		if err != nil || m.ID == failed.ID || m.MessageID == failed.MessageID || m.Recipient != "right@most.example" || m.StandsFor != failed.Recipient || m.State != models.Queued {
			t.Fatalf("%+v, %v", m, err)
		}
		old, err := e.Message(t.Context(), c.Office, failed.ID)
		if err != nil || old.State != models.Failed || old.ResentAs != m.ID {
			t.Errorf("the failed one: %+v, %v", old, err)
		}
		if _, err := e.Resend(t.Context(), c.Office, failed.ID, "third@most.example"); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("it is sent to a third address too: %v", err)
		}
		trail := e.Rows(t, "SELECT action, user_id, after FROM audit_entries WHERE object = 'message' AND object_id = $1", failed.ID)
		if len(trail) != 1 || trail[0][0] != "message.resend" || trail[0][1] != fmt.Sprint(c.Office.UserID) || !strings.Contains(trail[0][2], "right@most.example") {
			t.Errorf("the trail says %v", trail)
		}
		linked := "SELECT COUNT(*) FROM message_tasks WHERE message_id = $1"
		if was, is := e.Rows(t, linked, failed.ID), e.Rows(t, linked, m.ID); was[0][0] == "0" || was[0][0] != is[0][0] {
			t.Errorf("it tells of %v tasks in place of %v", is, was)
		}
	})
}

func TestResendIsRefused(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		failed := failedDigest(t, e)
		for name, try := range map[string]struct {
			actor   models.Actor
			address string
			want    models.Code
		}{
			"to an outsider":               {c.HanoiOfficer, "", models.CodeNotFound},
			"to nobody":                    {c.Nobody, "", models.CodeNotFound},
			"to its own recipient":         {c.MOSTOfficer, "", models.CodeForbidden},
			"to the working group":         {c.WorkingGroup, "", models.CodeForbidden},
			"for what is no address":       {c.Office, "lan", models.CodeInvalid},
			"for an address with a header": {c.Office, "lan@mof.example\r\nBcc: spy@evil.example", models.CodeInvalid},
		} {
			if _, err := e.Resend(t.Context(), try.actor, failed.ID, try.address); models.CodeOf(err) != try.want {
				t.Errorf("%s: %v, want %s", name, err, try.want)
			}
		}
		if m, err := e.Message(t.Context(), c.Office, failed.ID); err != nil || m.State != models.Failed {
			t.Errorf("%s, %v", m.State, err)
		}
	})
}

func TestMailQueue(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		failed := failedDigest(t, e)
		planned := e.Now()
		if _, err := e.Resend(t.Context(), c.Office, failed.ID, "right@most.example"); err != nil {
			t.Fatal(err)
		}
		if err := e.OpenCircuit(t.Context(), modelstest.System, models.MailCircuit{Instance: "one", Server: "smtp://mail.example:25", Since: e.Now(), ProbeAt: e.Now().Add(time.Minute), Reason: "no answer"}); err != nil {
			t.Fatal(err)
		}
		h, err := e.MailQueue(t.Context(), c.Admin)
		if err != nil || h.Queued != 1 || h.Failed != 1 || h.Sent < 1 || h.Deferred+h.Sending != 0 || !h.Oldest.Equal(planned) || len(h.Circuits) != 1 {
			t.Errorf("%+v, %v", h, err)
		}
		for _, actor := range []models.Actor{c.Nobody, c.MOSTOfficer, c.WorkingGroup} {
			if _, err := e.MailQueue(t.Context(), actor); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s may: %v", actor.Name, err)
			}
		}
		e.Clock.Advance(25 * time.Hour) // the instance is gone
		if _, err := e.KeepHouse(t.Context(), modelstest.System, nil); err != nil {
			t.Fatal(err)
		}
		if open, err := e.MailCircuits(t.Context(), c.Office); err != nil || len(open) != 0 {
			t.Errorf("%+v, %v", open, err)
		}
	})
}
