package models

import "slices"

// extend adds provisions to a directive that is registered, and makes their tasks. n has the directive's
// facts, and the new provisions with their positions.
func (r *registration) extend(actor Actor, n *NewDirective, out *Registered) error {
	if err := r.writeProvisions(actor, n, out); err != nil {
		return err
	}
	if err := r.makeSearchable(n.ID); err != nil {
		return err
	}
	if err := r.tx.Exec("UPDATE directives SET version = version + 1 WHERE id = ?", n.ID).Error; err != nil {
		return err
	}
	return audit(r.tx, r.m, actor, "directive.extend", "directive", n.ID, nil, map[string]any{"number": n.Number, "key": n.Key, "provisions": out.Provisions, "tasks": out.Tasks})
}

// underWay enters how far the tasks of provisions are that were begun elsewhere: their state, and a line
// on their timeline that says whose word it is.
func (r *registration) underWay(actor Actor, provisions []NewProvision) error {
	for stands, of := range byStanding(provisions) {
		for part := range slices.Chunk(of, 500) {
			ids := make([]int64, len(part))
			for i, p := range part {
				ids[i] = p.ID
			}
			if err := r.tx.Exec(`UPDATE tasks SET status = ?, open = ?, percent = ?, receipt = 'received', submitted_on = ?, finished_on = ?, last_progress_at = ?,
				next_notice_on = CASE WHEN ? THEN next_notice_on END WHERE provision_id IN ?`, stands.Status, stands.Status.Open(), stands.Percent, stands.FinishedOn, stands.FinishedOn, r.m.at, stands.Status.Open(), ids).Error; err != nil {
				return err
			}
			if err := r.tx.Exec(progressInsert+`SELECT t.id, ?, ?, t.lead_id, 'spreadsheet', 'not_started', t.status, t.percent, '', NULL, ?, ? FROM tasks t WHERE t.provision_id IN ?`,
				r.m.at, orNull(actor.UserID), actor.nameWithoutAccount(), actor.ActingFor, ids).Error; err != nil {
				return err
			}
		}
	}
	return nil
}

// byStanding gathers provisions whose tasks are equally far; those not begun are left out.
func byStanding(provisions []NewProvision) map[TaskStands][]NewProvision {
	out := map[TaskStands][]NewProvision{}
	for _, p := range provisions {
		if p.Stands.Status != "" && p.Stands.Status != NotStarted {
			out[p.Stands] = append(out[p.Stands], p)
		}
	}
	return out
}
