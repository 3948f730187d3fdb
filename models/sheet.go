package models

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

// MaxSheet bounds the tasks of one spreadsheet.
const MaxSheet = 5000

// SheetTask is a task as a spreadsheet of its agency shows it.
type SheetTask struct {
	Task
	LastWords string // of the last report
}

// SheetTasks gives the unfinished tasks that the actor's agencies lead, by due day: what their
// spreadsheet holds, MaxSheet of them at most. CodeForbidden for who works for no agency.
func (s *Store) SheetTasks(ctx context.Context, actor Actor) ([]SheetTask, error) {
	leads := actor.Agencies(RoleHead, RoleOfficer)
	if len(leads) == 0 {
		return nil, forbidden("spreadsheet")
	}
	tasks, err := s.tasksIn(s.read(ctx), 200, "WHERE t.open AND t.lead_id IN ? ORDER BY t.due_on IS NULL, t.due_on, t.id LIMIT ?", leads, MaxSheet)
	if err != nil {
		return nil, err
	}
	out := make([]SheetTask, len(tasks))
	at := map[int64]int{}
	for i, t := range tasks {
		out[i].Task = t
		at[t.ID] = i
	}
	for part := range slices.Chunk(tasks, 1000) {
		ids := make([]int64, len(part))
		for i, t := range part {
			ids[i] = t.ID
		}
		var last []struct {
			TaskID int64
			Words  string
		}
		if err := s.read(ctx).Raw("SELECT p.task_id, p.words FROM progress p WHERE p.id IN (SELECT MAX(x.id) FROM progress x WHERE x.task_id IN ? AND x.words <> '' GROUP BY x.task_id)", ids).Scan(&last).Error; err != nil {
			return nil, s.mapError(err)
		}
		for _, l := range last {
			out[at[l.TaskID]].LastWords = l.Words
		}
	}
	return out, nil
}

// SheetRow is a row of an uploaded spreadsheet: the task it is about, what its cells said when it was
// downloaded, and what they say now. Cells are texts: a status by its code, a date as 2025-06-30.
type SheetRow struct {
	Line    int    `json:"line"` // in the spreadsheet, from 1 on
	Ref     string `json:"ref"`
	Version int64  `json:"version"` // of the task when it was downloaded
	Was     Cells  `json:"was"`
	Now     Cells  `json:"now"`
}

// Cells are the cells of a row that can be filled in.
type Cells struct {
	Status   string `json:"status"`
	Percent  string `json:"percent"`
	Words    string `json:"words"`
	Forecast string `json:"forecast"`
}

// SheetChange is what a row changes in one field.
type SheetChange struct {
	Field    string // status, percent, words, forecast
	From, To string
}

// SheetLine is what became, or would become, of a row.
type SheetLine struct {
	Row     SheetRow
	Task    Task          // as it stood before; zero when there is no such task
	Changes []SheetChange // none where nothing was filled in
	Err     error         // why the row can't be applied: CodeInvalid by cell, CodeStale, CodeWrongState, …
}

// Changed says whether somebody filled the row in.
func (l SheetLine) Changed() bool { return len(l.Changes) > 0 || l.Err != nil }

// changes lists what was filled in.
func (r SheetRow) changes() []SheetChange {
	var out []SheetChange
	for _, c := range []SheetChange{{"status", r.Was.Status, r.Now.Status}, {"percent", r.Was.Percent, r.Now.Percent},
		{"words", "", strings.TrimSpace(r.Now.Words)}, {"forecast", r.Was.Forecast, r.Now.Forecast}} {
		if c.From != c.To {
			out = append(out, c)
		}
	}
	return out
}

// report is what the row's cells report, and whether it claims the task done. CodeInvalid names the
// cells that can't be read.
func (r SheetRow) report() (n NewProgress, submits bool, err error) {
	var bad faults
	n = NewProgress{Version: r.Version, Via: ViaSpreadsheet, Words: r.Now.Words}
	for _, c := range r.changes() {
		switch c.Field {
		case "status":
			submits = c.To == string(Submitted)
			if !submits && c.To != string(InProgress) {
				bad.add("status", "status_not_by_sheet")
			}
		case "percent":
			p, err := strconv.Atoi(c.To)
			if err != nil {
				bad.add("percent", "not_a_percentage")
				continue
			}
			n.Percent = &p
		case "forecast":
			day := deadline.Date{}
			if c.To != "" {
				if day, err = deadline.ParseDate(c.To); err != nil {
					bad.add("forecast", "bad_date", "Value", c.To)
					continue
				}
			}
			n.Forecast = &day
		}
	}
	return n, submits, bad.err()
}
