package jobs_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/jobs/mail/bounce"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// returned is what a mail system sends back about one of our messages.
func returned(id, action, diagnostic string) string {
	return strings.ReplaceAll(fmt.Sprintf(`From: MAILER-DAEMON@mx.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; x@y.example
Action: %s
Status: 5.1.1
Diagnostic-Code: smtp; %s

--b1
Content-Type: text/rfc822-headers

Message-ID: <%s>

--b1--
`, action, diagnostic, id), "\n", "\r\n")
}

// withMailbox gives an instance that reads the mailbox of returned mail.
func (w *world) withMailbox(t *testing.T, owner string, box *mailtest.Mailbox) *jobs.Jobs {
	t.Helper()
	m, err := bounce.ParseURL(box.URL())
	if err != nil {
		t.Fatal(err)
	}
	m.RootCAs = box.RootCAs()
	o := w.options(t, owner)
	o.Bounces = m
	return jobs.New(o)
}

// Mail that comes back after the server had taken it marks its message; each mail counts once, whatever
// the number of instances; what is about none of ours is counted.
func TestReturnedMailMarksItsMessage(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		box := mailtest.NewMailbox(t)
		one, two := w.withMailbox(t, "one", box), w.withMailbox(t, "two", box)
		w.monday(7, 30)
		tick(t, one, two)
		failed, delayed := w.last(t, modelstest.MOSTOfficer), w.last(t, modelstest.MPSOfficer)
		box.Put(t, returned(failed.MessageID, "failed", "550 no such user"))
		box.Put(t, returned(delayed.MessageID, "delayed", "450 not now"))
		box.Put(t, returned("another@elsewhere.example", "failed", "550 no such user"))
		box.Put(t, "From: lan@mof.example\r\n\r\nI am on holiday.\r\n")
		tick(t, one, two)
		if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Sent {
			t.Error("looked into the mailbox twice within five minutes")
		}
		w.Clock.Advance(5 * time.Minute)
		tick(t, one, two)
		if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Failed || m.Bounce != models.BounceFailed || m.Reply != "5.1.1 550 no such user" || m.BouncedAt == nil {
			t.Errorf("returned: %s, %q, %q", m.State, m.Bounce, m.Reply)
		}
		if m := w.last(t, modelstest.MPSOfficer); m.State != models.Sent || m.Bounce != models.BounceDelayed || m.Reply != "5.1.1 450 not now" {
			t.Errorf("delayed: %s, %q, %q", m.State, m.Bounce, m.Reply)
		}
		h, err := w.MailQueue(t.Context(), office)
		if err != nil || h.Returned != 1 || h.Delayed != 1 || h.Failed != 1 {
			t.Errorf("%+v, %v", h, err)
		}
		w.Clock.Advance(5 * time.Minute)
		tick(t, two, one)
		runs := w.runs(t, jobs.Bounces)
		if len(runs) != 3 || runs[1].Summary != `{"returned":2,"unmatched":2}` || runs[0].Summary != "{}" {
			t.Errorf("runs %+v", runs)
		}
	})
}

// A mailbox out of reach is a failed run, tried again; nothing that arrived meanwhile is lost.
func TestMailboxOutOfReach(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		box := mailtest.NewMailbox(t)
		m, err := bounce.ParseURL(box.Locked())
		if err != nil {
			t.Fatal(err)
		}
		m.RootCAs = box.RootCAs()
		o := w.options(t, "one")
		o.Bounces = m
		w.monday(7, 30)
		if err := jobs.New(o).Tick(t.Context()); err == nil || strings.Contains(err.Error(), "wrong") {
			t.Fatalf("the tick says %v", err)
		}
		box.Put(t, returned(w.last(t, modelstest.MOSTOfficer).MessageID, "failed", "550 no such user"))
		w.Clock.Advance(5 * time.Minute)
		tick(t, w.withMailbox(t, "one", box))
		if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Failed {
			t.Errorf("it is %s", m.State)
		}
	})
}
