package templates_test

import . "dondoc/templates"

func sampleStanding(lang string) *StandingView {
	row := StandingRow{AgencyName: AgencyName{Code: "G06", Name: "Bộ <KH&CN>", Native: "Bộ"}, Rank: 1, OnTime: Rate{38, 54}, Low: Rate{571, 1000}, High: Rate{810, 1000}, Inherited: Rate{1, 4}, Updated: Rate{9, 12}, Excused: 2, Charged: 31,
		Lump: Rate{12, 14}, Lumped: true, NoEvidence: Rate{30, 38}, Redated: 3, Reopened: 1, Unchanged: 2, Mark: "commend"}
	return &StandingView{Page: samplePage(lang, "/standing"), Filter: StandingFilter{"5", "ministries", "successor"}, Directives: []Option{{"5", "315/TB-VPCP"}}, Whole: Rate{380, 540}, Least: 5, LumpDays: 90, MayJudge: true,
		Rows: []StandingRow{row, {AgencyName: AgencyName{Code: "G07", Name: "B"}}}, Drafts: []StandingDraft{{row, 3, "commend"}, {StandingRow{AgencyName: AgencyName{Code: "G08", Name: "C"}}, 4, "criticise"}},
		Marks: []StandingMark{{ID: 3, Agency: AgencyName{Name: "B"}, Kind: "criticise", Words: "<x>", OnTime: Rate{1, 9}, Day: today, By: "An"}}}
}
