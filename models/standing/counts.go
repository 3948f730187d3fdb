// Package standing counts how tasks stand: the officials' four-way count, the rates in official use,
// and what differs between two reports. It is pure: no database, no clock.
package standing

// Counts is the four-way count of DOMAIN.md, with what has no due day counted apart. Cancelled tasks
// are in none of them.
type Counts struct {
	CompletedOnTime  int `json:"completed_on_time"`
	CompletedLate    int `json:"completed_late"`
	InTerm           int `json:"in_term"` // unfinished, its due day not passed
	Overdue          int `json:"overdue"` // unfinished, its due day passed
	CompletedUndated int `json:"completed_undated"`
	Undated          int `json:"undated"` // unfinished, without a due day
}

// Add gives the sum of both counts.
func (c Counts) Add(o Counts) Counts {
	return Counts{
		c.CompletedOnTime + o.CompletedOnTime, c.CompletedLate + o.CompletedLate, c.InTerm + o.InTerm,
		c.Overdue + o.Overdue, c.CompletedUndated + o.CompletedUndated, c.Undated + o.Undated,
	}
}

// Total is how many tasks are counted.
func (c Counts) Total() int { return c.Dated() + c.CompletedUndated + c.Undated }

// Dated is how many tasks with a due day are counted: the whole of the four-way count.
func (c Counts) Dated() int { return c.CompletedOnTime + c.CompletedLate + c.InTerm + c.Overdue }

// Completed is how many are completed, with or without a due day.
func (c Counts) Completed() int { return c.CompletedOnTime + c.CompletedLate + c.CompletedUndated }

// Rate is a share with its numbers, so that nobody has to believe a percentage.
type Rate struct {
	Part  int `json:"part"`
	Whole int `json:"whole"`
}

// PerMille is the rate in thousandths, rounded half up; false when there is nothing to divide by.
func (r Rate) PerMille() (int, bool) {
	if r.Whole == 0 {
		return 0, false
	}
	return (r.Part*2000 + r.Whole) / (2 * r.Whole), true
}

// OfAll is completed ÷ all, the rate in official use in 2025 (7,892 of 9,831 on 20 October 2025).
func (c Counts) OfAll() Rate { return Rate{c.Completed(), c.Total()} }

// OfFallenDue is completed ÷ (completed + overdue), the rate in official use in 2017
// (16,051 ÷ 16,274 = 98.6%). What has no due day can't fall due and is left out of it.
func (c Counts) OfFallenDue() Rate {
	done := c.CompletedOnTime + c.CompletedLate
	return Rate{done, done + c.Overdue}
}
