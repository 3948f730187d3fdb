package main

import (
	"strings"

	smtp "dondoc/jobs/mail"
)

// smtpFaults are the sentences of smtp.ParseURL, which are for programmers, by how they begin, and the
// sentences that say the same to people. A test reads the one and holds it against the other.
var smtpFaults = []struct{ begins, say string }{
	{"the mail server's address is not a URL", "cli_fault_smtp_url"},
	{"the mail server's address names no host", "cli_fault_smtp_host"},
	{"the mail server's address goes on after the host", "cli_fault_smtp_path"},
	{"the options of the mail server's address cannot be read", "cli_fault_smtp_options"},
	{"the mail server's address has an unknown option", "cli_fault_smtp_option"},
	{"smtps:// is encrypted from the start", "cli_fault_smtps_starttls"},
	{"the mail server's address must begin with", "cli_fault_smtp_scheme"},
	{"starttls=", "cli_fault_smtp_starttls"},
	{"the port of the mail server", "cli_fault_smtp_port"},
	{"the mail server's address needs both", "cli_fault_smtp_user"},
	{"the user or password for the mail server", "cli_fault_smtp_control"},
	{"a password must not travel unencrypted", "cli_fault_smtp_unencrypted"},
}

func (w words) parseSMTP(text string) (*smtp.Server, error) {
	server, err := smtp.ParseURL(text)
	if err == nil {
		return &server, nil
	}
	for _, f := range smtpFaults {
		if strings.HasPrefix(err.Error(), f.begins) {
			return nil, w.fault(f.say)
		}
	}
	return nil, err
}
