package jobs

import (
	"strings"
	"time"

	"dondoc/models"
)

const (
	limitSpan = time.Minute
	// limitWait bounds how long a message waits for its domain before it asks again: what is ahead of
	// it may have been dropped meanwhile.
	limitWait = time.Hour
)

// limits bounds the messages begun within any minute, in all and by the recipient's domain; 0 is no
// bound. It knows of this instance alone, and of nothing from before its start.
type limits struct {
	elapsed         func() time.Duration
	inAll, byDomain int
	all             window
	domains         map[string]*window
}

// window is when messages were begun within the last minute.
type window []time.Duration

func (w *window) free(limit int, now time.Duration) int {
	old := 0
	for old < len(*w) && (*w)[old] <= now-limitSpan {
		old++
	}
	*w = (*w)[old:]
	return limit - len(*w)
}

// most says how many of n messages may be begun.
func (l *limits) most(n int) int {
	if l.inAll == 0 {
		return n
	}
	return max(0, min(n, l.all.free(l.inAll, l.elapsed())))
}

// admit parts a claimed batch in what may be begun now and what waits for its domain.
func (l *limits) admit(batch []models.Message) (now []models.Message, later []models.Settlement) {
	if l.inAll == 0 && l.byDomain == 0 {
		return batch, nil
	}
	at := l.elapsed()
	ahead := map[string]int{}
	for domain, w := range l.domains {
		if w.free(l.byDomain, at); len(*w) == 0 {
			delete(l.domains, domain)
		}
	}
	for _, m := range batch {
		if l.byDomain > 0 {
			_, domain, _ := strings.Cut(m.Recipient, "@")
			w := l.domains[domain]
			if w == nil {
				w = &window{}
				l.domains[domain] = w
			}
			if w.free(l.byDomain, at) <= 0 {
				minutes := 1 + ahead[domain]/l.byDomain
				ahead[domain]++
				later = append(later, putBack(m, min(time.Duration(minutes)*limitSpan, limitWait)))
				continue
			}
			*w = append(*w, at)
		}
		l.all = append(l.all, at)
		now = append(now, m)
	}
	return now, later
}
