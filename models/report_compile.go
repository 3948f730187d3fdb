package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ReportSchedules gives the periodic reports' rhythms.
func (s *Store) ReportSchedules(ctx context.Context, actor Actor) ([]ReportSchedule, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	var out []ReportSchedule
	return out, s.mapError(s.read(ctx).Table("report_schedules").Order("kind").Find(&out).Error)
}

// CompileReport stores a period's report and queues it to the working group, in one transaction. The
// figures stand as of the period's last day. A period that is compiled already is left alone: then
// the stored snapshot is given, and false.
func (s *Store) CompileReport(ctx context.Context, actor Actor, schedule ReportSchedule, p Period) (ReportSnapshot, bool, error) {
	if !actor.system && !actor.mayRunJobs() {
		return ReportSnapshot{}, false, forbidden("compile_report")
	}
	data, err := s.reportData(ctx, schedule, p)
	if err != nil {
		return ReportSnapshot{}, false, err
	}
	text, err := json.Marshal(data)
	if err != nil {
		return ReportSnapshot{}, false, err
	}
	sum := sha256.Sum256(text)
	snap := ReportSnapshot{Kind: schedule.Kind, Period: p.Name(), Version: 1, FromOn: p.From, ToOn: p.To, CompiledAt: data.CompiledAt, Data: string(text), SHA256: hex.EncodeToString(sum[:])}
	made := false
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		rows := [][]any{{snap.Kind, snap.Period, snap.Version, snap.FromOn, snap.ToOn, snap.CompiledAt, snap.Data, snap.SHA256}}
		n, err := insertRowsCounting(tx, "report_snapshots", []string{"kind", "period", "version", "from_on", "to_on", "compiled_at", "data", "sha256"}, rows, "ON CONFLICT DO NOTHING")
		if err != nil {
			return err
		}
		if err := tx.Where("kind = ? AND period = ? AND version = ?", snap.Kind, snap.Period, snap.Version).Take(&snap).Error; err != nil || n == 0 {
			return err
		}
		made = true
		if err := s.queueReport(tx, m, snap); err != nil {
			return err
		}
		return audit(tx, m, actor, "report.compile", "report", snap.ID, nil, map[string]any{"kind": snap.Kind, "period": snap.Period, "sha256": snap.SHA256})
	})
	return snap, made, err
}

// queueReport queues the report to the working group and to the contacts for reports.
func (s *Store) queueReport(tx *gorm.DB, m moment, snap ReportSnapshot) error {
	var people []told
	if err := tx.Raw(`SELECT u.email, u.name, u.lang FROM users u WHERE u.closed_at IS NULL AND u.id IN
			(SELECT r.user_id FROM user_roles r WHERE r.role = 'working_group' AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?))
		UNION SELECT c.email, c.name, c.lang FROM contacts c WHERE c.purpose = 'reports' AND c.closed_at IS NULL ORDER BY 1`, m.today, m.today).Scan(&people).Error; err != nil {
		return err
	}
	people, err := wanting(tx, KindReport, people)
	if err != nil {
		return err
	}
	queue := map[string]Message{}
	var order []string
	for _, r := range people {
		key := "report/" + strconv.FormatInt(snap.ID, 10) + "/" + r.Email
		queue[key] = Message{Key: key, Kind: KindReport, Recipient: r.Email, Name: r.Name, Lang: r.Lang, Day: m.today, SubjectOf: snap.ID}
		order = append(order, key)
	}
	_, err = s.queueMessages(tx, m, order, queue, nil)
	return err
}

func (s *Store) reportData(ctx context.Context, schedule ReportSchedule, p Period) (ReportData, error) {
	system := SystemActor("report")
	d := ReportData{Kind: schedule.Kind, From: p.From, To: p.To, CompiledAt: s.now().at}
	whole, err := s.countsBy(ctx, system, CountFilter{}, "0", p.To)
	if err != nil {
		return d, err
	}
	d.Whole = whole[0]
	d.OfAll, d.OfFallenDue = d.Whole.OfAll(), d.Whole.OfFallenDue()
	agencies, err := s.agencyTallies(ctx, system, CountFilter{}, p.To)
	if err != nil {
		return d, err
	}
	for _, a := range agencies {
		d.Agencies = append(d.Agencies, ReportAgency{a.Agency.Code, a.Agency.NameVi, a.Agency.NameEn, string(a.Agency.Kind), a.Agency.ValidTo, a.Tally})
	}
	directives, total, err := s.directiveTallies(ctx, system, CountFilter{}, p.To, MaxReportTasks)
	if err != nil {
		return d, err
	}
	d.DirectivesTotal = total
	for _, x := range directives {
		if x.Directive.Confidential { // not every reader of reports is cleared
			x.Directive.TitleVi, x.Directive.TitleEn = "", ""
		}
		d.Directives = append(d.Directives, ReportDirective{x.Directive.ID, x.Directive.Name(), x.Directive.TitleVi, x.Directive.TitleEn, x.Tally})
	}
	if err := s.reportLists(ctx, schedule, p, &d); err != nil {
		return d, err
	}
	d.Bottlenecks, err = s.reportBottlenecks(ctx, p.To)
	return d, err
}

