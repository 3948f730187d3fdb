package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// rulesForm is the form of a policy, filled in with DOMAIN.md's rules.
func rulesForm(more ...string) url.Values {
	f := url.Values{"version": {"1"}, "days_before": {"7, 3, 1"}, "on_day": {"1"}, "overdue_first": {"1"}, "overdue_every": {"7"}, "escalate_after": {"5", "15", "30", ""},
		"escalate_to": {"head", "working_group", "leadership", ""}, "nudge_after": {"14"}, "nudge_within": {"30"}, "receipt_after": {"3"}, "decline_after": {"2"}, "accept_after": {"5"},
		"answer_after": {"3"}, "repeat_every": {"7"}, "digest_at": {"07:30"}, "do": {"save"}}
	for i := 0; i+1 < len(more); i += 2 {
		f[more[i]] = strings.Split(more[i+1], "|")
	}
	return f
}

func TestTheDefaultPolicyIsCheckedAndVersioned(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Admin)
		const path = "/admin/policies/default"
		v.get(t, "/admin/policies").is(t, http.StatusOK, "the list").has(t, "7, 3, 1", "15 ngày: Tổ công tác", `href="`+path+`"`)
		page := v.get(t, path).is(t, http.StatusOK, "the rules")
		page.has(t, `value="7, 3, 1"`, `value="07:30"`, `<option value="leadership" selected>`, "Thứ Hai")
		page.lacks(t, `name="for_kind"`, "Chấm dứt")
		for _, c := range []struct{ field, value, says string }{
			{"overdue_first", "x", "“x”"}, {"digest_at", "7h30", "“7h30”"}, {"overdue_every", "400", "365"}, {"days_before", "0", "365"}, {"escalate_after", "5|x|30", "“x”"},
			{"escalate_after", "15|5|30", "muộn hơn"}, {"escalate_to", "head|minister|leadership", "chọn"}, {"digest_days", "6|7", "thứ Hai đến thứ Sáu"}, {"digest_days", "9", "thứ Hai"},
		} {
			refusal := v.post(t, path, path, rulesForm(c.field, c.value)).is(t, http.StatusUnprocessableEntity, c.field+" "+c.value)
			refusal.has(t, c.says)
			if c.field != "digest_days" {
				refusal.has(t, `value="`+strings.Split(c.value, "|")[0])
			}
		}
		more := v.post(t, path, path, rulesForm("do", "more", "days_before", "9")).is(t, http.StatusOK, "one more rung")
		more.has(t, `value="9"`, `id="f-escalations.5"`)
		v.post(t, path, path, rulesForm("days_before", "10 5;2", "digest_at", "08:00", "digest_days", "1|3")).is(t, http.StatusSeeOther, "save")
		v.get(t, path).has(t, `value="10, 5, 2"`, `name="version" value="2"`, `value="3" checked`)
		stale := v.post(t, path, path, rulesForm("digest_at", "09:00")).is(t, http.StatusConflict, "an old version")
		stale.has(t, "08:00", `value="09:00"`, `name="version" value="2"`, "Ngày gửi thư")
		entries := s.Rows(t, "SELECT before, after FROM audit_entries WHERE action = 'policy.save'")
		if len(entries) != 1 || !strings.Contains(entries[0][0], "07:30") || !strings.Contains(entries[0][1], "08:00") {
			t.Errorf("audited %v", entries)
		}
		v.post(t, path, path+"/end", url.Values{"version": {"2"}}).is(t, http.StatusNotFound, "the default can't end")
		for _, who := range []string{modelstest.Office, modelstest.WorkingGroup, modelstest.MOSTOfficer} {
			other := s.as(t, who)
			other.get(t, path).is(t, http.StatusForbidden, who)
			other.post(t, "/board", path, rulesForm("version", "2")).is(t, http.StatusForbidden, who)
		}
	})
}

