package handlers_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// alone registers a directive with one duty of one ministry and no relations.
func alone(t *testing.T, e *modelstest.Env, number string, issued deadline.Date, confidential bool) int64 {
	t.Helper()
	r, err := e.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{
		Directive: models.Directive{Key: number, Number: number, Kind: "directive", TitleVi: "Về " + number, TitleEn: "On " + number, IssuedOn: issued, ReferenceOn: issued, Lang: "vi", Confidential: confidential},
		Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Trình đề án.", LabelVi: "Trình đề án", TextEn: "Submit.", LabelEn: "Submit",
			Deadline: deadline.Deadline{Kind: deadline.KindNone}}, LeadKeys: []string{"most"}}}})
	if err != nil {
		t.Fatal(err)
	}
	return r.DirectiveID
}

var afterAll = deadline.MustDate(2025, time.June, 25) // after the cast's directives

func TestForgottenRelationIsAddedAndTakenBack(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		by := alone(t, s.Env, "90/CT-TTg", afterAll, false)
		path := "/directives/" + id(by) + "/relations"
		v := s.as(t, modelstest.Office)
		v.get(t, "/directives/"+id(by)).has(t, path)
		v.get(t, path).is(t, http.StatusOK, "no relations").has(t, "chưa có văn bản liên quan")
		v.get(t, path+"?q=34+ct+ttg").has(t, "number=34%2fCT-TTg")
		v.get(t, path+"?number=34/CT-TTg").has(t, `value="34/CT-TTg"`)
		v.get(t, path+"?q="+strings.Repeat("x", 300)).is(t, http.StatusUnprocessableEntity, "a long search")
		form := url.Values{"version": {"1"}, "number": {"34/CT-TTg"}, "kind": {"supersedes"}, "holds_from": {"2025-07-05"}}
		v.post(t, path, path, form).is(t, http.StatusSeeOther, "added")
		v.post(t, path, path, form).is(t, http.StatusConflict, "by an old page").has(t, "Có người vừa thay đổi", `value="2025-07-05"`)
		changes := "/directives/" + id(by) + "/changes/" + id(s.Cast.Directive)
		v.get(t, path).has(t, "Thay thế", "5/7/2025", changes)
		v.get(t, changes).is(t, http.StatusOK, "what it changes").has(t, "5/7/2025")
		v.get(t, "/directives/"+id(s.Cast.Directive)).has(t, "Được thay thế bởi", "90/CT-TTg", "5/7/2025")
		older := provisionIDs(t, s.Env, s.Cast.Directive)
		decision := url.Values{"by_version": {"2"}, "of_version": {"1"}, "words": {"Theo Chỉ thị 90."}, "choice_" + older[1]: {"cancel"}}
		v.post(t, changes, changes, decision).is(t, http.StatusSeeOther, "decided")
		d, err := s.Store.Directive(t.Context(), s.Cast.Office, by)
		if err != nil || len(d.Relations) != 1 || d.Relations[0].HoldsFrom.String() != "2025-07-05" || d.Relations[0].ToID != s.Cast.Directive {
			t.Fatalf("%+v, %v", d.Relations, err)
		}
		back := url.Values{"version": {"2"}, "remove": {id(d.Relations[0].ID)}}
		v.post(t, path, path, back).is(t, http.StatusConflict, "taken back once decided").has(t, "rút lại quyết định trước")
		v.post(t, changes, changes, url.Values{"do": {"undo"}}).is(t, http.StatusSeeOther, "the decision taken back")
		v.post(t, path, path, url.Values{"version": {"9"}, "remove": back["remove"]}).is(t, http.StatusConflict, "by a page of another version")
		v.post(t, path, path, url.Values{"version": {"2"}, "remove": {"999"}}).is(t, http.StatusNotFound, "one there isn't")
		v.post(t, path, path, back).is(t, http.StatusSeeOther, "taken back")
		v.get(t, path).has(t, "chưa có văn bản liên quan")
		v.get(t, changes).is(t, http.StatusNotFound, "nothing changes")
		s.as(t, modelstest.Admin).get(t, "/admin/audit?q=relation").is(t, http.StatusOK, "the record").has(t, "relation.add", "relation.remove")
	})
}

