package jobs_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

func countTo(all []mailtest.Received, to string) (n int) {
	for _, m := range all {
		if m.To[0] == to {
			n++
		}
	}
	return n
}

func TestRefusedForNowIsSentLaterOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.smtp.Script(mailtest.Answer{At: mailtest.Rcpt, To: modelstest.MOSTOfficer, Code: 451, Text: "4.3.2 try again later", Times: 2},
			mailtest.Answer{At: mailtest.Body, To: modelstest.MPSOfficer, Code: 451, Text: "4.3.0 busy", Times: 1})
		w.monday(7, 30)
		tick(t, w.Jobs)
		m := w.last(t, modelstest.MOSTOfficer)
		if m.State != models.Queued || m.Reply != "451 4.3.2 try again later" || w.received()[modelstest.MOSTHead] != 1 {
			t.Fatalf("%s, %q, received %v", m.State, m.Reply, w.received())
		}
		for _, minutes := range []int{1, 5} { // the first two waits
			w.Clock.Advance(time.Duration(minutes)*time.Minute - time.Second)
			tick(t, w.Jobs)
			if n := w.received()[modelstest.MOSTOfficer]; n != 0 {
				t.Fatalf("sent before the wait of %d minutes was over", minutes)
			}
			w.Clock.Advance(time.Second)
			tick(t, w.Jobs)
		}
		for range 5 {
			w.Clock.Advance(time.Minute)
			tick(t, w.Jobs)
		}
		if got := w.received(); got[modelstest.MOSTOfficer] != 1 || got[modelstest.MPSOfficer] != 1 {
			t.Errorf("received %v", got)
		}
		if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Sent || m.Attempt != 3 {
			t.Errorf("%s after %d attempts", m.State, m.Attempt)
		}
	})
}

func TestGivenUpAfterThreeDays(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		// A report's mail has no successor: it is tried for three days.
		w.smtp.Script(mailtest.Answer{At: mailtest.Rcpt, To: modelstest.WorkingGroup, Code: 452, Text: "4.2.2 mailbox full"})
		w.monday(8, 0)
		tick(t, w.Jobs)
		for range 71 {
			w.Clock.Advance(time.Hour)
			tick(t, w.Jobs)
		}
		if m := w.outbox(t, modelstest.WorkingGroup)[0]; m.State != models.Queued {
			t.Fatalf("%s before three days are over", m.State)
		}
		w.Clock.Advance(5 * time.Hour)
		tick(t, w.Jobs)
		if m := w.outbox(t, modelstest.WorkingGroup)[0]; m.State != models.Failed || m.Reply != "452 4.2.2 mailbox full" {
			t.Errorf("%s, %q", m.State, m.Reply)
		}
	})
}

// The digest that could not be delivered yesterday gives way to today's.
func TestNobodyGetsYesterdaysDigestBesideTodays(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.owe(t, "7/CT-TTg", "mps", false, on(time.July, 1))
		w.smtp.Script(mailtest.Answer{At: mailtest.Rcpt, To: modelstest.MPSOfficer, Code: 451, Text: "4.3.2 later"})
		w.monday(7, 30)
		for range 5 {
			tick(t, w.Jobs)
			w.Clock.Advance(4 * time.Hour)
		}
		w.smtp.Unscript()
		w.at(time.July, 1, 7, 30)
		tick(t, w.Jobs)
		w.Clock.Advance(5 * time.Hour)
		tick(t, w.Jobs)
		all := w.outbox(t, modelstest.MPSOfficer)
		if len(all) != 2 || all[0].State != models.Empty || all[1].State != models.Sent || w.received()[modelstest.MPSOfficer] != 1 {
			t.Errorf("%+v", all)
		}
	})
}

