package models

import (
	"context"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// MatterPage is a part of a pile and where the next one starts.
type MatterPage struct {
	Matters    []Matter
	NextCursor string // empty on the last page
}

// MatterCounts counts the piles; kinds in which the actor has no part are left out.
func (s *Store) MatterCounts(ctx context.Context, actor Actor, kinds []MatterKind) (map[MatterKind]int, error) {
	out := map[MatterKind]int{}
	var parts []string
	var args []any
	for _, kind := range kinds {
		if p, ok := actor.pile(kind, s.Today()); ok {
			out[kind] = 0
			parts = append(parts, "SELECT '"+string(kind)+"' AS kind, COUNT(*) AS n FROM "+p.from+" WHERE "+p.where)
			args = append(args, p.args...)
		}
	}
	if len(parts) == 0 {
		return out, nil
	}
	var counted []struct {
		Kind MatterKind
		N    int
	}
	if err := s.read(ctx).Raw(strings.Join(parts, " UNION ALL "), args...).Scan(&counted).Error; err != nil {
		return nil, s.mapError(err)
	}
	for _, c := range counted {
		out[c.Kind] = c.N
	}
	return out, nil
}

// matterRow is where a matter stands in its pile.
type matterRow struct {
	TaskID, Item int64
	Day          deadline.Date
}

// Matters lists a pile, what has waited longest first: limit (50 unless set, MaxLimit at most) after the
// cursor. CodeForbidden when the actor has no part in it, CodeInvalid for a cursor it did not make.
func (s *Store) Matters(ctx context.Context, actor Actor, kind MatterKind, cursor string, limit int) (MatterPage, error) {
	p, ok := actor.pile(kind, s.Today())
	if !ok {
		return MatterPage{}, forbidden("desk")
	}
	limit = TaskFilter{Limit: limit}.limit()
	text, args := p.statement()
	if cursor != "" {
		day, item, ok := readMatterCursor(cursor)
		if !ok || (p.day == "") != day.IsZero() {
			return MatterPage{}, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "cursor", Problem: "bad_cursor"}}}
		}
		if p.day == "" {
			text, args = text+" AND "+p.item+" > ?", append(args, item)
		} else {
			text, args = text+" AND ("+p.day+", "+p.item+") > (?, ?)", append(args, day, item)
		}
	}
	var rows []matterRow
	if err := s.read(ctx).Raw(text+p.order()+" LIMIT "+strconv.Itoa(limit+1), args...).Scan(&rows).Error; err != nil {
		return MatterPage{}, s.mapError(err)
	}
	page := MatterPage{}
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		page.NextCursor = base64.RawURLEncoding.EncodeToString([]byte(last.Day.String() + "|" + strconv.FormatInt(last.Item, 10)))
	}
	taskIDs := make([]int64, len(rows))
	for i, r := range rows {
		taskIDs[i] = r.TaskID
	}
	tasks, err := s.tasksByID(ctx, taskIDs)
	if err == nil {
		page.Matters, err = s.mattersOf(ctx, p, rows, tasks)
	}
	return page, err
}

func (p pile) statement() (string, []any) {
	return "SELECT " + p.task() + " AS task_id, " + p.item + " AS item, " + p.dayOrNull() + " AS day FROM " + p.from + " WHERE " + p.where, p.args
}

func (p pile) dayOrNull() string {
	if p.day == "" {
		return "CAST(NULL AS DATE)"
	}
	return p.day
}

func (p pile) order() string {
	if p.day != "" {
		return " ORDER BY " + p.day + ", " + p.item
	}
	return " ORDER BY " + p.item
}

func readMatterCursor(cursor string) (deadline.Date, int64, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	day, item, found := strings.Cut(string(raw), "|")
	if err != nil || !found {
		return deadline.Date{}, 0, false
	}
	id, err := strconv.ParseInt(item, 10, 64)
	if err != nil {
		return deadline.Date{}, 0, false
	}
	if zero := (deadline.Date{}); day == zero.String() {
		return zero, id, true
	}
	d, err := deadline.ParseDate(day)
	return d, id, err == nil
}

