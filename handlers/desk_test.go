package handlers_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func (s *site) submit(t *testing.T, task int64, words string) {
	t.Helper()
	if _, err := s.Submit(t.Context(), s.Cast.MOSTOfficer, task, models.MoveInput{Words: words, Via: models.ViaPage}); err != nil {
		t.Fatal(err)
	}
}

func (s *site) item(t *testing.T, task int64) string {
	t.Helper()
	return id(task) + ":" + s.version(t, task)
}

func TestDeskDecidesManyAtOnce(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		office := s.as(t, modelstest.Office)
		office.get(t, "/desk").is(t, http.StatusOK, "an empty desk").has(t, "Không còn việc chờ quyết định")
		var tasks []int64
		for i := range 4 {
			task := s.copyTask(t, "34/CT-TTg#1", fmt.Sprint("d", i))
			s.submit(t, task, fmt.Sprint("Kết quả số ", i))
			tasks = append(tasks, task)
		}
		s.Exec(t, "UPDATE tasks SET submitted_on = '2025-06-10' WHERE id = "+id(tasks[2]))
		page := office.get(t, "/desk")
		page.has(t, "Kết quả số 0", "17 ngày", "34/CT-TTg#1/d3", "Quá hạn")
		if strings.Index(page.Body, "#1/d2") > strings.Index(page.Body, "#1/d0") {
			t.Error("what has waited longest doesn't stand first")
		}
		if n := strings.Count(office.get(t, "/desk?pile=results&all=1").Body, " checked"); n != 4 {
			t.Errorf("choose all chooses %d of 4", n)
		}
		bulk := func(v *visitor, move, words string, items ...string) seen {
			return v.post(t, "/board", "/desk/bulk", url.Values{"move": {move}, "words": {words}, "item": items})
		}
		stale := id(tasks[1]) + ":1"
		unseen := s.item(t, s.copyTask(t, "34/CT-TTg#2", "d9"))
		for _, who := range []string{modelstest.MOSTHead, modelstest.WorkingGroup, modelstest.Admin, modelstest.HanoiOfficer} {
			v := s.as(t, who)
			v.get(t, "/desk").is(t, http.StatusForbidden, who)
			bulk(v, "accept", "", s.item(t, tasks[0])).is(t, http.StatusForbidden, who)
		}
		got := bulk(office, "return", "  ", s.item(t, tasks[0]), s.item(t, tasks[1])).is(t, http.StatusUnprocessableEntity, "no reasons")
		got.has(t, "lý do")
		if n := strings.Count(got.Body, " checked"); n != 2 {
			t.Errorf("%d tasks stay chosen, want the two", n)
		}
		bulk(office, "return", "Lý do gõ sẵn").is(t, http.StatusUnprocessableEntity, "none chosen").has(t, "đã chọn 0", "Lý do gõ sẵn")
		bulk(office, "cancel", "x", s.item(t, tasks[0])).is(t, http.StatusUnprocessableEntity, "another move")
		bulk(office, "accept", "", strings.Split(strings.Repeat(s.item(t, tasks[0])+" ", models.MaxBulk+1), " ")...).is(t, http.StatusUnprocessableEntity, "too many").has(t, "101")

		got = bulk(office, "accept", "", s.item(t, tasks[0]), stale, unseen, "x:y", "424242:1").is(t, http.StatusOK, "accept")
		got.has(t, "1 nhiệm vụ xong", "3 nhiệm vụ chưa làm được", "34/CT-TTg#1/d0", "Có người vừa thay đổi", "chưa bắt đầu", "Không có nhiệm vụ này")
		got = bulk(office, "return", "Thiếu phụ lục", s.item(t, tasks[1]), s.item(t, tasks[2])).is(t, http.StatusOK, "return")
		got.has(t, "2 nhiệm vụ xong")
		for i, want := range []models.Status{models.Completed, models.Returned, models.Returned, models.Submitted} {
			if now, err := s.Task(t.Context(), modelstest.System, tasks[i]); err != nil || now.Status != want {
				t.Errorf("task %d is %s, %v; want %s", i, now.Status, err, want)
			}
		}
		office.get(t, "/desk?pile=unknown").is(t, http.StatusUnprocessableEntity, "an unknown pile").has(t, "“unknown”")
		office.get(t, "/desk?cursor=x").is(t, http.StatusUnprocessableEntity, "a cursor of nobody's")
	})
}

