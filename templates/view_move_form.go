package templates

// MoveForm is the form of a move on a task's page, as the reader may make it
// now: as stored, or as typed when it came back. It posts its fields, version
// and csrf to an address of its own.
type MoveForm struct {
	Key     string // begins its fields' ids; empty for the report of progress
	Act     string // its words are act_, do_ and about_ with this code
	Action  string
	Version int64  // always the stored one, so that a second press saves
	About   []Fact // what is to be answered or decided
	Fields  []FormField
	Place   string // todo, update or more, as TaskView.FormsAt takes them
	Grave   bool   // what it does is hard to take back
	Typed   bool   // it came back
	Another string // name of the field of which there can be one more; empty for none
}

// FormField is a field of a move's form. Kind is words (several lines), text,
// number, date, email, select, radio, checkbox or hidden.
type FormField struct {
	Name     string
	Nth      int // which of several fields of the name, from 0 on
	Kind     string
	Label    string // its words are label_ and, where there are some, hint_ with this code
	Value    string
	Options  []Option // of select and radio
	Required bool
}

// Fact is a line of what is known: Label is a code as FormField.Label, Text is
// content.
type Fact struct {
	Label, Text string
}

// Conflict is shown when a move was not made because the task has changed:
// what is stored now beside what was typed.
type Conflict struct {
	Theirs []Fact
	Yours  []Fact
	Form   string // id of the form to send again; empty where it can't be made any more
}

// ExtensionItem is a request to move the deadline. State is asked, granted,
// refused or withdrawn.
type ExtensionItem struct {
	State string
	Facts []Fact
	Forms []MoveForm
}

// OpinionItem is a request for an agency's opinion. State is asked, given or
// withdrawn; DaysLate are the days on that agency's clock.
type OpinionItem struct {
	Agency   AgencyName
	State    string
	DaysLate int
	Facts    []Fact
	Forms    []MoveForm
}

// SubtaskItem is a part of the agency's own division of its task.
type SubtaskItem struct {
	ID       int64
	Title    string
	Assignee string
	Facts    []Fact
	Done     bool
	Late     bool
	Forms    []MoveForm // to change and to remove it
}
