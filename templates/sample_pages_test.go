package templates_test

import (
	"maps"

	. "dondoc/templates"
	"dondoc/templates/paper"
)

// fullPages are all pages with everything on them, by name.
func fullPages(lang string) map[string]View {
	runs := sampleRuns()
	board := sampleBoard(lang)
	login := &LoginView{Page: samplePage(lang, "/login"), Email: "a@example.org", Next: "/board", Refusal: "R?", Providers: []Option{{"/login/oidc/x", "VNeID"}},
		Accounts: []DemoAccount{{"anh@example.org", "pw", "Trần Minh Anh", "officer", "Bộ KH&CN"}, {"b@example.org", "pw", "Bảo", "working_group", ""}}}
	login.User = nil
	setup := &SetupView{Page: samplePage(lang, "/setup/x"), Token: "x", Name: "A", Email: "b", MinPassword: 12}
	setup.Errors = []FieldError{{"name", "N?"}, {"email", "E?"}, {"password", "P?"}, {"password_again", "A?"}}
	linked := &LinkedTaskView{Page: samplePage(lang, "/u/1.2.x"), TaskRow: sampleRows(2, "overdue")[1], Token: "1.2.x", Recipient: "Trần Minh Anh", Until: at(28, 1), Text: "Toàn văn",
		TextLang: "vi", AsWritten: Written{"trước 30/6", "ar"}, LeadName: "Bộ KH&CN", Form: &LinkForm{Percent: "5", Words: "<b>", Forecast: "2025-07-15", Version: 7, Blocked: "Thiếu vốn"}}
	linked.Errors = []FieldError{{"percent", "P?"}, {"words", "W?"}, {"forecast", "F?"}}
	desk := &DeskView{Page: samplePage(lang, "/desk?pile=results"), Piles: []Pile{{"results", 120}, {"wrongly_addressed", 0}, {"extensions", 3}, {"opinions_overdue", 1}}, Pile: "results",
		Rows: sampleMatters(4), Words: "Thiếu", Results: []BulkLine{{1, "315/TB-VPCP#1", "Trình", true, ""}}, Pager: Pager{From: 1, To: 100, Total: 120, Next: "/desk?pile=results&cursor=x"}}
	desk.Errors = []FieldError{{"words", "W?"}}
	all := map[string]View{
		"linked task":       linked,
		"task links":        &TaskLinksView{Page: samplePage(lang, "/tasks/1/links"), Row: sampleRows(1, "overdue")[0], Links: []TaskLinkRow{{"a@example.org", "Anh", 4, at(28, 1)}}},
		"unsubscribe":       &UnsubscribeView{Page: samplePage(lang, "/unsubscribe/1.x"), Token: "1.x", Recipient: "a@example.org", Kind: "mention"},
		"unsubscribed":      &UnsubscribeView{Page: samplePage(lang, "/unsubscribe/1.x"), Token: "1.x", Recipient: "a@example.org", Kind: "report", Declined: true},
		"unsubscribed list": &UnsubscribeView{Page: samplePage(lang, "/unsubscribe/1.x"), Token: "1.x", Recipient: "a@example.org", Kind: "filter", List: "<Quá hạn>", Declined: true},
		"desk":              desk, "desk of extensions": &DeskView{Page: samplePage(lang, "/desk"), Piles: desk.Piles, Pile: "extensions", Rows: sampleMatters(3)},
		"absence": &AbsenceView{Page: samplePage(lang, "/absence"), Form: sampleForm("", "absence", "x"), Rows: []AbsenceRow{{"Anh", "Hà", "1/7/2025", "5/7/2025", "Nghỉ phép", true, &MoveForm{Key: "end-3", Act: "end_absence", Action: "/absence/3/end"}}, {Absent: "A", Substitute: "B"}}},
		"login":   login, "setup": setup, "inbox": sampleInbox(lang, 50), "task": sampleTask(lang), "conflict": sampleConflict(lang),
		"directives": &DirectivesView{Page: samplePage(lang, "/directives"), Q: "34", Rows: sampleDirectiveRows(), Pager: Pager{From: 1, To: 2, Total: 2}},
		"directive":  sampleDirective(lang), "board": board, "events": &EventsView{Page: samplePage(lang, "/events"), On: "2025-06-26", Words: "Luật", Previewed: true, Rows: []EventRow{{1, "sau khi Luật được thông qua", "452/TTg-KSTT#1", "Sửa nghị định", "/directives/3", 2, true, today}, {2, "x", "452/TTg-KSTT#2", "Sửa", "/directives/3", 1, false, day(2025, 7, 1)}}}, "events_none": &EventsView{Page: samplePage(lang, "/events")},
		"search": &SearchView{Page: samplePage(lang, "/search"), Q: "đề án", Directives: []DirectiveLink{{3, "34/CT-TTg", "directive", "Về Đề án 06", today}}, Tasks: sampleRows(2, "overdue"), MoreTasks: true, Bottlenecks: []BottleneckItem{sampleBottleneck()}}, "drafting": sampleDrafting(lang), "drafting_new": sampleDraftingForm(lang), "draftings": sampleDraftings(lang),
		"outbox": &OutboxView{Page: samplePage(lang, "/outbox"), State: "sent", Kind: "digest", Q: "anh", States: []StateCount{{"sent", 12}, {"failed", 1}},
			Rows:  []MessageRow{sampleMessage(), {ID: 5, State: "sent", Kind: "report", SentAt: at(27, 1), QueuedAt: at(27, 1), Subject: "S", To: "x@example.org", On: today}},
			Pager: Pager{From: 51, To: 52, Total: 52, Prev: "/outbox?page=1"}},
		"message": &MessageView{Page: samplePage(lang, "/outbox/4"), MessageRow: sampleMessage(), From: "dondoc@example.org", MessageID: "<1@example.org>", Rule: "on_day",
			Text: "Kính gửi\nhttps://example.org/tasks/1", HTMLPath: "/outbox/4/html", Tasks: sampleRows(2, "overdue")},
		"reports": &ReportsView{Page: samplePage(lang, "/reports"), Rows: []ReportRow{sampleReport().ReportRow}, Pager: Pager{From: 1, To: 1, Total: 1}},
		"report":  &ReportView{Page: samplePage(lang, "/reports/3"), Report: sampleReport(), MayCompile: true},
		"jobs":    &JobsView{Page: samplePage(lang, "/admin/jobs"), Jobs: []JobRow{{"remind", at(28, 1), &runs[0]}, {"deliver", at(28, 1), nil}}, Runs: runs},
		"admin":   &AdminView{Page: samplePage(lang, "/admin"), Entries: []AdminEntry{{"agencies", "/admin/agencies"}, {"audit", "/admin/audit"}}},
		"agencies": &AgenciesView{Page: samplePage(lang, "/admin/agencies"), Q: "bộ", Kind: "ministry", On: "2025-03-01", Rows: []RegistryAgency{sampleAgency(), {ID: 3, Kind: "group", Name: "N"}},
			Pager: Pager{From: 1, To: 2, Total: 2}},
		"agency": sampleAgencyView(lang), "agency_new": &AgencyView{Page: samplePage(lang, "/admin/agencies/new"), Form: AgencyForm{Kind: "ministry"}},
		"acts":        &ActsView{Page: samplePage(lang, "/admin/acts"), Rows: []ActRow{sampleAct("ahead"), sampleAct("applied"), sampleAct("undone")}},
		"act_new":     sampleActForm(lang),
		"act":         &ActView{Page: samplePage(lang, "/admin/acts/2"), ActRow: sampleAct("ahead"), RegisteredOn: today, Note: "N", Shares: sampleShares(), MayUndo: true},
		"act_applied": &ActView{Page: samplePage(lang, "/admin/acts/2"), ActRow: sampleAct("applied"), RegisteredOn: today, AppliedAt: at(1, 1), Shares: sampleShares()},
		"groups":      &GroupsView{Page: samplePage(lang, "/admin/groups"), Rows: []GroupRow{{1, "PPCS", "UBND", []string{"province"}, 2, 34}}},
		"group": &GroupView{Page: samplePage(lang, "/admin/groups/1"), ID: 1, Version: 2, Code: "PPCS", Name: "UBND", Kinds: []KindPick{{"province", true}, {"commune", false}}, MembersNamed: true,
			Members: []MemberField{{"G13 Bộ", "2025-01-01", ""}, {}}, Both: []BothRow{{"members", "a", "b"}}, Choices: []string{"G13 Bộ"}, On: today, OnTyped: "2025-06-27", In: []RegistryAgency{sampleAgency()}},
		"calendar": sampleCalendar(lang), "indicators": sampleIndicators(lang), "indicator": sampleIndicator(lang), "standing": sampleStanding(lang), "bottlenecks": sampleBottlenecks(lang), "bottleneck": sampleBottleneckPage(lang),
		"policies": samplePolicies(lang), "policy": samplePolicy(lang), "recipients": sampleRecipients(lang), "recipient": sampleRecipient(lang),
		"mail_health": &MailHealthView{Page: samplePage(lang, "/admin/mail"), States: []StateCount{{"queued", 2}, {"failed", 1}}, Deferred: 1, Oldest: at(27, 1), MayResend: true,
			Refusing: []RefusingRow{{"a@example.org", "A", "550 no", 2, 4, at(27, 1)}}, Unheard: []UnheardRow{{1, "G13", "Bộ", 12, []string{"a@example.org"}, true}, {2, "G14", "B", 1, nil, false}},
			Failed: []MessageRow{sampleMessage(), {ID: 7, Kind: "digest", To: "b@example.org", On: today}}},
		"absences":   &AbsencesView{Page: samplePage(lang, "/admin/absences"), Rows: []SubstitutionRow{{1, "Anh", "Bình", today, today.AddDays(3), "Nghỉ phép", true}}},
		"audit":      sampleAudit(lang),
		"error":      &ErrorView{Page: samplePage(lang, "/tasks/9"), Status: 404, Kind: "not_found", Message: "Nhiệm vụ 9", RequestID: "7F3A-91C2", Back: "/tasks"},
		"error_kept": &ErrorView{Page: samplePage(lang, "/tasks/9"), Status: 401, Kind: "signed_out", Kept: &KeptForm{Action: "/tasks/9/progress", CSRF: "x", SignIn: true, Text: "Đã trình dự thảo.", Fields: []KeptField{{"percent", "40"}, {"words", "Đã trình dự thảo."}}}},
	}
	for name, v := range letterPages(lang) {
		all[name] = v
	}
	for name, v := range reportPages(lang) {
		all[name] = v
	}
	for name, v := range accountPages(lang) {
		all[name] = v
	}
	maps.Copy(all, sampleReviews(lang))
	maps.Copy(all, sampleImports(lang))
	maps.Copy(all, sampleChanges(lang))
	maps.Copy(all, sampleRelations(lang))
	maps.Copy(all, sampleFilters(lang))
	maps.Copy(all, sampleTargets(lang))
	return all
}

