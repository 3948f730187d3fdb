package models

import (
	"cmp"
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// NoticePreview says who would be told of how many tasks on a day.
type NoticePreview struct {
	Day       deadline.Date
	Recipient string // address
	Name      string
	Tasks     int
	Rules     map[string]int // tasks by the family of the rule
}

// Bounds of a preview: its days, and the tasks it looks at.
const (
	maxPreviewDays  = 92
	maxPreviewTasks = 50_000
)

// PreviewPolicy tells who would get what from day from to day to, were the policy in force beside the
// others as they are: for its own tasks only. Days ahead are told from the tasks as they stand now;
// for days past, from their deadlines, as if they had stood so then. It returns CodeInvalid for rules
// that can't be kept, a span over 92 days, or more than 50,000 tasks.
func (s *Store) PreviewPolicy(ctx context.Context, actor Actor, p ReminderPolicy, from, to deadline.Date) ([]NoticePreview, error) {
	if !actor.mayRunJobs() {
		return nil, forbidden("policies")
	}
	if err := p.checkRules(); err != nil {
		return nil, err
	}
	if from.IsZero() || to.Before(from) || from.DaysUntil(to) >= maxPreviewDays {
		return nil, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "to", Problem: "preview_span", Params: map[string]any{"Max": maxPreviewDays}}}}
	}
	db := s.read(ctx)
	cal, err := loadCalendar(db)
	if err != nil {
		return nil, s.mapError(err)
	}
	all, err := loadPolicies(db)
	if err != nil {
		return nil, s.mapError(err)
	}
	all = all.with(p)
	tasks, err := previewTasks(db, p, from)
	if err != nil {
		return nil, s.mapError(err)
	}
	urging := recipients{supervisors: map[int64][]int64{}}
	if err := urging.readSupervisors(db, tasks); err != nil {
		return nil, s.mapError(err)
	}
	out := map[string]*NoticePreview{}
	for day := from; !day.After(to); day = day.AddDays(1) {
		if !cal.Working(day) {
			continue
		}
		people, err := readRecipients(db, all.defaultRules(), nil, day, startsWeek(day, cal), true)
		if err != nil {
			return nil, s.mapError(err)
		}
		people.supervisors = urging.supervisors
		previous := cal.PreviousWorking(day.AddDays(-1))
		for _, t := range tasks {
			rules := all.of(t.Kind, t.LeadID, t.KeyTask)
			heard := map[string]bool{}
			for _, n := range rules.Due(t.watched(s.zone), previous, day, cal) {
				for _, r := range people.of(n.To, t) {
					if heard[r.Email] {
						continue
					}
					heard[r.Email] = true
					at := r.wants(day, cal)
					key := at.String() + "/" + r.Email
					if out[key] == nil {
						out[key] = &NoticePreview{Day: at, Recipient: r.Email, Name: r.Name, Rules: map[string]int{}}
					}
					out[key].Tasks++
					out[key].Rules[family(n.Rule)]++
				}
			}
		}
	}
	return sortedPreviews(out), nil
}

func sortedPreviews(all map[string]*NoticePreview) []NoticePreview {
	list := make([]NoticePreview, 0, len(all))
	for _, n := range all {
		list = append(list, *n)
	}
	slices.SortFunc(list, func(a, b NoticePreview) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Recipient, b.Recipient))
	})
	return list
}

// with puts a policy in the place of the one of its number, or beside the others.
func (all policies) with(p ReminderPolicy) policies {
	out := slices.Clone(all)
	for i := range out {
		if out[i].ID == p.ID && (p.ID != 0 || p.IsDefault && out[i].IsDefault) {
			out[i].Rules = p.Rules
			if !out[i].IsDefault {
				out[i].ForKind, out[i].ForAgencyID, out[i].ForKey = p.ForKind, p.ForAgencyID, p.ForKey
			}
			return out
		}
	}
	return append(out, p)
}

// previewTasks reads the unfinished tasks a policy is for, and for days past those finished since.
func previewTasks(db *gorm.DB, p ReminderPolicy, from deadline.Date) ([]dueTask, error) {
	where, args := "(t.open OR t.finished_on >= ?)", []any{from}
	if p.ForKind != "" {
		where, args = where+" AND d.kind = ?", append(args, p.ForKind)
	}
	if p.ForAgencyID != nil {
		where, args = where+" AND t.lead_id = ?", append(args, *p.ForAgencyID)
	}
	if p.ForKey {
		where += " AND t.key_task"
	}
	var tasks []dueTask
	if err := db.Raw(`SELECT t.id, t.lead_id, t.directive_id, t.provision_id, t.status, t.receipt, t.due_on, t.submitted_on, t.waits_since, t.created_at, t.last_progress_at, t.key_task, d.kind, d.accepted_by
		FROM tasks t JOIN directives d ON d.id = t.directive_id WHERE `+where+` ORDER BY t.id LIMIT ?`, append(args, maxPreviewTasks+1)...).Scan(&tasks).Error; err != nil {
		return nil, err
	}
	if len(tasks) > maxPreviewTasks {
		return nil, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "for", Problem: "preview_too_many", Params: map[string]any{"Max": maxPreviewTasks}}}}
	}
	return tasks, nil
}
