package seeds

import "hash/fnv"

// dice is a stream of numbers that depends on nothing but the name it was made from, so that the
// demonstration and generated data are the same on every machine. It is SplitMix64.
type dice uint64

// throw gives the dice of a name: a task's reference, an agency's key.
func throw(name string) dice {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name)) // never fails
	return dice(h.Sum64())
}

func (d *dice) next() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// below gives a number from 0 to n-1, and 0 where n is less than 1.
func (d *dice) below(n int) int {
	if n < 1 {
		return 0
	}
	return int(d.next() % uint64(n))
}

// between gives a number from least to most.
func (d *dice) between(least, most int) int { return least + d.below(most-least+1) }

// chance comes true in percent of 100 throws.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }
