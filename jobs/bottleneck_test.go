package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// Each move with a bottleneck is told those whom it concerns, as long as it holds, and of a confidential
// directive no more than its number.
func TestAMoveWithABottleneckIsTold(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, c := t.Context(), w.cast
		w.told(t) // the day's digests
		raise := func(words string) int64 {
			t.Helper()
			must(t, models.Task{}, second(w.RaiseBottleneck(ctx, c.MOSTOfficer, w.task(t, late).ID, models.NewRaisedBottleneck{
				MoveInput: models.MoveInput{Words: words, Via: models.ViaPage}, Category: "data", MustAct: c.MPSOfficer.Agencies()})))
			list, err := w.ListBottlenecks(ctx, office, models.BottleneckFilter{Category: "data"})
			must(t, list, err)
			return list.Rows[len(list.Rows)-1].ID
		}
		id := raise("Chưa có dữ liệu\r\ndùng chung")
		mps, most := []string{modelstest.MPSOfficer}, []string{modelstest.MOSTOfficer}
		if got := w.told(t); !slices.Equal(got, mps) {
			t.Fatalf("raised: told %v", got)
		}
		m := w.sentTo(modelstest.MPSOfficer)[len(w.sentTo(modelstest.MPSOfficer))-1]
		if !strings.Contains(m.Subject(), "Điểm nghẽn chờ cơ quan xử lý") || !strings.Contains(m.Text(), "https://theodoi.example/bottlenecks/") || !strings.Contains(m.Text(), "dùng chung") {
			t.Errorf("%s\n%s", m.Subject(), m.Text())
		}
		for _, step := range []struct {
			actor models.Actor
			move  models.BottleneckMove
			told  []string
		}{
			{c.MOSTOfficer, models.BottleneckComment, nil},
			{c.MOSTOfficer, models.BottleneckEscalate, mps},
			{c.MPSOfficer, models.BottleneckAnswer, most},
			{c.WorkingGroup, models.BottleneckAskDecision, mps},
			{c.MPSOfficer, models.BottleneckPropose, most},
			{c.Office, models.BottleneckResolve, []string{modelstest.MOSTOfficer, modelstest.MPSOfficer}},
			{c.Office, models.BottleneckReopen, []string{modelstest.MOSTOfficer, modelstest.MPSOfficer}},
		} {
			must(t, models.Bottleneck{}, second(w.MoveBottleneck(ctx, step.actor, id, step.move, models.BottleneckInput{Words: "Ý kiến", By: on(time.July, 4)})))
			if got := w.told(t); !slices.Equal(got, step.told) {
				t.Errorf("%s: told %v, want %v", step.move, got, step.told)
			}
		}
		// Answered before the mail went out: nothing is asked any more.
		must(t, models.Bottleneck{}, second(w.MoveBottleneck(ctx, c.Office, id, models.BottleneckAskDecision, models.BottleneckInput{Words: "Bao giờ?", By: on(time.July, 9)})))
		must(t, models.Bottleneck{}, second(w.MoveBottleneck(ctx, c.MPSOfficer, id, models.BottleneckAnswer, models.BottleneckInput{Words: "Ngày mai"})))
		if got := w.told(t); !slices.Equal(got, most) {
			t.Errorf("answered meanwhile: told %v", got)
		}
		if m := w.last(t, modelstest.MPSOfficer); m.Kind != models.KindBottleneck || m.State != models.Empty {
			t.Errorf("the mail is %s %s", m.Kind, m.State)
		}
		w.Exec(t, "UPDATE directives SET confidential = TRUE")
		raise("Vướng mật")
		if got := w.told(t); !slices.Equal(got, mps) {
			t.Fatalf("told %v", got)
		}
		all := w.sentTo(modelstest.MPSOfficer)
		last := all[len(all)-1]
		if text := last.Subject() + last.Text() + last.HTML(); strings.Contains(text, "Vướng mật") || !strings.Contains(text, "34/CT-TTg") {
			t.Errorf("of a confidential directive: %s", text)
		}
	})
}
