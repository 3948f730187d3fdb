package handlers

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How many failed tries at logging in there are in loginWindow, for one account and from one address.
// The address's is larger: a whole office may share it.
const (
	loginWindow     = 15 * time.Minute
	loginPerAccount = 10
	loginPerAddress = 50
)

// loginLimits slows down who guesses passwords. It lives in this process: several instances allow that
// many times the tries.
type loginLimits struct {
	mu        sync.Mutex
	accounts  map[string]*rate.Limiter
	addresses map[string]*rate.Limiter
}

func newLoginLimits() *loginLimits {
	return &loginLimits{accounts: map[string]*rate.Limiter{}, addresses: map[string]*rate.Limiter{}}
}

// allow says whether one more try may be made now, and counts it until succeeded is called: a try that
// succeeds is nobody's guess. Who is refused by address leaves no trace under the account, so that
// nobody can fill the memory with invented ones.
func (l *loginLimits) allow(account, address string, now time.Time) (succeeded func(), allowed bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	here := bucket(l.addresses, network(address), loginPerAddress, now).ReserveN(now, 1)
	if here.DelayFrom(now) > 0 {
		here.CancelAt(now)
		return nil, false
	}
	mine := bucket(l.accounts, account, loginPerAccount, now).ReserveN(now, 1)
	if mine.DelayFrom(now) > 0 {
		mine.CancelAt(now)
		return nil, false
	}
	return func() { here.CancelAt(now); mine.CancelAt(now) }, true
}

// network is the address itself, or for IPv6 the /64 that one subscriber has.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || !ip.Is6() || ip.Is4In6() {
		return address
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}

// bucket finds or makes the token bucket of a key. Full buckets are as good as none: they are thrown
// away when there are many.
func bucket(all map[string]*rate.Limiter, key string, size int, now time.Time) *rate.Limiter {
	const many = 10_000
	if len(all) >= many {
		for k, b := range all {
			if b.TokensAt(now) >= float64(size) {
				delete(all, k)
			}
		}
	}
	b, ok := all[key]
	if !ok {
		b = rate.NewLimiter(rate.Every(loginWindow/time.Duration(size)), size)
		all[key] = b
	}
	return b
}
