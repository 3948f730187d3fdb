package templates_test

import . "dondoc/templates"

func sampleBottlenecks(lang string) *BottlenecksView {
	return &BottlenecksView{Page: samplePage(lang, "/bottlenecks"), Open: 12, Escalated: 2, Unanswered: 4, Past: 1, Proposed: 1, Settled: 30,
		Filter:   BottleneckFilter{State: "any", Category: "data", Severity: "high", Agency: "G01", Directive: "5", Waiting: "answer"},
		Agencies: []Option{{"G01", "Bộ Công an"}}, Directives: []Option{{"5", "315/TB-VPCP"}},
		Rows: []BottleneckRow{{ID: 3, Category: "data", Severity: "high", State: "escalated", Text: "Dữ liệu <chưa> đồng bộ", Directive: "315/TB-VPCP", MustAct: []string{"Bộ Công an", "Bộ Tài chính"}, Tasks: 41, OpenDays: 120,
			DecideBy: day(2025, 6, 20), Past: true, Waits: true}, {ID: 4, State: "resolved", Text: "x"}, {ID: 5, State: "rejected", Text: "x"}, {ID: 6, State: "open", Text: "x", Proposed: true}},
		Pager: Pager{From: 1, To: 4, Total: 100, Next: "/bottlenecks?page=2"}, Saved: sampleSaved("bottlenecks")}
}

func sampleBottleneckPage(lang string) *BottleneckView {
	v := &BottleneckView{Page: samplePage(lang, "/bottlenecks/3"), BottleneckRow: sampleBottlenecks(lang).Rows[0], Source: DirectiveLink{5, "315/TB-VPCP", "conclusion_notice", "Kết luận", day(2025, 6, 23)},
		Facts: []Fact{{"must_act", "Bộ Công an"}, {"raised_by", "Anh"}}, Total: 9, Waited: 40, Late: 12,
		Held: []HeldRow{{TaskRow: sampleRows(1, "overdue")[0], Whole: true, Waited: 30, Late: 12}, {TaskRow: TaskRow{ID: 8, Ref: "9/TB-VPCP#1", Due: today}, Waited: 10}, {TaskRow: TaskRow{ID: 9, Ref: "9/TB-VPCP#2", Label: "Trình", Lead: "Bộ"}}},
		Into: &BottleneckRow{ID: 4, Text: "Khác", State: "open"}}
	for _, place := range []string{"todo", "more", "comment"} {
		f := sampleForm(place, "bn_resolve", "x")
		f.Key = place
		v.Forms = append(v.Forms, f)
	}
	for _, move := range []string{"raise", "comment", "ask_decision", "answer", "propose", "escalate", "merge", "resolve", "reject", "reopen"} {
		v.History = append(v.History, BottleneckEntry{At: at(27, 1), Move: move, Who: "Anh", For: "Bộ", ActingFor: "Hoa", Words: "<b>", DecideBy: today, Other: 4})
	}
	return v
}

func sampleBottleneckMail(lang string) BottleneckMailView {
	return BottleneckMailView{Lang: lang, Organisation: "VPCP", RecipientName: "Bảo", Today: today, Move: "ask_decision", Category: "data", Text: "Dữ liệu\r\nBcc: x", Asked: "Ban hành", DecideBy: today, Words: "Ban hành quy chế",
		By: "Anh, Bộ", Directive: "315/TB-VPCP", Tasks: 4, URL: "https://dondoc.example.org/bottlenecks/3"}
}
