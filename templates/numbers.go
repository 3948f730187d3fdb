package templates

import (
	"strconv"

	"golang.org/x/text/number"
)

// number writes a whole number with the language's grouping.
func (s *speaker) number(n int) string {
	if n > -1000 && n < 1000 {
		return strconv.Itoa(n)
	}
	return s.printer.Sprint(number.Decimal(n))
}

// percent writes a rate with one decimal where it has one ("98.6%"); a rate
// of nothing is a sentence of its own, never 0%.
func (s *speaker) percent(r Rate) string {
	if r.Whole <= 0 {
		return s.plain["rate_none"]
	}
	return s.printer.Sprint(number.Percent(float64(r.Part)/float64(r.Whole), number.MaxFractionDigits(1)))
}
