package jobs_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

var formLink = regexp.MustCompile(`https://theodoi\.example/u/([0-9]+\.[0-9]+\.[A-Za-z0-9_-]{43})`)

// formIn gives the secret of the first link to a task's form, empty where there is none.
func formIn(text string) string {
	found := formLink.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return found[1]
}

// dates gives the deadlines in a mail's calendar file by the summary, with their state, day and number.
func dates(t *testing.T, m mailtest.Received) map[string][3]string {
	t.Helper()
	out := map[string][3]string{}
	for _, f := range m.Attachments() {
		if f.ContentType != "text/calendar" || f.Params["method"] != "PUBLISH" || f.Params["charset"] != "utf-8" || !strings.HasSuffix(f.Name, ".ics") {
			t.Errorf("attached is %s %s %v", f.Name, f.ContentType, f.Params)
		}
		c, err := ical.NewDecoder(strings.NewReader(string(f.Data))).Decode()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Events() {
			at := func(name string) string { return e.Props.Get(name).Value }
			out[at(ical.PropSummary)] = [3]string{at(ical.PropStatus), at(ical.PropDateTimeStart), at(ical.PropUID) + " " + at(ical.PropSequence)}
		}
	}
	return out
}

func TestDeadlinesMoveAndEndInTheCalendar(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, in := t.Context(), models.MoveInput{Words: "Lý do", Via: models.ViaPage}
		const label = "Publish the component model"
		w.monday(7, 30)
		tick(t, w.Jobs)
		first := dates(t, w.sentTo(modelstest.MOSTOfficer)[0])[label]
		if first[0] != "CONFIRMED" || first[1] != "20250620" {
			t.Fatalf("the digest's file has %v", first)
		}
		task := w.task(t, late)
		must(t, task, second(w.AskExtension(ctx, w.cast.MOSTOfficer, task.ID, models.NewExtension{MoveInput: in, To: on(time.July, 2)})))
		must(t, task, second(w.GrantExtension(ctx, w.cast.Office, task.ID, on(time.July, 2), in)))
		w.told(t)
		moved := dates(t, w.sentTo(modelstest.MOSTOfficer)[1])[label]
		uid, _, _ := strings.Cut(first[2], " ")
		if moved[0] != "CONFIRMED" || moved[1] != "20250702" || !strings.HasPrefix(moved[2], uid+" ") || moved[2] <= first[2] {
			t.Errorf("moved from %v to %v", first, moved)
		}
		// Finished without a mail of its own: the next digest takes it out.
		second := w.owe(t, "7/CT-TTg", "most", false, on(time.July, 1))[0]
		w.at(time.July, 1, 7, 30)
		tick(t, w.Jobs)
		w.finish(t, late)
		w.at(time.July, 2, 7, 30)
		tick(t, w.Jobs)
		all := w.sentTo(modelstest.MOSTOfficer)
		file := dates(t, all[len(all)-1])
		if ended := file[label]; ended[0] != "CANCELLED" || !strings.HasPrefix(ended[2], uid+" ") || file["Nhiệm vụ bí mật số 1"][0] != "CONFIRMED" {
			t.Errorf("after the end: %v (%s)", file, second.Ref)
		}
		w.at(time.July, 9, 7, 30) // eight days late
		tick(t, w.Jobs)
		again := w.sentTo(modelstest.MOSTOfficer)
		if file := dates(t, again[len(again)-1]); len(again) == len(all) || len(file) != 1 {
			t.Errorf("it is taken out twice, or there is no digest: %v", file)
		}
	})
}

