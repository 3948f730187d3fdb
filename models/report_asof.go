package models

import (
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// reportView is what one report counts: the tasks as they stood at the end of its last day, within its
// scope; those of confidential directives or all others.
type reportView struct {
	s      *Store
	db     *gorm.DB
	day    deadline.Date
	from   string // the tasks t, as a table
	where  string
	args   []any // of from and where
	column string

	boundary Boundary
}

// within gives the report's view. Its last day may be today: then the tasks stand as they do now.
func (s *Store) within(db *gorm.DB, m moment, p Period, scope CountFilter, secret bool) reportView {
	v := reportView{s: s, db: db, day: p.To, from: "tasks", column: scope.column(), boundary: scope.Boundary}
	if p.To.Before(m.today) {
		v.from, v.args = s.tasksOn(p.To)
	}
	var q taskQuery
	q.and("d.confidential = ?", secret)
	if scope.DirectiveID != 0 {
		q.and("t.directive_id = ?", scope.DirectiveID)
	}
	if len(scope.AgencyIDs) > 0 {
		q.and(v.column+" IN ?", scope.AgencyIDs)
	}
	if scope.Kind != "" {
		q.and(v.column+" IN (SELECT a.id FROM agencies a WHERE a.kind = ?)", scope.Kind)
	}
	v.where = strings.Join(q.where, " AND ")
	v.args = append(v.args, q.args...)
	return v
}

// statement is what FROM on the view's tasks t with their directives d reads.
func (v reportView) statement(rest string, args ...any) (string, []any) {
	text := " FROM " + v.from + " t JOIN directives d ON d.id = t.directive_id WHERE " + v.where
	return text + rest, append(append([]any{}, v.args...), args...)
}

// tasksOn gives the tasks as they stood at the end of a day that is past: each change since then is taken
// back, the first one telling how the task stood before it. A task is there from its directive's day on,
// or from its making where that was sooner. To whom mergers passed it is as now: today's successor answers.
func (s *Store) tasksOn(day deadline.Date) (string, []any) {
	end := day.AddDays(1).In(s.zone).UTC()
	const since = `WITH changed AS (
			SELECT x.task_id, x.status_from, ROW_NUMBER() OVER (PARTITION BY x.task_id ORDER BY x.at, x.src, x.id) AS nth FROM (
				SELECT p.task_id, p.status_from, p.at, 0 AS src, p.id FROM progress p WHERE p.at >= ?
				UNION ALL SELECT e.task_id, e.status_from, e.at, 1, e.id FROM task_events e WHERE e.at >= ? AND e.status_from <> '') x),
		moved AS (
			SELECT e.task_id, e.due_from, ROW_NUMBER() OVER (PARTITION BY e.task_id ORDER BY e.at, e.id) AS nth FROM task_events e WHERE e.at >= ? AND e.move IN ('grant_extension', 'amend')),
		redirected AS (
			SELECT o.task_id, o.lead_id, o.addressee_id, ROW_NUMBER() OVER (PARTITION BY o.task_id ORDER BY o.at, o.src, o.id) AS nth FROM (
				SELECT e.task_id, e.other_id AS lead_id, COALESCE(x.from_id, e.other_id) AS addressee_id, e.at, 0 AS src, e.id
				FROM task_events e LEFT JOIN task_transfers x ON x.task_id = e.task_id AND x.to_id = e.other_id AND x.at <= e.at WHERE e.at >= ? AND e.move = 'redirect'
				UNION ALL SELECT a.task_id, a.lead_id, a.addressee_id, a.at, 1, a.amendment_id FROM amendment_tasks a WHERE a.at >= ?) o),
		amended AS (
			SELECT a.task_id, a.directive_id, a.provision_id, a.ref, ROW_NUMBER() OVER (PARTITION BY a.task_id ORDER BY a.at, a.amendment_id) AS nth FROM amendment_tasks a WHERE a.at >= ?),
		held AS (
			SELECT w.task_id, COUNT(*) AS blockers FROM bottleneck_waits w WHERE w.from_on <= ? AND (w.to_on IS NULL OR w.to_on > ?) GROUP BY w.task_id)
		SELECT k.id, COALESCE(m.ref, k.ref) AS ref, COALESCE(m.directive_id, k.directive_id) AS directive_id, COALESCE(m.provision_id, k.provision_id) AS provision_id, k.created_at, k.key_task,
			COALESCE(r.addressee_id, k.addressee_id) AS addressee_id, COALESCE(r.lead_id, k.lead_id) AS lead_id, COALESCE(h.blockers, 0) AS blockers,
			COALESCE(c.status_from, k.status) AS status,
			COALESCE(c.status_from, k.status) NOT IN ('completed', 'cancelled') AS open,
			CASE WHEN c.task_id IS NULL THEN k.percent ELSE COALESCE((SELECT z.percent FROM (SELECT p.percent, p.at, p.id, 0 AS src FROM progress p WHERE p.task_id = k.id AND p.at < ?
				UNION ALL SELECT CASE e.move WHEN 'submit' THEN 100 ELSE 0 END, e.at, e.id, 1 FROM task_events e WHERE e.task_id = k.id AND e.move IN ('submit', 'redirect') AND e.at < ?) z
				ORDER BY z.at DESC, z.src DESC, z.id DESC LIMIT 1), 0) END AS percent,
			CASE WHEN g.task_id IS NULL THEN k.due_on ELSE g.due_from END AS due_on,
			CASE WHEN c.task_id IS NULL THEN k.submitted_on ELSE COALESCE((SELECT MAX(e.day) FROM task_events e WHERE e.task_id = k.id AND e.move = 'submit' AND e.at < ?), CASE WHEN k.submitted_on <= ? THEN k.submitted_on END) END AS submitted_on,
			CASE WHEN c.task_id IS NULL THEN k.finished_on ELSE COALESCE((SELECT MAX(e.day) FROM task_events e WHERE e.task_id = k.id AND e.move = 'accept' AND e.at < ?), CASE WHEN k.finished_on <= ? THEN k.finished_on END) END AS finished_on,
			CASE WHEN c.task_id IS NULL THEN k.last_progress_at ELSE (SELECT CASE WHEN z.move <> 'redirect' THEN z.at END FROM (SELECT p.at, p.id, 0 AS src, '' AS move FROM progress p WHERE p.task_id = k.id AND p.at < ?
				UNION ALL SELECT e.at, e.id, 1, e.move FROM task_events e WHERE e.task_id = k.id AND e.move IN ('submit', 'ask_sign_off', 'redirect') AND e.at < ?) z
				ORDER BY z.at DESC, z.src DESC, z.id DESC LIMIT 1) END AS last_progress_at,
			CASE WHEN c.task_id IS NULL THEN k.forecast_on ELSE (SELECT p.forecast_on FROM progress p WHERE p.task_id = k.id AND p.at < ? AND p.forecast_on IS NOT NULL ORDER BY p.id DESC LIMIT 1) END AS forecast_on
		FROM tasks k LEFT JOIN amended m ON m.task_id = k.id AND m.nth = 1 JOIN directives y ON y.id = COALESCE(m.directive_id, k.directive_id)
		LEFT JOIN changed c ON c.task_id = k.id AND c.nth = 1 LEFT JOIN moved g ON g.task_id = k.id AND g.nth = 1
		LEFT JOIN redirected r ON r.task_id = k.id AND r.nth = 1 LEFT JOIN held h ON h.task_id = k.id
		WHERE k.created_at < ? OR y.reference_on <= ?`
	return "(" + since + ")", []any{end, end, end, end, end, end, day, day, end, end, end, day, end, day, end, end, end, end, day}
}