// Where a directive has the supervising agency accept results, they lie on its desk and not on the
// office's.
func TestDeskOfASupervisingAgency(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskID(t, "34/CT-TTg#1")
		s.submit(t, task, "Đã ban hành")
		hanoi := s.as(t, modelstest.HanoiOfficer)
		hanoi.get(t, "/tasks/"+id(task)).is(t, http.StatusNotFound, "before it supervises")
		s.Exec(t, "UPDATE directives SET accepted_by = 'supervisor'")
		s.Exec(t, "INSERT INTO provision_parties (provision_id, role, position, agency_id, holder_id) SELECT t.provision_id, 'supervisor', 1, a.id, a.id FROM tasks t, agencies a WHERE a.key = 'hanoi' AND t.id = "+id(task))
		s.Clock.Advance(modelsTTL) // what a person may do is remembered for a moment
		hanoi.get(t, "/tasks").has(t, "Bàn xử lý")
		hanoi.get(t, "/desk").is(t, http.StatusOK, "the supervisor's desk").has(t, "34/CT-TTg#1", "Đã ban hành")
		office := s.as(t, modelstest.Office)
		office.get(t, "/desk").lacks(t, "34/CT-TTg#1")
		form := url.Values{"version": {s.version(t, task)}, "words": {"Đạt"}}
		office.post(t, "/board", "/tasks/"+id(task)+"/accept", form).is(t, http.StatusForbidden, "the office")
		hanoi.post(t, "/board", "/tasks/"+id(task)+"/accept", form).is(t, http.StatusSeeOther, "the supervisor")
		hanoi.get(t, "/desk?pile=extensions").is(t, http.StatusForbidden, "the office's piles").has(t, "Chỉ người quyết định")
	})
}

func TestInboxSaysWhatToDoFirst(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ctx, in := t.Context(), models.MoveInput{Words: "Thiếu phụ lục", Via: models.ViaPage}
		returned, asked := s.copyTask(t, "34/CT-TTg#1", "r"), s.copyTask(t, "34/CT-TTg#1", "x")
		s.submit(t, returned, "Xong")
		if _, err := s.ReturnResult(ctx, s.Cast.Office, returned, in); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AskExtension(ctx, s.Cast.MOSTOfficer, asked, models.NewExtension{MoveInput: in, To: s.Today().AddDays(30)}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AskOpinion(ctx, s.Cast.MOSTOfficer, asked, models.NewOpinion{MoveInput: models.MoveInput{Words: "Có thống nhất không?", Via: models.ViaPage}, AgencyID: s.Cast.MPSOfficer.Agencies()[0], DueOn: s.Today()}); err != nil {
			t.Fatal(err)
		}
		officer := s.as(t, modelstest.MOSTOfficer)
		page := officer.get(t, "/tasks")
		page.has(t, "Việc cần làm trước", "Chờ xác nhận tiếp nhận", "Kết quả bị trả lại", "Thiếu phụ lục", "Đề nghị gia hạn chờ quyết định", "chờ tiếp nhận")
		page.lacks(t, "Cơ quan khác xin ý kiến", "Chờ lãnh đạo duyệt")
		s.as(t, modelstest.MPSOfficer).get(t, "/tasks").has(t, "Cơ quan khác xin ý kiến", "Có thống nhất không?")
		s.as(t, modelstest.Viewer).get(t, "/tasks").lacks(t, "Việc cần làm trước")

		one, four, another := s.taskID(t, "34/CT-TTg#1"), s.taskID(t, "34/CT-TTg#4"), s.copyTask(t, "34/CT-TTg#1", "y")
		post := func(v *visitor, form url.Values) seen { return v.post(t, "/board", "/tasks/receipts", form) }
		items := []string{s.item(t, one), s.item(t, four), s.item(t, another)}
		post(s.as(t, modelstest.Office), url.Values{"item": items}).is(t, http.StatusForbidden, "the office")
		got := post(s.as(t, modelstest.HanoiOfficer), url.Values{"item": items}).is(t, http.StatusOK, "the outsider")
		got.has(t, "3 nhiệm vụ chưa làm được", "Không có nhiệm vụ này")
		got.lacks(t, "34/CT-TTg#1/y")
		post(officer, url.Values{"item": items, "one": {items[1]}}).is(t, http.StatusSeeOther, "the button beside one")
		officer.get(t, "/tasks").has(t, "Đã xác nhận tiếp nhận: 1 nhiệm vụ")
		post(officer, url.Values{"item": items}).is(t, http.StatusOK, "one of them confirmed already").has(t, "2 nhiệm vụ xong", "1 nhiệm vụ chưa làm được")
		post(officer, url.Values{}).is(t, http.StatusUnprocessableEntity, "none").has(t, "đã chọn 0")
		for _, task := range []int64{one, four, another} {
			if now, err := s.Task(ctx, modelstest.System, task); err != nil || now.Receipt != models.ReceiptIsReceived {
				t.Errorf("%s is %s, %v", now.Ref, now.Receipt, err)
			}
		}
		officer.get(t, "/tasks").lacks(t, "Chờ xác nhận tiếp nhận")

		for i := range 25 {
			s.copyTask(t, "34/CT-TTg#1", fmt.Sprint("n", i))
		}
		officer.get(t, "/tasks").has(t, "Xem tất cả 25")
		if n := strings.Count(officer.get(t, "/tasks?step=receipts").Body, `name="item"`); n != 25 {
			t.Errorf("all receipts to confirm are %d, want 25", n)
		}
		officer.get(t, "/tasks?step=unknown").is(t, http.StatusUnprocessableEntity, "an unknown step").has(t, "“unknown”")
	})
}
