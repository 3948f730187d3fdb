package templates_test

import (
	"fmt"
	"time"

	"dondoc/models/deadline"
	. "dondoc/templates"
)

// Full and empty views of every page, for every test that walks the pages.

var hanoi = time.FixedZone("+07", 7*3600)

func day(y int, m time.Month, d int) deadline.Date { return deadline.Date{Year: y, Month: m, Day: d} }

var today = day(2025, 6, 27)

func at(d, hour int) time.Time { return time.Date(2025, 6, d, hour, 5, 0, 0, time.UTC) }

func samplePage(lang, uri string) Page {
	return Page{Lang: lang, URI: uri, CSRF: "t0ken", Today: today, Zone: hanoi, Demo: true,
		Organisation: "Văn phòng Chính phủ", Version: "0.1.0",
		User:  &Viewer{Name: "Trần Minh Anh", Agency: "BKHCN", Inbox: true, Reports: true, Outbox: true, Admin: true, Desk: true},
		Flash: &Flash{Kind: "good", Text: "✓"}}
}

var statuses = []string{"in_progress", "not_started", "returned", "submitted", "in_progress"}

// sampleRows are rows that differ as real ones do, n of them.
func sampleRows(n int, timeliness string) []TaskRow {
	rows := make([]TaskRow, n)
	for i := range rows {
		rows[i] = TaskRow{ID: int64(1000 + i), Ref: fmt.Sprintf("315/TB-VPCP#%d", i+1),
			Label:     fmt.Sprintf("Trình Nghị quyết tháo gỡ điểm nghẽn chuyển đổi số, phần %d", i+1),
			Directive: "315/TB-VPCP", DirectiveID: 5, Role: "lead", Key: i%7 == 0, Status: statuses[i%5],
			Timeliness: timeliness, Blocked: i%6 == 1, Percent: i * 13 % 101, Due: today.AddDays(-i * 3), Days: i * 3 % 400,
			UpdatedDaysAgo: i%20 - 1, Stale: i%20 > 14, MayUpdate: true, Version: int64(i)}
		if timeliness == "no_deadline" {
			rows[i].Due = deadline.Date{}
		}
		if i%9 == 0 {
			rows[i].InheritedFrom, rows[i].Lead, rows[i].LabelLang = "BTTTT", "BKHCN", "vi"
		}
	}
	return rows
}

func sampleInbox(lang string, rows int) *InboxView {
	third := rows / 3
	groups := []InboxGroup{{"overdue", third, sampleRows(third, "overdue")}, {"due_soon", third, sampleRows(third, "due_soon")},
		{"no_deadline", rows - 2*third, sampleRows(rows-2*third, "no_deadline")}}
	for g := range groups {
		for i := range groups[g].Rows {
			groups[g].Rows[i].ID += int64(g * rows) // a task stands in one group
		}
	}
	return &InboxView{Page: samplePage(lang, "/tasks?directive=5"),
		Agency:     AgencyName{Code: "G07", Name: "Ministry of Science and Technology", Native: "Bộ Khoa học và Công nghệ"},
		NextReview: today.AddDays(3), Tally: InboxTally{rows, 6, 26, 2, 5, 16},
		Filter:     InboxFilter{Q: "đề án", Directive: "5", DueTo: "2025-12-31", Stale: true},
		Directives: []Option{{"5", "315/TB-VPCP"}, {"6", "34/CT-TTg"}}, Agencies: []Option{{"G07", "BKHCN"}},
		Steps:   []Step{{Pile{"receipts", 7}, sampleMatters(3), false}, {Pile{"returned", 2}, sampleMatters(2), true}, {Pile{"opinions", 12}, sampleMatters(2), false}},
		Results: []BulkLine{{1, "315/TB-VPCP#1", "Trình", true, ""}, {2, "", "", false, "Không có."}},
		Groups:  groups,
		Pager:   Pager{From: 1, To: rows, Total: 1234, Next: "/tasks?directive=5&page=2"}}
}

var counts = Counts{Total: 66, CompletedOnTime: 29, CompletedLate: 9, InTerm: 10, Overdue: 16, CompletedUndated: 1, Undated: 1}

