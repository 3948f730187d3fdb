package main

import (
	"context"
	"fmt"
	"net/mail"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	smtp "dondoc/jobs/mail"
	"dondoc/models"
)

// checkWithin bounds each of the doctor's checks that speaks to a server.
const checkWithin = 15 * time.Second

func (p *program) doctorCommand() *cobra.Command {
	c := command("doctor", "Check the installation, and say of each fault how to mend it", p.doctor, cobra.NoArgs)
	AddFlags(c.Flags())
	return c
}

// finding is one line of the doctor's: what was looked at, and how to mend it where it doesn't pass.
type finding struct {
	what, detail string
	mend         string // empty when it passes
}

func (p *program) doctor(cmd *cobra.Command, _ []string) error {
	config, err := Load(cmd.Flags(), p.lookup)
	if err != nil {
		return err
	}
	findings := []finding{{what: "settings", detail: "all can be read"}}
	findings = append(findings, p.examineDatabase(cmd.Context(), config)...)
	findings = append(findings, examineClock(config), examineSMTP(cmd.Context(), config), examineBaseURL(config), examineSecret(config))
	failed := false
	for _, f := range findings {
		if f.mend == "" {
			fmt.Fprintf(p.out, "pass  %-10s %s\n", f.what, f.detail)
			continue
		}
		failed = true
		fmt.Fprintf(p.out, "MEND  %-10s %s\n      %-10s %s\n", f.what, f.detail, "", f.mend)
	}
	if failed {
		return errReported
	}
	return nil
}

func (p *program) examineDatabase(ctx context.Context, c Config) []finding {
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	s, err := connect(ctx, c.Database, systemClock(), c, p.log)
	if err == nil {
		defer func() { _ = s.Close() }()
		err = s.Ping(ctx)
	}
	if err != nil {
		return []finding{{"database", c.Database.Address + " does not answer: " + err.Error(), "Check DONDOC_DATABASE_URL, that the server runs, and that it lets this user in."}}
	}
	out := []finding{{what: "database", detail: c.Database.Address + " answers"}}
	have, want, err := s.SchemaVersion(ctx)
	switch {
	case err != nil:
		return append(out, finding{"schema", "can't be read: " + err.Error(), "The database user needs the right to read and create tables in its schema."})
	case have < want:
		return append(out, finding{"schema", fmt.Sprintf("is at version %d, this program wants %d", have, want), "Make a backup, then start dondoc once: it brings the schema up to date."})
	case have > want:
		return append(out, finding{"schema", fmt.Sprintf("is at version %d, this program knows up to %d", have, want), "Start the newer dondoc, or restore the backup made before the upgrade."})
	}
	out = append(out, finding{what: "schema", detail: fmt.Sprintf("is at version %d", have)})
	states, err := s.MessageStates(ctx, models.SystemActor("doctor"))
	if err != nil {
		return append(out, finding{"messages", err.Error(), "See the line on the database."})
	}
	if n := states[models.Failed]; n > 0 {
		return append(out, finding{"messages", fmt.Sprintf("%d could not be delivered", n), "Look at them under /outbox?state=failed: the server's words say why."})
	}
	return append(out, finding{what: "messages", detail: fmt.Sprintf("%d sent, %d waiting", states[models.Sent], states[models.Queued]+states[models.Sending])})
}

// earliestSane is before any release of this program: a clock that shows less was never set.
const earliestSane = 2025

func examineClock(c Config) finding {
	now := systemClock().Now().In(c.Location)
	if now.Year() < earliestSane {
		return finding{"clock", "shows " + now.Format(time.RFC3339), "Set the machine's clock, for example by enabling NTP: deadlines and mails depend on it."}
	}
	return finding{what: "clock", detail: now.Format("Mon 2006-01-02 15:04") + " in " + c.Location.String()}
}

func examineSMTP(ctx context.Context, c Config) finding {
	if c.SMTP == nil {
		return finding{"mail", "no server is set: mail stays in the outbox and reaches nobody", "Set DONDOC_SMTP_URL, for example smtp://user:password@mail.example.org:587."}
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	sender := smtp.NewSender(*c.SMTP, smtp.Options{Timeout: checkWithin / 3})
	defer func() { _ = sender.Close() }()
	if err := sender.Check(ctx, c.MailFrom.Address); err != nil {
		return finding{"mail", c.SMTP.String() + ": " + err.Error(), "Check host, port, encryption, user and password in DONDOC_SMTP_URL, and that the server lets " + c.MailFrom.Address + " send (DONDOC_MAIL_FROM)."}
	}
	return finding{what: "mail", detail: c.SMTP.String() + " answers and accepts " + c.MailFrom.Address}
}

func examineBaseURL(c Config) finding {
	u, err := url.Parse(string(c.BaseURL))
	if err != nil {
		return finding{"base URL", err.Error(), "Set DONDOC_BASE_URL to the address people open, for example https://dondoc.example.org."}
	}
	if local := u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost" || u.Hostname() == "::1"; u.Scheme != "https" && !local {
		return finding{"base URL", string(c.BaseURL) + " is not encrypted", "Put a TLS proxy in front and set DONDOC_BASE_URL to its https:// address: passwords cross the network."}
	}
	return finding{what: "base URL", detail: string(c.BaseURL)}
}

func examineSecret(c Config) finding {
	if c.Secret.Reveal() == "" {
		return finding{"secret", "none is set", "Set DONDOC_SECRET_FILE to a file holding the output of: openssl rand -hex 32."}
	}
	return finding{what: "secret", detail: "is set"}
}

func (p *program) mailTestCommand() *cobra.Command {
	c := command("mail-test ADDRESS", "Send one mail through the configured server and show its answer", func(cmd *cobra.Command, args []string) error {
		config, err := Load(cmd.Flags(), p.lookup, "smtp-url")
		if err != nil {
			return err
		}
		to, err := mail.ParseAddress(args[0])
		if err != nil {
			return usage("%q is no mail address: write it as name@example.org", args[0])
		}
		sender := smtp.NewSender(*config.SMTP, smtp.Options{})
		defer func() { _ = sender.Close() }()
		now := systemClock().Now().In(config.Location)
		reply, err := sender.Send(cmd.Context(), smtp.Message{
			MessageID: fmt.Sprintf("test-%d@%s", now.UnixNano(), config.BaseURL.mailHost()),
			From:      smtp.Address{Name: config.MailFrom.Name, Email: config.MailFrom.Address}, To: smtp.Address{Name: to.Name, Email: to.Address},
			Subject: "dondoc: test / thư thử", Date: now,
			Text: "This is a test of the mail settings.\nĐây là thư thử cấu hình gửi thư.\n\n" + string(config.BaseURL) + "\n",
		})
		if err != nil {
			return fmt.Errorf("%s: %w", config.SMTP, err)
		}
		fmt.Fprintf(p.out, "%s accepted it: %s\n", config.SMTP, reply)
		return nil
	}, cobra.ExactArgs(1))
	AddFlags(c.Flags(), "smtp-url", "mail-from", "base-url", "timezone", "listen")
	return c
}
