package templates_test

import . "dondoc/templates"

// sampleRelations are the pages on which relations are added, with a search and without any.
func sampleRelations(lang string) map[string]View {
	of := DirectiveLink{5, "90/CT-TTg", "directive", "Sửa đổi Chỉ thị 34", today}
	v := &RelationsView{Page: samplePage(lang, "/directives/5/relations"), Directive: of, Version: 3, Q: "34", Number: "34/CT-TTg", Kind: "repeals_part", From: "2025-07-01",
		Found: []DirectiveLink{{3, "34/CT-TTg", "directive", "Về Đề án 06", today}}, Rows: []RelationRow{
			{ID: 1, Relation: Relation{Kind: "amends", Number: "34/CT-TTg", ID: 3, From: today}, Changes: "/directives/5/changes/3", Decided: true}, {ID: 2, Relation: Relation{Kind: "cites", Number: "Luật"}}}}
	v.Errors = []FieldError{{"number", "N?"}, {"kind", "K?"}, {"holds_from", "D?"}}
	return map[string]View{"relations": v, "relations_none": &RelationsView{Page: samplePage(lang, "/directives/5/relations"), Directive: of, Q: "x", Kind: "amends"}}
}