func sampleTask(lang string) *TaskView {
	row := sampleRows(2, "overdue")[1]
	row.Days, row.Key = 2, true
	p := samplePage(lang, "/tasks/1001")
	p.Errors = []FieldError{{"percent", "Percent?"}, {"cancel-words", "Why?"}, {"", "General."}}
	return &TaskView{Page: p, TaskRow: row, Text: "Bộ Khoa học và Công nghệ chủ trì, phối hợp với Bộ Tài chính xây dựng Nghị quyết.", TextLang: "vi",
		Quote: []QuotePart{{"Bộ Khoa học và Công nghệ", "lead"}, {" chủ trì, phối hợp với ", ""}, {"Bộ Tài chính", "coordinating"},
			{" xây dựng Nghị quyết <tháo gỡ> ", ""}, {"trước ngày 30/6/2025", "deadline"}},
		Section: "III", Position: 2, Source: DirectiveLink{5, "315/TB-VPCP", "conclusion_notice", "Kết luận", day(2025, 6, 23)},
		Dates: TaskDates{AsWritten: Written{"trước ngày 30/6/2025", "ar"}, Reading: "trước ngày 30/6/2025 (ngày cuối trong hạn 29/6/2025)",
			FirstDue: day(2025, 6, 25), CurrentDue: day(2025, 6, 29), Forecast: day(2025, 7, 15), SubmittedOn: today, CompletedOn: today},
		LeadBy:  AgencyName{"G07", "Ministry of Science and Technology", "BKHCN", "Bộ Khoa học và Công nghệ", nil},
		With:    []AgencyName{{"G12", "Ministry of Finance", "BTC", "Bộ Tài chính", []string{"từ Bộ KH&ĐT"}}, {"G15", "Ministry of Justice", "BTP", "", nil}},
		UrgedBy: &AgencyName{Name: "Government Office"}, SubmitTo: &AgencyName{Name: "PM"},
		Inherited: &Inheritance{From: AgencyName{Name: "Bộ TTTT"}, On: day(2025, 3, 1), Act: "Merger"}, Deliverable: "document", Category: "institutions",
		LinksPath:  "/tasks/1001/links",
		Forms:      []MoveForm{sampleForm("todo", "accept", "Đạt"), sampleForm("update", "", "Đã gửi lấy ý kiến"), sampleForm("more", "cancel", ""), {Place: "todo", Key: "receipt", Act: "acknowledge", Action: "/tasks/1001/receipt"}},
		Extensions: []ExtensionItem{{State: "asked", Facts: []Fact{{"reasons", "Chờ ý kiến <bộ>"}}, Forms: []MoveForm{{Key: "extension-withdrawal", Act: "withdraw_extension"}}}, {State: "refused"}},
		Opinions:   []OpinionItem{{Agency: AgencyName{Name: "BTC"}, State: "asked", DaysLate: 3, Facts: []Fact{{"question", "Có thống nhất không?"}}}},
		Divides:    true, Subtasks: []SubtaskItem{{ID: 4, Title: "Dự thảo", Late: true, Facts: []Fact{{"assignee", "Anh"}}, Forms: []MoveForm{sampleForm("", "subtask-4", "x"), {Key: "subtask-removal-4", Act: "remove_subtask"}}}, {ID: 5, Title: "Xong", Done: true}},
		AddSubtask: &MoveForm{Key: "subtask", Act: "add_subtask", Typed: true, Another: "must_act", Fields: []FormField{{Name: "title", Kind: "text", Label: "title", Required: true}}},
		Evidence: EvidenceView{MayAdd: true, MayRemove: true, KeepsFiles: true, MaxMB: 50, Endings: []string{".pdf", ".docx"}, Number: "12/BC", IssuedOn: "2025-06-20",
			Items: []EvidenceItem{{1, true, "Báo cáo quý II.pdf", deadline.Date{}, 3 << 20, "Trần Minh Anh", at(26, 3)}, {2, true, "a.txt", deadline.Date{}, 12, "", at(26, 4)},
				{3, false, "12/QĐ-BKHCN", day(2025, 6, 20), 0, "Lê Thu Hà", at(26, 5)}}},
		Bottlenecks: []BottleneckItem{sampleBottleneck()}, Questions: sampleQuestions(),
		Timeline: []TimelineEntry{
			{Kind: "progress", At: at(27, 2), Who: "Trần Minh Anh", ActingFor: "Lê Thu Hà", Status: "in_progress", Percent: 55, Words: "Đã tổng hợp", Forecast: today, Via: "api"},
			{Kind: "move", Move: "return", At: at(27, 1), Who: "Văn phòng", Words: "Thiếu phụ lục"},
			{Kind: "move", Move: "ask_extension", At: at(26, 5), Who: "Anh", ActingFor: "Hoa", Agency: "BKHCN", OldDue: today, NewDue: today.AddDays(9), Words: "…", Via: "api"},
			{Kind: "move", Move: "ask_opinion", At: at(26, 4), Who: "Anh", Agency: "BKHCN", Other: "BTC", NewDue: today},
			{Kind: "move", Move: "decline", At: at(26, 3), Who: "Anh", Agency: "BKHCN", Other: "BTC"},
			{Kind: "message", At: at(26, 0), Who: "a@example.org", Rule: "before_3", Outcome: "sent", MessageID: 4},
			{Kind: "message", At: at(25, 0), Who: "a@example.org", Rule: "overdue_1", Outcome: "failed"},
			{Kind: "due_moved", At: at(24, 3), Who: "VPCP", OldDue: day(2025, 6, 25), NewDue: day(2025, 6, 29), Words: "…"},
			{Kind: "inherited", At: at(24, 2), Who: "BKHCN", From: "BTTTT", Words: "Merger"},
			{Kind: "assigned", At: at(23, 2), Who: "VPCP"}}}
}

