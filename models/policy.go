package models

import "slices"

// Who may see and do what. This file is the only place that decides it; which moves a task allows in
// which state stands in move.go.

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

// seesConfidential says whether confidential directives of others are shown to the actor: the office
// sees them, and of those who see the whole the members who are cleared.
func (a Actor) seesConfidential() bool { return a.Is(RoleOffice) || a.Cleared && a.seesAll() }

// taskScope gives the condition that limits tasks t (with directive d joined) to those the actor
// may see: an agency's people see what their agency leads, was addressed with, coordinates by name, or
// supervises where the directive has it accept the results, and what the agencies it succeeded left finished.
func (a Actor) taskScope() (string, []any) {
	switch {
	case !a.SignedIn():
		return "1 = 0", nil
	case a.task != 0:
		return "t.id = ? AND NOT EXISTS (SELECT 1 FROM directives c WHERE c.id = t.directive_id AND c.confidential)", []any{a.task}
	case a.seesAll() && a.seesConfidential():
		return "1 = 1", nil
	}
	ids := a.Reads()
	if len(ids) == 0 {
		if a.seesAll() {
			return "NOT d.confidential", nil
		}
		return "1 = 0", nil
	}
	own := "(t.lead_id IN ? OR t.addressee_id IN ? OR EXISTS (SELECT 1 FROM provision_parties s WHERE s.provision_id = t.provision_id AND s.role = 'coordinator' AND s.holder_id IN ?) OR " + supervised + ")"
	args := []any{ids, ids, ids, ids}
	if a.seesAll() {
		return "(NOT d.confidential OR " + own + ")", args
	}
	return own, args
}

// supervised limits tasks t (with directive d joined) to those whose results an agency accepts in the
// office's place.
const supervised = "(d.accepted_by = 'supervisor' AND EXISTS (SELECT 1 FROM provision_parties v WHERE v.provision_id = t.provision_id AND v.role = 'supervisor' AND v.holder_id IN ?))"

// reviewScope limits tasks t (with directive d joined) to those whose results the actor accepts or
// returns: PartyReviewer as a condition.
func (a Actor) reviewScope() (string, []any) {
	scope, args := supervised, []any{append([]int64{0}, a.Agencies(RoleHead, RoleOfficer)...)}
	if a.Is(RoleOffice) {
		scope += " OR d.accepted_by = 'office' OR NOT EXISTS (SELECT 1 FROM provision_parties v WHERE v.provision_id = t.provision_id AND v.role = 'supervisor')"
	}
	return "(" + scope + ")", args
}

// mayDecide: who has a desk: the office, and the people of agencies that accept results in its place.
func (a Actor) mayDecide() bool {
	return a.Is(RoleOffice) || slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Reviews && (g.Role == RoleHead || g.Role == RoleOfficer) })
}

// listScope is taskScope for lists and counts. Where the list is narrowed to agencies that are all the
// actor's own, nothing is left to test; else an agency's people get their tasks found by index, where
// taskScope would test every task there is.
// Only the unfinished ones are looked for where the list has no others.
func (a Actor) listScope(agencyIDs []int64, open bool) (string, []any) {
	ids := a.Reads()
	own := len(agencyIDs) > 0
	for _, id := range agencyIDs {
		own = own && slices.Contains(ids, id)
	}
	switch {
	case own && a.task == 0:
		return "1 = 1", nil
	case !a.SignedIn() || a.task != 0 || a.seesAll() || len(ids) == 0:
		return a.taskScope()
	}
	only := ""
	if open {
		only = " AND x.open"
	}
	return "t.id IN (SELECT x.id FROM tasks x WHERE x.lead_id IN ?" + only + " UNION SELECT x.id FROM tasks x WHERE x.addressee_id IN ? AND x.lead_id <> x.addressee_id" + only +
			" UNION SELECT x.id FROM tasks x JOIN provision_parties s ON s.provision_id = x.provision_id WHERE s.role = 'coordinator' AND s.holder_id IN ?" + only +
			" UNION SELECT x.id FROM tasks x JOIN provision_parties s ON s.provision_id = x.provision_id JOIN directives y ON y.id = x.directive_id WHERE s.role = 'supervisor' AND s.holder_id IN ? AND y.accepted_by = 'supervisor'" + only + ")",
		[]any{ids, ids, ids, ids}
}

