package templates_test

import . "dondoc/templates"

func sampleSaved(list string) SavedFilters {
	return SavedFilters{List: list, Query: "timeliness=overdue", MayShare: true, Rows: []SavedFilterRow{
		{ID: 1, Name: "<Quá hạn>", List: list, Query: "timeliness=overdue", Rhythm: "daily", Feed: true, Shared: true}, {ID: 2, Name: "Toàn bộ", List: list, Owner: "Trần Minh Anh", Shared: true, Rhythm: "weekly"}}}
}

// sampleFilters are the pages of saved filters, by name.
func sampleFilters(lang string) map[string]View {
	rows := sampleSaved("tasks").Rows
	own := &SavedFilterView{Page: samplePage(lang, "/filters/1"), SavedFilterRow: rows[0], Form: FilterForm{"<x>", true, 3}, MayChange: true, MayShare: true, FeedSince: at(27, 1), Both: []BothRow{{"name", "a", "b"}}}
	typed := &SavedFilterView{Page: samplePage(lang, "/filters"), SavedFilterRow: SavedFilterRow{List: "bottlenecks", Query: "state=any"}, Form: FilterForm{Name: "x"}, MayChange: true, MayShare: true}
	typed.Errors = []FieldError{{"name", "N?"}}
	own.Errors = []FieldError{{"rhythm", "R?"}}
	return map[string]View{"filter": own, "filter typed": typed, "filter of another": &SavedFilterView{Page: samplePage(lang, "/filters/2"), SavedFilterRow: rows[1]},
		"feed": &FeedView{Page: samplePage(lang, "/filters/1"), ID: 1, Name: "<x>", Address: "https://dondoc.example.org/feeds/ddf_x.ics"}}
}

func sampleListMail(lang, of string) ListMailView {
	v := ListMailView{Lang: lang, Organisation: "VPCP", RecipientName: "Bảo", Today: today, Name: "Quá hạn\r\nBcc: x", Of: of, Rhythm: "weekly", Total: 3, URL: "https://dondoc.example.org/tasks?timeliness=overdue",
		UnsubscribeURL: "https://dondoc.example.org/unsubscribe/1.x"}
	if of == "bottlenecks" {
		v.NewBottlenecks = []DigestBottleneck{{"data", "Dữ liệu <chưa> đồng bộ", 12, "https://dondoc.example.org/bottlenecks/3"}}
		v.Bottlenecks = []DigestBottleneck{{"", "71/NQ-CP", 3, "https://dondoc.example.org/bottlenecks/4"}}
		return v
	}
	digest := sampleDigest(lang, 3)
	v.New, v.Tasks = digest.Overdue, digest.DueSoon
	return v
}
