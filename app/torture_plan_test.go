package main

import (
	"fmt"
	"hash/fnv"
	"log/slog"
	"math/rand/v2"
	"testing"
	"time"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/deadline"
)

// torture says how hard the delivery is treated.
type torture struct {
	digests   int
	processes int
	kills     int           // of random processes, with -9
	restarts  int           // of the database: the first time it crashes, then it is stopped
	patience  time.Duration // for all of it
}

// planTorture enters agencies, each with a hundred mailboxes and an overdue task, and queues a digest to
// each mailbox as the job does. It gives the recipients.
func planTorture(t *testing.T, dialect models.Dialect, dsn string, n int) map[string]bool {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	system := models.SystemActor("torture")
	s, err := models.Open(t.Context(), models.Options{Dialect: dialect, DSN: dsn, Clock: systemClock(), Zone: zone, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	today := s.Today()
	const each = 100
	recipients := map[string]bool{}
	r := models.Registry{Calendar: []models.CalendarDay{{Day: today, Kind: deadline.DayMakeUp, NameVi: "Làm bù", NameEn: "Make-up day"}}}
	var provisions []models.NewProvision
	for agency := range (n + each - 1) / each {
		key := fmt.Sprintf("t%04d", agency)
		r.Agencies = append(r.Agencies, models.NewAgency{Agency: models.Agency{Key: key, Code: key, Kind: "other_body", NameVi: key, NameEn: key, MembersNamed: true}})
		for i := range min(each, n-agency*each) {
			address := fmt.Sprintf("r%03d@%s.example", i, key)
			recipients[address] = true
			r.Contacts = append(r.Contacts, models.NewContact{Email: address, Name: "Văn thư", Lang: "vi", AgencyKey: key, Purpose: "alerts"})
		}
		provisions = append(provisions, models.NewProvision{LeadKeys: []string{key}, Provision: models.Provision{Position: agency + 1, TextVi: "Lập kế hoạch", TextEn: "Draw up a plan",
			LabelVi: "Lập kế hoạch", LabelEn: "Draw up a plan", Deliverable: "plan", Deadline: deadline.Deadline{AsWritten: "ngày", Kind: deadline.KindDate, Date: today.AddDays(-1), Inclusive: true}}})
	}
	if _, err := s.ImportRegistry(t.Context(), system, r); err != nil {
		t.Fatal(err)
	}
	issued := today.AddDays(-90)
	if _, err := s.RegisterDirective(t.Context(), system, models.NewDirective{Provisions: provisions, Directive: models.Directive{Key: "torture", Number: "1/CT-TTg", Kind: "directive",
		TitleVi: "Chỉ thị", TitleEn: "Directive", Lang: "vi", IssuedOn: issued, ReferenceOn: issued}}); err != nil {
		t.Fatal(err)
	}
	plan, err := s.PlanDigests(t.Context(), system, today)
	if err != nil || plan.Digests != n {
		t.Fatalf("planned %d digests of %d: %v", plan.Digests, n, err)
	}
	return recipients
}

// moods makes a mail server as bad as they come. What it does to a recipient's n-th try follows from
// the seed alone.
func moods(seed uint64) func(mailtest.Step, string) (mailtest.Answer, bool) {
	tries := map[string]int{}
	return func(at mailtest.Step, to string) (mailtest.Answer, bool) {
		key := fmt.Sprint(at, to)
		tries[key]++
		h := fnv.New64a()
		fmt.Fprint(h, key, tries[key])
		p := rand.New(rand.NewPCG(seed, h.Sum64())).Float64()
		always := fnv.New64a()
		fmt.Fprint(always, "always", to)
		refused := rand.New(rand.NewPCG(seed, always.Sum64())).Float64() < 0.02
		say := func(code int, text string) (mailtest.Answer, bool) {
			return mailtest.Answer{Code: code, Text: text}, true
		}
		do := func(act mailtest.Act) (mailtest.Answer, bool) { return mailtest.Answer{Do: act}, true }
		switch at {
		case mailtest.Hello:
			switch {
			case p < 0.02:
				return say(421, "4.3.2 too busy")
			case p < 0.04:
				return do(mailtest.HangUp)
			}
		case mailtest.Rcpt:
			switch {
			case refused:
				return say(552, "5.2.2 mailbox full for good")
			case p < 0.05:
				return say(451, "4.3.2 try again later")
			case p < 0.06:
				return do(mailtest.HangUp)
			case p < 0.0615:
				return do(mailtest.Hang)
			}
		case mailtest.Body:
			switch {
			case p < 0.02:
				return say(451, "4.3.0 out of space")
			case p < 0.025:
				return say(552, "5.3.4 message too big")
			case p < 0.035:
				return do(mailtest.HangUp)
			}
		case mailtest.Accepted:
			switch {
			case p < 0.03:
				return do(mailtest.HangUp)
			case p < 0.0315:
				return do(mailtest.Hang)
			}
		}
		return mailtest.Answer{}, false
	}
}
