package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"dondoc/handlers"
	"dondoc/models"
)

// Providers are the OpenID Connect providers people may sign in with: a list in YAML or JSON, described
// in docs/signin.md.
type Providers []oidcProvider

// oidcProvider is one of the list as it is written.
type oidcProvider struct {
	Key              string     `yaml:"key"`
	Name             string     `yaml:"name"`
	Issuer           string     `yaml:"issuer"`
	ClientID         string     `yaml:"client_id"`
	ClientSecretEnv  string     `yaml:"client_secret_env"`
	ClientSecretFile string     `yaml:"client_secret_file"`
	Scopes           []string   `yaml:"scopes"`
	TrustEmail       bool       `yaml:"trust_email"`
	SecondFactor     bool       `yaml:"second_factor"`
	RoleClaim        string     `yaml:"role_claim"`
	AgencyClaim      string     `yaml:"agency_claim"`
	Roles            []oidcRole `yaml:"roles"`

	Secret Secret `yaml:"-"` // exported, or fmt would print it past its Format
}

// oidcRole gives a role to who has a value in the role claim.
type oidcRole struct {
	Value  string      `yaml:"value"`
	Role   models.Role `yaml:"role"`
	Agency string      `yaml:"agency"`
}

func parseProviders(text string) (Providers, error) {
	var file struct {
		Providers Providers `yaml:"providers"`
	}
	d := yaml.NewDecoder(bytes.NewReader([]byte(text))) // JSON is YAML too
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("cannot be read: %s: write it as docs/signin.md shows", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(file.Providers) == 0 {
		return nil, errors.New("names no provider: begin it with \"providers:\" and a list, as docs/signin.md shows")
	}
	var faults []error
	keys := map[string]bool{}
	for i := range file.Providers {
		p := &file.Providers[i]
		for _, err := range p.faults() {
			faults = append(faults, fmt.Errorf("provider %d (%q): %w", i+1, p.Key, err))
		}
		if keys[p.Key] {
			faults = append(faults, fmt.Errorf("provider %d (%q): key is taken by another: choose one of its own", i+1, p.Key))
		}
		keys[p.Key] = true
		if len(p.Scopes) == 0 {
			p.Scopes = []string{"openid", "email", "profile"}
		}
	}
	return file.Providers, joined(faults)
}

// joined puts faults on one line each, as the others of the configuration stand.
func joined(faults []error) error {
	if len(faults) == 0 {
		return nil
	}
	words := make([]string, len(faults))
	for i, f := range faults {
		words[i] = f.Error()
	}
	return errors.New(strings.Join(words, "; "))
}

var providerKey = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)

func (p oidcProvider) faults() (all []error) {
	fault := func(text string, args ...any) { all = append(all, fmt.Errorf(text, args...)) }
	if !providerKey.MatchString(p.Key) {
		fault("key must be small letters, digits and hyphens: it stands in the address /login/oidc/KEY/callback")
	}
	if strings.TrimSpace(p.Name) == "" {
		fault("name is missing: write what the login page is to call it")
	}
	if u, err := url.Parse(p.Issuer); err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		fault("issuer %q must be an https address without a query: copy it from the provider's /.well-known/openid-configuration", p.Issuer)
	}
	if p.ClientID == "" {
		fault("client_id is missing: it is what the provider gave when dondoc was registered there")
	}
	if (p.ClientSecretEnv == "") == (p.ClientSecretFile == "") {
		fault("client_secret_env or client_secret_file must name where the secret is, one of the two: the secret itself does not belong into this file")
	}
	if len(p.Scopes) > 0 && !slices.Contains(p.Scopes, "openid") {
		fault("scopes lack openid: add it")
	}
	if p.RoleClaim == "" && slices.ContainsFunc(p.Roles, func(r oidcRole) bool { return r.Value != "*" }) {
		fault("role_claim is missing: name the claim whose values roles maps")
	}
	for i, r := range p.Roles {
		switch {
		case !slices.Contains(models.Roles, r.Role):
			fault("role %d is %q: choose one of %v", i+1, r.Role, models.Roles)
		case r.Value == "":
			fault("role %d has no value: write the claim's value that gives it, or \"*\" for anybody", i+1)
		case r.Role.ForAgency() && r.Agency == "" && p.AgencyClaim == "":
			fault("role %d (%s) needs an agency: give its code in agency, or name the claim that holds it in agency_claim", i+1, r.Role)
		}
	}
	return all
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// readSecrets fetches the providers' secrets from where the configuration says they are.
func (all Providers) readSecrets(lookup func(string) (string, bool)) error {
	var faults []error
	for i := range all {
		p := &all[i]
		text := ""
		if p.ClientSecretEnv != "" {
			text, _ = lookup(p.ClientSecretEnv)
		} else {
			content, err := os.ReadFile(p.ClientSecretFile)
			if err != nil {
				faults = append(faults, fmt.Errorf("provider %q: client_secret_file cannot be read (%w): correct the path or its permissions", p.Key, err))
				continue
			}
			text = strings.TrimRight(string(content), "\r\n")
		}
		if p.Secret = Secret(text); text == "" {
			faults = append(faults, fmt.Errorf("provider %q: its client secret is empty: set %s", p.Key, p.ClientSecretEnv+p.ClientSecretFile))
		}
	}
	return joined(faults)
}

// forHandlers gives the providers as the pages take them.
func (all Providers) forHandlers() []handlers.Provider {
	out := make([]handlers.Provider, len(all))
	for i, p := range all {
		out[i] = handlers.Provider{Key: p.Key, Name: p.Name, Issuer: p.Issuer, ClientID: p.ClientID, ClientSecret: p.Secret.Reveal(), Scopes: p.Scopes,
			TrustEmail: p.TrustEmail, SecondFactor: p.SecondFactor, RoleClaim: p.RoleClaim, AgencyClaim: p.AgencyClaim}
		for _, r := range p.Roles {
			out[i].Roles = append(out[i].Roles, handlers.ProviderRole(r))
		}
	}
	return out
}
