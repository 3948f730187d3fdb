package templates_test

import . "dondoc/templates"

// sampleImports are the pages of an import, with a row in each state.
func sampleImports(lang string) map[string]View {
	list := &ImportsView{Page: samplePage(lang, "/imports"), MaxRows: 5000, MaxMB: 8, Directive: "34/CT-TTg", Choices: []string{"34/CT-TTg"},
		Rows: []ImportListRow{{1, "Theo dõi.xlsx", "Nguyễn Hải Yến", "34/CT-TTg", false, at(27, 1), at(28, 1)}, {2, "b.csv", "An", "", true, at(27, 1), at(28, 1)}}}
	list.Errors = []FieldError{{"file", "F?"}, {"directive", "D?"}}
	columns := &ImportColumnsView{Page: samplePage(lang, "/imports/1/columns"), ID: 1, Version: 2, Name: "Theo dõi.xlsx", Sheets: []Option{{"0", "Trang 1"}, {"1", "Trang 2"}}, Sheet: "0", Heading: "3", Directive: "34/CT-TTg", Choices: []string{"34/CT-TTg"},
		Columns: []ImportColumn{{"column_0", "A", "STT", []string{"1", "2"}, ""}, {"column_1", "B", "Nhiệm vụ", []string{"Xây dựng đề án"}, "text"}}}
	columns.Errors = []FieldError{{"sheet", "S?"}, {"heading", "H?"}, {"directive", "D?"}, {"column_1", "C?"}, {"columns", "L?"}}
	fresh := ImportRowLine{Line: 4, State: "new", Directive: "34/CT-TTg", Section: "I. Dữ liệu", Label: "Đề án dữ liệu", Text: "Xây dựng đề án dữ liệu", Leads: []string{"Bộ Công an"}, Coordinators: []string{"Bộ KH&CN"}, Tasks: 34,
		AsWritten: "quý III/2025", Status: "in_progress", Deliverable: "plan", Code: "NV-01", Due: today, Percent: 40}
	bad := ImportRowLine{Line: 5, State: "bad", Text: "Họp", Faults: []ImportCellFault{{"C5", "lead", "“Bộ X” không có"}, {"D5", "deadline", "?"}}}
	there, heading := fresh, ImportRowLine{Line: 6, State: "heading", Text: "II. Hạ tầng"}
	there.State, there.Tasks = "there", 1
	preview := &ImportView{Page: samplePage(lang, "/imports/1"), ID: 1, Version: 2, Name: "Theo dõi.xlsx", Directive: "34/CT-TTg", State: "open", New: 1, There: 1, Bad: 1, Headings: 1, Tasks: 34, Part: "bad",
		Rows: []ImportRowLine{fresh, bad, there, heading}, Pager: Pager{From: 1, To: 4, Total: 4}}
	preview.Errors = []FieldError{{"go_on", "G?"}}
	made := &ImportView{Page: samplePage(lang, "/imports/1"), ID: 1, Version: 3, Name: "b.csv", State: "applied", MadeTasks: 34, MadeThere: 2, Left: 1, Told: true, AppliedAt: at(27, 1), Made: []ImportMadeRow{{4, 34, "34/CT-TTg#5", "/directives/3"}},
		Pager: Pager{From: 1, To: 1, Total: 1}}
	return map[string]View{"imports": list, "import_columns": columns, "import": preview, "import_applied": made, "import_discarded": &ImportView{Page: samplePage(lang, "/imports/1"), State: "discarded"},
		"import_nothing": &ImportView{Page: samplePage(lang, "/imports/1"), State: "open"}}
}