func sampleConflict(lang string) *TaskView {
	v := sampleTask(lang)
	v.Errors = nil
	v.Conflict = &Conflict{Theirs: []Fact{{"who_when", "Lê Thu Hà"}, {"what_happened", "Xong bản 2"}}, Yours: []Fact{{"what_happened", "Đã gửi"}}, Form: "update"}
	return v
}

// sampleForm has a field of each kind.
func sampleForm(place, key, value string) MoveForm {
	choices := []Option{{"a", "Một"}, {value, value}}
	f := MoveForm{Place: place, Key: key, Act: "cancel", Action: "/tasks/1001/" + key, Version: 7, About: []Fact{{"result", value}}, Grave: true}
	if key == "" {
		f.Act = "report"
		f.Fields = append(f.Fields, FormField{Name: "percent", Kind: "number", Label: "percent", Value: "55", Required: true})
	}
	f.Fields = append(f.Fields, FormField{Name: "words", Kind: "words", Label: "what_happened", Value: value, Required: true}, FormField{Name: "to", Kind: "date", Label: "grant_to", Value: value},
		FormField{Name: "who", Kind: "select", Label: "assignee", Value: value, Options: choices}, FormField{Name: "who", Nth: 1, Kind: "select", Label: "assignee", Options: choices},
		FormField{Name: "decision", Kind: "radio", Label: "address_decision", Value: "a", Options: choices, Required: true}, FormField{Name: "done", Kind: "checkbox", Label: "done", Value: "1"},
		FormField{Name: "key", Kind: "hidden", Value: value})
	return f
}

func sampleMatters(n int) []MatterRow {
	var rows []MatterRow
	for i, r := range sampleRows(n, "overdue") {
		r.Mark = []string{"", "receipt", "declined", "sign_off"}[i%4]
		rows = append(rows, MatterRow{TaskRow: r, Note: "Trình ngày 20/6/2025", Words: "Đã ban hành <Quyết định>", Waits: i, WaitsLate: i == 1, Picked: i == 2})
	}
	return rows
}

func sampleBottleneck() BottleneckItem {
	return BottleneckItem{Category: "institutions", Text: "Chưa thẩm định xong", State: "open", MustAct: "Bộ Tư pháp", Proposal: "Rút ngắn", OpenDays: 6, TasksHeld: 3}
}

func sampleQuestions() []Question {
	return []Question{{"vague_deadline", "“sớm”"}, {"deadline_inferred", "Tháng nào?"}}
}

func sampleMembers(n int) []FanMember {
	members := make([]FanMember, n)
	for i := range members {
		members[i] = FanMember{TaskID: int64(i), Code: fmt.Sprintf("H%02d", i+1), Name: fmt.Sprintf("UBND tỉnh số %d", i+1),
			Status: "completed", Timeliness: []string{"completed_on_time", "completed_late"}[i%2]}
		if i%4 == 0 {
			members[i].Status, members[i].Timeliness, members[i].Days, members[i].Blocked = "in_progress", "overdue", 4, i%8 == 0
		}
		members[i].Inherited = i == 3
	}
	return members
}

