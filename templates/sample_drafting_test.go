package templates_test

import . "dondoc/templates"

// sampleDrafting are the pages of decomposition, with a draft in each state.
func sampleDrafting(lang string) *DraftingView {
	clear := DraftCard{ID: 1, Version: 1, Number: 1, State: "open", Text: "Xây dựng kế hoạch", Label: "Kế hoạch", Leads: "G01 Bộ Công an", Coordinators: "G06 Bộ Khoa học và Công nghệ", Due: "2025-09-29",
		AsWritten: "trước ngày 30 tháng 9 năm 2025", Reading: "trước ngày 30/9/2025", Deliverable: "plan", Category: "data"}
	asked := DraftCard{ID: 2, Version: 3, Number: 2, State: "open", Text: "Họp", Label: "Họp", AsWritten: "5 ngày một lần", Reading: "5 ngày một lần", NoSingleDay: true, FanOut: true,
		Asks: []string{"no_lead", "vague_words"}, Twins: []TwinRow{{"34/CT-TTg#1", "Họp", "/directives/3"}}}
	confirmed, dropped, undated := clear, clear, asked
	confirmed.ID, confirmed.Number, confirmed.State = 3, 3, "confirmed"
	dropped.ID, dropped.Number, dropped.State = 4, 4, "dropped"
	undated.ID, undated.Number, undated.AsWritten, undated.Reading, undated.NoSingleDay, undated.NoDue = 5, 5, "", "", false, true
	return &DraftingView{Page: samplePage(lang, "/draftings/1"), ID: 1, Version: 1, Name: "77/CT-TTg", Title: "Về dữ liệu", Author: "Nguyễn Hải Yến", Begun: at(27, 1), TextLang: "vi", IssuedOn: today, State: "open", Both: []BothRow{{"label", "Kế hoạch", "Đề án"}},
		Confirmed: 1, Open: 3, Choices: []string{"G01 Bộ Công an"}, Drafts: []DraftCard{clear, asked, confirmed, dropped, undated},
		Text: []DraftParagraph{{Pieces: []DraftPiece{{Start: 0, End: 10, MayBe: true, Runs: []DraftRun{{Text: "I. NHIỆM VỤ"}}}}},
			{Pieces: []DraftPiece{{Drafts: []string{"1", "2", "3", "5"}, First: true, Start: 11, End: 60, Runs: []DraftRun{{"lead", "Bộ Công an"}, {"", " phối hợp với "}, {"coordinator", "Bộ Khoa học"}, {"deadline", "trước ngày 30"}}}}}}}
}

func sampleDraftingForm(lang string) *DraftingFormView {
	return &DraftingFormView{Page: samplePage(lang, "/directives/new"), Form: DraftingForm{Number: "77/CT-TTg", Kind: "directive", Title: "Về dữ liệu", TextLang: "vi", Text: "Bộ Công an chủ trì …", Confidential: true,
		Relations: []RelationField{{"implements", "34/CT-TTg"}, {"amends", ""}}}}
}

func sampleDraftings(lang string) *DraftingsView {
	return &DraftingsView{Page: samplePage(lang, "/draftings"), Rows: []DraftingRow{{1, "77/CT-TTg", "Về dữ liệu", today, at(27, 1)}, {2, "Về dữ liệu", "Về dữ liệu", today, at(27, 1)}}}
}
