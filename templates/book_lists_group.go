package templates

import (
	"strings"

	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// Bottlenecks is the table of a list of bottlenecks, without its rows.
func (l Lists) Bottlenecks() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.T("bottlenecks"), Columns: []paper.SheetColumn{{Title: s.T("bottleneck_one"), Width: 60}, {Title: s.T("report_category"), Width: 22}, {Title: s.Word("label", "severity"), Width: 14}, {Title: s.T("bn_state"), Width: 16}, {Title: s.T("directive"), Width: 18},
		{Title: s.Word("label", "must_act"), Width: 36}, {Title: s.T("report_holds"), Width: 10}, {Title: s.T("report_age"), Width: 10}, {Title: s.T("report_decide_by"), Width: 12}, {Title: s.T("bn_waiting"), Width: 22}}}
}

// BottleneckRows are bottlenecks as rows of Bottlenecks.
func (l Lists) BottleneckRows(all []BottleneckRow) [][]any {
	rows := make([][]any, len(all))
	for i, b := range all {
		var waits any
		switch {
		case b.Proposed:
			waits = l.s.Word("bn_waiting", "confirmation")
		case b.Waits:
			waits = l.s.Word("bn_waiting", "answer")
		}
		rows[i] = []any{b.Text, l.s.codeWord("category", b.Category), l.s.Word("severity", b.Severity), l.s.Word("bottleneck", b.State), b.Directive, strings.Join(b.MustAct, "; "), b.Tasks, b.OpenDays, b.DecideBy, waits}
	}
	return rows
}

// codeWord says a code that may be empty.
func (s scribe) codeWord(vocabulary, code string) any {
	if code == "" {
		return nil
	}
	return s.Word(vocabulary, code)
}

// Standing is the table of the standing of agencies.
func (l Lists) Standing(all []StandingRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("standing_title"), Columns: []paper.SheetColumn{{Title: s.T("standing_rank"), Width: 8}, {Title: s.T("agency_code"), Width: 14}, {Title: s.T("agency"), Width: 46}, {Title: s.T("standing_on_time"), Width: 12}, {Title: s.T("standing_of"), Width: 12}, {Title: s.T("standing_rate"), Width: 10},
		{Title: s.T("standing_low"), Width: 12}, {Title: s.T("standing_high"), Width: 12}, {Title: s.T("standing_inherited"), Width: 14}, {Title: s.T("standing_inherited_of"), Width: 14}, {Title: s.T("standing_excused"), Width: 14}, {Title: s.T("standing_charged"), Width: 16}, {Title: s.T("standing_updated"), Width: 16}, {Title: s.T("standing_verdict"), Width: 14}}}
	for _, x := range all {
		var rank, low, high any
		if x.Rank > 0 {
			rank, low, high = x.Rank, share(x.Low), share(x.High)
		}
		out.Rows = append(out.Rows, []any{rank, x.Code, x.Name, x.OnTime.Part, x.OnTime.Whole, share(x.OnTime), low, high, x.Inherited.Part, x.Inherited.Whole, x.Excused, x.Charged, share(x.Updated), s.codeWord("verdict", x.Mark)})
	}
	return out
}

// IndicatorCells is an indicator of a list, of the whole country where Agency is empty. Empty numbers are not known.
type IndicatorCells struct {
	Name, Unit, Directive, Agency    string
	Baseline, Target, OutOf, Value   *float64
	On, Due                          deadline.Date
	Distance, Needed, Kept, Forecast *float64
}

// Indicators is a table of indicators.
func (l Lists) Indicators(all []IndicatorCells) paper.Sheet {
	out := paper.Sheet{Name: l.s.T("indicators_title"), Columns: l.s.indicatorColumns()}
	for _, i := range all {
		whose := i.Agency
		if whose == "" {
			whose = l.s.T("ind_national")
		}
		out.Rows = append(out.Rows, []any{i.Name, whose, i.Directive, i.Unit, known(i.Baseline), known(i.Target), known(i.OutOf), known(i.Value), i.On, known(i.Distance), known(i.Needed), known(i.Kept), known(i.Forecast), i.Due})
	}
	return out
}

