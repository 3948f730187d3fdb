package handlers_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

// userForm is the form of an account with one role.
func userForm(name, role, agency, version string) url.Values {
	return url.Values{"name": {name}, "title": {"Chuyên viên"}, "lang": {"vi"}, "version": {version}, "roles.0.role": {role}, "roles.0.agency": {agency}}
}

func TestInvitationLeadsToAnAccount(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin := s.as(t, modelstest.Admin)
		form := userForm("Đỗ Thùy Anh", "officer", "g06", "")
		form.Set("email", "Anh@MOST.example")
		form.Set("roles.0.agency", "")
		admin.post(t, "/admin/users/new", "/admin/users", form).is(t, http.StatusUnprocessableEntity, "an officer of no agency").has(t, "cần có cơ quan", "Anh@MOST.example")
		form.Set("roles.0.agency", "X99")
		admin.post(t, "/admin/users/new", "/admin/users", form).is(t, http.StatusUnprocessableEntity, "an unknown agency").has(t, "“X99”")
		form.Set("roles.0.agency", "g06")
		form.Set("roles.0.role", "")
		admin.post(t, "/admin/users/new", "/admin/users", form).is(t, http.StatusUnprocessableEntity, "an agency without a role").has(t, "Ô này còn thiếu", `value="g06"`)
		form.Set("roles.0.role", "officer")
		form.Set("roles.0.from", "2025-07-01")
		form.Set("roles.0.to", "2025-06-01")
		admin.post(t, "/admin/users/new", "/admin/users", form).is(t, http.StatusUnprocessableEntity, "from July to June")
		form.Del("roles.0.from")
		form.Del("roles.0.to")
		admin.post(t, "/admin/users/new", "/admin/users", form).is(t, http.StatusSeeOther, "invited")
		admin.post(t, "/admin/users/new", "/admin/users", form).is(t, http.StatusConflict, "invited twice").has(t, "Đã có tài khoản")
		admin.get(t, "/admin/users?state=invited").has(t, "Đỗ Thùy Anh", "anh@most.example", "Bộ Khoa học và Công nghệ")

		v, first := s.visitor(t), s.link(t, "anh@most.example")
		v.signIn(t, "anh@most.example", "").is(t, http.StatusUnauthorized, "without a password")
		page := regexp.MustCompile(`href="(/admin/users/\d+)"`).FindStringSubmatch(admin.get(t, "/admin/users?q=anh@most").Body)[1]
		admin.post(t, page, page+"/invitation", url.Values{}).is(t, http.StatusSeeOther, "again")
		v.get(t, "/invitation/"+first).is(t, http.StatusNotFound, "the first link")
		at := "/invitation/" + s.link(t, "anh@most.example")
		s.Clock.Advance(7*24*time.Hour - time.Minute)
		v.get(t, at).is(t, http.StatusOK, "within seven days").has(t, "Đỗ Thùy Anh")
		v.post(t, at, at, url.Values{"password": {modelstest.Password}, "password_again": {modelstest.Password}}).is(t, http.StatusSeeOther, "set")
		v.signIn(t, "anh@most.example", modelstest.Password).is(t, http.StatusSeeOther, "sign in")
		v.get(t, s.taskPath(t, "#1")).is(t, http.StatusOK, "a task of the ministry")
		s.as(t, modelstest.Admin).post(t, page, page+"/invitation", url.Values{}).is(t, http.StatusConflict, "invite who has come")
	})
}

