package handlers_test

import (
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// rolesTable reads a table of docs/roles.md, the first or the second: a line's route, and what each
// column's person gets.
func rolesTable(t *testing.T, nth int) (people []string, lines map[string][]string, order []string) {
	t.Helper()
	text, err := os.ReadFile("../docs/roles.md")
	if err != nil {
		t.Fatal(err)
	}
	lines = map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case len(cells) < 3 || strings.HasPrefix(cells[0], "---"):
		case cells[0] == "page" || cells[0] == "move": // the head of the next table
			nth--
			if nth == 0 {
				people = cells[1:]
			}
		case nth == 0:
			lines[cells[0]] = cells[1:]
			order = append(order, cells[0])
		}
	}
	return people, lines, order
}

func TestRoutesAreThoseOfTheTable(t *testing.T) {
	_, _, documented := rolesTable(t, 1)
	if served := handlers.PageRoutes(); !slices.Equal(served, documented) {
		t.Errorf("served %q, documented in docs/roles.md %q", served, documented)
	}
}

// people are the columns of docs/roles.md.
var people = map[string]string{
	"signed out": "", "officer": modelstest.MOSTOfficer, "came over": cameOver, "left": leftBehind, "outsider": modelstest.HanoiOfficer, "viewer": modelstest.Viewer,
	"office": modelstest.Office, "working group": modelstest.WorkingGroup, "administrator": modelstest.Admin,
}

func TestEachGetsWhatTheTableSays(t *testing.T) {
	columns, lines, routes := rolesTable(t, 1)
	statuses := map[string]int{"page": http.StatusOK, "sign in": http.StatusSeeOther, "on": http.StatusSeeOther, "refused": http.StatusForbidden, "not found": http.StatusNotFound,
		"again": http.StatusUnprocessableEntity, "conflict": http.StatusConflict}
	eachSite(t, func(t *testing.T, s *site) {
		closeAgency(t, s.Env, s.Cast)
		ids := s.onlyLead(t, closedAgency)
		policy, err := s.SaveReminderPolicy(t.Context(), modelstest.System, models.ReminderPolicy{Name: "Trọng tâm", ForKey: true, Rules: models.DefaultReminderRules()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddRecipient(t.Context(), modelstest.System, models.MailRecipient{Part: models.RecipientOfLeadership, Email: "pm@vpcp.example", Name: "Lãnh đạo", Lang: "vi"}); err != nil {
			t.Fatal(err)
		}
		for column, person := range columns {
			email, known := people[person]
			if !known {
				t.Fatalf("nobody is %q", person)
			}
			s.Exec(t, "UPDATE tasks SET status = 'in_progress', open = TRUE") // whatever the person before did
			evidence, err := s.AddFile(t.Context(), modelstest.System, ids["/tasks"], models.NewFile{MoveInput: models.MoveInput{Via: models.ViaPage},
				Name: "a.pdf", Content: strings.NewReader("%PDF-1.7"), Size: 8})
			if err != nil {
				t.Fatal(err)
			}
			part, err := s.AddSubtask(t.Context(), s.Cast.MOSTOfficer, ids["/tasks"], models.NewSubtask{Title: "Dự thảo"})
			if err != nil {
				t.Fatal(err)
			}
			ids["/bottlenecks"] = s.stuck(t, ids["/tasks"])
			s.Exec(t, "UPDATE tasks SET version = 1") // which the forms below are of
			v := s.visitor(t)
			for i, route := range routes {
				again := i == 0 || strings.HasPrefix(routes[i-1], "POST /log") // after which one is somebody else, or nobody
				if email != "" && again {
					v = s.as(t, email)
				} else if again {
					v = s.visitor(t)
				}
				method, path, _ := strings.Cut(route, " ")
				path = strings.Replace(strings.Replace(path, "/recipients/:id", "/recipients/n1", 1), "/policies/:id", "/policies/"+id(policy.ID), 1)
				for prefix, number := range ids {
					if strings.HasPrefix(path, prefix+"/:id") {
						path = strings.Replace(path, ":id", id(number), 1)
					}
				}
				path = strings.Replace(path, ":evidence_id", id(evidence.ID), 1)
				path = strings.Replace(strings.Replace(path, "/sessions/:id/", "/sessions/999/", 1), "/tokens/:id/", "/tokens/999/", 1)
				path = strings.Replace(strings.Replace(path, ":provider", "none", 1), ":token", "used-long-ago", 1)
				path = strings.NewReplacer(":sid", id(part.ID), ":oid", "1", ":id", "424242").Replace(path)
				want := lines[route][column]
				if strings.HasPrefix(route, "POST /account") || strings.HasPrefix(route, "POST /log") {
					s.Exec(t, "DELETE FROM login_tries") // so many wrong passwords would be told to wait
				}
				got := v.do(t, method, path)
				if want == "may" {
					if got.Status == http.StatusForbidden || got.Status == http.StatusNotFound || got.Status >= http.StatusInternalServerError {
						t.Errorf("%s %s: %d, want the form taken or brought back: %s", person, route, got.Status, got.text())
					}
					continue
				}
				got.is(t, statuses[want], person+" "+route)
				if toLogin := strings.HasPrefix(got.Location, "/login"); toLogin != (want == "sign in") && route != "POST /logout" {
					t.Errorf("%s %s: sent to %s, want %s", person, route, got.Location, want)
				}
			}
		}
	})
}

// indicatorOf is the number of a directive's indicator.
func (s *site) indicatorOf(t *testing.T, directive int64) int64 {
	t.Helper()
	all, err := s.Indicators(t.Context(), modelstest.System)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range all {
		if i.DirectiveID == directive {
			return i.ID
		}
	}
	t.Fatal("no indicator")
	return 0
}

// stuck raises what holds a task up, on which Cao Bằng must act: nobody of the table's.
func (s *site) stuck(t *testing.T, task int64) int64 {
	t.Helper()
	if _, err := s.RaiseBottleneck(t.Context(), s.Cast.MOSTOfficer, task, models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: "Thiếu dữ liệu", Via: models.ViaPage}, Category: "data", MustAct: []int64{s.agencyID(t, "H14")}}); err != nil {
		t.Fatal(err)
	}
	list, err := s.ListBottlenecks(t.Context(), modelstest.System, models.BottleneckFilter{Category: "data"})
	if err != nil || len(list.Rows) == 0 {
		t.Fatal(list, err)
	}
	return list.Rows[len(list.Rows)-1].ID
}

