package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// UrgingDraft is a letter as it would be made now.
type UrgingDraft struct {
	UrgingData
	AgencyID   int64
	Recipients []LetterRecipient
	Version    string         // tells this list of tasks from another
	Before     []UrgingLetter // what the agency was sent last, newest first
}

// LetterRecipient is who is sent a letter.
type LetterRecipient struct {
	Name, Email string
	Head        bool
}

// LateAgency is an agency with tasks that a letter would urge.
type LateAgency struct {
	Agency AgencyRef
	Tasks  int
	Oldest deadline.Date // the earliest due day among them
}

// urged limits tasks t to those a letter urges: overdue, and the lead's to do. What is submitted waits
// for others.
func urged(today deadline.Date) string {
	overdue, _ := timelinessCondition(Overdue, today)
	return overdue + " AND t.status <> 'submitted'"
}

// LateAgencies lists the agencies that lead tasks a letter would urge, those with most of them first.
func (s *Store) LateAgencies(ctx context.Context, actor Actor) ([]LateAgency, error) {
	if !actor.mayUrge() {
		return nil, forbidden("urge")
	}
	scope, args := actor.taskScope()
	var rows []struct {
		LeadID int64
		Tasks  int
		Oldest deadline.Date
	}
	if err := s.read(ctx).Raw("SELECT t.lead_id, COUNT(*) AS tasks, MIN(t.due_on) AS oldest FROM tasks t JOIN directives d ON d.id = t.directive_id WHERE "+urged(s.Today())+" AND "+scope+
		" GROUP BY t.lead_id ORDER BY 2 DESC, 3, 1", args...).Scan(&rows).Error; err != nil {
		return nil, s.mapError(err)
	}
	names := &agencyNamer{store: s, db: s.read(ctx)}
	out := make([]LateAgency, len(rows))
	for i, r := range rows {
		out[i] = LateAgency{AgencyRef{ID: r.LeadID}, r.Tasks, r.Oldest}
		names.fill(&out[i].Agency)
	}
	return out, s.mapError(names.err)
}

// DraftLetter gives the letter to an agency as it would be made now, without making it. CodeWrongState
// when the agency is late with nothing.
func (s *Store) DraftLetter(ctx context.Context, actor Actor, agencyID int64, lang string) (UrgingDraft, error) {
	if !actor.mayUrge() {
		return UrgingDraft{}, forbidden("urge")
	}
	return s.draftLetter(ctx, s.read(ctx), s.now(), actor, agencyID, lang)
}

func (s *Store) draftLetter(ctx context.Context, db *gorm.DB, m moment, actor Actor, agencyID int64, lang string) (UrgingDraft, error) {
	d := UrgingDraft{AgencyID: agencyID}
	if !slices.Contains(Languages, lang) {
		return d, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "lang", Problem: "unknown_value", Params: map[string]any{"Value": lang}}}}
	}
	var agency Agency
	if err := db.Where("id = ?", agencyID).Take(&agency).Error; err != nil {
		return d, s.mapError(err)
	}
	head, err := readLetterhead(db)
	if err != nil {
		return d, s.mapError(err)
	}
	scope, args := actor.taskScope()
	tasks, err := s.tasksIn(db, 50, "WHERE t.lead_id = ? AND "+urged(m.today)+" AND "+scope+" ORDER BY t.due_on, t.id", append([]any{agencyID}, args...)...)
	if err != nil {
		return d, err
	}
	if len(tasks) == 0 {
		return d, &Error{Code: CodeWrongState, Detail: "nothing_late"}
	}
	cal, err := loadCalendar(db)
	if err != nil {
		return d, s.mapError(err)
	}
	d.UrgingData = UrgingData{Schema: urgingSchema, Lang: lang, IssuedOn: m.today, AnswerBy: cal.AddWorkingDays(m.today, answerWithin), MadeAt: m.at,
		AgencyCode: agency.Code, AgencyVi: agency.NameVi, AgencyEn: agency.NameEn, Letterhead: head}
	if d.Tasks, err = s.urgedTasks(db, tasks, lang, m.today); err != nil {
		return d, s.mapError(err)
	}
	d.Version = versionOf(tasks)
	people, err := letterRecipients(db, agencyID, m.today)
	for _, p := range people {
		d.Recipients = append(d.Recipients, LetterRecipient{p.Name, p.Email, p.Part == string(RoleHead)})
	}
	if err == nil {
		err = db.Omit("data").Where("agency_id = ?", agencyID).Order("id DESC").Limit(3).Find(&d.Before).Error
	}
	return d, s.mapError(err)
}

func (s *Store) urgedTasks(db *gorm.DB, tasks []Task, lang string, today deadline.Date) ([]UrgedTask, error) {
	blocks, err := blocksOf(db, tasks, lang)
	if err != nil {
		return nil, err
	}
	out := make([]UrgedTask, len(tasks))
	for i, t := range tasks {
		out[i] = UrgedTask{ID: t.ID, Ref: t.Ref, Status: t.Status, Percent: t.Percent, DueOn: t.Deadline.DueOn, DaysLate: t.DaysLate(today), Confidential: t.Confidential}
		if !t.Confidential {
			out[i].Directive, out[i].Label, out[i].Text, out[i].Blocks = t.DirectiveNumber, t.Label(lang), t.Text(lang), blocks[t.ID]
		}
	}
	return out, nil
}

// blocksOf gives the words of the open bottlenecks that hold each task up.
func blocksOf(db *gorm.DB, tasks []Task, lang string) (map[int64][]string, error) {
	out := map[int64][]string{}
	for part := range slices.Chunk(tasks, 5000) {
		ids := make([]int64, len(part))
		for i, t := range part {
			ids[i] = t.ID
		}
		var rows []struct {
			TaskID         int64
			TextVi, TextEn string
		}
		if err := db.Raw(`SELECT x.task_id, b.text_vi, b.text_en FROM bottleneck_tasks x JOIN bottlenecks b ON b.id = x.bottleneck_id
			WHERE x.task_id IN ? AND b.state IN ('open', 'escalated') ORDER BY x.task_id, b.id`, ids).Scan(&rows).Error; err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.TaskID] = append(out[r.TaskID], pick(lang, r.TextVi, r.TextEn))
		}
	}
	return out, nil
}

// versionOf tells a list of tasks, as they stand, from any other.
func versionOf(tasks []Task) string {
	h := sha256.New()
	for _, t := range tasks {
		_, _ = fmt.Fprintf(h, "%d.%d,", t.ID, t.Version) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// letterRecipients are the agency's heads (or who stands in for them) and its contacts; its officers
// where it has neither.
func letterRecipients(db *gorm.DB, agencyID int64, today deadline.Date) ([]told, error) {
	people, err := toldOf(db, []int64{agencyID}, today)
	var out, officers []told
	for _, p := range people[agencyID] {
		list := &out
		if p.Part == string(RoleOfficer) {
			list = &officers
		}
		if !slices.ContainsFunc(*list, func(o told) bool { return o.Email == p.Email }) {
			*list = append(*list, p)
		}
	}
	if len(out) == 0 {
		return officers, err
	}
	return out, err
}
