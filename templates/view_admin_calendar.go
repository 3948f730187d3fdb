package templates

import "dondoc/models/deadline"

// CalendarView is GET /admin/calendar (year, day), and what POST answers until the change is saved.
type CalendarView struct {
	Page
	Under   *AdminEntry
	Year    int
	Months  []CalendarMonth
	Days    []CalendarDayRow // the listed days of the year
	Form    CalendarForm
	Both    []BothRow
	Preview *CalendarMoves // of the form as it stands
}

// CalendarMonth is a month of a year's calendar. Weeks begin on Monday; days of other months are zero.
type CalendarMonth struct {
	Month int
	Weeks [][]CalendarCell
}

// CalendarCell is a day. Kind is "" for a day of the plain week, else holiday, day_off or make_up.
type CalendarCell struct {
	Day     int
	Date    deadline.Date
	Kind    string
	Name    string
	Working bool
	Today   bool
}

// CalendarDayRow is a listed day.
type CalendarDayRow struct {
	Date    deadline.Date
	Kind    string
	Name    string
	Source  string
	Version int64
}

// CalendarForm is a change as typed. Kind "plain" makes the days ordinary again.
type CalendarForm struct{ From, To, Kind, NameVi, NameEn, Source, Version string }

// CalendarMoves is what a change moves.
type CalendarMoves struct {
	Before  []CalendarDayRow
	Dues    []DueMoveRow
	Total   int // of Dues, which lists the first ones
	Notices int
}

// DueMoveRow is a task whose due day moves.
type DueMoveRow struct {
	TaskID     int64
	Ref, Label string
	Lead       string
	From, To   deadline.Date
}
