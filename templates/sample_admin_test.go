package templates_test

import . "dondoc/templates"

// Full views of the administration pages.

func sampleAgency() RegistryAgency {
	return RegistryAgency{ID: 2, Code: "G13", Name: "Ministry of Information", Native: "Bộ Thông tin", Kind: "ministry", From: day(2007, 8, 1), To: day(2025, 2, 28), SignOff: true}
}

func sampleAgencyView(lang string) *AgencyView {
	v := &AgencyView{Page: samplePage(lang, "/admin/agencies/2"), ID: 2, Version: 4, Name: "Bộ Thông tin", OpenTasks: 12, People: 3, Acts: []ActRow{sampleAct("ahead")},
		Form: AgencyForm{Code: "G13", Kind: "ministry", NameVi: "Bộ Thông tin", NameEn: "MIC", Abbr: "MIC", Parent: "G00 Chính phủ", ValidFrom: "2007-08-01", ValidTo: "2025-02-28", Note: "N", SignOff: true,
			Aliases: []AliasField{{"vi", "Bộ 4T\nBTTTT"}, {"ar", "وزارة"}}},
		Both: []BothRow{{"name_vi", "Bộ TT", "Bộ Thông tin"}, {"sign_off", "✓", "–"}}, Choices: []string{"G13 Bộ Thông tin"},
		Contacts: []ContactRow{{1, "a@example.org", "Văn thư", "vi", "alerts"}}, Contact: ContactForm{"b@", "B", "vi", "reports"}, Languages: []Option{{"vi", "Tiếng Việt"}}}
	v.Errors = []FieldError{{"code", "C?"}, {"kind", "K?"}, {"aliases", "A?"}, {"email", "E?"}}
	return v
}

func sampleAct(state string) ActRow {
	return ActRow{ID: 2, Title: "Sáp nhập bộ", LegalBasis: "176/2025/QH15", State: state, On: day(2025, 3, 1), Tasks: 120}
}

func sampleShares() ActShares {
	share := ActShare{From: "G13 Bộ Thông tin", To: "G06 Bộ Khoa học", Tasks: 12, People: 3, Contacts: 1, Opinions: 2, Extensions: 1, Groups: 1, Bottlenecks: 1, NextNotice: today}
	return ActShares{Rows: []ActShare{share}, Total: share}
}

func sampleActForm(lang string) *ActFormView {
	shares := sampleShares()
	v := &ActFormView{Page: samplePage(lang, "/admin/acts/new"), Preview: &shares, Choices: []string{"G13 Bộ Thông tin"}, AskLate: true,
		Form: ActForm{"Sáp nhập", "Merger", "176/2025/QH15", "2025-03-01", "N", true, []MoveField{{"G13", "G06"}, {}}, "G14; G06"}}
	v.Errors = []FieldError{{"moves", "M?"}, {"moves.1", "1?"}, {"late", "L?"}, {"paste", "P?"}}
	return v
}

func sampleCalendar(lang string) *CalendarView {
	row := CalendarDayRow{Date: day(2025, 4, 30), Kind: "holiday", Name: "Ngày Giải phóng", Source: "https://example.org"}
	week := []CalendarCell{{}, {}, {Day: 30, Date: day(2025, 4, 30), Kind: "holiday", Name: "Ngày Giải phóng"}, {Day: 1, Working: true, Today: true}, {Day: 2}, {}, {}}
	return &CalendarView{Page: samplePage(lang, "/admin/calendar?year=2025"), Year: 2025, Months: []CalendarMonth{{4, [][]CalendarCell{week}}}, Days: []CalendarDayRow{row},
		Form: CalendarForm{"2025-04-30", "2025-04-30", "holiday", "N", "N", "S", "v"}, Both: []BothRow{{"days", "a", "b"}},
		Preview: &CalendarMoves{Before: []CalendarDayRow{row}, Dues: []DueMoveRow{{1, "34/CT-TTg#1", "Trình đề án", "Bộ", today, today.AddDays(1)}}, Total: 3, Notices: 2}}
}

func sampleAudit(lang string) *AuditView {
	return &AuditView{Page: samplePage(lang, "/admin/audit"), Filter: AuditFilterForm{"Anh", "task.", "task", "5", "2025-06-01", "2025-06-27", "percent"}, Objects: []string{"task", "user"},
		Rows: []AuditRow{{ID: 10, At: at(27, 2), Who: "Anh", Action: "task.progress", Object: "task", ObjectID: 6, Withheld: true}, {ID: 9, At: at(27, 1), Who: "Anh", For: "Bình", Address: "10.0.0.1", Action: "task.progress", Object: "task", ObjectID: 5, Href: "/tasks/5", Seq: 8,
			Changes: []AuditChange{{"percent", "10", "45"}, {"words", "", "Xong"}}}, {ID: 10, At: at(27, 2), Who: "B", Action: "calendar.change", Object: "calendar"}},
		Older: "/admin/audit?before=9", Newest: "/admin/audit", CSV: "/admin/audit/export?format=csv", Lines: "/admin/audit/export?format=jsonl", Seq: 8, SealedAt: at(27, 1),
		Check: &AuditCheckView{At: at(27, 1), Held: 7, Damaged: 2, Hash: "ab12", Damages: []AuditDamageRow{{Kind: "changed", From: 3, To: 3, ID: 3, Action: "x", Actor: "y"}, {Kind: "removed", From: 4, To: 6}, {Kind: "head"}}}}
}

