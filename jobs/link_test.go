package jobs_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/models"
)

var linkIn = regexp.MustCompile(`https://theodoi\.example/(?:login/reset|invitation)/([0-9]+\.[A-Za-z0-9_-]{43})`)

func TestLinksStandInTheMailAlone(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		if _, err := w.Invite(t.Context(), w.cast.Admin, models.NewUser{Email: "new@most.example", Name: "Ngô <Mai>", Lang: "vi"}, []models.RoleGiven{{Role: models.RoleOfficer, AgencyCode: "G06"}}); err != nil {
			t.Fatal(err)
		}
		if err := w.RequestReset(t.Context(), "officer@most.example", "192.0.2.7"); err != nil {
			t.Fatal(err)
		}
		tick(t, w.Jobs)
		for _, c := range []struct {
			to      string
			purpose models.LinkPurpose
			words   []string
		}{{"new@most.example", models.LinkInvitation, []string{"Ngô <Mai>", "Quản trị", "08:00 ngày 4/7/2025"}}, {"officer@most.example", models.LinkReset, []string{"09:00 ngày 27/6/2025"}}} {
			sent := ""
			for _, m := range w.smtp.Messages() {
				if m.To[0] != c.to {
					continue
				}
				plain, html := m.Text(), m.HTML()
				found := linkIn.FindStringSubmatch(plain)
				if found == nil || !strings.Contains(html, found[0]) {
					t.Fatalf("%s got no link: %s", c.to, plain)
				}
				for _, want := range c.words {
					if !strings.Contains(plain, want) {
						t.Errorf("the mail to %s lacks %q: %s", c.to, want, plain)
					}
				}
				sent = found[1]
			}
			u, err := w.LinkAccount(t.Context(), c.purpose, sent)
			if err != nil || u.Email != c.to {
				t.Errorf("the link to %s opens %q: %v", c.to, u.Email, err)
			}
			kept := w.last(t, c.to)
			if kept.State != models.Sent || strings.Contains(kept.Text+kept.HTML, sent) || strings.Contains(kept.Text+kept.HTML, sent[strings.Index(sent, ".")+1:]) || !strings.Contains(kept.Text, "•••") {
				t.Errorf("what stays in the outbox is %s: %s", kept.State, kept.Text)
			}
		}
	})
}

// A link that is void or over by the time its mail can go out is not mailed.
func TestUselessLinksAreNotMailed(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		if err := w.RequestReset(t.Context(), "officer@most.example", "192.0.2.7"); err != nil {
			t.Fatal(err)
		}
		w.Clock.Advance(2 * time.Hour)
		tick(t, w.Jobs)
		if kept := w.last(t, "officer@most.example"); kept.Kind == models.KindReset && kept.State != models.Empty {
			t.Errorf("the late mail is %s", kept.State)
		}
		for _, m := range w.smtp.Messages() {
			if linkIn.MatchString(m.Text()) {
				t.Error("a link that is over was mailed")
			}
		}
	})
}