// emptyPages are all pages of a system in which nothing has happened yet, for
// somebody who may open nothing.
func emptyPages(lang string) map[string]View {
	p := Page{Lang: lang, URI: "/", Today: today}
	report := ReportSheet{ReportRow: ReportRow{Kind: "five_day"}}
	return map[string]View{
		"linked task": &LinkedTaskView{Page: p}, "task links": &TaskLinksView{Page: p}, "unsubscribe": &UnsubscribeView{Page: p}, "filter": &SavedFilterView{Page: p}, "indicator form": &IndicatorFormView{Page: p}, "values": &ValuesView{Page: p}, "values preview": &ValuesPreview{Page: p}, "feed": &FeedView{Page: p},
		"desk": &DeskView{Page: p, Pile: "results"}, "absence": &AbsenceView{Page: p},
		"indicators": &IndicatorsView{Page: p}, "indicator": &IndicatorView{Page: p}, "standing": &StandingView{Page: p}, "bottlenecks": &BottlenecksView{Page: p}, "bottleneck": &BottleneckView{Page: p, BottleneckRow: BottleneckRow{State: "open"}},
		"login": &LoginView{Page: p}, "setup": &SetupView{Page: p}, "inbox": &InboxView{Page: p}, "task": &TaskView{Page: p}, "directives": &DirectivesView{Page: p},
		"directive": &DirectiveView{Page: p}, "board": &BoardView{Page: p}, "past board": &BoardView{Page: p, On: today}, "outbox": &OutboxView{Page: p}, "message": &MessageView{Page: p},
		"reports": &ReportsView{Page: p}, "report": &ReportView{Page: p, Report: report}, "jobs": &JobsView{Page: p}, "admin": &AdminView{Page: p}, "agencies": &AgenciesView{Page: p},
		"agency": &AgencyView{Page: p}, "acts": &ActsView{Page: p}, "act_new": &ActFormView{Page: p}, "act": &ActView{Page: p}, "groups": &GroupsView{Page: p}, "group": &GroupView{Page: p},
		"calendar": &CalendarView{Page: p}, "policies": &PoliciesView{Page: p}, "policy": &PolicyView{Page: p}, "recipients": &RecipientsView{Page: p}, "recipient": &RecipientView{Page: p}, "mail_health": &MailHealthView{Page: p}, "absences": &AbsencesView{Page: p}, "audit": &AuditView{Page: p}, "error": &ErrorView{Page: p, Kind: "internal", Status: 500},
	}
}

