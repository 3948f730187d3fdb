package main

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	smtp "dondoc/jobs/mail"
	"dondoc/models"
)

// checkWithin bounds each of the doctor's checks that speaks to a server.
const checkWithin = 15 * time.Second

func (p *program) doctorCommand() *cobra.Command {
	c := p.command("doctor", p.words.T("cli_doctor_short"), p.doctor)
	AddFlags(c.Flags(), p.words)
	return c
}

// finding is one line of the doctor's: what was looked at, and how to mend it where it doesn't pass.
type finding struct {
	what, detail string
	mend         string // empty when it passes
}

func (p *program) doctor(cmd *cobra.Command, _ []string) error {
	config, err := Load(cmd.Flags(), p.words, p.lookup)
	if err != nil {
		return err
	}
	w := p.words
	findings := []finding{{what: w.T("cli_doctor_settings"), detail: w.T("cli_doctor_settings_read")}}
	findings = append(findings, p.examineDatabase(cmd.Context(), config)...)
	findings = append(findings, w.examineFiles(cmd.Context(), config), w.examineClock(config), w.examineSMTP(cmd.Context(), config), w.examineBaseURL(config), w.examineSecret(config), w.examineLeaked(config))
	failed := false
	for _, f := range findings {
		if f.mend == "" {
			fmt.Fprintf(p.out, "%-4s  %-14s %s\n", w.T("cli_doctor_pass"), f.what, f.detail)
			continue
		}
		failed = true
		fmt.Fprintf(p.out, "%-4s  %-14s %s\n      %-14s %s\n", w.T("cli_doctor_mend"), f.what, f.detail, "", f.mend)
	}
	if failed {
		return errReported
	}
	return nil
}

func (p *program) examineDatabase(ctx context.Context, c Config) []finding {
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	w := p.words
	database := w.T("cli_doctor_database")
	s, err := connect(ctx, c.Database, systemClock(), c, p.log)
	if err == nil {
		defer func() { _ = s.Close() }()
		err = s.Ping(ctx)
	}
	if err != nil {
		return []finding{{database, w.T("cli_doctor_database_silent", "Address", c.Database.Address, "Error", err), w.T("cli_doctor_database_mend")}}
	}
	schema, fit := w.examineSchema(ctx, s)
	out := []finding{{what: database, detail: w.T("cli_doctor_database_answers", "Address", c.Database.Address)}, schema}
	if fit {
		out = append(out, w.examineMessages(ctx, s))
	}
	return out
}

// examineSchema tells too whether the schema is this program's, so that its tables can be read.
func (w words) examineSchema(ctx context.Context, s *models.Store) (f finding, fit bool) {
	schema := w.T("cli_doctor_schema")
	have, want, err := s.SchemaVersion(ctx)
	switch {
	case err != nil:
		return finding{schema, w.T("cli_doctor_schema_unread", "Error", err), w.T("cli_doctor_schema_unread_mend")}, false
	case have < want:
		return finding{schema, w.T("cli_doctor_schema_older", "Have", have, "Want", want), w.T("cli_doctor_schema_older_mend")}, false
	case have > want:
		return finding{schema, w.T("cli_doctor_schema_newer", "Have", have, "Want", want), w.T("cli_doctor_schema_newer_mend")}, false
	}
	return finding{what: schema, detail: w.T("cli_doctor_schema_fits", "Have", have)}, true
}

func (w words) examineMessages(ctx context.Context, s *models.Store) finding {
	messages := w.T("cli_doctor_messages")
	states, err := s.MessageStates(ctx, models.SystemActor("doctor"))
	if err != nil {
		return finding{messages, err.Error(), w.T("cli_doctor_messages_unread_mend")}
	}
	if n := states[models.Failed]; n > 0 {
		return finding{messages, w.T("cli_doctor_messages_failed", "Count", n), w.T("cli_doctor_messages_failed_mend")}
	}
	return finding{what: messages, detail: w.T("cli_doctor_messages_sent", "Sent", states[models.Sent], "Waiting", states[models.Queued]+states[models.Sending])}
}

// earliestSane is before any release of this program: a clock that shows less was never set.
const earliestSane = 2025

func (w words) examineClock(c Config) finding {
	now := systemClock().Now().In(c.Location)
	if now.Year() < earliestSane {
		return finding{w.T("cli_doctor_clock"), w.T("cli_doctor_clock_shows", "Moment", now.Format(time.RFC3339)), w.T("cli_doctor_clock_mend")}
	}
	return finding{what: w.T("cli_doctor_clock"), detail: w.Instant(now, c.Location) + " (" + c.Location.String() + ")"}
}

func (w words) examineSMTP(ctx context.Context, c Config) finding {
	server := w.T("cli_doctor_mail")
	if c.SMTP == nil {
		return finding{server, w.T("cli_doctor_mail_none"), w.T("cli_doctor_mail_none_mend")}
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	sender := smtp.NewSender(*c.SMTP, smtp.Options{Timeout: checkWithin / 3})
	defer func() { _ = sender.Close() }()
	if err := sender.Check(ctx, c.MailFrom.Address); err != nil {
		return finding{server, c.SMTP.String() + ": " + err.Error(), w.T("cli_doctor_mail_mend", "From", c.MailFrom.Address)}
	}
	return finding{what: server, detail: w.T("cli_doctor_mail_accepts", "Server", c.SMTP, "From", c.MailFrom.Address)}
}

func (w words) examineBaseURL(c Config) finding {
	base := w.T("cli_doctor_base")
	u, err := url.Parse(string(c.BaseURL))
	if err != nil {
		return finding{base, err.Error(), w.T("cli_doctor_base_mend")}
	}
	if local := u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost" || u.Hostname() == "::1"; u.Scheme != "https" && !local {
		return finding{base, w.T("cli_doctor_base_open", "Address", c.BaseURL), w.T("cli_doctor_base_open_mend")}
	}
	return finding{what: base, detail: string(c.BaseURL)}
}

func (w words) examineSecret(c Config) finding {
	if c.Secret.Reveal() == "" {
		return finding{w.T("cli_doctor_secret"), w.T("cli_doctor_secret_none"), w.T("cli_doctor_secret_mend")}
	}
	return finding{what: w.T("cli_doctor_secret"), detail: w.T("cli_doctor_secret_set")}
}
