package models

import (
	"strconv"

	"dondoc/models/deadline"
)

// lists fills the lists of tasks: late, completed within the period, due before the next report.
func (v reportView) lists(d *ReportData) (err error) {
	if d.Late, d.LateTotal, err = v.tasks("t.due_on, t.id", lateTask, v.day); err != nil {
		return err
	}
	if d.Completed, d.CompletedTotal, err = v.tasks("t.finished_on, t.id", "t.status = 'completed' AND t.finished_on >= ? AND t.finished_on <= ?", d.From, d.To); err != nil {
		return err
	}
	d.DueNext, d.DueNextTotal, err = v.tasks("t.due_on, t.id", "t.open AND t.due_on >= ? AND t.due_on <= ? AND "+notReviewed, v.day, d.NextTo)
	return err
}

// stood is how a task stood at the end of the view's day.
type stood struct {
	ID                 int64
	Status             Status
	Percent            int
	DueOn, SubmittedOn deadline.Date
}

// tasks lists those of the view's tasks t that meet a condition, MaxReportTasks at most, and says how many
// there are.
func (v reportView) tasks(order, where string, args ...any) ([]ReportTask, int, error) {
	var rows []stood
	text, all := v.statement(" AND "+where+" ORDER BY "+order+" LIMIT "+strconv.Itoa(MaxReportTasks), args...)
	if err := v.db.Raw("SELECT t.id, t.status, t.percent, t.due_on, t.submitted_on"+text, all...).Scan(&rows).Error; err != nil {
		return nil, 0, err
	}
	total := len(rows)
	if total == MaxReportTasks {
		text, all = v.statement(" AND "+where, args...)
		if err := v.db.Raw("SELECT COUNT(*)"+text, all...).Scan(&total).Error; err != nil {
			return nil, 0, err
		}
	}
	out, err := v.named(rows)
	return out, total, err
}

// tasksByID lists tasks as they stood, in the order of the ids; those the view has none of are left out.
func (v reportView) tasksByID(ids []int64) ([]ReportTask, error) {
	ids = ids[:min(len(ids), MaxReportTasks)]
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []stood
	text, all := v.statement(" AND t.id IN ? ORDER BY t.id", ids)
	if err := v.db.Raw("SELECT t.id, t.status, t.percent, t.due_on, t.submitted_on"+text, all...).Scan(&rows).Error; err != nil {
		return nil, err
	}
	return v.named(rows)
}

// named puts names and words to the tasks. Of confidential directives' there are none.
func (v reportView) named(rows []stood) ([]ReportTask, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	tasks, err := v.s.tasksIn(v.db, len(ids), "WHERE t.id IN ?", ids)
	if err != nil {
		return nil, err
	}
	if err := v.putBack(tasks); err != nil {
		return nil, err
	}
	byID := make(map[int64]Task, len(tasks))
	for _, t := range tasks {
		byID[t.ID] = t
	}
	words, err := v.lastWords(ids)
	if err != nil {
		return nil, err
	}
	vi, err := blocksOf(v.db, tasks, "vi")
	if err != nil {
		return nil, err
	}
	en, err := blocksOf(v.db, tasks, "en")
	out := make([]ReportTask, len(rows))
	for i, r := range rows {
		t := byID[r.ID]
		t.Status, t.Percent, t.Deadline.DueOn, t.SubmittedOn = r.Status, r.Percent, r.DueOn, r.SubmittedOn
		out[i] = ReportTask{ID: t.ID, Ref: t.Ref, Directive: t.DirectiveNumber, LabelVi: t.LabelVi, LabelEn: t.LabelEn,
			LeadCode: t.Lead.Code, LeadVi: t.Lead.NameVi, LeadEn: t.Lead.NameEn, Status: t.Status, Percent: t.Percent,
			DueOn: t.Deadline.DueOn, DaysLate: t.DaysLate(v.day), Words: words[t.ID], BlocksVi: vi[t.ID], BlocksEn: en[t.ID], Confidential: t.Confidential}
		if t.Confidential {
			out[i].LabelVi, out[i].LabelEn, out[i].Words, out[i].BlocksVi, out[i].BlocksEn = "", "", "", nil, nil
		}
	}
	return out, err
}

// putBack gives tasks that an amendment has moved since the view's day the names they had before it.
func (v reportView) putBack(tasks []Task) error {
	ids := make([]int64, len(tasks))
	for i, t := range tasks {
		ids[i] = t.ID
	}
	var rows []struct {
		TaskID                        int64
		Ref, Number, LabelVi, LabelEn string
	}
	end := v.day.AddDays(1).In(v.s.zone).UTC()
	if err := v.db.Raw(`SELECT a.task_id, a.ref, d.number, p.label_vi, p.label_en FROM amendment_tasks a JOIN directives d ON d.id = a.directive_id JOIN provisions p ON p.id = a.provision_id
		WHERE a.task_id IN ? AND a.at >= ? ORDER BY a.at DESC, a.amendment_id DESC`, ids, end).Scan(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows { // the first move since comes last
		for i := range tasks {
			if t := &tasks[i]; t.ID == r.TaskID {
				t.Ref, t.DirectiveNumber, t.LabelVi, t.LabelEn = r.Ref, r.Number, r.LabelVi, r.LabelEn
			}
		}
	}
	return nil
}

// lastWords gives the words of each task's last report by the end of the day that had any.
func (v reportView) lastWords(ids []int64) (map[int64]string, error) {
	var rows []struct {
		TaskID int64
		Words  string
	}
	end := v.day.AddDays(1).In(v.s.zone).UTC()
	err := v.db.Raw("SELECT p.task_id, p.words FROM progress p WHERE p.id IN (SELECT MAX(q.id) FROM progress q WHERE q.task_id IN ? AND q.words <> '' AND q.at < ? GROUP BY q.task_id)", ids, end).Scan(&rows).Error
	out := make(map[int64]string, len(rows))
	for _, r := range rows {
		out[r.TaskID] = r.Words
	}
	return out, err
}
