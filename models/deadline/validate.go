package deadline

import (
	"fmt"
	"strconv"
)

const (
	maxN     = 3660 // days of a term or an offset: ten years
	farYears = 100  // a deadline so long after the date of issue is a slip in the year
)

// Validate returns nil for a sound deadline, else Faults with every fault found:
// an unknown kind, a field missing or out of place for the kind, a day that does
// not exist, a number or period out of range, a last day before signed. Signed is
// the directive's date of issue, no date where it is not known; what needs it is
// then not checked.
func (d Deadline) Validate(signed Date) error {
	form, known := formOf(d.Kind)
	if !known {
		return Faults{{"kind", FaultUnknownKind, map[string]string{"kind": string(d.Kind)},
			fmt.Sprintf("%q is no kind of deadline: choose one of the kinds offered", shorten(string(d.Kind)))}}
	}
	var faults Faults
	for _, f := range d.fields() {
		switch {
		case form.needs&f.field != 0 && !f.given:
			faults = append(faults, Fault{f.name, FaultMissing, d.kindArg(),
				fmt.Sprintf("a deadline of kind %s needs it: fill it in or choose another kind", d.Kind)})
		case (form.needs|form.may)&f.field == 0 && f.given:
			faults = append(faults, Fault{f.name, FaultNotTaken, d.kindArg(),
				fmt.Sprintf("a deadline of kind %s has no such value: leave it empty or choose another kind", d.Kind)})
		}
	}
	if faults == nil { // the values are checked once the right ones are there
		faults = d.valueFaults()
	}
	if faults == nil {
		faults = d.issueFaults(signed)
	}
	if faults == nil { // not a nil Faults in a non-nil error
		return nil
	}
	return faults
}

func (d Deadline) kindArg() map[string]string { return map[string]string{"kind": string(d.Kind)} }

// valueFaults checks each value by itself and against its neighbours.
func (d Deadline) valueFaults() Faults {
	var faults Faults
	day := func(name string, date Date) {
		if date.IsZero() {
			return
		}
		if _, err := NewDate(date.Year, date.Month, date.Day); err != nil {
			faults = append(faults, Fault{name, FaultNoSuchDay, map[string]string{"why": err.Error()},
				err.Error() + "; give a day that exists"})
		}
	}
	number := func(name string, value, least, most int) {
		if value != 0 && (value < least || value > most) {
			faults = append(faults, Fault{name, FaultOutOfRange,
				map[string]string{"value": strconv.Itoa(value), "least": strconv.Itoa(least), "most": strconv.Itoa(most)},
				fmt.Sprintf("%d is out of range: give a number from %d to %d", value, least, most)})
		}
	}
	day("date", d.Date)
	faults = append(faults, d.periodFaults()...)
	day("starts", d.Starts)
	number("day_of_month", d.DayOfMonth, 1, 31)
	if d.Kind == KindRelative {
		number("n", d.N, -maxN, maxN)
	} else {
		number("n", d.N, 1, maxN)
	}
	if d.Working && d.N == 0 {
		faults = append(faults, Fault{"n", FaultMissing, d.kindArg(),
			"working days are chosen but not how many: give their number"})
	}
	if d.Kind == KindRelative && d.Event == "" && d.AsWritten == "" {
		faults = append(faults, Fault{"event", FaultMissing, d.kindArg(),
			"the event it waits for is not named: name it, such as \"the law is passed\""})
	}
	day("event_on", d.EventOn)
	if d.Kind == KindFromDate && !d.Starts.IsZero() && d.Starts != d.Date {
		faults = append(faults, Fault{"starts", FaultStartsDiffer,
			map[string]string{"starts": d.Starts.String(), "date": d.Date.String()},
			fmt.Sprintf("it starts on %s but is stated from %s: give one day, or leave this empty", d.Starts, d.Date)})
	}
	return faults
}

// periodFaults checks the period of a recurring deadline and what hangs on it.
func (d Deadline) periodFaults() Faults {
	if d.Every == "" {
		if d.DayOfMonth == 0 {
			return nil
		}
		return Faults{{"every", FaultMissing, d.kindArg(),
			"a day of the month is given but not how often: give a period of months, such as P1M"}}
	}
	period, err := ParsePeriod(d.Every)
	if err != nil {
		return Faults{{"every", FaultBadPeriod, map[string]string{"period": shorten(d.Every)}, err.Error()}}
	}
	if d.DayOfMonth != 0 && period.months() == 0 {
		return Faults{{"day_of_month", FaultNotTaken, d.kindArg(),
			"a period of days or weeks has no day of the month: leave it empty, or give a period of months"}}
	}
	return nil
}

// issueFaults compares the deadline with the date of issue.
func (d Deadline) issueFaults(signed Date) Faults {
	last, name := d.LastDay(signed, Calendar{}), "date"
	switch d.Kind {
	case KindRecurring:
		last, name = d.Starts, "starts"
	case KindRelative:
		name = "event_on"
	}
	if signed.IsZero() || last.IsZero() {
		return nil
	}
	args := map[string]string{"last_day": last.String(), "signed": signed.String()}
	if last.Before(signed) {
		return Faults{{name, FaultBeforeIssue, args, fmt.Sprintf(
			"its last day %s lies before the date of issue, %s: correct one of the two", last, signed)}}
	}
	if last.Year-signed.Year > farYears {
		return Faults{{name, FaultFarFromIssue, args, fmt.Sprintf(
			"its last day %s lies more than %d years after the date of issue, %s: check the year", last, farYears, signed)}}
	}
	return nil
}
