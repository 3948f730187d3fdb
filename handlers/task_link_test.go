package handlers_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// form is the path of the form of the Ministry of Science's first task, from a mail that was sent to
// somebody just now.
func (s *site) form(t *testing.T, to string) string {
	t.Helper()
	m, err := s.Message(t.Context(), modelstest.System, s.message(t, to))
	if err != nil {
		t.Fatal(err)
	}
	secret, err := s.TaskLinkSecret(modelstest.System, m, s.taskID(t, "#1"))
	if err != nil {
		t.Fatal(err)
	}
	return "/u/" + secret
}

func (s *site) first(t *testing.T) models.Task {
	t.Helper()
	task, err := s.Task(t.Context(), modelstest.System, s.taskID(t, "#1"))
	if err != nil {
		t.Fatal(err)
	}
	return task
}

func TestFormBehindALinkReportsInTheRecipientsName(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		form, v := s.form(t, modelstest.MOSTOfficer), s.visitor(t)
		got := v.get(t, form).is(t, http.StatusOK, "open")
		got.has(t, "Publish the component model", "Trần Minh Anh", "Bộ Khoa học và Công nghệ", `name="blocked"`)
		for name, want := range map[string]string{"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex"} {
			if got.Header.Get(name) != want {
				t.Errorf("%s: %q", name, got.Header.Get(name))
			}
		}
		v.send(t, http.MethodHead, form, nil).is(t, http.StatusOK, "a scanner")
		if now := s.first(t); now.Version != 2 || now.Percent != 0 {
			t.Errorf("opening changed the task: %+v", now)
		}
		v.postForm(t, form, report("45", "Từ chỗ khác", "", "2")).is(t, http.StatusForbidden, "without the page's token")
		report45 := report("45", "Đã gửi lấy ý kiến", "15/7/2025", "2")
		report45.Set("blocked", "Thiếu vốn")
		if sent := v.post(t, form, form, report45).is(t, http.StatusSeeOther, "save"); sent.Location != form {
			t.Errorf("sent to %s", sent.Location)
		}
		v.get(t, form).has(t, "Đã lưu", `value="45"`, `name="version" value="3"`)
		past, err := s.Timeline(t.Context(), modelstest.System, s.taskID(t, "#1"))
		if err != nil || len(past.Progress) != 1 {
			t.Fatal(past, err)
		}
		if p := past.Progress[0]; p.By != "Trần Minh Anh" || p.Via != models.ViaMailLink || p.Words != "Đã gửi lấy ý kiến\n\nVướng mắc: Thiếu vốn" || p.ForecastOn.String() != "2025-07-15" {
			t.Errorf("reported: %+v", p)
		}
		s.as(t, modelstest.Office).get(t, s.taskPath(t, "#1")).has(t, "Trần Minh Anh, qua đường dẫn trong thư")
		v.get(t, "/tasks").is(t, http.StatusSeeOther, "nobody is signed in by it")
		v.get(t, s.taskPath(t, "#1")).is(t, http.StatusSeeOther, "the task's page still asks to sign in")
	})
}

func TestFormBehindALinkForAContactWithoutAccount(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		m, err := s.Message(t.Context(), modelstest.System, s.message(t, modelstest.ProvinceBox))
		if err != nil {
			t.Fatal(err)
		}
		id := s.taskID(t, "#3@H57")
		secret, err := s.TaskLinkSecret(modelstest.System, m, id)
		if err != nil {
			t.Fatal(err)
		}
		v := s.visitor(t)
		v.post(t, "/u/"+secret, "/u/"+secret, report("20", "Đang dự thảo", "", "1")).is(t, http.StatusSeeOther, "save")
		past, err := s.Timeline(t.Context(), modelstest.System, id)
		if err != nil || len(past.Progress) != 1 || past.Progress[0].By != "Văn thư Huế" || past.Progress[0].Agency.Code != "H57" {
			t.Errorf("%+v, %v", past.Progress, err)
		}
		if rows := s.Rows(t, "SELECT actor, COALESCE(user_id, 0), address FROM audit_entries WHERE action = 'task.progress'"); len(rows) != 1 || rows[0][0] != "Văn thư Huế" || rows[0][1] != "0" || rows[0][2] == "" {
			t.Errorf("on record: %v", rows)
		}
	})
}

