package models

import (
	"cmp"
	"strconv"

	"dondoc/models/deadline"
)

func (r *registration) write(actor Actor, n *NewDirective, out *Registered) error {
	d := &n.Directive
	d.CreatedAt, d.Version = r.m.at, 1
	if err := r.tx.Create(d).Error; err != nil {
		return err
	}
	out.DirectiveID = d.ID
	var relations [][]any
	for i, rel := range n.Relations {
		relations = append(relations, []any{d.ID, rel.Kind, rel.ToNumber, rel.NameVi, i + 1})
	}
	if err := insertRows(r.tx, "directive_relations", []string{"directive_id", "kind", "to_number", "name_vi", "position"}, relations, ""); err != nil {
		return err
	}
	if err := r.writeProvisions(actor, n, out); err != nil {
		return err
	}
	if err := r.writeFindings(n); err != nil {
		return err
	}
	if err := r.makeSearchable(d.ID); err != nil {
		return err
	}
	return audit(r.tx, r.m, actor, "directive.register", "directive", d.ID, nil,
		map[string]any{"number": d.Number, "key": d.Key, "provisions": out.Provisions, "tasks": out.Tasks})
}

func (r *registration) writeProvisions(actor Actor, n *NewDirective, out *Registered) error {
	provisions := make([]*Provision, len(n.Provisions))
	for i := range n.Provisions {
		p := &n.Provisions[i].Provision
		p.DirectiveID = n.ID
		p.Ref = provisionRef(n.Number, n.Key, strconv.Itoa(p.Position))
		p.DeadlineAsWritten = p.Deadline.AsWritten
		p.DeadlineKind = string(p.Deadline.Kind)
		p.DeadlinePrecision = string(p.Deadline.Precision())
		p.FirstDueOn = p.Deadline.LastDay(n.IssuedOn, r.calendar)
		if p.Questions == nil {
			p.Questions = []Question{}
		}
		provisions[i] = p
	}
	if len(provisions) == 0 {
		return nil
	}
	if err := r.tx.CreateInBatches(provisions, 200).Error; err != nil {
		return err
	}
	var parties, tasks [][]any
	for i, np := range n.Provisions {
		p := provisions[i]
		for role, keys := range map[string][]string{"lead": np.LeadKeys, "coordinator": np.CoordinatorKeys, "submit_to": nonEmpty(np.SubmitToKey), "supervisor": nonEmpty(np.SupervisorKey)} {
			for j, k := range keys {
				id := r.byKey[k].ID
				parties = append(parties, []any{p.ID, role, j + 1, id, cmp.Or(r.passed[id], id)})
			}
		}
		for _, a := range r.addressees(np, n.ReferenceOn) {
			tasks = append(tasks, r.taskRow(n, p, a))
		}
	}
	out.Provisions, out.Tasks = len(provisions), len(tasks)
	if err := insertRows(r.tx, "provision_parties", []string{"provision_id", "role", "position", "agency_id", "holder_id"}, parties, ""); err != nil {
		return err
	}
	if err := insertRows(r.tx, "tasks", taskColumns, tasks, ""); err != nil {
		return err
	}
	if err := r.underWay(actor, n.Provisions); err != nil {
		return err
	}
	return r.passOn(n.ID)
}

// makeSearchable writes the texts of the directive, its provisions and the bottlenecks it states.
func (r *registration) makeSearchable(directiveID int64) error {
	if _, _, err := r.s.makeSearchable(r.tx, SearchDirective, "x.id = ?", directiveID); err != nil {
		return err
	}
	for _, kind := range []SearchKind{SearchProvision, SearchBottleneck} {
		if _, _, err := r.s.makeSearchable(r.tx, kind, "x.directive_id = ?", directiveID); err != nil {
			return err
		}
	}
	return nil
}