// A digest of five hundred tasks, one of them with a very long label, to a name that would begin
// a header.
func TestOutOfTheOrdinaryMails(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.Exec(t, "UPDATE users SET name = 'Anh'||"+map[models.Dialect]string{models.SQLite: "char(13,10)", models.Postgres: "chr(13)||chr(10)"}[w.Dialect]+"||'Bcc: evil@example.org' WHERE email = '"+modelstest.MOSTOfficer+"'")
		long := strings.TrimSpace(strings.Repeat("Xây dựng đề án ", 700)) // some 10,000 characters
		w.register(t, "5/CT-TTg", 500, func(n *models.NewDirective) {
			for i := range n.Provisions {
				n.Provisions[i].Deadline = lastDay(on(time.July, 1+i%2))
			}
			n.Provisions[0].LabelVi, n.Provisions[0].TextVi = long, long
		})
		w.register(t, "6/CT-TTg", 1, func(n *models.NewDirective) { n.Provisions[0].LabelVi = long })
		w.monday(7, 30)
		tick(t, w.Jobs)
		got := w.sentTo(modelstest.MOSTOfficer)
		if len(got) != 3 {
			t.Fatalf("%d mails, want two of registrations and a digest", len(got))
		}
		for _, m := range got {
			if m.Fault != nil || m.Header.Get("Bcc") != "" {
				t.Errorf("%v, %v", m.Fault, m.Header)
			}
			if to, err := m.Header.AddressList("To"); err != nil || to[0].Name != "Anh Bcc: evil@example.org" || to[0].Address != modelstest.MOSTOfficer {
				t.Errorf("to %v, %v", to, err)
			}
			for line := range strings.SplitSeq(string(m.Raw), "\r\n") {
				if len(line) > 998 {
					t.Fatalf("a line of %d octets", len(line))
				}
			}
			if len(m.HTML()) > 100_000 || strings.Contains(m.Text()+m.HTML(), long) {
				t.Errorf("HTML of %d bytes", len(m.HTML()))
			}
		}
		digest := got[slices.IndexFunc(got, func(m mailtest.Received) bool { return strings.Contains(m.Subject(), "quá hạn") })]
		if n := len(formLink.FindAllString(digest.Text(), -1)); n != 50 || !strings.Contains(digest.Text(), "và 451 nhiệm vụ khác") || !strings.Contains(digest.Text(), "https://theodoi.example/tasks\r\n") {
			t.Errorf("%d tasks shown: %s", n, digest.Text())
		}
		if n := len(dates(t, digest)); n != 50 {
			t.Errorf("%d deadlines in the file", n)
		}
		if m := w.last(t, modelstest.MOSTOfficer); len(m.Refs) != 501 {
			t.Errorf("%d tasks are noted", len(m.Refs))
		}
	})
}

func TestAddressThatIsNoneIsMarked(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		w.Exec(t, "UPDATE contacts SET email = 'no address at all' WHERE email = '"+modelstest.ProvinceBox+"'")
		w.register(t, "5/CT-TTg", 1, func(n *models.NewDirective) { n.Provisions[0].LeadKeys = []string{"hue"} })
		if got := w.told(t); len(got) != 0 {
			t.Errorf("told %v", got)
		}
		if m := w.last(t, "no address at all"); m.State != models.Failed || !strings.Contains(m.Reply, "address") {
			t.Errorf("%s: %s", m.State, m.Reply)
		}
	})
}

func TestOfficerOfTwoAgenciesGetsOneMail(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		w.Exec(t, "INSERT INTO user_roles (user_id, role, agency_id) SELECT u.id, 'officer', a.id FROM users u, agencies a WHERE u.email = '"+modelstest.MOSTOfficer+"' AND a.key = 'mps'")
		w.register(t, "5/CT-TTg", 2, func(n *models.NewDirective) { n.Provisions[1].LeadKeys = []string{"mps"} })
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTOfficer, modelstest.MPSOfficer}) {
			t.Errorf("told %v", got)
		}
		if m := w.last(t, modelstest.MOSTOfficer); len(m.Refs) != 2 || !strings.Contains(m.Text, "Bộ Công an") || !strings.Contains(m.Text, "Bộ Khoa học và Công nghệ") {
			t.Errorf("%v: %s", m.Refs, m.Text)
		}
	})
}