// directiveScope gives the condition that limits directives d: an agency's people see those in
// which they have a task.
func (a Actor) directiveScope() (string, []any) {
	switch {
	case !a.SignedIn() || a.task != 0:
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

// bottleneckScope gives the condition that limits bottlenecks b (with directive d left-joined) to those
// the actor may see: an agency's people see those that hold up a task they see, on which they or a group they
// are in must act, or that they raised, and those stated by directives they see.
func (a Actor) bottleneckScope() (string, []any) {
	switch {
	case !a.SignedIn() || a.task != 0:
		return "1 = 0", nil
	case a.seesAll() && a.seesConfidential():
		return "1 = 1", nil
	}
	open := "1 = 0"
	if a.seesAll() {
		open = "NOT COALESCE(d.confidential, FALSE)"
	}
	ids := a.Reads()
	if len(ids) == 0 {
		return open, nil
	}
	tasks, taskArgs := a.taskScope()
	stated, statedArgs := a.directiveScope()
	args := append(append([]any{ids, a.inGroups(ids)}, taskArgs...), statedArgs...)
	return "(" + open + " OR b.raised_agency_id IN ? OR EXISTS (SELECT 1 FROM bottleneck_agencies s WHERE s.bottleneck_id = b.id AND s.agency_id IN ?)" +
		" OR EXISTS (SELECT 1 FROM bottleneck_tasks s JOIN tasks t ON t.id = s.task_id JOIN directives d ON d.id = t.directive_id WHERE s.bottleneck_id = b.id AND " + tasks + ")" +
		" OR (b.position > 0 AND " + stated + "))", args
}

// asInBottleneck says whether the actor is one of the parties to a bottleneck, for which agency (0: for
// none), and gives the actor with the name of the person in whose place they are it.
func (a Actor) asInBottleneck(parties []BottleneckParty, c bottleneckParties) (Actor, int64, bool) {
	if a.system {
		return a, 0, true
	}
	for _, p := range parties {
		for _, own := range []bool{true, false} {
			for _, g := range a.Grants {
				if own == (g.For == 0) && g.isInBottleneck(p, c) {
					a.ActingFor = g.ForName
					return a, g.AgencyID, true
				}
			}
		}
	}
	return a, 0, false
}

// mustActAs says whether the actor is anybody of an agency that must act: who is told what waits for it.
func (a Actor) mustActAs(c bottleneckParties) bool {
	return slices.ContainsFunc(a.Agencies(), func(id int64) bool { return slices.Contains(c.mustAct, id) })
}

func (g Grant) isInBottleneck(p BottleneckParty, c bottleneckParties) bool {
	works := g.Role == RoleHead || g.Role == RoleOfficer
	switch p {
	case BottleneckReader:
		return works || g.Role == RoleOffice || g.Role == RoleWorkingGroup
	case BottleneckSettler:
		return g.Role == RoleOffice || g.Role == RoleWorkingGroup
	case BottleneckMustAct:
		return works && slices.Contains(c.mustAct, g.AgencyID)
	case BottleneckWaiting:
		return works && slices.Contains(c.waiting, g.AgencyID)
	}
	return false
}

// mayReport says whether the actor may report progress on a task led by the agency.
func (a Actor) mayReport(leadID int64) bool { return a.worksFor(leadID) }

// worksFor says whether the actor may do an agency's work: its head and its officers may.
func (a Actor) worksFor(agencyID int64) bool {
	return a.system || slices.Contains(a.Agencies(RoleHead, RoleOfficer), agencyID)
}

// as says whether the actor is a party to a task, and gives the actor with the name of the person in
// whose place they are it: of two ways to be it, their own counts.
func (a Actor) as(p Party, c Circumstances) (Actor, bool) {
	if a.system {
		return a, true
	}
	for _, own := range []bool{true, false} {
		for _, g := range a.Grants {
			if own == (g.For == 0) && g.is(p, c) {
				a.ActingFor = g.ForName
				return a, true
			}
		}
	}
	return a, false
}

// is says whether who holds the grant is a party to the task.
func (g Grant) is(p Party, c Circumstances) bool {
	works := g.Role == RoleHead || g.Role == RoleOfficer
	switch p {
	case PartyLead:
		return works && g.AgencyID == c.Lead.ID
	case PartyHead:
		return g.Role == RoleHead && g.AgencyID == c.Lead.ID
	case PartyOffice:
		return g.Role == RoleOffice
	case PartyReviewer:
		if len(c.Supervisors) > 0 {
			return works && slices.Contains(c.Supervisors, g.AgencyID)
		}
		return g.Role == RoleOffice
	case PartyCoordinator:
		return works && (slices.Contains(c.OpinionsAsked, g.AgencyID) ||
			slices.ContainsFunc(c.Coordinators, func(x AgencyRef) bool { return x.ID == g.AgencyID }))
	}
	return false
}

// agencyFor is the agency on whose behalf a party acts; 0 for the office.
func (a Actor) agencyFor(p Party, c Circumstances) int64 {
	switch p {
	case PartyLead, PartyHead:
		return c.Lead.ID
	case PartyReviewer, PartyCoordinator:
		for _, g := range a.Grants {
			if g.is(p, c) {
				return g.AgencyID
			}
		}
	}
	return 0
}

// forLead is the actor as who works for the task's lead: with the name of whom they stand in for.
func (a Actor) forLead(t Task) Actor {
	acting, _ := a.as(PartyLead, Circumstances{Task: t})
	return acting
}

// mayManageLinks: which links in mails to a task's form are alive, and their revoking, are the office's
// and the lead's head's.
func (a Actor) mayManageLinks(t Task) bool {
	_, head := a.as(PartyHead, Circumstances{Task: t})
	return head || a.Is(RoleOffice)
}

// MayManageLinks says whether the actor may see and revoke the links in mails to the task's form.
func (a Actor) MayManageLinks(t Task) bool { return a.mayManageLinks(t) }

// mayRunJobs: schedules, job runs and mail health are the administrator's and the office's.
func (a Actor) mayRunJobs() bool { return a.Is(RoleAdministrator, RoleOffice) }

// mayReadOutbox: all mail is read by the administrator and the office; the working group sees it
// as evidence of urging. Others see what was sent to themselves.
func (a Actor) mayReadOutbox() bool {
	return a.Is(RoleAdministrator, RoleOffice, RoleWorkingGroup)
}

// mayReadReports: the working group's reports are for those who see the whole.
func (a Actor) mayReadReports() bool { return a.seesAll() }

// mayMakeReports: reports on demand, corrections and approvals are the office's and the working group's.
func (a Actor) mayMakeReports() bool { return a.Is(RoleOffice, RoleWorkingGroup) }

// mayReview: reviews are read and held by the office and the working group.
func (a Actor) mayReview() bool { return a.Is(RoleOffice, RoleWorkingGroup) }

// mayPlanReviews: their days, and drawing an agenda up by hand, are the office's.
func (a Actor) mayPlanReviews() bool { return a.Is(RoleOffice) }

// mayMeasure: values of indicators are the office's to enter, an agency's own its head's and officers' too.
func (a Actor) mayMeasure(agencyID int64) bool {
	return a.Is(RoleOffice) || agencyID != 0 && a.worksFor(agencyID)
}

// mayMeasureSome: whoever works for an agency, and the office.
func (a Actor) mayMeasureSome() bool {
	return a.Is(RoleOffice) || len(a.Agencies(RoleHead, RoleOfficer)) > 0
}

// mayDefineIndicators: what is measured, and which targets there are, is the office's.
func (a Actor) mayDefineIndicators() bool { return a.Is(RoleOffice) }

// mayJudge: that an agency is to be commended or criticised is confirmed by a person of the working group.
func (a Actor) mayJudge() bool { return a.UserID != 0 && a.Is(RoleWorkingGroup) }

// filterScope gives the condition that limits saved filters f to the actor's own and those shared with all.
func (a Actor) filterScope() (string, []any) {
	if a.UserID == 0 {
		return "1 = 0", nil
	}
	return "f.removed_at IS NULL AND (f.owner_id = ? OR f.shared)", []any{a.UserID}
}

// mayShareFilters: lists for everybody are the office's to name.
func (a Actor) mayShareFilters() bool { return a.UserID != 0 && a.Is(RoleOffice) }

// mayChangeFilter: a saved filter is its owner's, a shared one the office's too.
func (a Actor) mayChangeFilter(f SavedFilter) bool {
	return f.OwnerID == a.UserID || f.Shared && a.mayShareFilters()
}

// mayUrge: letters that urge an agency are the office's and the working group's to make.
func (a Actor) mayUrge() bool { return a.Is(RoleOffice, RoleWorkingGroup) }

// letterScope gives the condition that limits urging letters to those the actor may read: an agency's
// people read those to their agency. One that urges nothing but tasks of confidential directives is
// not known to who is not cleared.
func (a Actor) letterScope() (string, []any) {
	ids := append([]int64{0}, a.Reads()...)
	switch {
	case !a.SignedIn() || a.task != 0:
		return "1 = 0", nil
	case a.seesAll() && a.seesConfidential():
		return "1 = 1", nil
	case a.seesAll():
		return "(tasks > secret OR agency_id IN ?)", []any{ids}
	}
	return "agency_id IN ?", []any{ids}
}

// readsSecretsOf says whether the actor may know of the tasks of confidential directives in a letter.
func (a Actor) readsSecretsOf(l UrgingLetter) bool {
	return a.system || a.seesConfidential() || slices.Contains(a.Reads(), l.AgencyID)
}

// mayManagePeople: accounts and tokens of others.
func (a Actor) mayManagePeople() bool { return a.Is(RoleAdministrator) }

// mayManageRegistry: agencies, groups, the calendar and the reminder policies.
func (a Actor) mayManageRegistry() bool { return a.Is(RoleAdministrator) }

// mayManageActs: an act moves tasks from agency to agency, which is the office's business too.
func (a Actor) mayManageActs() bool { return a.Is(RoleAdministrator, RoleOffice) }

// mayReadAudit: the record of all changes.
func (a Actor) mayReadAudit() bool { return a.Is(RoleAdministrator) }

// mayDecompose: registering directives and making tasks of their text is the office's.
func (a Actor) mayDecompose() bool { return a.Is(RoleOffice) }

// mayManageAbsences: who stands in for whom.
func (a Actor) mayManageAbsences() bool { return a.Is(RoleAdministrator, RoleOffice) }

// NeedsSecondFactor: who sees or changes everybody's work proves to be themselves twice, where the
// installation asks for it.
func (a Actor) NeedsSecondFactor() bool { return a.Is(RoleAdministrator, RoleOffice) }

// MayReportOn says whether the actor may report progress on the task as it stands now.
func (a Actor) MayReportOn(t Task) bool { return t.Status.takesProgress() && a.mayReport(t.Lead.ID) }