func sampleDirective(lang string) *DirectiveView {
	rows := sampleRows(3, "overdue")
	duties := make([]Duty, 3)
	for i := range duties {
		duties[i] = Duty{Ref: rows[i].Ref, Position: i + 1, Label: rows[i].Label, Text: "Toàn văn <nhiệm vụ>", TextLang: "vi", Lead: "BKHCN",
			With: []string{"BTC", "BTP"}, AsWritten: Written{"trước ngày 30/6/2025", "ar"}, Task: &rows[i], Successor: "99/CT-TTg#1"}
	}
	return &DirectiveView{Page: samplePage(lang, "/directives/5"),
		Directive: DirectiveLink{5, "315/TB-VPCP", "conclusion_notice", "Kết luận của Phó Thủ tướng về Kế hoạch 02-KH/BCĐTW", day(2025, 6, 23)},
		TitleLang: "vi", Issuer: "VPCP", SignedBy: "Nguyễn Chí Dũng", EffectiveOn: day(2025, 6, 23), SourceURL: "https://example.org/315", Provisions: 17,
		Counts: counts, Principles: []string{"Rõ người, rõ việc"}, Amends: []AmendingLink{{3, "34/CT-TTg", "supersedes", today, "open"}, {4, "35/CT-TTg", "amends", today, "ahead"}}, AmendedBy: []AmendingLink{{9, "99/CT-TTg", "amends", today, "applied"}, {10, "98/CT-TTg", "supersedes", today, "open"}}, MayRelate: true, Relations: []Relation{{Kind: "implements", Number: "02-KH/BCĐTW", Title: "Kế hoạch"}, {Kind: "cites", Number: "34/CT-TTg", ID: 6, From: today}},
		Sections: []DirectiveSection{{"III", "Bộ Khoa học và Công nghệ", counts, duties},
			{"VII", "UBND các tỉnh", counts, []Duty{{Ref: "315/TB-VPCP#9", Position: 9, Label: "Kết nối Cổng dịch vụ công quốc gia", Lead: "63 tỉnh",
				AsWritten: Written{"trước ngày 28/6/2025", "ar"}, Members: sampleMembers(63), Counts: counts, Due: day(2025, 6, 27), Questions: sampleQuestions()}}},
			{"VIII", "Thường trực", counts, []Duty{{Ref: "315/TB-VPCP#17", Position: 17, Label: "Họp 5 ngày một lần", Reading: "5 ngày một lần", AsWritten: Written{"5 ngày một lần", ""}}}}},
		Bottlenecks: []BottleneckItem{{Category: "data", Text: "Dữ liệu chưa đồng bộ"}},
		Indicators:  []IndicatorItem{{"TTHC toàn trình", "%", "40", "80", "52,5", day(2025, 12, 31), ""}, {Name: "Huyện số hóa", Unit: "huyện", Target: "705", Agency: "Bộ Tư pháp"}}}
}

func sampleDirectiveRows() []DirectiveRow {
	return []DirectiveRow{{DirectiveLink{5, "315/TB-VPCP", "conclusion_notice", "Kết luận", day(2025, 6, 23)}, "VPCP", 17, 4, counts},
		{DirectiveLink{6, "34/CT-TTg", "directive", "Chỉ thị", day(2024, 9, 16)}, "TTg", 40, 0, Counts{Total: 3, InTerm: 3}}}
}

func sampleAgencies(n int) []AgencyRow {
	rows := make([]AgencyRow, n)
	for i := range rows {
		rows[i] = AgencyRow{AgencyName: AgencyName{fmt.Sprintf("G%02d", i), fmt.Sprintf("Ministry no. %d", i), "BX", "Bộ Khoa học và Công nghệ", nil},
			Counts: counts, OfAll: Rate{38, 66}, OfFallenDue: Rate{38, 54}, Inherited: i % 3, Closed: i == 4}
	}
	return rows
}

func sampleBoard(lang string) *BoardView {
	return &BoardView{Page: samplePage(lang, "/board"), Counts: counts, OfAll: Rate{39, 66}, OfFallenDue: Rate{16051, 16274}, Waiting: 4, Blocked: 3, AtRisk: 2, Silent: 9, DueSoon: 3,
		Since: day(2025, 6, 20), Changes: []ChangeFigure{{"completed", 14}, {"newly_overdue", 9}, {"returned", 0}}, Past: sampleWeeks(12, 2), Coming: sampleWeeks(17, -3),
		Groups:  []ShareRow{{"agencies", "ministries", counts, Rate{39, 66}, Rate{3, 4}}, {"agencies", "others", counts, Rate{39, 66}, Rate{3, 4}}, {"category", "data", counts, Rate{39, 66}, Rate{3, 4}}, {"category", "", counts, Rate{39, 66}, Rate{3, 4}}, {"key", "1", counts, Rate{39, 66}, Rate{3, 4}}},
		HeatMap: HeatMap{Categories: []string{"institutions", "data"}, Rows: []HeatRow{{AgencyName{Code: "G01", Name: "Bộ Tài chính"}, []int{4, 9}, 13}}, Totals: []int{4, 9}, All: 13},
		Risks:   []RiskRow{{sampleRows(1, "due_soon")[0], []string{"slow", "blocked", "forecast"}}}, NextDue: sampleRows(3, "due_soon"),
		Indicators: sampleIndicators(lang).Rows[:2],
		Filter:     BoardFilter{Directive: "5", Kind: "ministries", Boundary: "successor"}, Choices: []Option{{"5", "315/TB-VPCP"}}, Agencies: sampleAgencies(12), AgenciesTotal: 40,
		Sort: "overdue", Desc: true, Ages: []AgeBand{{1, 5, 31}, {6, 15, 22}, {31, 0, 8}}, Overdue: sampleRows(6, "overdue"), OverdueTotal: 16, ByDirective: sampleDirectiveRows()}
}