func sampleDigest(lang string, n int) DigestView {
	task := func(i int) DigestTask {
		return DigestTask{Ref: "315/TB-VPCP#1", Label: "Trình Nghị quyết <nhanh>", Directive: "315/TB-VPCP", Agency: "BKHCN", Role: "lead", Due: today.AddDays(-i), Days: i,
			Status: "in_progress", Percent: 40, Blocked: i == 2, URL: "https://dondoc.example.org/t/abc", Confidential: i == 1,
			UpdateURL: "https://dondoc.example.org/u/123456.1234567.0123456789012345678901234567890123456789012"}
	}
	v := DigestView{Lang: lang, Organisation: "Văn phòng Chính phủ", RecipientName: "Trần Minh Anh", AgencyName: "Bộ Khoa học\r\nBcc: x", Today: today, Why: "owner",
		AllURL: "https://dondoc.example.org/tasks", Demo: true, DueSoon: []DigestTask{task(0), task(1)}}
	for i := range n {
		v.Overdue = append(v.Overdue, task(n-i))
	}
	return v
}

// sampleEvents has one task for each thing that a mail can tell of it.
func sampleEvents(lang string) EventMailView {
	v := EventMailView{Lang: lang, Organisation: "Văn phòng Chính phủ", RecipientName: "Trần Minh Anh", Today: today, AllURL: "https://dondoc.example.org/tasks",
		UnsubscribeURL: "https://dondoc.example.org/unsubscribe/1.x"}
	task := sampleDigest(lang, 3).Overdue[0]
	for _, rule := range []string{"event_assigned", "event_returned", "event_accepted", "event_extension_granted", "event_extension_refused", "event_opinion_asked",
		"event_sign_off_asked", "event_redirected", "event_kept", "event_reopened", "event_cancelled", "event_mentioned"} {
		v.Items = append(v.Items, EventItem{DigestTask: task, Rule: rule, By: "Lê Thị Hoa", Words: "Thiếu phụ lục\nvà dự toán", OldDue: today, NewDue: today.AddDays(30)})
	}
	return v
}

