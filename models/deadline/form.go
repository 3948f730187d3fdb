package deadline

// field is a set of a Deadline's fields.
type field uint16

const (
	fieldDate field = 1 << iota
	fieldEvery
	fieldStarts
	fieldDayOfMonth
	fieldN
	fieldWorking
	fieldRollOver
	fieldEvent
	fieldEventOn
)

// form says which fields a kind needs and which it may have beside them.
// AsWritten and Inclusive may stand anywhere: the one is a quotation, the other a
// box on a form that means nothing where no day is stated.
type form struct{ needs, may field }

// formOf returns the form of a kind, and false for an unknown kind.
func formOf(k Kind) (form, bool) {
	switch k {
	case KindNone, KindUrgent:
		return form{}, true
	case KindDate, KindMonth, KindQuarter, KindHalfYear, KindYear, KindBeforeDate:
		return form{needs: fieldDate}, true
	case KindFromDate:
		return form{needs: fieldDate, may: fieldStarts}, true
	case KindWithinDays:
		return form{needs: fieldN, may: fieldRollOver}, true
	case KindWithinWorkingDays:
		return form{needs: fieldN}, true
	case KindRecurring:
		return form{may: fieldEvery | fieldStarts | fieldDayOfMonth}, true
	case KindRelative:
		return form{may: fieldN | fieldWorking | fieldRollOver | fieldEvent | fieldEventOn}, true
	}
	return form{}, false
}

// filled is one field of a deadline, by its JSON name, and whether it is given.
type filled struct {
	field field
	name  string
	given bool
}

// fields lists the fields that depend on the kind, in the order a form shows them.
func (d Deadline) fields() [9]filled {
	return [...]filled{
		{fieldDate, "date", !d.Date.IsZero()},
		{fieldEvery, "every", d.Every != ""},
		{fieldStarts, "starts", !d.Starts.IsZero()},
		{fieldDayOfMonth, "day_of_month", d.DayOfMonth != 0},
		{fieldN, "n", d.N != 0},
		{fieldWorking, "working", d.Working},
		{fieldRollOver, "roll_over", d.RollOver},
		{fieldEvent, "event", d.Event != ""},
		{fieldEventOn, "event_on", !d.EventOn.IsZero()},
	}
}
