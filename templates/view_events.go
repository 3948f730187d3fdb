package templates

import "dondoc/models/deadline"

// EventsView is GET /events: deadlines that wait for an event, and the form that enters its day.
type EventsView struct {
	Page
	Rows      []EventRow
	On, Words string // as typed
	Picked    []int64
	Previewed bool
}

func (*EventsView) template() string { return "events" }

// EventRow is a provision that waits; Due is the day that would follow, once previewed.
type EventRow struct {
	ID               int64
	Event            string
	Ref, Label, Href string
	Tasks            int
	Picked           bool
	Due              deadline.Date
}
