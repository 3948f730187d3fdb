package handlers

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"dondoc/models"
)

// Provider is an OpenID Connect provider that people may sign in with, as the configuration states it.
type Provider struct {
	Key          string // in addresses: /login/oidc/KEY/callback is what the provider must know
	Name         string // on the login page
	Issuer       string
	ClientID     string
	ClientSecret string
	Scopes       []string

	// TrustEmail lets a verified address open the account that has it already.
	TrustEmail bool
	// SecondFactor says that the provider asks for a second factor itself, so that we don't: of everybody,
	// or of whom its token says so by a class (acr) or a method (amr) that is named here.
	SecondFactor bool
	ACR, AMR     []string
	// MaxAge is how long ago somebody may have proved themselves there; 0 for any time.
	MaxAge time.Duration

	RoleClaim   string // whose values Roles maps; dots lead into objects: realm_access.roles
	AgencyClaim string // codes of the agencies a role is held for, where a mapping names none
	Roles       []ProviderRole
}

// ProviderRole gives a role to who has a value in the role claim; "*" is anybody.
type ProviderRole struct {
	Value  string
	Role   models.Role
	Agency string // code
}

// provider is a configured one and what discovery found out about it.
type provider struct {
	Provider
	redirect string
	client   *http.Client
	finding  chan struct{} // held by whoever asks the provider about itself
	found    *oidc.Provider
}

// providerPatience bounds each request to a provider: the person waits for it.
const providerPatience = 10 * time.Second

func newProviders(all []Provider, base *url.URL) []*provider {
	out := make([]*provider, len(all))
	for i, p := range all {
		out[i] = &provider{Provider: p, redirect: base.JoinPath("login", "oidc", p.Key, "callback").String(),
			client: &http.Client{Timeout: providerPatience}, finding: make(chan struct{}, 1)}
	}
	return out
}

// discover asks the provider about itself, once it has answered never again. One that is down now may
// answer the next visitor.
func (p *provider) discover(ctx context.Context) (*oidc.Provider, error) {
	select {
	case p.finding <- struct{}{}:
		defer func() { <-p.finding }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if p.found != nil {
		return p.found, nil
	}
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.Issuer)
	if err != nil {
		return nil, err
	}
	p.found = found
	return found, nil
}

func (p *provider) oauth(found *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: p.ClientID, ClientSecret: p.ClientSecret, Endpoint: found.Endpoint(), RedirectURL: p.redirect, Scopes: p.Scopes}
}

// roles maps claims to roles by the configuration.
func (p *provider) roles(claims map[string]any) []models.RoleGiven {
	held, agencies := claimValues(claims, p.RoleClaim), claimValues(claims, p.AgencyClaim)
	var out []models.RoleGiven
	add := func(g models.RoleGiven) {
		if !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	for _, m := range p.Roles {
		if m.Value != "*" && !slices.Contains(held, m.Value) {
			continue
		}
		switch {
		case m.Agency != "" || p.AgencyClaim == "" || !m.Role.ForAgency():
			add(models.RoleGiven{Role: m.Role, AgencyCode: m.Agency})
		default:
			for _, code := range agencies {
				add(models.RoleGiven{Role: m.Role, AgencyCode: code})
			}
		}
	}
	return out
}

// claimValues reads a claim that is a text or a list of texts.
func claimValues(claims map[string]any, name string) []string {
	if name == "" {
		return nil
	}
	var value any = claims
	if whole, there := claims[name]; there { // names with dots exist: https://example.org/roles
		value = whole
	} else {
		for part := range strings.SplitSeq(name, ".") {
			object, ok := value.(map[string]any)
			if !ok {
				return nil
			}
			value = object[part]
		}
	}
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if text, ok := x.(string); ok {
				out = append(out, text)
			}
		}
		return out
	}
	return nil
}