func TestRelationsThatMayNotBe(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		by := alone(t, s.Env, "90/CT-TTg", afterAll, false)
		twin := alone(t, s.Env, "91/CT-TTg", afterAll, false)
		third := alone(t, s.Env, "92/CT-TTg", afterAll, false)
		add := func(from int64, kind, number string) error {
			d, err := s.Store.Directive(t.Context(), s.Cast.Office, from)
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.AddRelation(t.Context(), s.Cast.Office, models.RelationInput{DirectiveID: from, Version: d.Version, Kind: kind, ToNumber: number})
			return err
		}
		for _, r := range []struct {
			from         int64
			kind, number string
		}{{by, "amends", "91/CT-TTg"}, {twin, "repeals_part", "92/CT-TTg"}, {third, "implements", "90/CT-TTg"}, {by, "implements", "91/CT-TTg"}} {
			if err := add(r.from, r.kind, r.number); err != nil {
				t.Fatal(r, err)
			}
		}
		path := "/directives/" + id(by) + "/relations"
		v := s.as(t, modelstest.Office)
		for what, form := range map[string]url.Values{
			"Chưa đăng ký":    {"number": {"999/CT-TTg"}, "kind": {"amends"}},
			"với chính nó":    {"number": {"90/CT-TTg"}, "kind": {"cites"}},
			"đã có quan hệ":   {"number": {"91/CT-TTg"}, "kind": {"supersedes"}},
			"như vậy":         {"number": {"91/CT-TTg"}, "kind": {"implements"}},
			"trước ngày":      {"number": {"34/CT-TTg"}, "kind": {"amends"}, "holds_from": {"2025-06-24"}},
			"các lựa chọn":    {"number": {"34/CT-TTg"}, "kind": {"hints"}},
			"31/2/2025":       {"number": {"34/CT-TTg"}, "kind": {"cites"}, "holds_from": {"31/2/2025"}},
			"id=\"f-number\"": {"number": {" "}, "kind": {"cites"}},
		} {
			form.Set("version", "3")
			v.post(t, path, path, form).is(t, http.StatusUnprocessableEntity, what).has(t, what)
		}
		if err := add(third, "supersedes", "90/CT-TTg"); models.CodeOf(err) != models.CodeInvalid {
			t.Errorf("a circle: %v", err)
		}
		if err := add(s.Cast.Directive, "amends", "90/CT-TTg"); models.CodeOf(err) != models.CodeInvalid {
			t.Errorf("the older amends the newer: %v", err)
		}
		if _, err := s.AddRelation(t.Context(), s.Cast.Office, models.RelationInput{DirectiveID: 4242, Version: 1, Kind: "cites", ToNumber: "90/CT-TTg"}); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("of a directive there isn't: %v", err)
		}
		for who, actor := range map[string]models.Actor{"head": s.Cast.MOSTHead, "working group": s.Cast.WorkingGroup, "administrator": s.Cast.Admin, "nobody": s.Cast.Nobody} {
			_, err := s.AddRelation(t.Context(), actor, models.RelationInput{DirectiveID: by, Version: 3, Kind: "cites", ToNumber: "34/CT-TTg"})
			if models.CodeOf(err) != models.CodeForbidden || models.CodeOf(s.RemoveRelation(t.Context(), actor, by, 1, 3)) != models.CodeForbidden {
				t.Errorf("%s adds one: %v", who, err)
			}
		}
	})
}

// A relation to a confidential directive does not tell that there is one.
func TestRelationToConfidentialDirectiveIsShownToTheCleared(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		by := alone(t, s.Env, "90/CT-TTg", afterAll, false)
		r, err := s.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{Directive: models.Directive{Key: "7/CT-TTg", Number: "7/CT-TTg", Kind: "directive", TitleVi: "Mật", IssuedOn: afterAll, ReferenceOn: afterAll, Lang: "vi", Confidential: true}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddRelation(t.Context(), s.Cast.Office, models.RelationInput{DirectiveID: by, Version: 1, Kind: "implements", ToNumber: "7/CT-TTg"}); err != nil {
			t.Fatal(err)
		}
		for who, want := range map[string]bool{modelstest.Office: true, modelstest.WorkingGroup: false, modelstest.MOSTOfficer: false} {
			page := s.as(t, who).get(t, "/directives/"+id(by))
			page.is(t, http.StatusOK, who)
			if got := strings.Contains(page.text(), "7/CT-TTg"); got != want {
				t.Errorf("%s reads of it: %v", who, got)
			}
		}
		s.as(t, modelstest.Office).get(t, "/directives/"+id(by)).has(t, "/directives/"+id(r.DirectiveID))
	})
}

