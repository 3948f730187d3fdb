package handlers_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

func TestAdminIndexOffersWhatOneMayOpen(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		for email, want := range map[string][2][]string{
			modelstest.Admin:        {{"/admin/agencies", "/admin/acts", "/admin/audit", "/admin/mail", "/admin/jobs"}, nil},
			modelstest.Office:       {{"/admin/acts", "/admin/absences", "/admin/mail", "/admin/jobs"}, {"/admin/agencies", "/admin/audit", "/admin/calendar"}},
			modelstest.WorkingGroup: {{"/admin/mail"}, {"/admin/agencies", "/admin/acts", "/admin/jobs", "/admin/audit"}},
		} {
			page := s.as(t, email).get(t, "/admin").is(t, http.StatusOK, email)
			for _, path := range want[0] {
				page.has(t, `href="`+path+`"`)
			}
			for _, path := range want[1] {
				page.lacks(t, `href="`+path+`"`)
			}
		}
		s.as(t, modelstest.MOSTHead).get(t, "/tasks").lacks(t, `href="/admin"`)
	})
}

// agencyFormOf is what the form of an agency sends.
func agencyFormOf(code, nameVi, version string) url.Values {
	return url.Values{"code": {code}, "kind": {"ministry"}, "name_vi": {nameVi}, "name_en": {"Ministry of Public Security"}, "aliases_en": {"MPS\r\nPublic Security"}, "sign_off": {"1"}, "version": {version}}
}

func TestAgencyFormKeepsWhatWasTypedAndShowsBothVersions(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Admin)
		v.get(t, "/admin/agencies?q=cong+an").is(t, http.StatusOK, "search").has(t, "Bộ Công an")
		v.get(t, "/admin/agencies?q=BO+cong+an+public").lacks(t, "Bộ Khoa học")
		path := "/admin/agencies/" + id(s.agencyID(t, "G01"))
		again := v.post(t, path, path, agencyFormOf("", "Bộ Công an mới", "1"))
		again.is(t, http.StatusUnprocessableEntity, "without a code").has(t, `value="Bộ Công an mới"`, "Public Security</textarea>", `href="#f-code"`)
		v.post(t, path, path, agencyFormOf("G01", "Bộ Công an mới", "1")).is(t, http.StatusSeeOther, "save")
		v.get(t, path).has(t, "Đã lưu G01", "Bộ Công an mới", "Public Security")
		late := v.post(t, path, path, agencyFormOf("G01", "Bộ CA", "1")).is(t, http.StatusConflict, "an old version")
		late.has(t, "Bộ Công an mới", `value="Bộ CA"`, `name="version" value="2"`, "Có người vừa")
		v.post(t, path, path, agencyFormOf("G01", "Bộ CA", "2")).is(t, http.StatusSeeOther, "saved over it")
		s.as(t, modelstest.MPSOfficer).get(t, "/tasks").has(t, "Bộ CA")

		made := v.post(t, "/admin/agencies/new", "/admin/agencies", agencyFormOf("X01", "Cơ quan mới", "")).is(t, http.StatusSeeOther, "a new one")
		v.get(t, made.Location).has(t, "Cơ quan mới")
		contact := url.Values{"email": {"van.thu@x.example"}, "name": {"Văn thư"}, "lang": {"vi"}, "purpose": {"alerts"}}
		v.post(t, made.Location, made.Location+"/contacts", contact).is(t, http.StatusSeeOther, "a contact")
		v.get(t, made.Location).has(t, "van.thu@x.example")
		v.post(t, made.Location, made.Location+"/contacts", contact).is(t, http.StatusUnprocessableEntity, "the same again").has(t, `value="van.thu@x.example"`)
	})
}

func actForm(day, do string, pairs ...string) url.Values {
	f := url.Values{"title_vi": {"Hợp nhất tỉnh"}, "title_en": {"Merger of provinces"}, "legal_basis": {"202/2025/QH15"}, "effective_on": {day}, "do": {do}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Add("from", pairs[i])
		f.Add("to", pairs[i+1])
	}
	return f
}

