package templates

func (*DeskView) template() string    { return "desk" }
func (*AbsenceView) template() string { return "absence" }

// Item names a task at a version, for a form that takes many.
func (r MatterRow) Item() string { return itemOf(r.ID, r.Version) }

// Task is the task as a list would show it.
func (r MatterRow) Task() *TaskRow { return &r.TaskRow }

// More says whether the pile has more than is shown.
func (s Step) More() bool { return s.Total > len(s.Rows) }

// WaitWords says how long a matter has waited.
func (p *Page) WaitWords(r MatterRow) string {
	switch {
	case r.WaitsLate:
		return p.say.count("desk_late", r.Waits)
	case r.Waits == 0:
		return p.say.plain["desk_waiting_today"]
	}
	return p.say.count("desk_waiting", r.Waits)
}

// Bulk counts what became of many tasks.
func (p *Page) Bulk(lines []BulkLine) bulk {
	b := bulk{Lines: lines}
	done := 0
	for _, l := range lines {
		if l.Done {
			done++
		}
	}
	b.Done = p.say.count("bulk_done", done)
	if failed := len(lines) - done; failed > 0 {
		b.Failed = p.say.count("bulk_failed", failed)
	}
	return b
}

// bulk is what became of many tasks, in words.
type bulk struct {
	Lines        []BulkLine
	Done, Failed string
}
