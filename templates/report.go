package templates

import "dondoc/models/deadline"

func (*ReportsView) template() string         { return "reports" }
func (*ReportView) template() string          { return "report" }
func (*ReportOrderView) template() string     { return "report_new" }
func (*ReportSchedulesView) template() string { return "report_schedules" }

// reportTable is one list of tasks in a report with its words.
type reportTable struct {
	*Page
	Rows          []ReportTask
	Overdue       bool // with a column of days late
	Caption, None string
	Cut           string // says that there are more
}

// ReportTable makes a list of tasks ready, of which there are total; kind is
// overdue, completed or due_next.
func (p *Page) ReportTable(kind string, rows []ReportTask, total int) reportTable {
	t := reportTable{Page: p, Rows: rows, Overdue: kind == "overdue", Caption: p.say.plain["report_"+kind], None: p.say.plain["report_none_"+kind]}
	if total > len(rows) {
		t.Cut = p.say.text("report_cut", "Shown", p.Num(len(rows)), "Total", p.Num(total))
	}
	return t
}

// DayOrNone is a date as plain text, or the words for there being none.
func (p *Page) DayOrNone(d deadline.Date) string { return scribe{*p}.dayOrNone(d) }

// ShortText is a date for lists as plain text.
func (p *Page) ShortText(d deadline.Date) string { return p.say.date(p.say.dates.short, d) }

// LongText is a date for running text as plain text.
func (p *Page) LongText(d deadline.Date) string { return p.say.date(p.say.dates.long, d) }