func TestRefusedForGoodIsShown(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.smtp.Script(mailtest.Answer{At: mailtest.Body, To: modelstest.MOSTOfficer, Code: 552, Text: "5.3.4 message too big"})
		w.monday(7, 30)
		tick(t, w.Jobs)
		m := w.last(t, modelstest.MOSTOfficer)
		if m.State != models.Failed || m.Reply != "552 5.3.4 message too big" {
			t.Errorf("%s, %q", m.State, m.Reply)
		}
		w.Clock.Advance(24*time.Hour - time.Minute)
		tick(t, w.Jobs)
		if got := w.received(); got[modelstest.MOSTOfficer] != 0 || got[modelstest.MOSTHead] != 1 {
			t.Errorf("received %v", got)
		}
	})
}

func TestServerOutOfReach(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.smtp.Script(mailtest.Answer{At: mailtest.Hello, Code: 554, Text: "5.3.2 not now"})
		w.monday(7, 30)
		for range 180 { // three hours
			tick(t, w.Jobs)
			w.Clock.Advance(time.Minute)
		}
		if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Queued || m.Attempt != 0 {
			t.Errorf("%s after %d attempts: the server has judged no message", m.State, m.Attempt)
		}
		w.smtp.Unscript()
		for range 5 { // the longest wait for a probe
			tick(t, w.Jobs)
			w.Clock.Advance(time.Minute)
		}
		if got := w.states(t); got[models.Queued] != 0 || w.received()[modelstest.MOSTOfficer] != 1 {
			t.Errorf("once it is back: %v", got)
		}
	})
}

// A message whose answer is lost goes out again under the same Message-ID.
func TestConnectionLostOrSilentAfterTheMessage(t *testing.T) {
	for name, do := range map[string]mailtest.Act{"lost": mailtest.HangUp, "silent": mailtest.Hang} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.smtp.Script(mailtest.Answer{At: mailtest.Accepted, To: modelstest.MPSOfficer, Do: do, Times: 1})
				o := w.options(t, "one")
				o.Mail = w.pool(t, mail.Options{AnswerTimeout: 100 * time.Millisecond}, 4)
				j := jobs.New(o)
				w.monday(7, 30)
				tick(t, j)
				if m := w.last(t, modelstest.MPSOfficer); m.State != models.Queued || m.Attempt != 1 {
					t.Fatalf("%s after %d attempts, %q", m.State, m.Attempt, m.Reply)
				}
				w.Clock.Advance(time.Minute)
				tick(t, j)
				ids := map[string]int{}
				for _, m := range w.smtp.Messages() {
					ids[m.MessageID()]++
				}
				if m := w.last(t, modelstest.MPSOfficer); m.State != models.Sent || ids[m.MessageID] != 2 || len(ids) != 4 {
					t.Errorf("%s, mails by Message-ID %v", m.State, ids)
				}
			})
		})
	}
}

// Whoever claimed the messages is gone: another instance takes them up after three minutes, the same
// one at once when it starts again. What was marked sent is never sent again.
func TestKilledBetweenClaimAndRecord(t *testing.T) {
	for name, next := range map[string]struct {
		owner string
		wait  time.Duration
	}{"another instance": {"two", 3 * time.Minute}, "the same, started again": {"one", 0}} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.monday(7, 30)
				if _, err := w.PlanDigests(t.Context(), office, w.Today()); err != nil {
					t.Fatal(err)
				}
				claimed, err := w.ClaimMessages(t.Context(), office, "one", 2)
				if err != nil || len(claimed) != 2 {
					t.Fatal(claimed, err)
				}
				if err := w.SettleMessages(t.Context(), office, []models.Settlement{{Message: claimed[0], State: models.Sent}}); err != nil {
					t.Fatal(err)
				}
				j := w.instance(t, next.owner)
				if next.wait > 0 {
					tick(t, j) // sees for the first time what is in hand
					w.Clock.Advance(next.wait - time.Second)
					tick(t, j)
					if w.received()[claimed[1].Recipient] != 0 {
						t.Fatal("taken from who may still have it in hand")
					}
					w.Clock.Advance(time.Second)
				}
				tick(t, j)
				w.Clock.Advance(time.Hour - time.Minute)
				tick(t, j, w.instance(t, "three"))
				got := w.received()
				if got[claimed[0].Recipient] != 0 || got[claimed[1].Recipient] != 1 {
					t.Errorf("received %v; %s was sent already, %s not", got, claimed[0].Recipient, claimed[1].Recipient)
				}
			})
		})
	}
}

