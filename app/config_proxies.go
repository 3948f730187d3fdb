package main

import (
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// Proxies are the networks of the proxies in front, which say whom they speak for.
type Proxies []*net.IPNet

// parseProxies reads addresses and networks, between commas or spaces.
func (w words) parseProxies(text string) (Proxies, error) {
	var all Proxies
	for _, given := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		network := given
		if a, err := netip.ParseAddr(given); err == nil {
			network = netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()).String()
		}
		_, n, err := net.ParseCIDR(network)
		if err != nil || everybody(n) {
			return nil, w.fault("cli_fault_proxy", "Given", strconv.Quote(given))
		}
		all = append(all, n)
	}
	return all, nil
}

// everybody says whether a network is the whole internet, whose word on where it is is worth nothing.
func everybody(n *net.IPNet) bool {
	ones, _ := n.Mask.Size()
	return ones == 0
}
