package standing

import "math"

// z is the 97.5th percentile of the normal distribution: an interval of two sides at 95%.
const z = 1.959963984540054

// Wilson gives the 95% score interval of a rate, without continuity correction:
//
//	(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)
//
// (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
// American Statistical Association 22 (1927), 209-212.) Of few tasks it is wide, so that one task in time of
// one due does not rank before 95 of 100. Nothing to divide by gives 0 to 1.
func (r Rate) Wilson() (low, high float64) {
	if r.Whole <= 0 {
		return 0, 1
	}
	n := float64(r.Whole)
	p := float64(r.Part) / n
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, (middle-half)/(1+z*z/n)), min(1, (middle+half)/(1+z*z/n))
}

// LeastRanked is how many due tasks an agency must have to be ranked.
const LeastRanked = 5

// Ranked says whether the rate is of enough tasks to be ranked.
func (r Rate) Ranked() bool { return r.Whole >= LeastRanked }

// Draft says of a rate whether it is to be commended or criticised beside the rate of the whole: where the
// whole interval lies above it, or below it. A draft is no more: a person decides.
func (r Rate) Draft(whole Rate) Verdict {
	if !r.Ranked() || whole.Whole == 0 {
		return ""
	}
	low, high := r.Wilson()
	switch middle := float64(whole.Part) / float64(whole.Whole); {
	case low > middle:
		return Commend
	case high < middle:
		return Criticise
	}
	return ""
}

// Verdict is what is said of an agency's standing; "" is nothing.
type Verdict string

// The verdicts.
const (
	Commend   Verdict = "commend"
	Criticise Verdict = "criticise"
)

// Lump says whether more of what was closed fell into the days before a cut-off than those days' share of
// all days explains: the whole interval of its share lies above theirs. Closings are results submitted.
func Lump(inWindows Rate, days Rate) bool {
	if inWindows.Whole < LeastRanked || days.Whole == 0 {
		return false
	}
	low, _ := inWindows.Wilson()
	return low > float64(days.Part)/float64(days.Whole)
}
