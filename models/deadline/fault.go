package deadline

import "strings"

// Fault is one thing wrong with a deadline. Message says in plain English what it
// is and how to mend it; Code and Args let a caller say the same in other words.
type Fault struct {
	Field   string            // the JSON name of the field to mend
	Code    FaultCode         // what is wrong with it
	Args    map[string]string // the values the message names, days as ISO dates
	Message string
}

// FaultCode names a sort of fault.
type FaultCode string

// The sorts of fault.
const (
	FaultUnknownKind  FaultCode = "unknown_kind"   // args: kind
	FaultMissing      FaultCode = "missing"        // args: kind
	FaultNotTaken     FaultCode = "not_taken"      // args: kind
	FaultNoSuchDay    FaultCode = "no_such_day"    // args: why
	FaultOutOfRange   FaultCode = "out_of_range"   // args: value, least, most
	FaultBadPeriod    FaultCode = "bad_period"     // args: period
	FaultBeforeIssue  FaultCode = "before_issue"   // args: last_day, signed
	FaultFarFromIssue FaultCode = "far_from_issue" // args: last_day, signed
	FaultStartsDiffer FaultCode = "starts_differ"  // args: starts, date
)

// Faults is the error Validate returns: every fault at once, in the order of the
// fields.
type Faults []Fault

// Error joins the faults' sentences.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Field + ": " + fault.Message
	}
	return strings.Join(lines, "; ")
}
