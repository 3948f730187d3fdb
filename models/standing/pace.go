package standing

import "dondoc/models/deadline"

// Point is a value on a day.
type Point struct {
	Day   deadline.Date
	Value float64
}

// Course is how an indicator goes towards its target.
type Course struct {
	Distance float64  // target less the last value; negative beyond it
	Needed   *float64 // a month, from the last value's day on, to reach the target on the due day; nil without one, or past it
	Kept     *float64 // a month, between the first and the last of the values looked at; nil with fewer than two dated values
	Forecast *float64 // the value on the due day, if the pace kept goes on; nil where there is no pace kept, or no due day ahead
	Reached  bool     // the target, as a value to be at or above
}

// ForecastPoints is of how many of the last dated values the pace kept is told.
const ForecastPoints = 4

// month is the length of a month in days, on average of the Gregorian calendar's 400 years.
const month = 365.2425 / 12

// CourseOf tells how values go, in order of their days, towards a target that is reached from below. The rule
// of the forecast is a straight line through the first and the last of the ForecastPoints last dated values.
// It says nothing of fewer than two on different days: a single value has no direction. Values without a day
// count for the distance alone.
func CourseOf(values []Point, target float64, due deadline.Date) Course {
	var c Course
	if len(values) == 0 {
		c.Distance = target
		return c
	}
	last := values[len(values)-1]
	c.Distance, c.Reached = target-last.Value, last.Value >= target
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
	if !due.IsZero() {
		left = float64(last.Day.DaysUntil(due)) / month
	}
	if left > 0 && !c.Reached {
		needed := (target - last.Value) / left
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
