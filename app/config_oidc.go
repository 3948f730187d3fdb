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
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"dondoc/handlers"
	"dondoc/models"
)

// Providers are the OpenID Connect providers people may sign in with: a list in YAML or JSON, described
// in docs/signin.md.
type Providers []oidcProvider

// oidcProvider is one of the list as it is written.
type oidcProvider struct {
	Key              string        `yaml:"key"`
	Name             string        `yaml:"name"`
	Issuer           string        `yaml:"issuer"`
	ClientID         string        `yaml:"client_id"`
	ClientSecretEnv  string        `yaml:"client_secret_env"`
	ClientSecretFile string        `yaml:"client_secret_file"`
	Scopes           []string      `yaml:"scopes"`
	TrustEmail       bool          `yaml:"trust_email"`
	SecondFactor     bool          `yaml:"second_factor"`
	ACR              []string      `yaml:"acr"`
	AMR              []string      `yaml:"amr"`
	MaxAge           time.Duration `yaml:"max_age"`
	RoleClaim        string        `yaml:"role_claim"`
	AgencyClaim      string        `yaml:"agency_claim"`
	Roles            []oidcRole    `yaml:"roles"`

	Secret Secret `yaml:"-"` // exported, or fmt would print it past its Format
}

// oidcRole gives a role to who has a value in the role claim.
type oidcRole struct {
	Value  string      `yaml:"value"`
	Role   models.Role `yaml:"role"`
	Agency string      `yaml:"agency"`
}

func (w words) parseProviders(text string) (Providers, error) {
	var file struct {
		Providers Providers `yaml:"providers"`
	}
	d := yaml.NewDecoder(bytes.NewReader([]byte(text))) // JSON is YAML too
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, w.fault("cli_fault_oidc_unread", "Error", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(file.Providers) == 0 {
		return nil, w.fault("cli_fault_oidc_none")
	}
	var faults []error
	keys := map[string]bool{}
	for i := range file.Providers {
		p := &file.Providers[i]
		for _, err := range p.faults(w) {
			faults = append(faults, w.fault("cli_fault_oidc_provider", "Number", i+1, "Key", strconv.Quote(p.Key), "Fault", err.Error()))
		}
		if keys[p.Key] {
			faults = append(faults, w.fault("cli_fault_oidc_provider", "Number", i+1, "Key", strconv.Quote(p.Key), "Fault", w.T("cli_fault_oidc_key_taken")))
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

// longestAge bounds what may be asked of a provider as recent.
const longestAge = 24 * time.Hour

var providerKey = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)

func (p oidcProvider) faults(w words) (all []error) {
	fault := func(err error) { all = append(all, err) }
	if !providerKey.MatchString(p.Key) {
		fault(w.fault("cli_fault_oidc_key"))
	}
	if strings.TrimSpace(p.Name) == "" {
		fault(w.fault("cli_fault_oidc_name"))
	}
	if u, err := url.Parse(p.Issuer); err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		fault(w.fault("cli_fault_oidc_issuer", "Given", strconv.Quote(p.Issuer)))
	}
	if p.ClientID == "" {
		fault(w.fault("cli_fault_oidc_client"))
	}
	if (p.ClientSecretEnv == "") == (p.ClientSecretFile == "") {
		fault(w.fault("cli_fault_oidc_secret_where"))
	}
	if len(p.Scopes) > 0 && !slices.Contains(p.Scopes, "openid") {
		fault(w.fault("cli_fault_oidc_scope"))
	}
	if p.RoleClaim == "" && slices.ContainsFunc(p.Roles, func(r oidcRole) bool { return r.Value != "*" }) {
		fault(w.fault("cli_fault_oidc_role_claim"))
	}
	if len(p.ACR)+len(p.AMR) > 0 && !p.SecondFactor {
		fault(w.fault("cli_fault_oidc_strength"))
	}
	if slices.ContainsFunc(slices.Concat(p.ACR, p.AMR), func(v string) bool { return v == "" || strings.ContainsAny(v, " \t\r\n") }) {
		fault(w.fault("cli_fault_oidc_strength_value"))
	}
	if p.MaxAge != 0 && (p.MaxAge < time.Minute || p.MaxAge > longestAge) {
		fault(w.fault("cli_fault_oidc_max_age", "Given", p.MaxAge))
	}
	for i, r := range p.Roles {
		switch {
		case !slices.Contains(models.Roles, r.Role):
			fault(w.fault("cli_fault_oidc_role", "Number", i+1, "Given", strconv.Quote(string(r.Role)), "Choices", fmt.Sprint(models.Roles)))
		case r.Value == "":
			fault(w.fault("cli_fault_oidc_role_value", "Number", i+1))
		case r.Role.ForAgency() && r.Agency == "" && p.AgencyClaim == "":
			fault(w.fault("cli_fault_oidc_role_agency", "Number", i+1, "Role", string(r.Role)))
		}
	}
	return all
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// readSecrets fetches the providers' secrets from where the configuration says they are.
func (w words) readSecrets(all Providers, lookup func(string) (string, bool)) error {
	var faults []error
	for i := range all {
		p := &all[i]
		text := ""
		if p.ClientSecretEnv != "" {
			text, _ = lookup(p.ClientSecretEnv)
		} else {
			content, err := os.ReadFile(p.ClientSecretFile)
			if err != nil {
				faults = append(faults, w.fault("cli_fault_oidc_secret_file", "Key", strconv.Quote(p.Key), "Error", err.Error()))
				continue
			}
			text = strings.TrimRight(string(content), "\r\n")
		}
		if p.Secret = Secret(text); text == "" {
			faults = append(faults, w.fault("cli_fault_oidc_secret_empty", "Key", strconv.Quote(p.Key), "Where", p.ClientSecretEnv+p.ClientSecretFile))
		}
	}
	return joined(faults)
}

// forHandlers gives the providers as the pages take them.
func (all Providers) forHandlers() []handlers.Provider {
	out := make([]handlers.Provider, len(all))
	for i, p := range all {
		out[i] = handlers.Provider{Key: p.Key, Name: p.Name, Issuer: p.Issuer, ClientID: p.ClientID, ClientSecret: p.Secret.Reveal(), Scopes: p.Scopes,
			TrustEmail: p.TrustEmail, SecondFactor: p.SecondFactor, ACR: p.ACR, AMR: p.AMR, MaxAge: p.MaxAge, RoleClaim: p.RoleClaim, AgencyClaim: p.AgencyClaim}
		for _, r := range p.Roles {
			out[i].Roles = append(out[i].Roles, handlers.ProviderRole(r))
		}
	}
	return out
}
