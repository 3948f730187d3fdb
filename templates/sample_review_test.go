package templates_test

import (
	. "dondoc/templates"
	"dondoc/templates/paper"
)

// sampleReviews are the pages of reviews: planned, being held with a form that came back, and closed.
func sampleReviews(lang string) map[string]View {
	row := ReviewRow{ID: 3, Cadence: "five_day", HeldOn: today, State: "held"}
	task := ReviewTask{ReportTask: ReportTask{ID: 1, Ref: "315/TB-VPCP#1", Label: "Trình đề án", Lead: "Bộ KH&CN", Due: today, Days: 3}, Words: "Thiếu vốn"}
	secret := ReviewTask{ReportTask: ReportTask{ID: 2, Ref: "9/TB-VPCP#1"}, Secret: true}
	asked, returned := task, task
	asked.ExtensionID, asked.To, returned.Proposed = 4, day(2025, 7, 31), "Bộ Công an"
	point := ReviewPoint{ID: 7, Text: "Thiếu dữ liệu", Directive: "34/CT-TTg", State: "open", Asked: "Cấp dữ liệu", Category: "data", MustAct: "Bộ Công an", Proposal: "Chia sẻ", DecideBy: today, Days: 12, Tasks: 3}
	settled := ReviewPoint{ID: 8, Directive: "9/TB-VPCP", State: "escalated", Secret: true, Settled: true}
	told := []ReviewOutcome{{Kind: "task", Text: "Trình phương án", Lead: "G01 Bộ Công an", Due: today, TaskID: 5, Ref: "21/TB-TCT#1", Status: "in_progress", DueNow: today, Late: true},
		{Kind: "resolution", Text: "Cấp ngay", Of: "Thiếu dữ liệu", State: "resolved"}, {Kind: "extension", Secret: true, Granted: true, TaskID: 6, Ref: "9/TB-VPCP#1", Status: "not_started"}, {Kind: "sentence", Text: "Biểu dương"}}
	held := &ReviewView{Page: samplePage(lang, "/reviews/3"), ReviewRow: row, Version: 2, DrawnAt: at(27, 0), SHA256: "ab", NextOn: today.AddDays(3), LastID: 2, LastOn: today.AddDays(-5), Takes: true, MayAnswer: true,
		Choices: []string{"G01 Bộ Công an"}, Typed: DecisionForm{Key: "12-b7", Kind: "resolution", Text: "<b>"},
		Items: []ReviewItem{{ID: 10, Version: 1, Kind: "last", Total: 4, Outcomes: told}, {ID: 11, Version: 1, Kind: "late", Total: 3, Tasks: []ReviewTask{task, secret}, Notes: "Đã rõ"},
			{ID: 12, Version: 1, Kind: "new", Total: 2, Points: []ReviewPoint{point, settled}, Decisions: []ReviewDecision{{ID: 1, Version: 1, MayWithdraw: true, With: "G06", ReviewOutcome: told[0]}}},
			{ID: 13, Version: 1, Kind: "extensions", Tasks: []ReviewTask{asked}}, {ID: 14, Version: 1, Kind: "returned", Tasks: []ReviewTask{returned}}, {ID: 15, Version: 1, Kind: "due"}, {ID: 16, Version: 1, Kind: "other"}}}
	held.Errors = []FieldError{{"text-12-b7", "T?"}}
	closed := *held
	closed.Page, closed.State, closed.Takes, closed.MayDraft, closed.DraftingID, closed.Number, closed.Errors, closed.Typed = samplePage(lang, "/reviews/3"), "closed", false, true, 6, "21/TB-TCT", nil, DecisionForm{}
	closed.Paper = &paper.Paper{Lang: "vi", Head: paper.Letterhead{Issuer: "Tổ công tác"}, Body: []paper.Part{paper.Words(paper.Name, "Thông báo")}}
	registered := &ReviewView{Page: samplePage(lang, "/reviews/3"), ReviewRow: ReviewRow{3, "month", today, "closed", 5, "21/TB-TCT"}, DraftingID: 6}
	planned := &ReviewView{Page: samplePage(lang, "/reviews/4"), ReviewRow: ReviewRow{ID: 4, Cadence: "half_year", HeldOn: today, State: "planned"}, Version: 1, MayDraw: true}
	list := &ReviewsView{Page: samplePage(lang, "/reviews"), MayPlan: true, Cadence: "month", HeldOn: "2025-06-26", Rows: []ReviewRow{row, registered.ReviewRow}, Next: "/reviews?before=3"}
	list.Errors = []FieldError{{"held_on", "H?"}}
	cadences := &ReviewCadencesView{Page: samplePage(lang, "/reviews/cadences"), MayChange: true, Days: []ReviewRow{{ID: 4, Cadence: "five_day", HeldOn: today}, {Cadence: "month", HeldOn: today.AddDays(3)}}, Guests: []ReviewGuest{{"Lê Thu", "thu@vpcp.example", true}, {"Hà", "ha@vpcp.example", false}},
		Forms: []ReviewCadenceForm{{Kind: "five_day", ByDays: true, EveryDays: "<5>", At: "07:00", Active: true, NextOn: today, Version: 1, Refused: true}, {Kind: "month", CutOff: "14", At: "07:00", Version: 2}}}
	cadences.Errors = []FieldError{{"every_days-five_day", "Đ?"}}
	theirs := *cadences
	theirs.Page, theirs.Both = samplePage(lang, "/reviews/cadences"), []BothRow{{"every_days", "5", "7"}}
	read := &ReviewCadencesView{Page: samplePage(lang, "/reviews/cadences"), Forms: cadences.Forms}
	return map[string]View{"review_cadences": cadences, "review_cadences_both": &theirs, "review_cadences_read": read, "review_held": held, "review_closed": &closed, "review_registered": registered, "review_planned": planned, "reviews": list, "reviews_none": &ReviewsView{Page: samplePage(lang, "/reviews")}}
}