func TestEditedAccountKeepsBothVersions(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin, officer := s.as(t, modelstest.Admin), s.as(t, modelstest.MPSOfficer)
		at := "/admin/users/" + id(s.MPSOfficer.UserID)
		admin.get(t, at).has(t, "Nguyễn Văn Bình", "G01")
		admin.post(t, at, at, userForm("Nguyễn Bình", "officer", "G01", "1")).is(t, http.StatusSeeOther, "another name")
		officer.get(t, "/tasks").is(t, http.StatusOK, "the same role: still signed in")
		stale := admin.post(t, at, at, userForm("Văn Bình", "head", "G06", "1")).is(t, http.StatusConflict, "stale")
		stale.has(t, "Nguyễn Bình", "Văn Bình", "G06")
		admin.post(t, at, at, userForm("Văn Bình", "head", "G06", "2")).is(t, http.StatusSeeOther, "another role")
		officer.get(t, "/tasks").is(t, http.StatusSeeOther, "signed out under other roles")
		s.as(t, modelstest.MPSOfficer).get(t, s.taskPath(t, "#4")).is(t, http.StatusOK, "the new ministry's task")
		entry := s.Rows(t, "SELECT before, after, address FROM audit_entries WHERE action = 'user.edit' ORDER BY id DESC LIMIT 1")[0]
		if !strings.Contains(entry[0], "officer G01") || !strings.Contains(entry[1], "head G06") || entry[2] != "127.0.0.1" {
			t.Errorf("audited %q", entry)
		}
		s.Exec(t, "UPDATE user_roles SET agency_id = (SELECT id FROM agencies WHERE key = 'mic_old') WHERE user_id = "+id(s.MPSOfficer.UserID))
		admin.post(t, at, at, userForm("Bình", "head", "G13", "3")).is(t, http.StatusSeeOther, "the role of an agency that is no more")
		others := "/admin/users/" + id(s.Admin.UserID)
		admin.post(t, others, others, userForm("Quản trị", "viewer", "", "1")).is(t, http.StatusConflict, "the last administrator").has(t, "không còn ai quản lý")
		admin.get(t, "/admin/jobs").is(t, http.StatusOK, "still the administrator")
	})
}

func TestClosedAccountsStayOnRecord(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin, v := s.as(t, modelstest.Admin), s.as(t, modelstest.MOSTOfficer)
		task := s.taskPath(t, "#1")
		v.post(t, task, task+"/progress", url.Values{"percent": {"10"}, "words": {"Đã làm"}, "version": {"2"}}).is(t, http.StatusSeeOther, "progress")
		token, err := s.CreateToken(t.Context(), modelstest.System, modelstest.MOSTOfficer, "x", nil)
		if err != nil {
			t.Fatal(err)
		}
		at := "/admin/users/" + id(s.MOSTOfficer.UserID)
		act := func(path, version string, status int, what string) seen {
			t.Helper()
			return admin.post(t, at, at+path, url.Values{"version": {version}}).is(t, status, what)
		}
		act("/close", "7", http.StatusConflict, "stale")
		act("/close", "1", http.StatusSeeOther, "close")
		act("/close", "2", http.StatusConflict, "close again").has(t, "đã đóng")
		v.get(t, "/tasks").is(t, http.StatusSeeOther, "its session")
		s.visitor(t).get(t, "/api/v1/me", "Authorization", "Bearer "+token).is(t, http.StatusUnauthorized, "its token")
		s.visitor(t).signIn(t, modelstest.MOSTOfficer, modelstest.Password).is(t, http.StatusUnauthorized, "its password")
		admin.get(t, task).has(t, "Trần Minh Anh", "Đã làm")
		admin.get(t, "/admin/users?state=closed").has(t, "Trần Minh Anh")
		act("/reopen", "2", http.StatusSeeOther, "reopen")
		s.as(t, modelstest.MOSTOfficer)
		own := "/admin/users/" + id(s.Admin.UserID)
		admin.post(t, at, own+"/close", url.Values{"version": {"1"}}).is(t, http.StatusConflict, "oneself")
	})
}

func TestAdministratorResetsASecondFactor(t *testing.T) {
	strictSite(t, func(t *testing.T, s *site) {
		admin, lost := s.visitor(t), s.visitor(t)
		s.enrol(t, admin, modelstest.Admin)
		s.enrol(t, lost, modelstest.Office)
		at := "/admin/users/" + id(s.Office.UserID)
		admin.post(t, at, at+"/second-factor/reset", url.Values{}).is(t, http.StatusSeeOther, "reset")
		lost.get(t, "/board").is(t, http.StatusSeeOther, "signed out")
		s.enrol(t, s.visitor(t), modelstest.Office)
	})
}