// samplePaper has every kind of part.
func samplePaper(lang string) paper.Paper {
	return paper.Paper{Lang: lang, Head: paper.Letterhead{Above: "Văn phòng Chính phủ", Issuer: "Tổ công tác", Country: "Cộng hòa", Motto: "Độc lập", Number: "Số: 12/CV-TCT", About: "V/v", Place: "Hà Nội"},
		Body: []paper.Part{paper.Words(paper.Name, "Báo cáo"), paper.Words(paper.Abstract, "Về"), paper.Words(paper.To, "Kính gửi: Bộ"), paper.Paragraph{Runs: []paper.Run{{Text: "a <b>"}, {Text: "b", Bold: true}, {Text: "c", Italic: true}}},
			paper.Heading{Level: 1, Text: "Mục"}, paper.Heading{Level: 2, Text: "Tiểu mục"}, paper.Words(paper.Item, "x"), paper.Words(paper.Note, "y"),
			paper.Table{Caption: "Bảng", Columns: []paper.Column{{Title: "TT", Share: 1, Align: paper.Centre}, {Title: "Việc", Share: 3}, {Title: "Ngày", Share: 1, Align: paper.End}},
				Rows: [][]paper.Cell{{{Text: "1"}, {Text: "Công bố", Sub: "315/TB-VPCP#1"}, {Text: "10", Bold: true}}}}},
		End: paper.Ending{CopiesTitle: "Nơi nhận:", Copies: []string{"Như trên;"}, Signer: []string{"TM. Tổ công tác"}, SignerName: "An"}}
}