func sampleRules() PolicyForm {
	return PolicyForm{Name: "Trọng tâm", ForKind: "directive", ForAgency: "G06 Bộ Khoa học", ForKey: true, OnDay: true, DaysBefore: "7, 3, 1", OverdueFirst: "1", OverdueEvery: "7",
		Escalations: []EscalationField{{"5", "head"}, {"15", "working_group"}, {"30", "leadership"}}, NudgeAfter: "14", NudgeWithin: "30", ReceiptAfter: "3", DeclineAfter: "2", AcceptAfter: "5",
		AnswerAfter: "3", RepeatEvery: "7", DigestAt: "07:30", DigestDays: []DayPick{{1, true}, {2, false}}}
}

func samplePolicies(lang string) *PoliciesView {
	return &PoliciesView{Page: samplePage(lang, "/admin/policies"), Rows: []PolicyRow{{Href: "/admin/policies/default", Name: "default", Default: true, Form: sampleRules()},
		{Href: "/admin/policies/2", Name: "Trọng tâm", For: PolicyScope{"directive", "Bộ Khoa học", true}, Form: sampleRules()}}}
}

func samplePolicy(lang string) *PolicyView {
	span := PreviewSpan{From: today, To: today.AddDays(30), Mails: 3, Recipients: 2, Tasks: 5, Days: []PreviewDay{{On: today, Mails: 3, Tasks: 5, More: 1,
		Rows: []PreviewRow{{"a@example.org", "Văn thư", 4, []RuleCount{{"overdue", 3}, {"before", 1}}}}}}}
	v := &PolicyView{Page: samplePage(lang, "/admin/policies/2"), Action: "/admin/policies/2", Version: 3, Form: sampleRules(), Both: []BothRow{{"digest_at", "07:30", "08:00"}},
		Choices: []string{"G06 Bộ Khoa học"}, Preview: &PolicyPreview{Past: span, Next: PreviewSpan{From: today, To: today}}}
	v.Errors = []FieldError{{"for", "F?"}, {"for_kind", "K?"}, {"escalations", "E?"}, {"escalations.1", "1?"}}
	return v
}

func sampleRecipients(lang string) *RecipientsView {
	v := &RecipientsView{Page: samplePage(lang, "/admin/recipients"), Q: "a", Part: "agency", First: "/admin/recipients", Next: "/admin/recipients?after=a9", Choices: []string{"G06 Bộ Khoa học"},
		Directives: []string{"34/CT-TTg"}, Languages: []Option{{"vi", "Tiếng Việt"}}, Form: RecipientForm{"directive", "34/CT-TTg", "G06", "a@", "A", "vi", "alerts"},
		Rows: []RecipientRow{{Key: "n1", Part: "leadership", Email: "pm@example.org", Name: "Lãnh đạo", Language: "vi"}, {Key: "n2", Part: "directive", Email: "d@example.org", Name: "D", Language: "en", DirectiveID: 5, Directive: "34/CT-TTg"},
			{Key: "n3", Part: "directive", Email: "k@example.org", Name: "K", Language: "vi", DirectiveID: 6}, {Key: "a1", Part: "agency", Email: "b@example.org", Name: "Văn thư", Language: "vi", Purpose: "reports", AgencyID: 2, Agency: "Bộ"}}}
	v.Errors = []FieldError{{"part", "P?"}, {"directive", "D?"}, {"agency", "A?"}, {"email", "E?"}, {"lang", "L?"}, {"purpose", "U?"}}
	return v
}

func sampleRecipient(lang string) *RecipientView {
	v := &RecipientView{Page: samplePage(lang, "/admin/recipients/a1"), Version: 2, RecipientRow: RecipientRow{Key: "a1", Part: "agency", Email: "b@example.org", Name: "Văn thư", Language: "vi", Purpose: "alerts", AgencyID: 2, Agency: "Bộ"},
		Form: RecipientForm{Email: "c@", Name: "C", Lang: "vi", Purpose: "reports"}, Both: []BothRow{{"email", "b@example.org", "c@"}}, Languages: []Option{{"vi", "Tiếng Việt"}}}
	v.Errors = []FieldError{{"purpose", "U?"}, {"lang", "L?"}}
	return v
}
