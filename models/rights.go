package models

// Rights is what an actor may do whatever the task: what menus offer and routes are open to.
type Rights struct {
	Agency    bool // works for an agency: reports on its tasks
	Whole     bool // sees the tasks of all agencies
	Reports   bool // reads the working group's reports
	Judge     bool // confirms who is to be commended or criticised
	Compile   bool // compiles reports, corrects and approves them
	Review    bool // holds reviews
	Urge      bool // makes letters that urge an agency
	Outbox    bool // reads all mail, not only what was sent to themselves
	Jobs      bool // sees schedules and job runs
	People    bool // looks after accounts
	Decompose bool // registers directives and makes tasks of their text
	Desk      bool // decides on results, extensions and wrong addresses

	Measure  bool // enters values of some indicators
	Define   bool // says what is measured, and the targets
	Share    bool // names lists for everybody
	Absences bool // names substitutes for others and ends them
	Registry bool // keeps agencies, groups, calendar and policies, and reads the record of all changes
}

// Rights gives the actor's.
func (a Actor) Rights() Rights {
	return Rights{Agency: a.system || len(a.Agencies(RoleHead, RoleOfficer)) > 0, Whole: a.seesAll(), Reports: a.mayReadReports(), Judge: a.mayJudge(), Compile: a.mayMakeReports(), Review: a.mayReview(), Urge: a.mayUrge(), Outbox: a.mayReadOutbox(), Jobs: a.mayRunJobs(), People: a.mayManagePeople(),
		Decompose: a.mayDecompose(), Desk: a.mayDecide(), Measure: a.mayMeasureSome(), Define: a.mayDefineIndicators(), Share: a.mayShareFilters(), Absences: a.mayManageAbsences(), Registry: a.mayManageRegistry()}
}
