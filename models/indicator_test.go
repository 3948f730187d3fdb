package models_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// Of eight who correct a value at once exactly one does, and of eight who enter the same day's one is taken.
func TestAValueIsCorrectedOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		issued := deadline.MustDate(2025, time.June, 1)
		if _, err := e.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{
			Directive:  models.Directive{Key: "9-TB-VPCP", Number: "9/TB-VPCP", Kind: "conclusion_notice", TitleVi: "Kết luận", TitleEn: "Conclusions", IssuedOn: issued, ReferenceOn: issued, Lang: "vi"},
			Indicators: []models.NewIndicator{{Indicator: models.Indicator{Key: "k", TextVi: "Chỉ tiêu", TextEn: "Indicator", UnitVi: "%", UnitEn: "percent"}}},
		}); err != nil {
			t.Fatal(err)
		}
		all, err := e.Indicators(t.Context(), c.Office)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		together := func(n models.NewMeasurement, refusal models.Code) {
			t.Helper()
			var won atomic.Int32
			var work sync.WaitGroup
			for i := range 8 {
				work.Go(func() {
					mine := n
					mine.Value = float64(40 + i)
					_, err := e.Measure(context.Background(), c.Office, all[0].ID, mine)
					if err == nil {
						won.Add(1)
					} else if models.CodeOf(err) != refusal {
						t.Error(err)
					}
				})
			}
			work.Wait()
			if won.Load() != 1 {
				t.Errorf("%d were taken", won.Load())
			}
		}
		together(models.NewMeasurement{TakenOn: e.Today(), Via: models.ViaPage}, models.CodeConflict)
		i, err := e.Indicator(t.Context(), c.Office, all[0].ID)
		if err != nil || len(i.Values) != 1 {
			t.Fatal(i, err)
		}
		together(models.NewMeasurement{TakenOn: e.Today(), Via: models.ViaPage, Replaces: i.Values[0].ID, Note: "Đếm nhầm"}, models.CodeWrongState)
		if i, err = e.Indicator(t.Context(), c.Office, all[0].ID); err != nil || len(i.Values) != 1 || len(i.Corrected) != 1 {
			t.Errorf("%+v, %v", i, err)
		}
	})
}
