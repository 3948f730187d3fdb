package templates_test

import . "dondoc/templates"

// sampleChanges are the pages of an amendment, to decide, decided, and carried out.
func sampleChanges(lang string) map[string]View {
	by, of := DirectiveLink{5, "90/CT-TTg", "directive", "Sửa đổi Chỉ thị 34", today}, DirectiveLink{3, "34/CT-TTg", "directive", "Về Đề án 06", today}
	paired := ChangeRow{ID: 1, Ref: "34/CT-TTg#1", Section: "I", Label: "Kế hoạch", Why: "words", Successor: "9", SuccessorRef: "90/CT-TTg#1", Choice: "move", Open: 1, Finished: 2, Moves: 1, Cancels: 1, Moved: 1, Cancelled: 1,
		Lines: []ChangeLine{{"text", false, []DiffRun{{false, "Lập"}, {true, "đề án"}}, []DiffRun{{false, "Lập"}, {true, "kế hoạch"}}}, {"lead", true, []DiffRun{{false, "Bộ Công an"}}, nil}, {"coordinators", false, nil, []DiffRun{{true, "Bộ KH&CN"}}}, {"deadline", true, nil, nil}}}
	alone := ChangeRow{ID: 2, Ref: "34/CT-TTg#2", Label: "Họp", Choice: "cancel", Open: 1, Lines: []ChangeLine{{"text", true, []DiffRun{{false, "Họp"}}, nil}}}
	v := func(state string) *ChangesView {
		return &ChangesView{Page: samplePage(lang, "/directives/5/changes/3"), By: by, Of: of, Kind: "supersedes", On: today, Ahead: true, ByVersion: 1, OfVersion: 2, Words: "Theo", State: state, DecidedBy: "Hải Yến", DecidedOn: today,
			Rows: []ChangeRow{paired, alone}, Fresh: []FreshDuty{{"90/CT-TTg#2", "Báo cáo", "Bộ Công an", 2}}, Successors: []Option{{"9", "90/CT-TTg#1 Kế hoạch"}}, Moved: 1, Cancelled: 2}
	}
	open := v("open")
	open.Errors = []FieldError{{"choice_1", "C?"}, {"words", "W?"}}
	repeal := v("open")
	repeal.Kind = "repeals_part"
	long := v("open")
	long.Typed, long.Pages, long.At, long.Pager, long.Others = true, 3, 2, Pager{From: 51, To: 100, Total: 120}, []OtherChange{{7, "move", "90/CT-TTg#7"}, {8, "keep", ""}}
	read := v("applied")
	read.Pages, read.At, read.Pager = 3, 2, Pager{From: 51, To: 100, Total: 120}
	return map[string]View{"changes": open, "changes_long": long, "changes_read": read, "changes_repeal": repeal, "changes_ahead": v("ahead"), "changes_applied": v("applied"), "changes_nothing": &ChangesView{Page: samplePage(lang, "/directives/5/changes/3"), State: "open", Kind: "amends"}}
}