// letterPages are the pages of urging letters and of their form.
func letterPages(lang string) map[string]View {
	row := LetterRow{7, "12/CV-TCT", "Bộ KH&CN", today, 4}
	fresh := &LetterDraftView{Page: samplePage(lang, "/letters/new?agency=3"), AgencyID: 3, AgencyName: "Bộ KH&CN", Language: "vi", Press: "P", Version: "v", Paper: samplePaper("vi"),
		Recipients: []LetterRecipient{{"Hoa", "hoa@example.org", true}, {"Văn thư", "box@example.org", false}}, Before: []LetterRow{row}}
	stale := &LetterDraftView{Page: samplePage(lang, "/letters/new?agency=3"), AgencyID: 3, AgencyName: "Bộ KH&CN", Language: "en", Press: "P", Version: "v", Paper: samplePaper("en")}
	stale.Errors = []FieldError{{"", "L?"}}
	head := &LetterheadView{Page: samplePage(lang, "/admin/letterhead"), Under: &AdminEntry{Name: "letterhead", Href: "/admin/letterhead"}, Version: 2, Form: LetterheadForm{IssuerVi: "Tổ công tác", IssuerEn: "Working group", LetterNumber: "CV"}}
	head.Errors = []FieldError{{"letter_number", "N?"}}
	return map[string]View{
		"letters":       &LettersView{Page: samplePage(lang, "/letters"), MayUrge: true, Late: []LateAgencyRow{{3, AgencyName{Name: "Bộ KH&CN"}, 4, today}}, Rows: []LetterRow{row}, Next: "/letters?before=7"},
		"no letters":    &LettersView{Page: samplePage(lang, "/letters"), MayUrge: true},
		"letter":        &LetterView{Page: samplePage(lang, "/letters/7"), LetterRow: row, MadeAt: at(27, 1), SHA256: "abc", Paper: samplePaper("vi"), Sent: []MessageRow{sampleMessage()}, Links: true},
		"unsent letter": &LetterView{Page: samplePage(lang, "/letters/7"), LetterRow: row, MadeAt: at(27, 1), Paper: samplePaper("en")},
		"letter_new":    fresh, "letter_new, stale": stale, "letterhead": head,
		"letterhead, stale": &LetterheadView{Page: samplePage(lang, "/admin/letterhead"), Under: &AdminEntry{Name: "letterhead", Href: "/admin/letterhead"}, Both: []BothRow{{"issuer_vi", "a", "b"}}},
	}
}

// reportPages are the pages about reports beside the report itself.
func reportPages(lang string) map[string]View {
	sent := sampleReport()
	sent.Held, sent.Replaced, sent.Previous = false, 0, nil
	secret := &ReportView{Page: samplePage(lang, "/reports/3"), Report: sent, MayCompile: true, ApprovedAt: at(27, 1), Reason: "Sai",
		Secret: &ReportSecretPart{Counts: counts, Late: sent.Overdue[:1], Total: 1}}
	secret.Errors = []FieldError{{"reason", "R?"}}
	order := &ReportOrderView{Page: samplePage(lang, "/reports/new"), Form: ReportOrderForm{From: "2025-06-01", To: "2025-06-30", Agency: "G06", Kind: "ministry", Boundary: "as_it_was"}}
	order.Errors = []FieldError{{"to", "T?"}}
	schedules := &ReportSchedulesView{Page: samplePage(lang, "/admin/reports"), Under: &AdminEntry{Name: "report_schedules", Href: "/admin/reports"}, Both: []BothRow{{"cut_off", "14", "20"}, {"recipients", "a", "b"}},
		Forms: []ReportScheduleForm{{Kind: "five_day", Rhythm: "days", EveryDays: "5", At: "08:00", Active: true, ToGroup: true, Version: 1}, {Kind: "month", Rhythm: "month", CutOff: "14", At: "08:00", Approval: true, ToContacts: true, Recipients: "a@example.org", Refused: true}}}
	return map[string]View{
		"report, secret": secret, "report_new": order, "report schedules, stale": schedules,
		"report schedules": &ReportSchedulesView{Page: samplePage(lang, "/admin/reports"), Under: schedules.Under, Forms: schedules.Forms[:1]},
		"reports, mine":    &ReportsView{Page: samplePage(lang, "/reports"), Rows: []ReportRow{sent.ReportRow, sampleReport().ReportRow}, MayCompile: true},
	}
}
