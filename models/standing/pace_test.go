package standing

import (
	"math"
	"testing"
	"time"

	"dondoc/models/deadline"
)

func TestCourseOfAnIndicator(t *testing.T) {
	on := func(y int, m time.Month, d int, v float64) Point { return Point{deadline.MustDate(y, m, d), v} }
	due := deadline.MustDate(2025, time.December, 31)
	near := func(got *float64, want float64) bool { return got != nil && math.Abs(*got-want) < 0.01 }
	// From 40 to 52 in 365 days, so 12.0 a year of 365.2425 ÷ 365 the month; 184 days are left.
	c := CourseOf([]Point{on(2024, 6, 30, 40), on(2025, 6, 30, 52)}, Goal{Target: 80, Due: due})
	if c.Distance != 28 || c.Reached || !near(c.Kept, 1.0007) || !near(c.Needed, 4.6317) || !near(c.Forecast, 58.049) {
		t.Errorf("%v %v %v %v", c.Distance, *c.Kept, *c.Needed, *c.Forecast)
	}
	for name, x := range map[string]struct {
		values                 []Point
		due                    deadline.Date
		distance               float64
		reached                bool
		needed, kept, forecast bool
	}{
		"nothing measured":             {nil, due, 80, false, false, false, false},
		"one value":                    {[]Point{on(2025, 1, 1, 50)}, due, 30, false, true, false, false},
		"values without days":          {[]Point{{Value: 20}, {Value: 50}}, due, 30, false, false, false, false},
		"two on one day":               {[]Point{on(2025, 1, 1, 50), on(2025, 1, 1, 55)}, due, 25, false, true, false, false},
		"reached":                      {[]Point{on(2025, 1, 1, 50), on(2025, 2, 1, 90)}, due, -10, true, false, true, true},
		"no due day":                   {[]Point{on(2025, 1, 1, 50), on(2025, 2, 1, 60)}, deadline.Date{}, 20, false, false, true, false},
		"measured after the due day":   {[]Point{on(2025, 1, 1, 50), on(2026, 2, 1, 60)}, due, 20, false, false, true, false},
		"measured on the due day, two": {[]Point{on(2025, 1, 1, 50), on(2025, 12, 31, 60)}, due, 20, false, false, true, false},
	} {
		c := CourseOf(x.values, Goal{Target: 80, Due: x.due})
		if c.Distance != x.distance || c.Reached != x.reached || (c.Needed != nil) != x.needed || (c.Kept != nil) != x.kept || (c.Forecast != nil) != x.forecast {
			t.Errorf("%s: %+v", name, c)
		}
	}
	// Only the last four count: what went up long ago does not.
	flat := CourseOf([]Point{on(2023, 1, 1, 0), on(2025, 1, 1, 50), on(2025, 2, 1, 50), on(2025, 3, 1, 50), on(2025, 4, 1, 50)}, Goal{Target: 80, Due: due})
	if !near(flat.Kept, 0) || !near(flat.Forecast, 50) {
		t.Errorf("%v %v", *flat.Kept, *flat.Forecast)
	}
	// From 60 days down to 20: the way is downhill, and a value below the target is beyond it.
	from := 60.0
	down := Goal{Target: 20, Baseline: &from, Due: due}
	for value, want := range map[float64]struct {
		distance, done float64
		reached        bool
	}{60: {40, 0, false}, 30: {10, 0.75, false}, 20: {0, 1, true}, 10: {-10, 1.25, true}, 80: {60, -0.5, false}} {
		c := CourseOf([]Point{on(2025, 1, 1, 60), on(2025, 6, 30, value)}, down)
		if done, there := down.Done(value); c.Distance != want.distance || c.Reached != want.reached || done != want.done || !there || (c.Needed != nil) == want.reached || c.Needed != nil && *c.Needed >= 0 {
			t.Errorf("%v: %+v, %v", value, c, done)
		}
	}
	if c := CourseOf(nil, down); c.Distance != 40 || c.Reached {
		t.Errorf("nothing measured: %+v", c)
	}
	if _, there := (Goal{Target: 60, Baseline: &from}).Done(60); there {
		t.Error("a way from the target to the target")
	}
}
