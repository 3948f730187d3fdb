package models

// actSteps are what an act does beside moving the tasks, each a statement for all its agencies at once.
// @act is the act, @day its day, @last the day before, @at the moment.
var actSteps = []string{
	// Tasks go to the successor; what moved stands in task_transfers by now.
	`UPDATE tasks SET lead_id = (SELECT x.to_id FROM task_transfers x WHERE x.task_id = tasks.id AND x.act_id = @act), updated_at = @at, version = version + 1
		WHERE id IN (SELECT x.task_id FROM task_transfers x WHERE x.act_id = @act)`,
	`UPDATE acts SET tasks_moved = @moved WHERE id = @act`,

	// People hold the same role for the successor from the day on.
	`INSERT INTO user_roles (user_id, role, agency_id, valid_from, valid_to)
		SELECT r.user_id, r.role, v.to_id, @day, r.valid_to FROM user_roles r JOIN act_moves v ON v.from_id = r.agency_id AND v.act_id = @act WHERE r.valid_to IS NULL OR r.valid_to >= @day`,
	`UPDATE user_roles SET valid_to = @last WHERE agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act) AND (valid_to IS NULL OR valid_to >= @day)`,
	// Of one mailbox that served several of the agencies, one entry is left.
	`UPDATE contacts SET closed_at = @at, version = version + 1 WHERE closed_at IS NULL AND EXISTS (SELECT 1 FROM act_moves v WHERE v.act_id = @act AND v.from_id = contacts.agency_id
		AND EXISTS (SELECT 1 FROM contacts o LEFT JOIN act_moves w ON w.act_id = @act AND w.from_id = o.agency_id WHERE o.closed_at IS NULL AND o.email = contacts.email AND o.purpose = contacts.purpose
			AND o.id <> contacts.id AND COALESCE(w.to_id, o.agency_id) = v.to_id AND (w.to_id IS NULL OR o.id < contacts.id)))`,
	`UPDATE contacts SET agency_id = (SELECT v.to_id FROM act_moves v WHERE v.from_id = contacts.agency_id AND v.act_id = @act)
		WHERE agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act)`,

	// What is private to the lead, and what is still asked of the agency.
	`UPDATE subtasks SET agency_id = (SELECT x.to_id FROM task_transfers x WHERE x.task_id = subtasks.task_id AND x.act_id = @act)
		WHERE EXISTS (SELECT 1 FROM task_transfers x WHERE x.task_id = subtasks.task_id AND x.act_id = @act AND x.from_id = subtasks.agency_id)`,
	`UPDATE opinions SET agency_id = (SELECT v.to_id FROM act_moves v WHERE v.from_id = opinions.agency_id AND v.act_id = @act)
		WHERE state = 'asked' AND agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act)`,
	`INSERT INTO bottleneck_agencies (bottleneck_id, agency_id)
		SELECT g.bottleneck_id, v.to_id FROM bottleneck_agencies g JOIN bottlenecks b ON b.id = g.bottleneck_id JOIN act_moves v ON v.from_id = g.agency_id AND v.act_id = @act
		WHERE b.state IN ('open', 'escalated') ON CONFLICT DO NOTHING`,
	`DELETE FROM bottleneck_agencies WHERE agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act)
		AND bottleneck_id IN (SELECT b.id FROM bottlenecks b WHERE b.state IN ('open', 'escalated'))`,

	// Parts in provisions: who was named stays as written, the successor holds them.
	`UPDATE provision_parties SET holder_id = (SELECT v.to_id FROM act_moves v WHERE v.from_id = provision_parties.holder_id AND v.act_id = @act)
		WHERE holder_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act)`,

	// Groups name the successor from the day on. One that is a member already stays so for the longer time.
	`INSERT INTO group_members (group_id, agency_id, valid_from, valid_to)
		SELECT g.group_id, v.to_id, MIN(c.effective_on), CASE WHEN COUNT(*) = COUNT(g.valid_to) THEN MAX(g.valid_to) END
		FROM group_members g JOIN act_moves v ON v.from_id = g.agency_id AND v.act_id = @act JOIN acts c ON c.id = v.act_id WHERE g.valid_to IS NULL OR g.valid_to >= @day GROUP BY g.group_id, v.to_id
		ON CONFLICT (group_id, agency_id) DO UPDATE SET valid_to = excluded.valid_to WHERE group_members.valid_to IS NOT NULL AND (excluded.valid_to IS NULL OR excluded.valid_to > group_members.valid_to)`,
	`UPDATE group_members SET valid_to = @last WHERE agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act) AND (valid_to IS NULL OR valid_to >= @day)`,

	// Bodies that belong to the agency belong to the successor, and the agency is closed.
	`UPDATE agencies SET parent_id = (SELECT v.to_id FROM act_moves v WHERE v.from_id = agencies.parent_id AND v.act_id = @act), version = version + 1
		WHERE parent_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act) AND (valid_to IS NULL OR valid_to >= @day)`,
	`UPDATE agencies SET valid_to = @last, version = version + 1 WHERE id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = @act) AND (valid_to IS NULL OR valid_to >= @day)`,
}
