package models

import "slices"

// Who may see and do what. This file is the only place that decides it.

// seesAll says whether the actor's view is not bound to agencies.
func (a Actor) seesAll() bool {
	if a.Is(RoleAdministrator, RoleOffice, RoleWorkingGroup) {
		return true
	}
	for _, g := range a.Grants {
		if g.Role == RoleViewer && g.AgencyID == 0 {
			return true
		}
	}
	return false
}

// seesConfidential says whether confidential directives of others are shown to the actor.
func (a Actor) seesConfidential() bool { return a.Is(RoleOffice) }

// taskScope gives the condition that limits tasks t (with directive d joined) to those the actor
// may see: an agency's people see what their agency leads, was addressed with, or coordinates by name.
func (a Actor) taskScope() (string, []any) {
	switch {
	case !a.SignedIn():
		return "1 = 0", nil
	case a.seesAll() && a.seesConfidential():
		return "1 = 1", nil
	}
	ids := a.Agencies()
	if len(ids) == 0 {
		if a.seesAll() {
			return "NOT d.confidential", nil
		}
		return "1 = 0", nil
	}
	own := "(t.lead_id IN ? OR t.addressee_id IN ? OR EXISTS (SELECT 1 FROM provision_parties s WHERE s.provision_id = t.provision_id AND s.role = 'coordinator' AND s.agency_id IN ?))"
	args := []any{ids, ids, ids}
	if a.seesAll() {
		return "(NOT d.confidential OR " + own + ")", args
	}
	return own, args
}

// listScope is taskScope for lists and counts. Where the list is narrowed to agencies that are all the
// actor's own, nothing is left to test; else an agency's people get their tasks found by index, where
// taskScope would test every task there is.
// Only the unfinished ones are looked for where the list has no others.
func (a Actor) listScope(agencyIDs []int64, open bool) (string, []any) {
	ids := a.Agencies()
	own := len(agencyIDs) > 0
	for _, id := range agencyIDs {
		own = own && slices.Contains(ids, id)
	}
	switch {
	case own:
		return "1 = 1", nil
	case !a.SignedIn() || a.seesAll() || len(ids) == 0:
		return a.taskScope()
	}
	only := ""
	if open {
		only = " AND x.open"
	}
	return "t.id IN (SELECT x.id FROM tasks x WHERE x.lead_id IN ?" + only + " UNION SELECT x.id FROM tasks x WHERE x.addressee_id IN ? AND x.lead_id <> x.addressee_id" + only +
		" UNION SELECT x.id FROM tasks x JOIN provision_parties s ON s.provision_id = x.provision_id WHERE s.role = 'coordinator' AND s.agency_id IN ?" + only + ")", []any{ids, ids, ids}
}

// directiveScope gives the condition that limits directives d: an agency's people see those in
// which they have a task.
func (a Actor) directiveScope() (string, []any) {
	switch {
	case !a.SignedIn():
		return "1 = 0", nil
	case a.seesAll() && a.seesConfidential():
		return "1 = 1", nil
	}
	scope, args := a.taskScope()
	if a.seesAll() && len(args) == 0 {
		return "NOT d.confidential", nil
	}
	if !a.seesAll() {
		scope, args = a.listScope(nil, false)
		return "d.id IN (SELECT t.directive_id FROM tasks t WHERE " + scope + ")", args
	}
	return "EXISTS (SELECT 1 FROM tasks t WHERE t.directive_id = d.id AND " + scope + ")", args
}

// mayReport says whether the actor may report progress on a task led by the agency.
func (a Actor) mayReport(leadID int64) bool {
	if a.system {
		return true
	}
	for _, id := range a.Agencies(RoleHead, RoleOfficer) {
		if id == leadID {
			return true
		}
	}
	return false
}

// mayRunJobs: schedules, job runs and mail health are the administrator's and the office's.
func (a Actor) mayRunJobs() bool { return a.Is(RoleAdministrator, RoleOffice) }

// mayReadOutbox: all mail is read by the administrator and the office; the working group sees it
// as evidence of urging. Others see what was sent to themselves.
func (a Actor) mayReadOutbox() bool {
	return a.Is(RoleAdministrator, RoleOffice, RoleWorkingGroup)
}

// mayReadReports: the working group's reports are for those who see the whole.
func (a Actor) mayReadReports() bool { return a.seesAll() }

// mayManagePeople: accounts and tokens of others.
func (a Actor) mayManagePeople() bool { return a.Is(RoleAdministrator) }

// NeedsSecondFactor: who sees or changes everybody's work proves to be themselves twice, where the
// installation asks for it.
func (a Actor) NeedsSecondFactor() bool { return a.Is(RoleAdministrator, RoleOffice) }

// Rights is what an actor may do whatever the task: what menus offer and routes are open to.
type Rights struct {
	Whole   bool // sees the tasks of all agencies
	Reports bool // reads the working group's reports
	Outbox  bool // reads all mail, not only what was sent to themselves
	Jobs    bool // sees schedules and job runs
	People  bool // looks after accounts
}

// Rights gives the actor's.
func (a Actor) Rights() Rights {
	return Rights{Whole: a.seesAll(), Reports: a.mayReadReports(), Outbox: a.mayReadOutbox(), Jobs: a.mayRunJobs(), People: a.mayManagePeople()}
}

// MayReportOn says whether the actor may report progress on the task as it stands now.
func (a Actor) MayReportOn(t Task) bool { return t.Status.takesProgress() && a.mayReport(t.Lead.ID) }