// upload sends a list of people as a file.
func (v *visitor) upload(t *testing.T, content, apply string) seen {
	t.Helper()
	const at = "/admin/users/import"
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range map[string]string{"csrf": csrfField.FindStringSubmatch(v.get(t, at).Body)[1], "apply": apply} {
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	file, err := form.CreateFormFile("file", "danh sách.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = file.Write([]byte(content))
	_ = form.Close()
	return v.send(t, http.MethodPost, at, &body, "Content-Type", form.FormDataContentType())
}

func TestPeopleAreInvitedFromAList(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin := s.as(t, modelstest.Admin)
		before := s.mails(t)
		const good = "\ufeffEmail;name;role;agency;from\r\na@most.example;\"Lê; A\";officer;G06;1/7/2025\r\nb@hue.example;Trần B;viewer;;\r\n"
		admin.upload(t, good, "").is(t, http.StatusOK, "the preview").has(t, "Lê; A", "2 dòng tốt", "Mời cả 2 người")
		if s.mails(t) != before {
			t.Error("the preview mailed somebody")
		}
		mixed := good + "a@most.example;Lần hai;officer;G06;\r\nc@most.example;C;officer;;\r\nd@most.example;D;boss;G06;\r\n" + modelstest.Office + ";E;viewer;;\r\nf;;;;\r\ng@x.example;G;viewer;;30/2/2025\r\n"
		page := admin.upload(t, mixed, "").is(t, http.StatusUnprocessableEntity, "with faults")
		page.has(t, "2 dòng tốt", "6 dòng có lỗi", "Đã có tài khoản", "cần có cơ quan", "“boss”", "“30/2/2025”", "Chỉ mời 2 dòng tốt")
		admin.upload(t, mixed, "all").is(t, http.StatusUnprocessableEntity, "all or none")
		if s.mails(t) != before {
			t.Error("a faulty list mailed somebody")
		}
		admin.upload(t, mixed, "good").is(t, http.StatusOK, "the good ones").has(t, "Đã mời 2 người")
		if n := s.mails(t) - before; n != 2 {
			t.Errorf("%d mails", n)
		}
		admin.get(t, "/admin/users?q=a@most").has(t, "Lê; A", "từ 1/7/2025")
		for what, text := range map[string]string{"empty": "", "no lines": "email,name\n", "a wrong column": "email,name,salary\n", "no name": "email\nx@y.example\n", "quotes": "email,name\n\"a,b\n", "no text": "email,name\n\xff\xfe,x\n"} {
			admin.upload(t, text, "all").is(t, http.StatusUnprocessableEntity, what)
		}
		admin.upload(t, "email,name,role,agency,from\nx,X,king,ZZ,32/1/2025\n", "").is(t, http.StatusUnprocessableEntity, "every fault of a line").has(t, "thư điện tử", "“king”", "“ZZ”", "“32/1/2025”")
		admin.upload(t, "email,name\n"+strings.Repeat("x@y.example,X\n", 501), "").is(t, http.StatusUnprocessableEntity, "501 lines").has(t, "500")
		admin.upload(t, "email,name\n"+strings.Repeat("x", 300<<10), "").is(t, http.StatusRequestEntityTooLarge, "300 kB")
	})
}

func TestAPIOfAccounts(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		at := "/api/v1/users/" + id(a.Cast.MPSOfficer.UserID)
		for _, who := range []string{modelstest.Office, modelstest.MOSTHead} {
			for _, c := range [][2]string{{"GET", "/api/v1/users"}, {"POST", "/api/v1/users"}, {"GET", at}, {"PATCH", at}} {
				a.call(t, who, c[0], c[1], "{}").problem(t, http.StatusForbidden, "forbidden")
			}
		}
		a.call(t, modelstest.Admin, "PATCH", at, `{"name":"B"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, modelstest.Admin, "PATCH", at, `{"name":"B","closed":true,"version":1}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, modelstest.Admin, "PATCH", at, `{"name":"B","version":1}`).is(t, http.StatusOK, "a name")
		stale := a.call(t, modelstest.Admin, "PATCH", at, `{"name":"C","version":1}`)
		stale.is(t, http.StatusConflict, "stale")
		if !strings.Contains(string(stale.Body), `"current":{"id":`) || !strings.Contains(string(stale.Body), `"officer"`) {
			t.Errorf("stale: %s", stale.Body)
		}
		token := a.token(t, modelstest.MPSOfficer)
		a.call(t, modelstest.Admin, "PATCH", at, `{"closed":true,"version":2}`).is(t, http.StatusOK, "closed")
		a.call(t, "", "GET", "/api/v1/me", "", "Authorization", "Bearer "+token).problem(t, http.StatusUnauthorized, "sign_in")
		a.call(t, modelstest.Admin, "PATCH", at, `{"closed":false,"version":3}`).is(t, http.StatusOK, "open again")
		a.call(t, modelstest.Admin, "GET", "/api/v1/users/424242", "").problem(t, http.StatusNotFound, "not_found")
		a.call(t, modelstest.Admin, "GET", "/api/v1/users?role=king", "").problem(t, http.StatusUnprocessableEntity, "invalid")
	})
}
