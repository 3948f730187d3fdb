package models

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// marks reads how the view's unfinished tasks stood.
func (v reportView) marks() ([]standing.Mark, error) {
	var out []standing.Mark
	text, args := v.statement(" AND t.open ORDER BY t.id")
	rows, err := v.db.Raw("SELECT t.id, t.due_on, CASE WHEN t.due_on < ? AND "+notReviewed+" THEN 1 ELSE 0 END"+text, append([]any{v.day}, args...)...).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var m standing.Mark
		late := 0
		if err := rows.Scan(&m.ID, &m.Due, &late); err != nil {
			return nil, err
		}
		m.Late = late == 1
		out = append(out, m)
	}
	return out, rows.Err()
}

// changes fills the differences from the report before, which is nil for the first.
func (v reportView) changes(d *ReportData, before *ReportSnapshot, marks []standing.Mark) error {
	if before == nil {
		return nil
	}
	was, err := unpackMarks(before.marks)
	if err != nil {
		return err
	}
	fresh, err := v.ids("t.created_at > ?", before.CompiledAt)
	if err != nil {
		return err
	}
	finished, err := v.ids("t.status = 'completed' AND t.finished_on >= ?", before.ToOn)
	if err != nil {
		return err
	}
	diff := standing.Diff(was, marks, fresh, finished)
	c := &d.Changes
	c.Since = before.ToOn
	redated, from := make([]int64, len(diff.Redated)), map[int64]deadline.Date{}
	for i, r := range diff.Redated {
		redated[i], from[r.ID] = r.ID, r.From
	}
	for _, list := range []struct {
		ids   []int64
		into  *[]ReportTask
		total *int
	}{{diff.New, &c.New, &c.NewTotal}, {diff.Completed, &c.Completed, &c.CompletedTotal}, {diff.Slipped, &c.Slipped, &c.SlippedTotal},
		{redated, &c.Redated, &c.RedatedTotal}, {diff.Reopened, &c.Reopened, &c.ReopenedTotal}, {diff.Dropped, &c.Dropped, &c.DroppedTotal}} {
		if *list.into, err = v.tasksByID(list.ids); err != nil {
			return err
		}
		*list.total = len(list.ids)
	}
	for i := range c.Redated {
		c.Redated[i].OldDueOn = from[c.Redated[i].ID]
	}
	return nil
}

func (v reportView) ids(where string, args ...any) ([]int64, error) {
	var out []int64
	text, all := v.statement(" AND "+where+" ORDER BY t.id", args...)
	return out, v.db.Raw("SELECT t.id"+text, all...).Scan(&out).Error
}

// packMarks is how marks are kept: JSON of [id, due, late] for each, compressed, for there may be
// hundreds of thousands.
func packMarks(marks []standing.Mark) (string, error) {
	rows := make([][3]any, len(marks))
	for i, m := range marks {
		rows[i] = [3]any{m.ID, m.Due, m.Late}
	}
	raw, err := json.Marshal(rows)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err = w.Write(raw)
	err = errors.Join(err, w.Close())
	return base64.StdEncoding.EncodeToString(b.Bytes()), err
}

// unpackMarks reads what packMarks gave; of a report that kept none it gives none.
func unpackMarks(text string) ([]standing.Mark, error) {
	if text == "" {
		return nil, nil
	}
	packed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var rows [][3]json.RawMessage
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, err
	}
	out := make([]standing.Mark, len(rows))
	for i, row := range rows {
		if err := errors.Join(json.Unmarshal(row[0], &out[i].ID), json.Unmarshal(row[1], &out[i].Due), json.Unmarshal(row[2], &out[i].Late)); err != nil {
			return nil, err
		}
	}
	return out, nil
}
