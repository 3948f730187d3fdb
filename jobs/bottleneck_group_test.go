package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// Where a group must act, its members of today are told as if they were named: by mail, in the inbox and in
// their digests; one that has left the group no longer.
func TestMembersOfAGroupThatMustActAreTold(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, c := t.Context(), w.cast
		w.told(t) // the day's digests
		must(t, models.Task{}, second(w.RaiseBottleneck(ctx, c.MOSTOfficer, w.task(t, late).ID, models.NewRaisedBottleneck{
			MoveInput: models.MoveInput{Words: "Địa phương chưa số hóa", Via: models.ViaPage}, Category: "data", MustAct: []int64{w.agency(t, "ppcs")}})))
		provinces := []string{modelstest.HanoiOfficer, modelstest.ProvinceBox}
		if got := w.told(t); !slices.Equal(got, provinces) {
			t.Fatalf("told %v, want %v", got, provinces)
		}
		hanoi := w.sentTo(modelstest.HanoiOfficer)
		if m := hanoi[len(hanoi)-1]; !strings.Contains(m.Text(), "Địa phương chưa số hóa") {
			t.Errorf("the mail: %s", m.Text())
		}
		list, err := w.ListBottlenecks(ctx, office, models.BottleneckFilter{Category: "data"})
		must(t, list, err)
		id := list.Rows[0].ID

		for who, want := range map[string]struct {
			actor models.Actor
			n     int
		}{"a member": {c.HanoiOfficer, 1}, "who is in no such group": {c.MPSOfficer, 0}} {
			heads, err := w.MatterHeads(ctx, want.actor, []models.PileHead{{Kind: models.BottlenecksToAnswer, Most: 5}})
			must(t, heads, err)
			n := 0
			for _, h := range heads {
				n += h.Total
			}
			if n != want.n {
				t.Errorf("%s has %d bottlenecks in the inbox, want %d", who, n, want.n)
			}
		}
		if _, err := w.BottleneckInFull(ctx, c.MPSOfficer, id); models.CodeOf(err) != "" {
			t.Errorf("who coordinates the task: %v", err)
		}
		full, err := w.BottleneckInFull(ctx, c.HanoiOfficer, id)
		must(t, full, err)
		if !slices.Contains(full.Moves, models.BottleneckAnswer) || len(full.Tasks) != 1 || full.Tasks[0].Whole {
			t.Errorf("a member may %v and is shown %+v", full.Moves, full.Tasks)
		}
		if len(full.Agencies) != 1 || full.Agencies[0].Code != "PPCS" {
			t.Errorf("who must act is %+v, not the group", full.Agencies)
		}

		// Nobody answers: the digest says it again, to members alone.
		tells := func(who string) bool {
			return slices.ContainsFunc(w.sentOf(t, models.KindDigest, who), func(m mailtest.Received) bool { return strings.Contains(m.Text(), "Địa phương chưa số hóa") })
		}
		for day := on(time.June, 28); !day.After(on(time.July, 9)); day = day.AddDays(1) {
			w.at(day.Month, day.Day, 9, 0)
			tick(t, w.Jobs)
		}
		if !tells(modelstest.HanoiOfficer) || !tells(modelstest.ProvinceBox) || tells(modelstest.MPSOfficer) {
			t.Errorf("digests tell Hanoi %v, Hue %v, the ministry %v", tells(modelstest.HanoiOfficer), tells(modelstest.ProvinceBox), tells(modelstest.MPSOfficer))
		}

		// Hue is a province no longer when the mail goes out, and Hanoi answers for the group.
		must(t, models.Bottleneck{}, second(w.MoveBottleneck(ctx, c.WorkingGroup, id, models.BottleneckAskDecision, models.BottleneckInput{Words: "Bao giờ?", By: on(time.July, 20)})))
		w.Exec(t, "UPDATE agencies SET valid_to = '2025-07-08' WHERE key = 'hue'")
		if got := w.told(t); !slices.Equal(got, []string{modelstest.HanoiOfficer}) {
			t.Errorf("after Hue left: told %v", got)
		}
		if m := w.last(t, modelstest.ProvinceBox); m.Kind != models.KindBottleneck || m.State != models.Empty {
			t.Errorf("the mail to Hue is %s %s", m.Kind, m.State)
		}
		must(t, models.Bottleneck{}, second(w.MoveBottleneck(ctx, c.HanoiOfficer, id, models.BottleneckAnswer, models.BottleneckInput{Words: "Trong tháng 7"})))
		if _, err := w.MoveBottleneck(ctx, c.MPSOfficer, id, models.BottleneckAnswer, models.BottleneckInput{Words: "Thay"}); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("who is in no such group answers: %v", err)
		}
	})
}