// reportLists fills the lists of tasks: late, completed within the period, due before the next
// report, and what differs from the report before.
func (s *Store) reportLists(ctx context.Context, schedule ReportSchedule, p Period, d *ReportData) (err error) {
	const reviewed = "NOT (t.status = 'submitted' AND t.submitted_on <= t.due_on)"
	list := func(into *[]ReportTask, total *int, order, where string, args ...any) {
		if err == nil {
			*into, *total, err = s.reportTasks(ctx, p.To, order, where, args...)
		}
	}
	list(&d.Late, &d.LateTotal, "t.due_on, t.id", "t.open AND t.due_on < ? AND "+reviewed, p.To)
	completed := 0
	list(&d.Completed, &completed, "t.finished_on, t.id", "t.status = 'completed' AND t.finished_on >= ? AND t.finished_on <= ?", p.From, p.To)
	list(&d.DueNext, &d.DueNextTotal, "t.due_on, t.id", "t.open AND t.due_on >= ? AND t.due_on <= ? AND "+reviewed, p.To, schedule.Next(p).To)
	var before ReportSnapshot
	if err != nil || s.read(ctx).Where("kind = ? AND to_on < ?", schedule.Kind, p.From.AddDays(1)).Order("to_on DESC, version DESC").Limit(1).Find(&before).RowsAffected == 0 {
		return err
	}
	c := &d.Changes
	c.Since = before.ToOn
	list(&c.New, &c.NewTotal, "t.id", "t.created_at > ?", before.CompiledAt)
	list(&c.Completed, &c.CompletedTotal, "t.finished_on, t.id", "t.status = 'completed' AND t.finished_on > ? AND t.finished_on <= ?", before.ToOn, p.To)
	list(&c.Slipped, &c.SlippedTotal, "t.due_on, t.id", "t.open AND t.due_on >= ? AND t.due_on < ? AND "+reviewed, before.ToOn, p.To)
	return err
}

func (s *Store) reportTasks(ctx context.Context, day deadline.Date, order, where string, args ...any) ([]ReportTask, int, error) {
	tasks, err := s.tasksBy(ctx, "WHERE "+where+" ORDER BY "+order+" LIMIT "+strconv.Itoa(MaxReportTasks), args...)
	if err != nil {
		return nil, 0, err
	}
	total := len(tasks)
	if total == MaxReportTasks {
		if err := s.read(ctx).Raw("SELECT COUNT(*) FROM tasks t WHERE "+where, args...).Scan(&total).Error; err != nil {
			return nil, 0, s.mapError(err)
		}
	}
	words, err := s.lastWords(ctx, tasks)
	if err != nil {
		return nil, 0, err
	}
	out := make([]ReportTask, len(tasks))
	for i, t := range tasks {
		out[i] = ReportTask{ID: t.ID, Ref: t.Ref, Directive: t.DirectiveNumber, LabelVi: t.LabelVi, LabelEn: t.LabelEn,
			LeadCode: t.Lead.Code, LeadVi: t.Lead.NameVi, LeadEn: t.Lead.NameEn, Status: t.Status, Percent: t.Percent,
			DueOn: t.Deadline.DueOn, DaysLate: t.DaysLate(day), Words: words[t.ID], Confidential: t.Confidential}
		if t.Confidential {
			out[i].LabelVi, out[i].LabelEn, out[i].Words = "", "", ""
		}
	}
	return out, total, nil
}

// lastWords gives the words of each task's last report that had any.
func (s *Store) lastWords(ctx context.Context, tasks []Task) (map[int64]string, error) {
	ids := make([]int64, len(tasks))
	for i, t := range tasks {
		ids[i] = t.ID
	}
	out := map[int64]string{}
	if len(ids) == 0 {
		return out, nil
	}
	var rows []struct {
		TaskID int64
		Words  string
	}
	err := s.read(ctx).Raw("SELECT p.task_id, p.words FROM progress p WHERE p.id IN (SELECT MAX(q.id) FROM progress q WHERE q.task_id IN ? AND q.words <> '' GROUP BY q.task_id)", ids).Scan(&rows).Error
	for _, r := range rows {
		out[r.TaskID] = r.Words
	}
	return out, s.mapError(err)
}

func (s *Store) reportBottlenecks(ctx context.Context, day deadline.Date) ([]ReportBottlenecks, error) {
	var rows []struct {
		Category, TextVi, TextEn, Number string
		RaisedOn                         deadline.Date
		Tasks                            int
	}
	err := s.read(ctx).Raw(`SELECT b.category, b.text_vi, b.text_en, COALESCE(NULLIF(d.number, ''), d.key, '') AS number, b.raised_on,
			(SELECT COUNT(*) FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id WHERE x.bottleneck_id = b.id AND t.open) AS tasks
		FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE b.state IN ('open', 'escalated') AND NOT COALESCE(d.confidential, FALSE)
		ORDER BY b.category, tasks DESC, b.raised_on, b.id`).Scan(&rows).Error
	if err != nil {
		return nil, s.mapError(err)
	}
	var out []ReportBottlenecks
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].Category != r.Category {
			out = append(out, ReportBottlenecks{Category: r.Category})
		}
		age := 0
		if !r.RaisedOn.IsZero() {
			age = r.RaisedOn.DaysUntil(day)
		}
		last := &out[len(out)-1]
		last.Items = append(last.Items, ReportBottleneck{r.TextVi, r.TextEn, r.Number, r.RaisedOn, age, r.Tasks})
	}
	return out, nil
}
