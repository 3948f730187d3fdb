package models

import "net/netip"

// network is the address itself, or for IPv6 the /64 that one subscriber has.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || !ip.Is6() || ip.Is4In6() {
		return address
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}