// tell queues the mails that tell the leads of their new tasks: one to a recipient.
func (r *registration) tell(actor Actor, directiveID int64) error {
	if actor.system {
		return nil
	}
	var tasks []struct{ ID, LeadID int64 }
	if err := r.tx.Raw("SELECT id, lead_id FROM tasks WHERE directive_id = ? ORDER BY id", directiveID).Scan(&tasks).Error; err != nil {
		return err
	}
	facts := make([]fact, len(tasks))
	for i, t := range tasks {
		facts[i] = fact{rule: FactAssigned, taskID: t.ID, agencyID: t.LeadID}
	}
	return r.s.tell(r.tx, r.m, actor, "directive-"+strconv.FormatInt(directiveID, 10), 0, facts)
}

var taskColumns = []string{"ref", "directive_id", "provision_id", "addressee_id", "lead_id", "status", "open", "percent",
	"first_due_on", "due_on", "next_notice_on", "created_at", "updated_at"}

func (r *registration) taskRow(n *NewDirective, p *Provision, a Agency) []any {
	ref := p.Ref
	if p.FanOut {
		ref += "@" + a.Code
	}
	fresh := Watched{Status: NotStarted, Receipt: ReceiptIsAwaited, DueOn: p.FirstDueOn, WaitsSince: r.m.today, LastWordOn: r.m.today}
	return []any{ref, n.ID, p.ID, a.ID, a.ID, NotStarted, true, 0, p.FirstDueOn, p.FirstDueOn,
		r.policies.soonest(fresh, r.m.today.AddDays(-1), r.calendar), r.m.at, r.m.at}
}

// addressees gives who owes the provision: the members of the day where it fans out, otherwise the
// first agency named. A group whose members the text doesn't name owes it as one body, until the
// office says who is meant.
func (r *registration) addressees(p NewProvision, on deadline.Date) []Agency {
	var out []Agency
	seen := map[int64]bool{}
	add := func(a Agency) {
		if !seen[a.ID] {
			seen[a.ID] = true
			out = append(out, a)
		}
	}
	for _, k := range p.LeadKeys {
		a := r.byKey[k]
		var members []Agency
		if p.FanOut && a.Kind == KindGroup {
			members = r.groups.on(a.ID, on)
		}
		if len(members) == 0 {
			add(a)
		}
		for _, member := range members {
			add(member)
		}
	}
	if !p.FanOut {
		return out[:1]
	}
	return out
}

// writeFindings enters the bottlenecks and indicators the directive states.
func (r *registration) writeFindings(n *NewDirective) error {
	for i := range n.Bottlenecks {
		b := &n.Bottlenecks[i].Bottleneck
		b.DirectiveID, b.Position, b.Version = &n.ID, i+1, 1
		if b.State == "" {
			b.State = "open"
		}
		if b.Severity == "" {
			b.Severity = "normal"
		}
		if b.RaisedOn.IsZero() {
			b.RaisedOn = n.ReferenceOn
		}
		if err := r.tx.Create(b).Error; err != nil {
			return err
		}
		if err := r.link("bottleneck_agencies", "bottleneck_id", b.ID, n.Bottlenecks[i].AgencyKeys); err != nil {
			return err
		}
	}
	for i := range n.Indicators {
		ind := &n.Indicators[i].Indicator
		ind.DirectiveID, ind.Version = n.ID, 1
		if err := r.tx.Create(ind).Error; err != nil {
			return err
		}
		if err := r.link("indicator_agencies", "indicator_id", ind.ID, n.Indicators[i].AgencyKeys); err != nil {
			return err
		}
		var rows [][]any
		for _, v := range ind.Measurements {
			rows = append(rows, []any{ind.ID, v.TakenOn, v.Value})
		}
		if err := insertRows(r.tx, "measurements", []string{"indicator_id", "taken_on", "value"}, rows, ""); err != nil {
			return err
		}
	}
	return nil
}

func (r *registration) link(table, column string, id int64, keys []string) error {
	var rows [][]any
	for _, k := range keys {
		rows = append(rows, []any{id, r.byKey[k].ID})
	}
	return insertRows(r.tx, table, []string{column, "agency_id"}, rows, "ON CONFLICT DO NOTHING")
}