// do opens a page, or sends what its form would.
func (v *visitor) do(t *testing.T, method, path string) seen {
	t.Helper()
	if method == http.MethodGet {
		return v.get(t, path)
	}
	form := url.Values{"email": {modelstest.Office}, "password": {modelstest.Password}, "percent": {"5"}, "words": {"x"}, "version": {"1"},
		"name": {"A"}, "number": {"1/BC"}, "password_again": {modelstest.Password}, "current_password": {"wrong"}, "token_name": {"x"}, "token_days": {"1"}, "lang": {"vi"}, "title": {"Việc"}}
	from := "/login" // who is signed in has its form's token from any page
	if v.get(t, from).Status != http.StatusOK {
		from = "/board"
	}
	return v.post(t, from, path, form)
}

// onlyMOST enters a directive of which only one ministry may know, a message to its officer and a
// report, and gives their numbers.
func (s *site) onlyMOST(t *testing.T) map[string]int64 {
	t.Helper()
	return s.onlyLead(t, "most")
}

// onlyLead is onlyMOST for a directive that names an agency by its key, whose business the ministry has.
func (s *site) onlyLead(t *testing.T, key string) map[string]int64 {
	t.Helper()
	ctx := t.Context()
	r, err := s.RegisterDirective(ctx, modelstest.System, models.NewDirective{
		Directive: models.Directive{Key: "9-TB-VPCP", Number: "9/TB-VPCP", Kind: "conclusion_notice", TitleVi: "Kết luận", TitleEn: "Conclusions",
			IssuedOn: deadline.MustDate(2025, time.June, 1), ReferenceOn: deadline.MustDate(2025, time.June, 1), Lang: "vi"},
		Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Trình đề án.", TextEn: "Submit the scheme.", LabelVi: "Trình đề án", LabelEn: "Submit the scheme",
			Deadline: deadline.Deadline{Kind: deadline.KindNone}}, LeadKeys: []string{key}}},
		Indicators: []models.NewIndicator{{Indicator: models.Indicator{Key: "k", TextVi: "Chỉ tiêu", TextEn: "Indicator", UnitVi: "%", UnitEn: "percent"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	report, _, err := s.CompileReport(ctx, modelstest.System, models.DefaultReportSchedule(),
		models.Period{From: deadline.MustDate(2025, time.June, 21), To: deadline.MustDate(2025, time.June, 25)})
	if err != nil {
		t.Fatal(err)
	}
	task := s.taskID(t, "9/TB-VPCP#1")
	message := s.message(t, modelstest.MOSTOfficer)
	most := s.agencyID(t, "G06")
	letter, _, err := s.UrgeAgency(ctx, s.Cast.Office, models.NewUrgingLetter{AgencyID: most, Lang: "vi", Press: "x"})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]int64{"/tasks": task, "/directives": r.DirectiveID, "/reports": report.ID, "/indicators": s.indicatorOf(t, r.DirectiveID), "/letters": letter.ID, "/outbox": message, "/admin/mail": message,
		"/admin/users": s.Cast.MPSOfficer.UserID, "/admin/agencies": most, "/admin/groups": s.agencyID(t, "PPCS"), "/admin/acts": 1, "/admin/contacts": 1}
}

// agencyID finds an agency by its code.
func (s *site) agencyID(tb testing.TB, code string) int64 {
	tb.Helper()
	all, err := s.Agencies(tb.Context(), modelstest.System, models.AgencyFilter{Groups: true})
	if err != nil {
		tb.Fatal(err)
	}
	for _, a := range all {
		if a.Code == code {
			return a.ID
		}
	}
	tb.Fatalf("no agency %s", code)
	return 0
}

// message enters a mail that was sent.
func (s *site) message(t *testing.T, to string) int64 {
	t.Helper()
	s.Exec(t, `INSERT INTO messages (key, kind, recipient, name, lang, day, subject_of, state, not_before, message_id, subject, text, html, refs, created_at, attempt, settled_at, nonce)
		VALUES ('digest/2025-06-27/`+to+`', 'digest', '`+to+`', 'Trần Minh Anh', 'vi', '2025-06-27', 0, 'sent', '2025-06-27 01:00:00+00:00', 'a@dondoc', '1 nhiệm vụ quá hạn',
		'Kính gửi <b>', '<p style="color:red">Kính gửi</p>', '["34/CT-TTg#1"]', '2025-06-27 01:00:00+00:00', 1, '2025-06-27 01:00:00+00:00', 'never told')`)
	all, err := s.Messages(t.Context(), modelstest.System, models.MessageFilter{Recipient: to, Limit: 1})
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return all[0].ID
}
