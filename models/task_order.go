package models

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// TaskSorts lists the orders a list of tasks can have; the first is taken where none is named.
func TaskSorts() []string { return []string{"due", "-due", "updated", "-updated", "id"} }

// taskOrder is an order of a list of tasks. Ties are broken by id in the same direction, so that a
// position is unique.
type taskOrder struct {
	name      string // as asked for
	key       string // due, updated, id
	direction string
	op        string // between a later row and an earlier one
}

func orderOf(sort string) taskOrder {
	if sort == "" {
		sort = TaskSorts()[0]
	}
	key, descends := strings.CutPrefix(sort, "-")
	if descends {
		return taskOrder{sort, key, " DESC", "<"}
	}
	return taskOrder{sort, key, " ASC", ">"}
}

// taskPosition is the place of a row in an order.
type taskPosition struct {
	value any // nil for a task without due day
	id    int64
}

// taskPart is a stretch of a list that one index gives in order.
type taskPart struct {
	where []string
	args  []any
	by    string
}

// parts splits the list after a position into stretches: by due day the dated tasks come first, then
// those without. Asked for in one go, the rule for the missing days would keep both databases from
// reading the order off an index.
func (o taskOrder) parts(f TaskFilter, after *taskPosition) []taskPart {
	byID := "t.id" + o.direction
	switch o.key {
	case "id":
		p := taskPart{by: byID}
		if after != nil {
			p.where, p.args = []string{"t.id " + o.op + " ?"}, []any{after.id}
		}
		return []taskPart{p}
	case "updated":
		p := taskPart{by: "t.updated_at" + o.direction + ", " + byID}
		if after != nil {
			p.where, p.args = []string{"(t.updated_at, t.id) " + o.op + " (?, ?)"}, []any{after.value, after.id}
		}
		return []taskPart{p}
	}
	var parts []taskPart
	if f.mayBeDated() && (after == nil || after.value != nil) {
		p := taskPart{where: []string{"t.due_on IS NOT NULL"}, by: "t.due_on" + o.direction + ", " + byID}
		if after != nil {
			p.where, p.args = append(p.where, "(t.due_on, t.id) "+o.op+" (?, ?)"), []any{after.value, after.id}
		}
		parts = append(parts, p)
	}
	if f.mayBeUndated() {
		p := taskPart{where: []string{"t.due_on IS NULL"}, by: "t.due_on" + o.direction + ", " + byID} // names the index to SQLite
		if after != nil && after.value == nil {
			p.where, p.args = append(p.where, "t.id "+o.op+" ?"), []any{after.id}
		}
		parts = append(parts, p)
	}
	return parts
}

// mayBeDated says whether the filter lets tasks with a due day through.
func (f TaskFilter) mayBeDated() bool {
	return f.Timeliness != NoDeadline && f.Timeliness != CompletedUndued
}

// mayBeUndated says whether the filter lets tasks without a due day through.
func (f TaskFilter) mayBeUndated() bool {
	return (f.Timeliness == "" || !f.mayBeDated()) && f.DueFrom.IsZero() && f.DueTo.IsZero()
}

// cursor names the place after which the next page starts.
func (o taskOrder) cursor(t Task) string {
	value := ""
	switch o.key {
	case "due":
		value = t.Deadline.DueOn.String()
	case "updated":
		value = t.UpdatedAt.UTC().Format(time.RFC3339)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(o.name + "|" + value + "|" + strconv.FormatInt(t.ID, 10)))
}

// position reads a cursor, and gives nil for one that this order did not make.
func (o taskOrder) position(cursor string) *taskPosition {
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.Split(string(raw), "|")
	if err != nil || len(parts) != 3 || parts[0] != o.name {
		return nil
	}
	p := &taskPosition{}
	if p.id, err = strconv.ParseInt(parts[2], 10, 64); err != nil {
		return nil
	}
	switch {
	case o.key == "due" && parts[1] != "":
		var day deadline.Date
		day, err = deadline.ParseDate(parts[1])
		p.value = day
	case o.key == "updated":
		var at time.Time
		at, err = time.Parse(time.RFC3339, parts[1])
		p.value = at
	}
	if err != nil {
		return nil
	}
	return p
}
