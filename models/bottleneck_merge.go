package models

import "dondoc/models/deadline"

// merge makes the bottleneck one with another that is kept: tasks, comments and the agencies that must act
// move to it, with the days waited so far. A task that both hold up is held up once from then on. What is of
// a confidential directive is merged within that directive only, so that nothing of it comes out.
func (x *bottleneckStep) merge(into int64) error {
	kept, err := x.store.lockBottleneck(x.tx, x.actor, into)
	switch {
	case into == x.b.ID || CodeOf(err) == CodeNotFound:
		return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "into", Problem: "no_other_bottleneck"}}}
	case err != nil:
		return err
	case !kept.Unsettled():
		return &Error{Code: CodeWrongState, Detail: "bottleneck_" + kept.State}
	}
	var secret int64
	if err := x.tx.Raw(`SELECT COUNT(*) FROM bottlenecks b JOIN directives d ON d.id = b.directive_id WHERE b.id IN ? AND d.confidential`, []int64{into, x.b.ID}).Scan(&secret).Error; err != nil {
		return err
	}
	if secret > 0 && (kept.DirectiveID == nil || x.b.DirectiveID == nil || *kept.DirectiveID != *x.b.DirectiveID) {
		return &Error{Code: CodeWrongState, Detail: "bottleneck_confidential"}
	}
	parties, err := partiesTo(x.tx, kept, x.m.today)
	if err != nil {
		return err
	}
	if err := x.passTasks(into); err != nil {
		return err
	}
	for _, statement := range []string{
		`INSERT INTO bottleneck_agencies (bottleneck_id, agency_id) SELECT @kept, g.agency_id FROM bottleneck_agencies g WHERE g.bottleneck_id = @gone ON CONFLICT DO NOTHING`,
		`UPDATE bottleneck_events SET bottleneck_id = @kept WHERE bottleneck_id = @gone AND move = 'comment'`,
		`UPDATE bottlenecks SET version = version + 1 WHERE id = @kept`,
	} {
		if err := x.tx.Exec(statement, map[string]any{"kept": into, "gone": x.b.ID}).Error; err != nil {
			return err
		}
	}
	x.b.MergedInto, x.b.Resolution, x.b.SettledOn, x.b.ProposedOn = &into, x.event.Words, x.m.today, deadline.Date{}
	x.event.OtherID, x.trail["into"] = into, into
	taken := BottleneckEvent{BottleneckID: into, At: x.m.at, Day: x.m.today, Move: BottleneckMerge, Words: x.b.TextVi, OtherID: x.b.ID}
	if err := taken.write(x.tx, x.actor); err != nil {
		return err
	}
	if err := x.store.tellBottleneck(x.tx, x.m, x.actor, taken, newTo(x.before.mustAct, parties.mustAct)); err != nil {
		return err
	}
	return audit(x.tx, x.m, x.actor, "bottleneck.take_in", "bottleneck", into, map[string]any{"version": kept.Version}, map[string]any{"merged": x.b.ID, "version": kept.Version + 1})
}

// passTasks moves the tasks. Of those that both hold up one blocker goes, with the days of both.
func (x *bottleneckStep) passTasks(into int64) error {
	both := "SELECT g.task_id FROM bottleneck_tasks g JOIN bottleneck_tasks k ON k.task_id = g.task_id AND k.bottleneck_id = ? WHERE g.bottleneck_id = ?"
	if err := x.store.countBlockers(x.tx, x.m, "- 1", both, into, x.b.ID); err != nil {
		return err
	}
	names := map[string]any{"kept": into, "gone": x.b.ID, "today": x.m.today}
	for _, statement := range []string{
		// Where both go on, the earlier wait lasts to today and the other one goes on: their union is what counts.
		`UPDATE bottleneck_waits SET to_on = @today WHERE bottleneck_id = @gone AND to_on IS NULL AND task_id IN (SELECT k.task_id FROM bottleneck_tasks k WHERE k.bottleneck_id = @kept)`,
		`UPDATE bottleneck_waits SET bottleneck_id = @kept WHERE bottleneck_id = @gone`,
		`INSERT INTO bottleneck_tasks (bottleneck_id, task_id) SELECT @kept, g.task_id FROM bottleneck_tasks g WHERE g.bottleneck_id = @gone ON CONFLICT DO NOTHING`,
		`DELETE FROM bottleneck_tasks WHERE bottleneck_id = @gone`,
	} {
		if err := x.tx.Exec(statement, names).Error; err != nil {
			return err
		}
	}
	return nil
}

// newTo gives those of all that are not among the known.
func newTo(all, known []int64) []int64 {
	var out []int64
	seen := map[int64]bool{}
	for _, id := range known {
		seen[id] = true
	}
	for _, id := range all {
		if !seen[id] {
			out = append(out, id)
		}
	}
	return out
}