func TestFaultsOfTheFormBehindALink(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		form, v := s.form(t, modelstest.MOSTOfficer), s.visitor(t)
		v.post(t, form, form, report("x", "Câu đã gõ", "30/2/2025", "2")).is(t, http.StatusUnprocessableEntity, "faults").has(t, `value="x"`, "Câu đã gõ", "số nguyên từ 0 đến 100", "30/2/2025")
		v.post(t, form, form, report("5", " ", "", "2")).is(t, http.StatusUnprocessableEntity, "no words").has(t, "viết một câu")
		stale := report("50", "Câu không được mất", "", "1")
		stale.Set("blocked", "Cả câu này")
		v.post(t, form, form, stale).is(t, http.StatusConflict, "stale").has(t, "Câu không được mất", "Cả câu này", `name="version" value="2"`)
		s.Exec(t, "UPDATE tasks SET status = 'submitted', submitted_on = '2025-06-20' WHERE id = "+id(s.taskID(t, "#1")))
		v.get(t, form).is(t, http.StatusOK, "submitted").lacks(t, `name="percent"`)
		v.post(t, "/login", form, report("5", "Quá muộn", "", "2")).is(t, http.StatusConflict, "submitted").has(t, "Quá muộn")
	})
}

func TestLinksDie(t *testing.T) {
	for name, kill := range map[string]func(t *testing.T, s *site, form string){
		"two weeks old": func(_ *testing.T, s *site, _ string) { s.Clock.Advance(models.TaskLinkLasts) },
		"the task finished": func(t *testing.T, s *site, _ string) {
			s.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE")
		},
		"the role ended":     func(t *testing.T, s *site, _ string) { s.Exec(t, "UPDATE user_roles SET valid_to = '2025-06-26'") },
		"the account closed": func(t *testing.T, s *site, _ string) { s.Exec(t, "UPDATE users SET closed_at = created_at") },
		"another's task by now": func(t *testing.T, s *site, _ string) {
			s.Exec(t, "UPDATE tasks SET lead_id = (SELECT id FROM agencies WHERE key = 'mps')")
		},
		"the mail not sent":                   func(t *testing.T, s *site, _ string) { s.Exec(t, "UPDATE messages SET state = 'failed'") },
		"a mail from before there were links": func(t *testing.T, s *site, _ string) { s.Exec(t, "UPDATE messages SET nonce = ''") },
		"revoked": func(t *testing.T, s *site, _ string) {
			links := s.taskPath(t, "#1") + "/links"
			head := s.as(t, modelstest.MOSTHead)
			head.get(t, s.taskPath(t, "#1")).has(t, links)
			head.get(t, links).is(t, http.StatusOK, "the list").has(t, modelstest.MOSTOfficer)
			head.post(t, links, links, url.Values{"email": {modelstest.MOSTOfficer}}).is(t, http.StatusSeeOther, "revoke")
			head.get(t, links).lacks(t, `value="`+modelstest.MOSTOfficer+`"`)
			s.Clock.Advance(time.Hour)
		},
	} {
		t.Run(name, func(t *testing.T) {
			eachSite(t, func(t *testing.T, s *site) {
				s.Exec(t, "UPDATE users SET closed_at = NULL")
				form, v := s.formOfAMail(t), s.visitor(t)
				v.get(t, form).is(t, http.StatusOK, "alive")
				page := v.get(t, form)
				kill(t, s, form)
				v.get(t, form).is(t, http.StatusNotFound, "dead").has(t, "không còn hiệu lực")
				answer := report("5", "Quá muộn", "", "2")
				answer.Set("csrf", csrfField.FindStringSubmatch(page.Body)[1])
				v.postForm(t, form, answer).is(t, http.StatusNotFound, "post to the dead")
				if now := s.first(t); now.Percent != 0 {
					t.Errorf("reported all the same: %d", now.Percent)
				}
			})
		})
	}
}

