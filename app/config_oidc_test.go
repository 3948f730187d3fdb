package main

import (
	"fmt"
	"strings"
	"testing"
)

const goodProvider = `providers:
  - key: vneid
    name: VNeID
    issuer: https://id.example.org
    client_id: dondoc
    client_secret_env: VNEID_SECRET
    trust_email: true
    role_claim: groups
    agency_claim: agency
    roles:
      - {value: office, role: office}
      - {value: officers, role: officer}
`

func TestProvidersAreReadFromAFile(t *testing.T) {
	for name, text := range map[string]string{"YAML": goodProvider,
		"JSON": `{"providers":[{"key":"vneid","name":"VNeID","issuer":"https://id.example.org","client_id":"dondoc","client_secret_file":"` + write(t, "s3cret-of-the-client\n") + `",
			"trust_email":true,"role_claim":"groups","agency_claim":"agency","roles":[{"value":"office","role":"office"},{"value":"officers","role":"officer"}]}]}`} {
		config, err := load(t, nil, map[string]string{"DONDOC_OIDC_FILE": write(t, text), "VNEID_SECRET": "s3cret-of-the-client"})
		if err != nil {
			t.Fatal(name, err)
		}
		p := config.OIDC.forHandlers()
		if len(p) != 1 || p[0].Name != "VNeID" || p[0].ClientSecret != "s3cret-of-the-client" || strings.Join(p[0].Scopes, " ") != "openid email profile" || len(p[0].Roles) != 2 || !p[0].TrustEmail || p[0].SecondFactor {
			t.Errorf("%s: %+v", name, p)
		}
		if printed := fmt.Sprintf("%v %+v %#v", config, config.OIDC, config.OIDC); strings.Contains(printed, "s3cret") {
			t.Errorf("%s: the secret is printed: %s", name, printed)
		}
	}
}

func TestBadProvidersAreRefusedWithHowToMend(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(goodProvider, from, to, 1) }
	for name, c := range map[string]struct{ text, says string }{
		"no YAML":            {"providers: [", "cannot be read"},
		"nothing":            {"{}", "names no provider"},
		"a mistyped field":   {change("client_id", "clientid"), "clientid"},
		"a bad key":          {change("key: vneid", "key: VN eID"), "key must be"},
		"no name":            {change("name: VNeID", "name: ''"), "name is missing"},
		"plain http":         {change("https://id", "http://id"), "https address"},
		"no client":          {change("client_id: dondoc", "client_id: ''"), "client_id is missing"},
		"no secret":          {change("client_secret_env: VNEID_SECRET", ""), "client_secret_env or client_secret_file"},
		"an empty secret":    {change("VNEID_SECRET", "NOT_SET"), "set NOT_SET"},
		"a missing file":     {change("client_secret_env: VNEID_SECRET", "client_secret_file: /nowhere"), "correct the path"},
		"no openid":          {change("trust_email", "scopes: [email]\n    trust_email"), "lack openid"},
		"an unknown role":    {change("role: office}", "role: king}"), "choose one of"},
		"no role claim":      {change("role_claim: groups", ""), "role_claim is missing"},
		"no agency":          {change("agency_claim: agency", ""), "needs an agency"},
		"a role of no value": {change("value: office,", ""), "has no value"},
		"methods alone":      {change("trust_email", "amr: [mfa]\n    trust_email"), "second_factor: true"},
		"two methods in one": {change("trust_email", "second_factor: true\n    amr: [otp mfa]\n    trust_email"), "single words"},
		"an age of a week":   {change("trust_email", "max_age: 168h\n    trust_email"), "from 1m to 24h"},
		"a key twice":        {goodProvider + strings.TrimPrefix(goodProvider, "providers:\n"), "taken by another"},
	} {
		_, err := load(t, nil, map[string]string{"DONDOC_OIDC_FILE": write(t, c.text), "VNEID_SECRET": "s3cret-of-the-client"})
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "DONDOC_OIDC_FILE") {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
		if err != nil && strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: the secret is in %v", name, err)
		}
	}
	if _, err := load(t, nil, map[string]string{"DONDOC_SECOND_FACTOR": "maybe"}); err == nil || !strings.Contains(err.Error(), "required, everybody or optional") {
		t.Error(err)
	}
}
