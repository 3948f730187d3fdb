package main

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/jobs/mail/mailtest"
)

// The real directives from 20 June to 31 July 2025, with a mail server: the ledger tells exactly what
// arrived, nobody hears twice on a day, nothing goes out on a day off, the reports are all there.
func TestSimulationOfTheRealDirectives(t *testing.T) {
	server := mailtest.NewServer(t, mailtest.Options{})
	e := shell(t, "sqlite:unused.db")
	sent := e.ok("simulate", "--from", "2025-06-20", "--to", "2025-07-31", "--json", "--smtp", server.URL())
	var l jobs.Ledger
	if err := json.Unmarshal([]byte(sent), &l); err != nil {
		t.Fatal(err)
	}
	if len(l.Days) != 42 || l.Days[0].Date.String() != "2025-06-20" || l.Days[41].Date.String() != "2025-07-31" {
		t.Fatalf("%d days from %s", len(l.Days), l.Days[0].Date)
	}
	told := map[string]string{}
	var reports []string
	for _, day := range l.Days {
		heard := map[string]bool{}
		if (!day.Working || day.Date.Weekday() == time.Sunday) && len(day.Messages)+len(day.Reports) > 0 {
			t.Errorf("%s is a day off with %d messages and %d reports", day.Date, len(day.Messages), len(day.Reports))
		}
		for _, m := range day.Messages {
			told[m.MessageID] = m.Subject
			if m.Kind == "digest" && heard[m.Recipient] {
				t.Errorf("%s got two digests on %s", m.Recipient, day.Date)
			}
			heard[m.Recipient] = heard[m.Recipient] || m.Kind == "digest"
		}
		for _, r := range day.Reports {
			reports = append(reports, r.Period[len("2025-06-16.."):])
		}
	}
	if want := []string{"2025-06-20", "2025-06-25", "2025-06-30", "2025-07-05", "2025-07-10", "2025-07-15", "2025-07-20", "2025-07-25", "2025-07-30"}; !slices.Equal(reports, want) {
		t.Errorf("reports close on %v, want %v", reports, want)
	}
	arrived := server.Messages()
	if len(arrived) != l.Totals.Sent || len(told) != len(arrived) || l.Totals.Sent < 300 {
		t.Errorf("%d arrived, the ledger tells of %d under %d Message-IDs", len(arrived), l.Totals.Sent, len(told))
	}
	for _, m := range arrived {
		if told[m.MessageID()] != m.Subject() || m.Text() == "" || m.HTML() == "" {
			t.Errorf("%s %q: told as %q, %d bytes of text, %d of HTML", m.MessageID(), m.Subject(), told[m.MessageID()], len(m.Text()), len(m.HTML()))
		}
	}
	if unsent := e.ok("simulate", "--from", "2025-06-20", "--to", "2025-07-31", "--json"); unsent != e.ok("simulate", "--from", "2025-06-20", "--to", "2025-07-31", "--json") {
		t.Error("the same simulation tells otherwise the second time")
	}
}
