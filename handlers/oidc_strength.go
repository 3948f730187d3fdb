package handlers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/oauth2"
)

// strengthAsked tells the provider how well and how lately somebody is to have proved themselves (OpenID
// Connect Core, 3.1.2.1).
func (p *provider) strengthAsked() []oauth2.AuthCodeOption {
	var out []oauth2.AuthCodeOption
	if len(p.ACR) > 0 {
		out = append(out, oauth2.SetAuthURLParam("acr_values", strings.Join(p.ACR, " ")))
	}
	if p.MaxAge > 0 {
		out = append(out, oauth2.SetAuthURLParam("max_age", strconv.Itoa(int(p.MaxAge.Seconds()))))
	}
	return out
}

// askedTwice says whether the token proves that the provider asked for a second factor. Where the
// configuration names classes or methods and the token has none of them, somebody came by one factor
// (OWASP ASVS 5, 6.8.4).
func (p *provider) askedTwice(claims map[string]any) bool {
	if !p.SecondFactor || len(p.ACR)+len(p.AMR) == 0 {
		return p.SecondFactor
	}
	has := func(claim string, want []string) bool {
		return slices.ContainsFunc(claimValues(claims, claim), func(v string) bool { return slices.Contains(want, v) })
	}
	return has("acr", p.ACR) || has("amr", p.AMR)
}

// clockSkew is by how much the provider's clocks may differ among themselves.
const clockSkew = time.Minute

// recent says whether the token proves that somebody proved themselves lately enough. Its age at the time
// it was issued counts, which both are the provider's to say; that it is fresh itself was verified before.
func (p *provider) recent(claims map[string]any) bool {
	if p.MaxAge == 0 {
		return true
	}
	proved, told := claims["auth_time"].(float64)
	issued, _ := claims["iat"].(float64)
	return told && issued-proved <= (p.MaxAge+clockSkew).Seconds()
}
