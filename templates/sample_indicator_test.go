package templates_test

import . "dondoc/templates"

func sampleIndicators(lang string) *IndicatorsView {
	goal, now := 705.0, 461.0
	return &IndicatorsView{Page: samplePage(lang, "/indicators"), Rows: []IndicatorCard{
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
	v.ByAgency = []IndicatorShare{{"Bộ", "380", today, "20", "3", "400"}, {Agency: "B", Last: "1"}}
	v.Corrected = []IndicatorValue{{ID: 1, On: today, Value: "460", By: "An"}}
	return v
}
