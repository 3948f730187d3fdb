package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func recipient(part string, more ...string) url.Values {
	f := url.Values{"part": {part}, "email": {"a@b.example"}, "name": {"Văn thư"}, "lang": {"vi"}, "purpose": {"alerts"}}
	for i := 0; i+1 < len(more); i += 2 {
		f.Set(more[i], more[i+1])
	}
	return f
}

func TestRecipientsWithoutAccountAreKept(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Admin)
		const path = "/admin/recipients"
		add := func(f url.Values) seen { return v.post(t, path, path, f) }
		v.get(t, path).is(t, http.StatusOK, "the list").has(t, modelstest.ProvinceBox, "Thành phố Huế")
		for what, f := range map[string]url.Values{
			"no part": recipient(""), "no address": recipient("leadership", "email", "không phải"), "two addresses": recipient("leadership", "email", "a@b.example, c@d.example"),
			"a name with a line end": recipient("leadership", "name", "A\r\nBcc: x@y.example"), "no name": recipient("leadership", "name", " "), "an unknown directive": recipient("directive", "directive", "1/XX"),
			"no directive": recipient("directive"), "an unknown agency": recipient("agency", "agency", "Bộ Không Có"), "no agency": recipient("agency"),
			"an unknown purpose": recipient("agency", "agency", "G06", "purpose", "spam"), "an unknown language": recipient("leadership", "lang", "V!"),
		} {
			add(f).is(t, http.StatusUnprocessableEntity, what).has(t, `name="email" type="email" value="`+f.Get("email"))
		}
		add(recipient("leadership")).is(t, http.StatusSeeOther, "leadership")
		add(recipient("leadership", "email", "A@B.example")).is(t, http.StatusUnprocessableEntity, "the same address once more").has(t, "a@b.example")
		add(recipient("working_group")).is(t, http.StatusSeeOther, "working group")
		add(recipient("directive", "directive", "34/CT-TTg")).is(t, http.StatusSeeOther, "a directive's")
		add(recipient("agency", "agency", "G06")).is(t, http.StatusSeeOther, "an agency's")
		add(recipient("agency", "agency", "Bộ Công an")).is(t, http.StatusSeeOther, "the same mailbox for another agency")
		page := v.get(t, path)
		page.has(t, "Đã thêm người nhận a@b.example", "34/CT-TTg", "Bộ Khoa học và Công nghệ", "Bộ Công an")
		v.get(t, path+"?part=agency&q=bo+cong").lacks(t, `href="/admin/recipients/n`)
		v.get(t, path+"?part=nobody").is(t, http.StatusUnprocessableEntity, "no part")

		key := regexp.MustCompile(`/admin/recipients/n\d+`).FindString(page.Body)
		v.get(t, key).is(t, http.StatusOK, "one").has(t, `value="a@b.example"`)
		change := recipient("", "email", "moi@b.example", "name", "Lãnh đạo Chính phủ", "lang", "en", "version", "1")
		bad := recipient("", "email", "x", "version", "1")
		v.post(t, key, key, bad).is(t, http.StatusUnprocessableEntity, "no address").has(t, `value="x"`)
		v.post(t, key, key, change).is(t, http.StatusSeeOther, "changed")
		change.Set("name", "Khác")
		v.post(t, key, key, change).is(t, http.StatusConflict, "stale").has(t, "Lãnh đạo Chính phủ", `value="Khác"`, `name="version" value="2"`)
		s.as(t, modelstest.Office).post(t, "/board", key+"/end", url.Values{"version": {"2"}}).is(t, http.StatusForbidden, "the office")
		v.post(t, key, key+"/end", url.Values{"version": {"1"}}).is(t, http.StatusConflict, "an old version")
		v.post(t, key, key+"/end", url.Values{"version": {"2"}}).is(t, http.StatusSeeOther, "ended")
		v.get(t, key).is(t, http.StatusNotFound, "after its end")
		v.get(t, path).has(t, "Đã ngừng gửi thư đến moi@b.example")
		v.post(t, path, path+"/x5/end", url.Values{"version": {"2"}}).is(t, http.StatusNotFound, "no such key")
		for action, want := range map[string]int{"recipient.add": 5, "recipient.change": 1, "recipient.end": 1} {
			if rows := s.Rows(t, "SELECT before, after FROM audit_entries WHERE action = '"+action+"'"); len(rows) != want || action == "recipient.change" && (!strings.Contains(rows[0][0], "a@b.example") || !strings.Contains(rows[0][1], "moi@b.example")) {
				t.Errorf("%s: %v", action, rows)
			}
		}
	})
}

// Whom a recipient is told for: what is entered is what the planning sends.
func TestRecipientsWithoutAccountGetTheirMail(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ctx := t.Context()
		for _, r := range []models.MailRecipient{
			{Part: models.RecipientOfLeadership, Email: "leadership@vpcp.example"}, {Part: models.RecipientOfWorkingGroup, Email: "group@vpcp.example"},
			{Part: models.RecipientOfDirective, DirectiveID: s.Directive, Email: "directive@vpcp.example"}, {Part: models.RecipientOfAgency, AgencyID: s.agencyID(t, "G01"), Purpose: models.PurposeAlerts, Email: "agency@vpcp.example"},
		} {
			r.Name, r.Lang = "Người nhận", "vi"
			if _, err := s.AddRecipient(ctx, s.Admin, r); err != nil {
				t.Fatal(err)
			}
		}
		s.Exec(t, "UPDATE tasks SET next_notice_on = '2025-06-30'")
		got := map[string]string{}
		for range 40 { // to the end of July: what is due on 30 June is 31 days late then
			s.Clock.Advance(24 * time.Hour)
			if _, err := s.PlanDigests(ctx, modelstest.System, s.Today()); err != nil {
				t.Fatal(err)
			}
		}
		for _, row := range s.Rows(t, "SELECT DISTINCT m.recipient, x.rule FROM messages m JOIN message_tasks x ON x.message_id = m.id WHERE m.recipient LIKE '%@vpcp.example' ORDER BY 1, 2") {
			got[row[0]] += row[1] + " "
		}
		for who, rule := range map[string]string{"leadership@vpcp.example": "escalate", "group@vpcp.example": "escalate", "directive@vpcp.example": "overdue", "agency@vpcp.example": "overdue"} {
			if !strings.Contains(got[who], rule) {
				t.Errorf("%s is told %q", who, got[who])
			}
		}
	})
}
