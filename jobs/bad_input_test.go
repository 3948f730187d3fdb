package jobs_test

import (
	"bytes"
	netmail "net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// Line ends in a task's label, a directive's title and the organisation's name stand in subjects, headers and
// calendar files: every mail arrives, says the words on one line, and has no header that nobody wrote.
// The headers are taken apart by two libraries that did not write them.
func TestLineBreaksInWhatMailsAreMadeOf(t *testing.T) {
	const evil = "\r\nBcc: evil@example.org\r\n\r\nBEGIN:VEVENT"
	each(t, func(t *testing.T, w *world) {
		o := w.options(t, "two")
		o.Organisation = "Văn phòng" + evil
		j := jobs.New(o)
		w.told(t)
		w.register(t, "5/CT-TTg", 1, func(n *models.NewDirective) {
			n.TitleVi, n.Provisions[0].LabelVi, n.Provisions[0].TextVi = "Chỉ thị"+evil, "Trình đề án"+evil, "Trình đề án"+evil
			n.Provisions[0].Deadline = lastDay(on(time.July, 1))
		})
		tick(t, j)
		w.monday(7, 30)
		tick(t, j)
		got := w.sentTo(modelstest.MOSTOfficer)
		if len(got) != 2 {
			t.Fatalf("%d mails, want that of the registration and a digest", len(got))
		}
		for _, m := range got {
			second, err := netmail.ReadMessage(bytes.NewReader(m.Raw))
			if err != nil || m.Fault != nil {
				t.Fatal(err, m.Fault)
			}
			if m.Header.Get("Bcc") != "" || second.Header.Get("Bcc") != "" || !slices.Equal(m.To, []string{modelstest.MOSTOfficer}) {
				t.Errorf("to %v, Bcc %q and %q", m.To, m.Header.Get("Bcc"), second.Header.Get("Bcc"))
			}
			from, err := second.Header.AddressList("From")
			if err != nil || len(from) != 1 || from[0].Address != "theodoi@dondoc.example" || strings.ContainsAny(from[0].Name, "\r\n") {
				t.Errorf("from %v, %v", from, err)
			}
			if strings.ContainsAny(m.Subject(), "\r\n") || !strings.Contains(m.Text(), "Trình đề án Bcc: evil@example.org") {
				t.Errorf("%q: %s", m.Subject(), m.Text())
			}
			for summary := range dates(t, m) {
				if strings.Contains(summary, "evil") && !strings.Contains(summary, "BEGIN:VEVENT") {
					t.Errorf("the calendar has %q", summary)
				}
			}
		}
		if n := len(dates(t, got[1])); n != 2 { // the cast's overdue one and this
			t.Errorf("%d deadlines in the file", n)
		}
		if got := w.states(t); got[models.Failed] != 0 {
			t.Errorf("states %v", got)
		}
	})
}

// A mailbox without account that serves two agencies, and an officer of two, get one digest a day with the
// tasks of both.
func TestDigestOfARecipientInTwoAgencies(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		w.Exec(t, "INSERT INTO user_roles (user_id, role, agency_id) SELECT u.id, 'officer', a.id FROM users u, agencies a WHERE u.email = '"+modelstest.MOSTOfficer+"' AND a.key = 'mps'")
		const box = "vanthu@chung.example"
		for _, key := range []string{"most", "mps"} {
			id := w.agency(t, key)
			if _, err := w.AddRecipient(t.Context(), office, models.MailRecipient{Part: models.RecipientOfAgency, AgencyID: id, Email: box, Name: "Văn thư chung", Lang: "vi", Purpose: models.PurposeAlerts}); err != nil {
				t.Fatal(err)
			}
		}
		w.owe(t, "7/CT-TTg", "most", false, on(time.June, 30))
		w.owe(t, "8/CT-TTg", "mps", false, on(time.June, 30))
		w.monday(7, 30)
		tick(t, w.Jobs)
		for _, who := range []string{box, modelstest.MOSTOfficer} {
			got := w.sentTo(who)
			if len(got) != 1 {
				t.Errorf("%s got %d mails", who, len(got))
				continue
			}
			for _, want := range []string{"7/CT-TTg#1", "8/CT-TTg#1"} {
				if !strings.Contains(got[0].Text(), want) || !slices.Contains(w.last(t, who).Refs, want) {
					t.Errorf("%s is not told of %s: %s", who, want, got[0].Text())
				}
			}
		}
	})
}

// agency finds an agency by its key.
func (w *world) agency(t *testing.T, key string) int64 {
	t.Helper()
	all, err := w.Agencies(t.Context(), office, models.AgencyFilter{Groups: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Key == key {
			return a.ID
		}
	}
	t.Fatalf("no agency %s", key)
	return 0
}
