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
	c := CourseOf([]Point{on(2024, 6, 30, 40), on(2025, 6, 30, 52)}, 80, due)
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
		c := CourseOf(x.values, 80, x.due)
		if c.Distance != x.distance || c.Reached != x.reached || (c.Needed != nil) != x.needed || (c.Kept != nil) != x.kept || (c.Forecast != nil) != x.forecast {
			t.Errorf("%s: %+v", name, c)
		}
	}
	// Only the last four count: what went up long ago does not.
	flat := CourseOf([]Point{on(2023, 1, 1, 0), on(2025, 1, 1, 50), on(2025, 2, 1, 50), on(2025, 3, 1, 50), on(2025, 4, 1, 50)}, 80, due)
	if !near(flat.Kept, 0) || !near(flat.Forecast, 50) {
		t.Errorf("%v %v", *flat.Kept, *flat.Forecast)
	}
}