func TestRepealEndsDuties(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		by := alone(t, s.Env, "90/CT-TTg", afterAll, false)
		if _, err := s.AddRelation(t.Context(), s.Cast.Office, models.RelationInput{DirectiveID: by, Version: 1, Kind: models.RelationRepeals, ToNumber: "34/CT-TTg"}); err != nil {
			t.Fatal(err)
		}
		older, newer := provisionIDs(t, s.Env, s.Cast.Directive), provisionIDs(t, s.Env, by)
		path := "/directives/" + id(by) + "/changes/" + id(s.Cast.Directive)
		v := s.as(t, modelstest.Office)
		page := v.get(t, path)
		page.has(t, "văn bản bị bãi bỏ", `<option value="cancel" selected>`)
		if strings.Contains(page.text(), `<option value="move"`) || strings.Contains(page.text(), "successor_") {
			t.Error("a repeal offers to move tasks")
		}
		moved := url.Values{"by_version": {"2"}, "of_version": {"1"}, "words": {"Theo Chỉ thị 90."}, "choice_" + older[0]: {"move"}, "successor_" + older[0]: {newer[0]}}
		v.post(t, path, path, moved).is(t, http.StatusUnprocessableEntity, "a repeal that moves").has(t, "Bãi bỏ không có nhiệm vụ thay thế")
		v.post(t, path, path, url.Values{"by_version": {"2"}, "of_version": {"1"}, "words": {"Theo Chỉ thị 90."}, "choice_" + older[0]: {"cancel"}, "choice_" + older[1]: {"keep"}}).is(t, http.StatusSeeOther, "decided")
		if t1, t2 := s.oneTask(t, "34/CT-TTg#1"), s.oneTask(t, "34/CT-TTg#2"); t1.Status != models.Cancelled || t2.Status != models.NotStarted {
			t.Errorf("%s and %s", t1.Status, t2.Status)
		}
		v.get(t, "/directives/"+id(s.Cast.Directive)).has(t, "Bị bãi bỏ bởi", "90/CT-TTg")
	})
}

func TestAPIRelates(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		check := describedBy(t, a)
		by := alone(t, a.Env, "90/CT-TTg", afterAll, false)
		at := "/api/v1/directives/" + id(by) + "/relations"
		do := func(who, method, path, body, operation, status string) answer {
			t.Helper()
			got := a.call(t, who, method, path, body)
			if id(int64(got.Status)) != status {
				t.Fatalf("%s %s %s: %d %s", method, path, body, got.Status, got.Body)
			}
			if status != "204" {
				check(t, method, "/directives/{id}/relations"+operation, status, got)
			}
			return got
		}
		office := modelstest.Office
		do(office, "GET", at, "", "", "200")
		do(office, "POST", at, `{"kind":"repeals","number":"999/CT-TTg"}`, "", "422")
		do(office, "POST", at, `{"kind":"repeals","number":"34/CT-TTg","holds_from":"soon"}`, "", "422")
		do(office, "POST", at, `{"kind":"repeals","number":"34/CT-TTg","version":9}`, "", "409")
		do(office, "POST", at, `{"kind":"repeals","number":"34/CT-TTg","holds_from":"2025-07-01","version":1}`, "", "201")
		d, err := a.Store.Directive(t.Context(), a.Cast.Office, by)
		if err != nil || len(d.Relations) != 1 {
			t.Fatal(d.Relations, err)
		}
		one := at + "/" + id(d.Relations[0].ID)
		do(office, "DELETE", one+"?version=1", "", "/{relation_id}", "409")
		do(office, "DELETE", one+"?version=x", "", "/{relation_id}", "422")
		do(office, "DELETE", one+"?version=2", "", "", "204")
		do(office, "DELETE", one, "", "/{relation_id}", "404")
		do(modelstest.WorkingGroup, "POST", at, `{"kind":"cites","number":"34/CT-TTg"}`, "", "403")
	})
}
