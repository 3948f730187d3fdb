package handlers

import (
	"cmp"
	"context"
	"slices"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// A preview's stretch, past and ahead, in days; and how many mails of a day it names.
const (
	previewDays = 30
	previewRows = 50
)

// policyPreview tells who would get what in the past month and the next.
func (s *server) policyPreview(ctx context.Context, actor models.Actor, p models.ReminderPolicy) (*templates.PolicyPreview, error) {
	today := s.store.Today()
	all, err := s.store.PreviewPolicy(ctx, actor, p, today.AddDays(-previewDays), today.AddDays(previewDays))
	if err != nil {
		return nil, err
	}
	ahead := slices.IndexFunc(all, func(n models.NoticePreview) bool { return n.Day.After(today) })
	if ahead < 0 {
		ahead = len(all)
	}
	return &templates.PolicyPreview{Past: previewSpan(all[:ahead], today.AddDays(-previewDays), today), Next: previewSpan(all[ahead:], today.AddDays(1), today.AddDays(previewDays))}, nil
}

// previewSpan lays a stretch out by day.
func previewSpan(all []models.NoticePreview, from, to deadline.Date) templates.PreviewSpan {
	out := templates.PreviewSpan{From: from, To: to, Mails: len(all)}
	people := map[string]bool{}
	for _, n := range all {
		people[n.Recipient] = true
		if last := len(out.Days) - 1; last < 0 || out.Days[last].On != n.Day {
			out.Days = append(out.Days, templates.PreviewDay{On: n.Day})
		}
		day := &out.Days[len(out.Days)-1]
		day.Mails++
		day.Tasks += n.Tasks
		out.Tasks += n.Tasks
		if len(day.Rows) == previewRows {
			day.More++
			continue
		}
		day.Rows = append(day.Rows, templates.PreviewRow{To: n.Recipient, Name: n.Name, Tasks: n.Tasks, Rules: ruleCounts(n.Rules)})
	}
	out.Recipients = len(people)
	return out
}

// ruleCounts orders rules by how many tasks they tell of.
func ruleCounts(rules map[string]int) []templates.RuleCount {
	out := make([]templates.RuleCount, 0, len(rules))
	for rule, n := range rules {
		out = append(out, templates.RuleCount{Rule: rule, Count: n})
	}
	slices.SortFunc(out, func(a, b templates.RuleCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule))
	})
	return out
}
