package templates

import "dondoc/models/deadline"

func (*ReportsView) template() string { return "reports" }
func (*ReportView) template() string  { return "report" }

// reportTable is one list of tasks in a report with its words.
type reportTable struct {
	*Page
	Rows          []ReportTask
	Overdue       bool // with a column of days late
	Caption, None string
}

// ReportTable makes a list of tasks ready; kind is overdue, completed or
// due_next.
func (p *Page) ReportTable(kind string, rows []ReportTask) reportTable {
	return reportTable{p, rows, kind == "overdue", p.say.plain["report_"+kind], p.say.plain["report_none_"+kind]}
}

// ShortText is a date for lists as plain text.
func (p *Page) ShortText(d deadline.Date) string { return p.say.date(p.say.dates.short, d) }

// LongText is a date for running text as plain text.
func (p *Page) LongText(d deadline.Date) string { return p.say.date(p.say.dates.long, d) }