func TestAParticularPolicyIsAddedChangedAndEnded(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Admin)
		const list = "/admin/policies"
		add := func(more ...string) seen { return v.post(t, list+"/new", list, rulesForm(more...)) }
		v.get(t, list+"/new").is(t, http.StatusOK, "the form").lacks(t, `name="digest_at"`, `name="digest_days"`)
		add("name", "Của Bộ").is(t, http.StatusUnprocessableEntity, "for nothing").has(t, `value="Của Bộ"`, "Hãy nêu áp dụng")
		add("name", "Của Bộ", "for_agency", "Bộ Không Có").is(t, http.StatusUnprocessableEntity, "an unknown agency").has(t, `value="Bộ Không Có"`)
		add("name", "Của Bộ", "for_agency", "PPCS").is(t, http.StatusUnprocessableEntity, "a group")
		add("name", "Của Bộ", "for_kind", "poem").is(t, http.StatusUnprocessableEntity, "an unknown kind")
		add("name", "", "for_key", "1").is(t, http.StatusUnprocessableEntity, "no name")
		add("name", "Của Bộ", "for_agency", "G01", "for_key", "1", "days_before", "14", "escalate_after", "2", "escalate_to", "working_group").is(t, http.StatusSeeOther, "saved")
		add("name", "của bộ", "for_kind", "directive").is(t, http.StatusUnprocessableEntity, "the same name").has(t, "mang tên này")
		add("name", "Khác", "for_agency", "G01", "for_key", "1").is(t, http.StatusUnprocessableEntity, "the same tasks").has(t, "“Của Bộ”")
		page := v.get(t, list)
		page.has(t, "Của Bộ", "Chỉ nhiệm vụ trọng tâm", "Bộ Công an", "2 ngày: Tổ công tác")
		path := regexp.MustCompile(`/admin/policies/\d+`).FindString(page.Body)
		v.get(t, path).has(t, `value="14"`, "Chấm dứt quy tắc này", `name="for_key" value="1" checked`)
		v.post(t, path, path, rulesForm("name", "Của Bộ", "for_agency", "G01", "overdue_every", "2")).is(t, http.StatusSeeOther, "changed")
		v.post(t, path, path, rulesForm("name", "Của Bộ", "for_agency", "G01", "overdue_every", "3")).is(t, http.StatusConflict, "stale").has(t, `name="version" value="2"`, `name="overdue_every" type="number" value="3"`)
		v.post(t, path, path+"/end", url.Values{"version": {"1"}}).is(t, http.StatusConflict, "ended at an old version")
		s.as(t, modelstest.Office).post(t, "/board", path+"/end", url.Values{"version": {"2"}}).is(t, http.StatusForbidden, "the office")
		v.post(t, path, path+"/end", url.Values{"version": {"2"}}).is(t, http.StatusSeeOther, "ended")
		v.get(t, path).is(t, http.StatusNotFound, "after its end")
		v.get(t, list).has(t, "Đã chấm dứt quy tắc Của Bộ")
		v.get(t, list).lacks(t, "Của Bộ")
		add("name", "Của Bộ", "for_agency", "G01").is(t, http.StatusSeeOther, "its name is free again")
		for action, want := range map[string]int{"policy.save": 3, "policy.remove": 1} {
			if rows := s.Rows(t, "SELECT actor, before FROM audit_entries WHERE action = '"+action+"'"); len(rows) != want || action == "policy.remove" && !strings.Contains(rows[0][1], "Của Bộ") {
				t.Errorf("%s: %v", action, rows)
			}
		}
	})
}

// What the preview says for the next days is what the planning then does.
func TestThePreviewTellsWhatWillBeMailed(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		// Everybody is reached: an agency that isn't is an alert to the office, whatever the policy.
		if _, err := s.AddContact(t.Context(), s.Admin, s.agencyID(t, "H14"), models.Contact{Email: "vanthu@caobang.example", Name: "Văn thư", Lang: "vi", Purpose: models.PurposeAlerts}); err != nil {
			t.Fatal(err)
		}
		v := s.as(t, modelstest.Admin)
		const path = "/admin/policies/default"
		form := rulesForm("do", "preview", "days_before", "2", "escalate_after", "", "escalate_to", "", "overdue_first", "4", "digest_at", "07:30", "nudge_after", "0", "receipt_after", "0")
		page := v.post(t, path, path, form).is(t, http.StatusOK, "the preview")
		page.has(t, "Chưa có gì được lưu", "Tháng qua", "Tháng tới", modelstest.MPSOfficer, `name="version" value="1"`)
		if saved := s.Rows(t, "SELECT id FROM audit_entries WHERE action = 'policy.save'"); len(saved) != 0 {
			t.Fatal("the preview saved")
		}
		next := page.Body[strings.Index(page.Body, "Tháng tới"):]
		form.Set("do", "save")
		v.post(t, path, path, form).is(t, http.StatusSeeOther, "save")
		mailed := map[string]bool{}
		for range 10 {
			s.Clock.Advance(24 * time.Hour)
			if _, err := s.PlanDigests(t.Context(), modelstest.System, s.Today()); err != nil {
				t.Fatal(err)
			}
		}
		all, err := s.Messages(t.Context(), modelstest.System, models.MessageFilter{Kind: models.KindDigest, Limit: 200})
		if err != nil || len(all) == 0 {
			t.Fatal(all, err)
		}
		for _, m := range all {
			mailed[deadline.FormatDate("vi", m.Day)+" "+m.Recipient] = true
		}
		previewed := map[string]bool{}
		for _, day := range strings.Split(next, "<summary>")[1:] {
			on := regexp.MustCompile(`\d+/\d+/\d+`).FindString(strings.ReplaceAll(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(day[:strings.Index(day, "</summary>")], ""), " ", ""))
			d, ok := parseVietnamese(on)
			if !ok {
				t.Fatalf("no day in %q", day[:200])
			}
			if d.After(s.Today()) {
				continue
			}
			for _, m := range regexp.MustCompile(`<bdi>([^<]*@[^<]*)</bdi>`).FindAllStringSubmatch(day, -1) {
				previewed[deadline.FormatDate("vi", d)+" "+m[1]] = true
			}
		}
		for at := range mailed {
			if !previewed[at] {
				t.Errorf("mailed and not previewed: %s", at)
			}
		}
		for at := range previewed {
			if !mailed[at] {
				t.Errorf("previewed and not mailed: %s", at)
			}
		}
	})
}

func parseVietnamese(text string) (deadline.Date, bool) {
	t, err := time.Parse("2/1/2006", text)
	if err != nil {
		return deadline.Date{}, false
	}
	return deadline.MustDate(t.Year(), t.Month(), t.Day()), true
}
