package handlers_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// long registers a directive of so many provisions, the n-th of which says nearly what that of another says.
func long(t *testing.T, e *modelstest.Env, number string, issued deadline.Date, provisions int, relations ...models.DirectiveRelation) int64 {
	t.Helper()
	n := models.NewDirective{Directive: models.Directive{Key: number, Number: number, Kind: "directive", TitleVi: "Về " + number, IssuedOn: issued, ReferenceOn: issued, Lang: "vi"}, Relations: relations}
	for i := 1; i <= provisions; i++ {
		x := fmt.Sprintf("%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i*7%26, 'a'+i*11%26)
		text := strings.Repeat(x+" ", 12) + "xây dựng, trình cấp có thẩm quyền ban hành đề án số " + x + " và tổ chức thực hiện theo quy định của pháp luật"
		n.Provisions = append(n.Provisions, models.NewProvision{Provision: models.Provision{Position: i, SectionVi: fmt.Sprintf("Mục %d", i/100+1), TextVi: text, LabelVi: "Đề án " + x, Deadline: deadline.Deadline{Kind: deadline.KindNone}}, LeadKeys: []string{"most"}})
	}
	r, err := e.RegisterDirective(t.Context(), modelstest.System, n)
	if err != nil {
		t.Fatal(err)
	}
	return r.DirectiveID
}

// A thousand provisions against a thousand are compared page by page; what was chosen on one page is decided
// from another.
func TestChangesOfLongDirectivesStayUsable(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		older := long(t, s.Env, "50/CT-TTg", deadline.MustDate(2025, time.March, 1), 1000)
		by := long(t, s.Env, "60/CT-TTg", deadline.MustDate(2025, time.April, 1), 1000, models.DirectiveRelation{Kind: "supersedes", ToNumber: "50/CT-TTg"})
		path := "/directives/" + id(by) + "/changes/" + id(older)
		v := s.as(t, modelstest.Office)
		page := v.get(t, path).is(t, http.StatusOK, "a thousand provisions")
		if size := len(page.Body); size > 1<<20 {
			t.Errorf("the page has %d bytes", size)
		}
		page.has(t, "50/CT-TTg#50", `value="60/CT-TTg#1"`, "Quyết định áp dụng cho cả 1.000 nhiệm vụ")
		if strings.Contains(page.Body, "<bdi>50/CT-TTg#51</bdi>") {
			t.Error("the next page's rows are shown too")
		}
		ids := provisionIDs(t, s.Env, older)
		form := url.Values{"by_version": {"1"}, "of_version": {"1"}, "words": {"Theo Chỉ thị 60."}, "at": {"1"}, "page": {"20"}}
		for _, one := range ids {
			form.Set("choice_"+one, "keep")
		}
		form.Set("choice_"+ids[2], "cancel")
		form.Set("choice_"+ids[3], "move")
		form.Set("successor_"+ids[3], "60/CT-TTg#4")
		last := v.post(t, path, path, form).is(t, http.StatusOK, "the last page")
		last.has(t, "50/CT-TTg#1000", `name="choice_`+ids[2]+`" value="cancel"`, `name="successor_`+ids[3]+`" value="60/CT-TTg#4"`)
		form.Del("page")
		form.Set("successor_"+ids[3], "60/CT-TTg#9999")
		v.post(t, path, path, form).is(t, http.StatusUnprocessableEntity, "no such duty").has(t, "“60/CT-TTg#9999” không phải nhiệm vụ", `value="60/CT-TTg#9999"`, "<bdi>50/CT-TTg#1</bdi>")
		form.Set("successor_"+ids[3], "60/CT-TTg#4")
		v.post(t, path, path, form).is(t, http.StatusSeeOther, "decided")
		if c, m := s.oneTask(t, "50/CT-TTg#3"), s.oneTask(t, "50/CT-TTg#4"); c.Status != models.Cancelled || m.Status != models.Cancelled {
			t.Errorf("%s and %s, want the one cancelled and the other's place taken", c.Status, m.Status)
		}
		v.get(t, path+"?page=2").is(t, http.StatusOK, "decided").has(t, "50/CT-TTg#51", "?page=3")
	})
}