func TestMergerIsPreviewedRegisteredAndUndone(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		const form, to = "/admin/acts/new", "/admin/acts"
		more := v.post(t, form, to, actForm("2025-07-01", "more", "H57", "H14")).is(t, http.StatusOK, "more lines")
		if n := strings.Count(more.Body, `name="from"`); n < 5 {
			t.Errorf("%d lines", n)
		}
		pasted := actForm("2025-07-01", "preview", "H57 Thành phố Huế", "Tỉnh Cao Bằng")
		pasted.Set("paste", "H26\t\r\nnobody;H14")
		bad := v.post(t, form, to, pasted).is(t, http.StatusUnprocessableEntity, "one that nobody is")
		bad.has(t, "“nobody”", `href="#f-paste"`, "nobody;H14", `value="H57 Thành phố Huế"`)
		pasted.Set("paste", "H26\t") // goes to the successor of the line above
		preview := v.post(t, form, to, pasted).is(t, http.StatusOK, "preview")
		preview.has(t, "Những gì sẽ chuyển", "H26 Thành phố Hà Nội", "H14 Tỉnh Cao Bằng", `value="register"`)
		v.get(t, to).lacks(t, "Hợp nhất tỉnh")
		pasted.Set("do", "register")
		made := v.post(t, form, to, pasted).is(t, http.StatusSeeOther, "register")
		page := v.get(t, made.Location)
		page.has(t, "Hợp nhất tỉnh", "Chưa đến ngày", "Hủy văn bản sáp nhập này")
		v.post(t, made.Location, made.Location+"/undo", url.Values{}).is(t, http.StatusSeeOther, "undo")
		v.get(t, made.Location).has(t, "Đã hủy")
		v.get(t, to).has(t, "Hợp nhất tỉnh")

		late := v.post(t, form, to, actForm("2025-06-01", "register", "H57", "H14")).is(t, http.StatusUnprocessableEntity, "a day that is past")
		late.has(t, `name="late"`, "1/6/2025")
		sure := actForm("2025-06-01", "register", "H57", "H14")
		sure.Set("late", "1")
		done := v.post(t, form, to, sure).is(t, http.StatusSeeOther, "registered late")
		v.get(t, done.Location).has(t, "Đã thực hiện")
	})
}

func TestGroupFormShowsWhoIsInOnADay(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Admin)
		path := "/admin/groups/" + id(s.agencyID(t, "PPCS"))
		v.get(t, "/admin/groups").has(t, "UBND các tỉnh", `href="`+path+`"`)
		f := url.Values{"version": {"1"}, "kinds": {"province"}, "members_named": {"1"}, "member": {"G01", "", "nobody"}, "member_from": {"2025-07-01", "", ""}, "member_to": {"", "", ""}}
		v.post(t, path, path, f).is(t, http.StatusUnprocessableEntity, "nobody").has(t, `value="nobody"`, "“nobody”", `value="2025-07-01"`)
		f["member"] = []string{"G01", "", ""}
		v.post(t, path, path, f).is(t, http.StatusSeeOther, "save")
		v.get(t, path+"?on=2025-06-30").has(t, "3 cơ quan")
		v.get(t, path+"?on=1/7/2025").has(t, "4 cơ quan", "Bộ Công an")
		v.get(t, path+"?on=31/6/2025").is(t, http.StatusUnprocessableEntity, "a day that is none")
		f.Del("kinds")
		v.post(t, path, path, f).is(t, http.StatusConflict, "an old version").has(t, "province", `name="version" value="2"`)
	})
}

func TestCalendarShowsWhatMovesBeforeItIsSaved(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Admin)
		v.get(t, "/admin/calendar").is(t, http.StatusOK, "the year").has(t, "Tháng 12", "Ngày Giải phóng miền Nam", "T2")
		f := url.Values{"from": {"30/6/2025"}, "to": {""}, "kind": {"holiday"}, "name_vi": {"Lễ"}, "name_en": {"Feast"}, "do": {"preview"}}
		preview := v.post(t, "/admin/calendar", "/admin/calendar", f).is(t, http.StatusOK, "preview")
		preview.has(t, "lời nhắc đổi ngày gửi", `name="from" value="2025-06-30"`, `value="save"`)
		f.Set("do", "save")
		v.post(t, "/admin/calendar", "/admin/calendar", f).is(t, http.StatusSeeOther, "save")
		cal, err := s.Calendar(t.Context(), modelstest.System)
		if err != nil || cal.Working(deadline.MustDate(2025, time.June, 30)) {
			t.Errorf("30 June is a working day still, %v", err)
		}
		f.Set("name_vi", "Tết")
		v.post(t, "/admin/calendar", "/admin/calendar", f).is(t, http.StatusConflict, "an old version").has(t, "Lễ", "Tết", "2025-06-30.holiday.1,")
		f.Set("kind", "plain")
		f.Set("version", "2025-06-30.holiday.1,")
		v.post(t, "/admin/calendar", "/admin/calendar", f).is(t, http.StatusSeeOther, "taken off again")
		v.get(t, "/admin/calendar?day=2025-04-30").has(t, `value="Reunification Day"`)
		v.get(t, "/admin/calendar?lang=en&year=2026").has(t, "2026", "December", "No days are entered")
		f.Set("from", "31/6/2025")
		v.post(t, "/admin/calendar", "/admin/calendar", f).is(t, http.StatusUnprocessableEntity, "a day that is none").has(t, `value="31/6/2025"`)
	})
}