// Reports is the table of a list of reports, without its rows.
func (l Lists) Reports() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.T("nav_reports"), Columns: append([]paper.SheetColumn{{Title: s.T("list_kind"), Width: 22}, {Title: s.T("from_day"), Width: 12}, {Title: s.T("to_day"), Width: 12}, {Title: s.T("list_at"), Width: 20}, {Title: s.T("list_version"), Width: 10}, {Title: s.T("list_scope"), Width: 40}},
		s.countColumns()[:7]...)}
}

// ReportRows are reports as rows of Reports.
func (l Lists) ReportRows(all []ReportRow) [][]any {
	rows := make([][]any, len(all))
	for i, r := range all {
		rows[i] = append([]any{l.s.Word("report", r.Kind), r.From, r.To, l.s.AtText(r.CompiledAt), r.Version, r.Scope}, countCells(r.Counts, Rate{}, Rate{})[:7]...)
	}
	return rows
}

// Reviews is the table of a list of reviews, without its rows.
func (l Lists) Reviews() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.T("nav_reviews"), Columns: []paper.SheetColumn{{Title: s.T("list_kind"), Width: 22}, {Title: s.T("list_day"), Width: 12}, {Title: s.T("status"), Width: 22}, {Title: s.T("directive"), Width: 20}}}
}

// ReviewRows are reviews as rows of Reviews.
func (l Lists) ReviewRows(all []ReviewRow) [][]any {
	rows := make([][]any, len(all))
	for i, r := range all {
		rows[i] = []any{l.s.Word("cadence", r.Cadence), r.HeldOn, l.s.Word("review_state", r.State), r.Directive}
	}
	return rows
}

// Letters is the table of a list of urging letters, without its rows.
func (l Lists) Letters() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.Word("message_kind", "urging"), Columns: []paper.SheetColumn{{Title: s.T("report_ref"), Width: 18}, {Title: s.T("agency"), Width: 46}, {Title: s.T("list_day"), Width: 12}, {Title: s.T("tasks"), Width: 10}}}
}

// LetterRows are letters as rows of Letters.
func (l Lists) LetterRows(all []LetterRow) [][]any {
	rows := make([][]any, len(all))
	for i, x := range all {
		rows[i] = []any{x.Number, x.Agency, x.IssuedOn, x.Tasks}
	}
	return rows
}

// ProvisionCells is a provision of a directive.
type ProvisionCells struct {
	Ref, Section, Text, Leads, Coordinators, AsWritten string
	Due                                                deadline.Date
	Deliverable, Category                              string
	Tasks                                              int
}

// Provisions is a table of a directive's provisions.
func (l Lists) Provisions(all []ProvisionCells) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("duties"), Columns: []paper.SheetColumn{{Title: s.T("report_ref"), Width: 22}, {Title: s.T("list_section"), Width: 30}, {Title: s.T("list_text"), Width: 80}, {Title: s.T("lead_agency"), Width: 36}, {Title: s.T("list_coordinators"), Width: 36}, {Title: s.T("list_as_written"), Width: 24},
		{Title: s.T("deadline"), Width: 12}, {Title: s.T("list_deliverable"), Width: 16}, {Title: s.T("report_category"), Width: 20}, {Title: s.T("tasks"), Width: 10}}}
	for _, p := range all {
		out.Rows = append(out.Rows, []any{p.Ref, p.Section, p.Text, p.Leads, p.Coordinators, p.AsWritten, p.Due, s.codeWord("deliverable", p.Deliverable), s.codeWord("category", p.Category), p.Tasks})
	}
	return out
}

// FoundCells is something that a search found. Kind is directives, tasks or bottlenecks.
type FoundCells struct {
	Kind, Number, Words string
	On                  deadline.Date
}

// Found is a table of what a search found.
func (l Lists) Found(all []FoundCells) paper.Sheet {
	s := l.s
	kinds := map[string]string{"directives": s.T("directive"), "tasks": s.T("task"), "bottlenecks": s.T("bottleneck_one")}
	out := paper.Sheet{Name: s.T("search"), Columns: []paper.SheetColumn{{Title: s.T("list_kind"), Width: 18}, {Title: s.T("report_ref"), Width: 22}, {Title: s.T("list_text"), Width: 80}, {Title: s.T("list_day"), Width: 12}}}
	for _, x := range all {
		out.Rows = append(out.Rows, []any{kinds[x.Kind], x.Number, x.Words, x.On})
	}
	return out
}
