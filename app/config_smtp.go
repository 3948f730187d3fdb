package main

import (
	"errors"
	"net"
	"net/url"
)

// SMTP says which server takes the mail. The zero value means none: mail stays in the outbox.
type SMTP struct {
	URL     Secret // as given, with user and password
	Address string // host and port, for logs and people
}

// Enabled says whether mail leaves the outbox.
func (s SMTP) Enabled() bool { return s.URL != "" }

func parseSMTP(text string) (SMTP, error) {
	u, err := url.Parse(text)
	if err != nil { // its words would repeat the password
		return SMTP{}, errors.New("is not an address: write smtp://user:password@host:587, and characters such as @ : / # % in user and password percent-encoded")
	}
	ports := map[string]string{"smtp": "587", "smtps": "465"}
	port, known := ports[u.Scheme]
	starttls := u.Query().Get("starttls")
	switch {
	case !known:
		return SMTP{}, errors.New("must begin with smtps:// (TLS from the start) or smtp:// (STARTTLS)")
	case u.Hostname() == "":
		return SMTP{}, errors.New("names no host: write smtp://user:password@host:587")
	case u.Path != "" && u.Path != "/" || u.Fragment != "":
		return SMTP{}, errors.New("has something after the host: a mail server has no path, remove it")
	case len(u.Query()) > 1 || len(u.Query()) == 1 && starttls != "never":
		return SMTP{}, errors.New("has an unknown option: the only one is ?starttls=never")
	case starttls != "" && u.Scheme == "smtps":
		return SMTP{}, errors.New("asks for TLS from the start and for no STARTTLS at once: remove ?starttls=never or write smtp://")
	}
	if u.Port() != "" {
		port = u.Port()
	}
	return SMTP{URL: Secret(text), Address: net.JoinHostPort(u.Hostname(), port)}, nil
}