func TestMailHealthPageSendsAgain(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		message := s.message(t, modelstest.MOSTOfficer)
		s.Exec(t, "UPDATE messages SET state = 'failed', reply = '550 5.1.1 nobody'")
		s.as(t, modelstest.WorkingGroup).get(t, "/admin/mail").has(t, "550 5.1.1 nobody", modelstest.MOSTOfficer, "Tỉnh Cao Bằng")
		s.as(t, modelstest.WorkingGroup).get(t, "/admin/mail").lacks(t, "Gửi lại")
		v := s.as(t, modelstest.Office)
		v.post(t, "/admin/mail", "/admin/mail/"+id(message)+"/resend", url.Values{}).is(t, http.StatusSeeOther, "send again")
		v.get(t, "/admin/mail").has(t, "Đã xếp hàng gửi lại cho "+modelstest.MOSTOfficer)
		v.post(t, "/admin/mail", "/admin/mail/"+id(message)+"/resend", url.Values{}).is(t, http.StatusConflict, "twice").has(t, "Thư này không gặp lỗi: đang chờ gửi")
	})
}

func TestAbsencesOfAllAreSeenAndEnded(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		f := url.Values{"absent": {modelstest.MOSTHead}, "substitute": {"nobody@x.example"}, "from": {"27/6/2025"}, "to": {"2025-06-30"}, "reason": {"Công tác"}}
		v.post(t, "/admin/absences", "/admin/absences", f).is(t, http.StatusUnprocessableEntity, "nobody").has(t, `value="nobody@x.example"`, `value="Công tác"`)
		f.Set("substitute", modelstest.MOSTOfficer)
		v.post(t, "/admin/absences", "/admin/absences", f).is(t, http.StatusSeeOther, "save")
		page := v.get(t, "/admin/absences")
		page.has(t, "Lê Thị Hoa", "Trần Minh Anh", "đang áp dụng")
		all, err := s.Substitutions(t.Context(), modelstest.System)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		v.post(t, "/admin/absences", "/admin/absences/"+id(all[0].ID)+"/end", url.Values{}).is(t, http.StatusSeeOther, "end")
		v.get(t, "/admin/absences").lacks(t, "Lê Thị Hoa")
	})
}

func TestAuditPageFiltersVerifiesAndExports(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskID(t, "#1")
		officer := s.as(t, modelstest.MOSTOfficer)
		officer.post(t, "/tasks/"+id(task), "/tasks/"+id(task)+"/progress", report("45", "=HYPERLINK(\"x\") <b>", "", "2")).is(t, http.StatusSeeOther, "report")
		v := s.as(t, modelstest.Admin)
		page := v.get(t, "/admin/audit?object=task&object_id="+id(task)+"&from=2025-06-27&to=27/6/2025").is(t, http.StatusOK, "filtered")
		page.has(t, "task.progress", "Trần Minh Anh", "HYPERLINK", `href="/tasks/`+id(task)+`"`)
		page.lacks(t, "<b></dd>", "directive.register")
		v.get(t, "/admin/audit?to=2025-06-26").is(t, http.StatusOK, "before").lacks(t, "task.progress")
		v.get(t, "/admin/audit?from=x").is(t, http.StatusUnprocessableEntity, "no day").has(t, "“x”")
		if _, err := s.SealAudit(t.Context(), modelstest.System); err != nil {
			t.Fatal(err)
		}
		v.post(t, "/admin/audit", "/admin/audit/verify", url.Values{}).is(t, http.StatusSeeOther, "verify")
		v.get(t, "/admin/audit").has(t, "còn nguyên")
		s.Exec(t, "UPDATE audit_entries SET actor = 'x' WHERE seq = 2; DELETE FROM audit_entries WHERE seq = 4")
		v.post(t, "/admin/audit", "/admin/audit/verify", url.Values{}).is(t, http.StatusSeeOther, "verify again")
		v.get(t, "/admin/audit").has(t, "phát hiện 2 chỗ", "Bị sửa", "Bị xóa")

		sheet := v.get(t, "/admin/audit/export?format=csv&object=task").is(t, http.StatusOK, "CSV")
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(sheet.Body, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 || rows[1][6] != "task.progress" || !strings.Contains(sheet.Header.Get("Content-Disposition"), "audit-2025-06-27.csv") {
			t.Errorf("%v, %v, %s", rows, err, sheet.Header.Get("Content-Disposition"))
		}
		text := v.get(t, "/admin/audit/export?format=jsonl").is(t, http.StatusOK, "JSON lines")
		n := 0
		for line := range strings.Lines(text.Body) {
			var e struct {
				ID     int64
				Action string
				After  json.RawMessage
			}
			if err := json.Unmarshal([]byte(line), &e); err != nil || e.ID == 0 || e.Action == "" {
				t.Errorf("%s: %v", line, err)
			}
			n++
		}
		all, err := s.AuditEntries(t.Context(), s.Admin, models.AuditFilter{Limit: 100})
		if err != nil || n != len(all) {
			t.Errorf("%d lines, %d entries, %v", n, len(all), err)
		}
		v.get(t, "/admin/audit/export?format=xml").is(t, http.StatusUnprocessableEntity, "an unknown format")
	})
}