func sampleMessage() MessageRow {
	return MessageRow{ID: 4, Kind: "digest", On: today, To: "anh@example.org", Name: "Trần Minh Anh", Subject: "8 nhiệm vụ quá hạn", State: "queued",
		QueuedAt: at(27, 1), NextAt: at(27, 2), Attempts: 2, Reply: "451 try later"}
}

func sampleReport() ReportSheet {
	tasks := make([]ReportTask, 12)
	for i := range tasks {
		tasks[i] = ReportTask{ID: int64(i), Ref: fmt.Sprintf("315/TB-VPCP#%d", i+1), Label: "Trình Nghị quyết", Lead: "BKHCN", Status: "in_progress", Percent: 40,
			Due: day(2025, 6, 25), Days: i + 1, Reason: "Chờ thẩm định", OldDue: day(2025, 6, 20), Redated: i == 1, Blocked: i == 1}
	}
	return ReportSheet{ReportRow: ReportRow{ID: 3, Kind: "five_day", From: day(2025, 6, 23), To: today, CompiledAt: at(27, 1), Version: 2, Counts: counts, SHA256: "3fa92c01", Scope: "Bộ KH&CN", Replaced: 3, ReplacedBy: 9, Held: true}, Number: "48/BC-TCT", Organisation: "Văn phòng Chính phủ",
		Body: "Tổ công tác", Place: "Hà Nội", IssuedOn: day(2025, 2, 5), Addressees: []string{"Thủ tướng", "Phó Thủ tướng"}, CopiesTo: []string{"Lưu: VT"},
		SignedFor: "TM. Tổ công tác", SignerTitle: "Tổ trưởng", Signer: "Nguyễn Văn An", Directives: 5, OfAll: Rate{39, 66}, OfFallenDue: Rate{38, 54},
		Agencies: sampleAgencies(4), ByDirective: sampleDirectiveRows(), Overdue: tasks, Completed: tasks[:2], DueNext: tasks[:1], DueNextUntil: day(2025, 7, 2),
		Bottlenecks: []BottleneckItem{sampleBottleneck()}, Previous: &ReportRow{To: day(2025, 6, 22)},
		Notes: []string{"Số liệu không gồm văn bản mật."}, Totals: ReportTotals{20, 2, 1}, Differences: []Difference{{"new", tasks[:1], 1}, {"redated", tasks[1:3], 5}, {"dropped", tasks[:1], 1}},
		Ranks: true, InTime: Rate{380, 540}, Standing: []StandingRow{{AgencyName: AgencyName{Name: "Bộ <KH&CN>"}, Rank: 1, OnTime: Rate{38, 54}, Low: Rate{571, 1000}, High: Rate{810, 1000}, Inherited: Rate{1, 4}, Excused: 2, Charged: 31}, {AgencyName: AgencyName{Name: "B"}}},
		Marks:      []StandingMark{{Agency: AgencyName{Name: "<B>"}, Kind: "criticise", Words: "<x>", OnTime: Rate{1, 9}}, {Agency: AgencyName{Name: "C"}, Kind: "commend"}},
		Indicators: []IndicatorCard{{Name: "Huyện <số hóa>", Unit: "huyện", Target: "705", Last: "461", LastOn: today, Distance: "244", Forecast: "540", Due: today, Agencies: []string{"Bộ"}}, {Name: "B", Reached: true}}}
}

func sampleRuns() []JobRun {
	return []JobRun{{"remind", "2025-06-27", "done", at(27, 1), at(27, 1), 1, []JobFigure{{"planned", 12}, {"odd", 1}}, ""},
		{"deliver", "2025-06-27T08:05", "failed", at(27, 1), time.Time{}, 2, nil, "dial tcp: refused"}}
}

// sampleWeeks are n weeks up to some weeks before or after the page's day.
func sampleWeeks(n, before int) []WeekFigures {
	weeks := make([]WeekFigures, n)
	for i := range weeks {
		weeks[i] = WeekFigures{Monday: day(2025, 6, 30).AddDays(7 * (i + 1 - n - before)), Due: 10 + i%5, Completed: 6, Overdue: i % 3, Done: 5 + i%4}
	}
	return weeks
}
