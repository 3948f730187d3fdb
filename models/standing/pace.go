package standing

import (
	"math"

	"dondoc/models/deadline"
)

// Point is a value on a day.
type Point struct {
	Day   deadline.Date
	Value float64
}

// Goal is where an indicator is to get, and by when.
type Goal struct {
	Target   float64
	Baseline *float64 // where it starts; nil where that is not known
	Due      deadline.Date
}

// falls says whether the target is reached from above: the baseline lies beyond it.
func (g Goal) falls() bool { return g.Baseline != nil && *g.Baseline > g.Target }

// Done is the share of the way from the baseline, or from nothing, to the target that a value has gone; it may be
// below 0 or above 1. False where there is no way to go.
func (g Goal) Done(value float64) (float64, bool) {
	from := 0.0
	if g.Baseline != nil {
		from = *g.Baseline
	}
	if g.Target == from {
		return 0, false
	}
	return (value - from) / (g.Target - from), true
}

// Course is how an indicator goes towards its target.
type Course struct {
	Distance float64  `json:"distance"` // between the last value, or else the baseline, and the target; negative beyond it
	Needed   *float64 `json:"needed"`   // a month, from the last value's day on, to reach the target on the due day; nil without one, or past it
	Kept     *float64 `json:"kept"`     // a month, between the first and the last of the values looked at; nil with fewer than two dated values
	Forecast *float64 `json:"forecast"` // the value on the due day, if the pace kept goes on; nil where there is no pace kept, or no due day ahead
	Reached  bool     `json:"reached"`  // the target, as a value to be at or beyond
}

// ForecastPoints is of how many of the last dated values the pace kept is told.
const ForecastPoints = 4

// month is the length of a month in days, on average of the Gregorian calendar's 400 years.
const month = 365.2425 / 12

// CourseOf tells how values go, in order of their days, towards a goal: from below, or from above where the
// baseline lies there. The rule
// of the forecast is a straight line through the first and the last of the ForecastPoints last dated values.
// It says nothing of fewer than two on different days: a single value has no direction. Values without a day
// count for the distance alone.
func CourseOf(values []Point, g Goal) Course {
	var c Course
	if len(values) == 0 {
		if c.Distance = g.Target; g.Baseline != nil {
			c.Distance = math.Abs(g.Target - *g.Baseline)
		}
		return c
	}
	last := values[len(values)-1]
	if c.Distance = g.Target - last.Value; g.falls() {
		c.Distance = last.Value - g.Target
	}
	c.Reached = c.Distance <= 0
	var dated []Point
	for _, v := range values {
		if !v.Day.IsZero() {
			dated = append(dated, v)
		}
	}
	if len(dated) == 0 {
		return c
	}
	last = dated[len(dated)-1]
	left := 0.0
	if !g.Due.IsZero() {
		left = float64(last.Day.DaysUntil(g.Due)) / month
	}
	if left > 0 && !c.Reached {
		needed := (g.Target - last.Value) / left
		c.Needed = &needed
	}
	first := dated[max(0, len(dated)-ForecastPoints)]
	if days := first.Day.DaysUntil(last.Day); days > 0 {
		kept := (last.Value - first.Value) / (float64(days) / month)
		c.Kept = &kept
		if left > 0 {
			forecast := last.Value + kept*left
			c.Forecast = &forecast
		}
	}
	return c
}
