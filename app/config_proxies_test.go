package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestTrustedProxies(t *testing.T) {
	config, err := load(t, []string{"--trusted-proxies", "127.0.0.1, 10.0.0.0/24,2001:db8::1 ::ffff:192.0.2.1"}, nil)
	if got := fmt.Sprint(config.Proxies); err != nil || got != "[127.0.0.1/32 10.0.0.0/24 2001:db8::1/128 192.0.2.1/32]" {
		t.Errorf("%s, %v", got, err)
	}
	for _, bad := range []string{"nginx", "10.0.0.0/40", "0.0.0.0/0", "::/0", "127.0.0.1:80"} {
		if _, err := load(t, []string{"--trusted-proxies", bad}, nil); err == nil || !strings.Contains(err.Error(), "addresses or networks") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
