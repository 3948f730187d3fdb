package models

import (
	"context"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

// PileHead asks for the beginning of a pile: the first Most matters of a kind.
type PileHead struct {
	Kind MatterKind
	Most int
}

// MatterHead is the beginning of a pile, what has waited longest first, and how many are in the whole.
type MatterHead struct {
	Kind    MatterKind
	Matters []Matter
	Total   int
}

// headRow is where a matter stands in which pile, and how many are in it.
type headRow struct {
	Kind         MatterKind
	TaskID, Item int64
	Day          deadline.Date
	Total        int
}

// MatterHeads reads the beginnings of several piles at once, in the order asked for: the inbox shows
// them above every page. Piles that are empty, or in which the actor has no part, are left out.
func (s *Store) MatterHeads(ctx context.Context, actor Actor, heads []PileHead) ([]MatterHead, error) {
	rows, piles, err := s.headRows(ctx, actor, heads)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var taskIDs []int64
	byKind := map[MatterKind][]matterRow{}
	totals := map[MatterKind]int{}
	for _, r := range rows {
		taskIDs = append(taskIDs, r.TaskID)
		byKind[r.Kind] = append(byKind[r.Kind], matterRow{r.TaskID, r.Item, r.Day})
		totals[r.Kind] = r.Total
	}
	tasks, err := s.tasksByID(ctx, taskIDs)
	if err != nil {
		return nil, err
	}
	var out []MatterHead
	for _, h := range heads {
		if len(byKind[h.Kind]) == 0 {
			continue
		}
		matters, err := s.mattersOf(ctx, piles[h.Kind], byKind[h.Kind], tasks)
		if err != nil {
			return nil, err
		}
		out = append(out, MatterHead{h.Kind, matters, totals[h.Kind]})
	}
	return out, nil
}

func (s *Store) headRows(ctx context.Context, actor Actor, heads []PileHead) ([]headRow, map[MatterKind]pile, error) {
	piles := map[MatterKind]pile{}
	var parts []string
	var args []any
	for _, h := range heads {
		p, ok := actor.pile(h.Kind, s.Today())
		if !ok {
			continue
		}
		piles[h.Kind] = p
		parts = append(parts, "SELECT * FROM (SELECT '"+string(h.Kind)+"' AS kind, "+p.task()+" AS task_id, "+p.item+" AS item, "+p.dayOrNull()+" AS day, COUNT(*) OVER () AS total FROM "+
			p.from+" WHERE "+p.where+p.order()+" LIMIT "+strconv.Itoa(h.Most)+") AS "+string(h.Kind))
		args = append(args, p.args...)
	}
	if len(parts) == 0 {
		return nil, nil, nil
	}
	rows, err := s.query(s.read(ctx), strings.Join(parts, " UNION ALL "), args...)
	if err != nil {
		return nil, nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var out []headRow
	for rows.Next() {
		var r headRow
		if err := rows.Scan(&r.Kind, &r.TaskID, &r.Item, &r.Day, &r.Total); err != nil {
			return nil, nil, s.mapError(err)
		}
		out = append(out, r)
	}
	return out, piles, s.mapError(rows.Err())
}
