package templates_test

import . "dondoc/templates"

func sampleIndicators(lang string) *IndicatorsView {
	goal, now := 705.0, 461.0
	return &IndicatorsView{Page: samplePage(lang, "/indicators"), MayDefine: true, MayMeasure: true, Rows: []IndicatorCard{
		{ID: 3, Name: "Huyện <số hóa>", Unit: "huyện", Source: DirectiveLink{ID: 5, Number: "315/TB-VPCP"}, Agencies: []string{"Bộ Tư pháp"}, Target: "705", Last: "461", LastOn: today, Due: day(2025, 12, 31), Distance: "244",
			Needed: "40", Kept: "12,5", Forecast: "540", TargetValue: &goal, Value: &now, Points: []IndicatorPoint{{day(2025, 1, 1), 380, "380"}, {today, 461, "461"}}},
		{ID: 4, Name: "B", Unit: "%", Target: "80", Last: "90", Reached: true, OutOf: "100", TargetValue: &now, Value: &goal, Points: []IndicatorPoint{{Value: 90, Text: "90"}}},
		{ID: 5, Name: "C"}}}
}

func sampleIndicator(lang string) *IndicatorView {
	v := &IndicatorView{Page: samplePage(lang, "/indicators/3"), IndicatorCard: sampleIndicators(lang).Rows[0]}
	enter, correct := sampleForm("", "measure", "x"), sampleForm("", "correct_value", "y")
	enter.Key, correct.Key = "value", "correct-2"
	v.Form = &enter
	v.Values = []IndicatorValue{{ID: 2, On: today, Value: "461", Note: "<n>", By: "An", Correct: &correct}, {ID: 1, Agency: "Bộ", Value: "380"}}
	half := 0.5
	v.Baseline, v.MayDefine = "300", true
	v.ByAgency = []IndicatorCard{v.IndicatorCard, {Name: "B", Last: "1", Target: "5", Value: &half, TargetValue: &half, Done: &half, Reached: true}, {Name: "<C>"}}
	v.Corrected = []IndicatorValue{{ID: 1, On: today, Value: "460", By: "An"}}
	return v
}

// sampleTargets are the pages on which indicators are defined and their values uploaded, by name.
func sampleTargets(lang string) map[string]View {
	form := IndicatorForm{Directive: "5", TextVi: "Huyện <số hóa>", TextEn: "Districts", UnitVi: "huyện", UnitEn: "districts", Baseline: "300", Target: "705", OutOf: "705", DueOn: "2025-12-31", Version: 2,
		Shares: []ShareField{{"G01 Bộ Công an", "20"}, {"Z9", "x"}, {}}}
	edit := &IndicatorFormView{Page: samplePage(lang, "/indicators/3/edit"), ID: 3, Form: form, Choices: []string{"G01 Bộ Công an"}, Both: []BothRow{{"text_vi", "a", "b"}, {"shares", "a", "b"}}}
	bad := &IndicatorFormView{Page: samplePage(lang, "/indicators/new"), Form: form, Directives: []Option{{"5", "315/TB-VPCP"}}}
	for _, f := range []string{"directive", "text_vi", "text_en", "unit_vi", "unit_en", "baseline", "target", "out_of", "due_on", "shares.1.agency", "shares.1.target"} {
		bad.Errors = append(bad.Errors, FieldError{f, "F?"})
	}
	values := &ValuesView{Page: samplePage(lang, "/indicators/spreadsheet"), MaxRows: 5000}
	values.Errors = []FieldError{{"file", "F?"}}
	lines := []ValueLine{{Line: 3, IndicatorID: 3, Indicator: "Huyện <số hóa>", Agency: "Bộ", Unit: "huyện", Value: "12,5", On: "30/6/2025", Note: "<n>"}, {Line: 4, Value: "x", Refusals: []SheetRefusal{{"value", "V?"}, {"", "?"}}}}
	return map[string]View{"indicator edit": edit, "indicator new": bad, "values": values, "values preview": &ValuesPreview{Page: samplePage(lang, "/indicators/spreadsheet/3"), ID: 3, Rows: 9, Filled: 1, Refused: 1, Lines: lines},
		"values applied": &ValuesPreview{Page: samplePage(lang, "/indicators/spreadsheet"), ID: 3, Applied: true, Rows: 9, Filled: 1, Refused: 1, Lines: lines}, "values refused": &ValuesPreview{Page: samplePage(lang, "/indicators/spreadsheet/3"), Rows: 1, Refused: 1}}
}