// tasksByID gives the tasks with the ids, each once.
func (s *Store) tasksByID(ctx context.Context, ids []int64) (map[int64]Task, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	tasks, err := s.tasksBy(ctx, "WHERE t.id IN ?", ids)
	byID := make(map[int64]Task, len(tasks))
	for _, t := range tasks {
		byID[t.ID] = t
	}
	return byID, err
}

// mattersOf puts the rows' tasks together with what was said, in the rows' order.
func (s *Store) mattersOf(ctx context.Context, p pile, rows []matterRow, tasks map[int64]Task) ([]Matter, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	items := make([]int64, len(rows))
	for i, r := range rows {
		items[i] = r.Item
	}
	saidWith := s.saidWith
	if p.from == matterBottlenecks {
		saidWith = s.bottlenecksSaid
	}
	said, err := saidWith(s.read(ctx), p, items)
	if err != nil {
		return nil, s.mapError(err)
	}
	out := make([]Matter, len(rows))
	for i, r := range rows {
		out[i] = said[r.Item]
		out[i].Task = tasks[r.TaskID]
		if p.day != "" {
			out[i].Since = r.Day
		}
	}
	return out, nil
}

// bottlenecksSaid reads the bottlenecks themselves, with how many unfinished tasks each holds up.
func (s *Store) bottlenecksSaid(db *gorm.DB, _ pile, items []int64) (map[int64]Matter, error) {
	var rows []HeldUp
	if err := db.Raw(`SELECT b.*, (SELECT COUNT(*) FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id WHERE x.bottleneck_id = b.id AND t.open) AS tasks
		FROM bottlenecks b WHERE b.id IN ?`, items).Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := map[int64]Matter{}
	names := &agencyNamer{store: s, db: db}
	for i := range rows {
		m := Matter{Since: rows[i].RaisedOn, Words: rows[i].DecisionAsked, To: rows[i].DecideBy, Bottleneck: &rows[i]}
		if rows[i].RaisedAgencyID != nil {
			m.Other.ID = *rows[i].RaisedAgencyID
			names.fill(&m.Other)
		}
		out[rows[i].ID] = m
	}
	return out, names.err
}

// saidWith reads what was said with each item: in the request itself, or with the last move.
func (s *Store) saidWith(db *gorm.DB, p pile, items []int64) (map[int64]Matter, error) {
	var rows []struct {
		Item    int64
		Day     deadline.Date
		AskedAt *time.Time
		Words   string
		OtherID int64
		ToOn    deadline.Date
	}
	var err error
	switch {
	case p.from == matterExtensions:
		err = db.Raw("SELECT x.id AS item, x.asked_at, x.reason AS words, 0 AS other_id, x.to_on FROM extensions x WHERE x.id IN ?", items).Scan(&rows).Error
	case p.from == matterOpinions:
		err = db.Raw("SELECT o.id AS item, o.due_on AS day, o.question AS words, o.agency_id AS other_id, o.due_on AS to_on FROM opinions o WHERE o.id IN ?", items).Scan(&rows).Error
	case p.move != "":
		err = db.Raw(`SELECT e.task_id AS item, e.day, e.words, COALESCE(e.other_id, 0) AS other_id, e.due_to AS to_on FROM task_events e
			WHERE e.id IN (SELECT MAX(l.id) FROM task_events l WHERE l.task_id IN ? AND l.move = ? GROUP BY l.task_id)`, items, p.move).Scan(&rows).Error
	}
	out := map[int64]Matter{}
	names := &agencyNamer{store: s, db: db}
	for _, r := range rows {
		m := Matter{Since: r.Day, Words: r.Words, To: r.ToOn, Other: AgencyRef{ID: r.OtherID}}
		if r.AskedAt != nil {
			m.Since = deadline.DateOf(*r.AskedAt, s.zone)
		}
		if r.OtherID != 0 {
			names.fill(&m.Other)
		}
		out[r.Item] = m
	}
	if err == nil {
		err = names.err
	}
	return out, err
}