// formOfAMail is form, of a mail that names the task.
func (s *site) formOfAMail(t *testing.T) string {
	t.Helper()
	form := s.form(t, modelstest.MOSTOfficer)
	s.Exec(t, `UPDATE messages SET created_at = '2025-06-27 00:59:00+00:00', settled_at = '2025-06-27 01:00:00+00:00', refs = '["34/CT-TTg#1"]'`)
	return form
}

func TestLinksOpenOneTaskForOneRecipient(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		form, v := s.form(t, modelstest.MOSTOfficer), s.visitor(t)
		parts := strings.Split(strings.TrimPrefix(form, "/u/"), ".")
		other := id(s.taskID(t, "#4"))
		for _, bad := range []string{"/u/x", "/u/1.2.x", "/u/" + parts[0] + "." + other + "." + parts[2], "/u/9." + parts[1] + "." + parts[2], form + "A", form[:len(form)-1],
			"/u/0" + parts[0] + "." + parts[1] + "." + parts[2], "/u/" + parts[2]} {
			v.get(t, bad).is(t, http.StatusNotFound, bad).lacks(t, "Publish the component model")
		}
		s.Exec(t, "UPDATE directives SET confidential = TRUE")
		if got := v.get(t, form).is(t, http.StatusSeeOther, "confidential"); got.Location != s.taskPath(t, "#1") {
			t.Errorf("sent to %s", got.Location)
		}
		got := v.post(t, "/login", form, report("5", "Không qua được", "", "2")).is(t, http.StatusSeeOther, "confidential")
		if now := s.first(t); got.Location != s.taskPath(t, "#1") || now.Percent != 0 {
			t.Errorf("%s, %d%%", got.Location, now.Percent)
		}
		v.post(t, "/login", form, report("x", "", "", "2")).is(t, http.StatusSeeOther, "confidential, with faults").lacks(t, "Publish the component model")
	})
}

func TestLinksAreManagedByTheOfficeAndTheHead(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		links := s.taskPath(t, "#1") + "/links"
		for who, status := range map[string]int{modelstest.Office: http.StatusOK, modelstest.MOSTHead: http.StatusOK, modelstest.MOSTOfficer: http.StatusForbidden,
			modelstest.MPSOfficer: http.StatusForbidden, modelstest.WorkingGroup: http.StatusForbidden, modelstest.HanoiOfficer: http.StatusNotFound} {
			v := s.as(t, who)
			v.get(t, links).is(t, status, who)
			if status != http.StatusOK {
				v.post(t, "/board", links, url.Values{"email": {modelstest.MOSTOfficer}}).is(t, status, who+" revokes")
			} else {
				v.post(t, links+"?x", links, url.Values{"email": {"no address"}}).is(t, http.StatusUnprocessableEntity, who)
			}
		}
		if rows := s.Rows(t, "SELECT * FROM task_link_revocations"); len(rows) > 0 {
			t.Errorf("revoked: %v", rows)
		}
	})
}

func TestLinksAreNotTriedByTheThousandNorLogged(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	var log bytes.Buffer
	s := newSite(t, e, e.Populate(t), func(o *handlers.Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	form, v := s.form(t, modelstest.MOSTOfficer), s.visitor(t)
	v.get(t, form).is(t, http.StatusOK, "open")
	refused := 0
	for range 100 {
		if v.get(t, "/u/1.1.guess").Status == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused < 20 {
		t.Errorf("%d of 100 refused", refused)
	}
	if strings.Contains(log.String(), strings.TrimPrefix(form, "/u/")) || !strings.Contains(log.String(), "path=/u/:token") {
		t.Errorf("logged: %.300s", log.String())
	}
}
