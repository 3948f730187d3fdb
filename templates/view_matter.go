package templates

// DeskView is GET /desk: what waits for the reader's decision, one pile at a
// time, and the same page after POST /desk/bulk with what became of each task.
type DeskView struct {
	Page
	Piles   []Pile
	Pile    string // the one shown
	Rows    []MatterRow
	Pager   Pager
	Words   string // reasons as typed, when the form came back
	Results []BulkLine
}

// Pile is so many matters of a kind: results, wrongly_addressed, extensions,
// opinions_overdue; receipts, returned, sign_offs, opinions,
// extensions_pending.
type Pile struct {
	Kind  string
	Total int
}

// Step is a pile of an agency's next steps, shown above its inbox.
type Step struct {
	Pile
	Rows  []MatterRow
	Whole bool // asked for by ?step=
}

// MatterRow is a task with what it waits for.
type MatterRow struct {
	TaskRow
	Note      string // what is asked, in the reader's language
	Words     string // as somebody typed them
	Waits     int    // days
	WaitsLate bool   // those days are somebody's delay
	Picked    bool

	Bottleneck BottleneckRow // of the pile bottlenecks_to_answer, in place of the task
}

// BulkLine is what became of one task of many. Ref is empty where the reader
// may not know the task.
type BulkLine struct {
	ID      int64
	Ref     string
	Label   string
	Done    bool
	Message string // why not
}

// AbsenceView is GET /absence: who stands in for whom.
type AbsenceView struct {
	Page
	Form MoveForm
	Rows []AbsenceRow
}

// AbsenceRow is a substitution; days are written out.
type AbsenceRow struct {
	Absent, Substitute, From, To, Reason string
	Running                              bool
	End                                  *MoveForm // nil: not the reader's to end
}