// A line break in a name must not begin a header, nor keep the mail from its reader; one in an
// address fails that message alone.
func TestNamesAndAddressesWithLineBreaks(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		_, err := w.ImportRegistry(t.Context(), office, models.Registry{Contacts: []models.NewContact{
			{Email: "eve@mps.example", Name: "Eve\r\nBcc: spy@evil.example", Lang: "en", AgencyKey: "mps", Purpose: "alerts"},
			{Email: "eve@mps.example>\r\nrcpt to:<spy@evil.example", Name: "Eve", Lang: "en", AgencyKey: "mps", Purpose: "alerts"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		w.monday(7, 30)
		tick(t, w.Jobs)
		got := w.received()
		if got["eve@mps.example"] != 1 || got[modelstest.MPSOfficer] != 1 || len(got) != 5 {
			t.Errorf("received %v", got)
		}
		for _, m := range w.smtp.Messages() {
			if len(m.To) != 1 || m.Header.Get("Bcc") != "" || m.Fault != nil {
				t.Errorf("to %v, Bcc %q, %v", m.To, m.Header.Get("Bcc"), m.Fault)
			}
		}
		if got := w.states(t); got[models.Failed] != 1 || got[models.Sent] != 5 {
			t.Errorf("states %v", got)
		}
	})
}

func TestOutboxKeepsMailWithoutAServer(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		o := w.options(t, "one")
		o.Mail = jobs.Outbox{}
		w.monday(7, 30)
		tick(t, jobs.New(o))
		m := w.last(t, modelstest.MOSTOfficer)
		if m.State != models.Sent || m.Reply == "" || m.Reply == "reply_outbox" || m.HTML == "" || len(w.smtp.Messages()) != 0 {
			t.Errorf("%s, %q", m.State, m.Reply)
		}
	})
}

// crowd makes n provinces, each with a mailbox and the same number of overdue tasks.
func (w *world) crowd(tb testing.TB, n, tasks int) {
	tb.Helper()
	var r models.Registry
	var keys []string
	for i := range n {
		key := fmt.Sprintf("p%03d", i)
		keys = append(keys, key)
		r.Agencies = append(r.Agencies, models.NewAgency{Agency: models.Agency{Key: key, Code: strings.ToUpper(key), Kind: "other_body", NameVi: key, NameEn: key, MembersNamed: true}})
		r.Contacts = append(r.Contacts, models.NewContact{Email: key + "@dondoc.example", Name: key, Lang: "vi", AgencyKey: key, Purpose: "alerts"})
	}
	r.Agencies = append(r.Agencies, models.NewAgency{Agency: models.Agency{Key: "all", Code: "ALL", Kind: models.KindGroup, NameVi: "Tất cả", NameEn: "All", MembersNamed: true}, MemberKeys: keys})
	if _, err := w.ImportRegistry(tb.Context(), office, r); err != nil {
		tb.Fatal(err)
	}
	n2 := models.NewDirective{Directive: models.Directive{Key: "crowd", Number: "99/CT-TTg", Kind: "directive", TitleVi: "x", TitleEn: "x", Lang: "vi",
		IssuedOn: on(time.March, 10), ReferenceOn: on(time.March, 10)}}
	for i := range tasks {
		label := fmt.Sprintf("Xây dựng kế hoạch chuyển đổi số phần %d", i+1)
		p := models.NewProvision{LeadKeys: []string{"all"}, Provision: models.Provision{Position: i + 1, TextVi: label, TextEn: label, LabelVi: label, LabelEn: label, Deliverable: "plan", FanOut: true}}
		p.Deadline = lastDay(on(time.June, 29))
		n2.Provisions = append(n2.Provisions, p)
	}
	if _, err := w.RegisterDirective(tb.Context(), office, n2); err != nil {
		tb.Fatal(err)
	}
}
