package main

import (
	"fmt"
	"net/mail"
	"strconv"

	"github.com/spf13/cobra"

	smtp "dondoc/jobs/mail"
)

func (p *program) mailTestCommand() *cobra.Command {
	name := p.words.T("cli_name_address")
	c := p.command("mail-test "+name, p.words.T("cli_mail_test_short"), func(cmd *cobra.Command, args []string) error {
		config, err := Load(cmd.Flags(), p.words, p.lookup, "smtp-url")
		if err != nil {
			return err
		}
		to, err := mail.ParseAddress(args[0])
		if err != nil {
			return p.words.usage("cli_mail_test_address", "Given", strconv.Quote(args[0]))
		}
		sender := smtp.NewSender(*config.SMTP, smtp.Options{})
		defer func() { _ = sender.Close() }()
		now := systemClock().Now().In(config.Location)
		reply, err := sender.Send(cmd.Context(), smtp.Message{
			MessageID: fmt.Sprintf("test-%d@%s", now.UnixNano(), config.BaseURL.mailHost()),
			From:      smtp.Address{Name: config.MailFrom.Name, Email: config.MailFrom.Address}, To: smtp.Address{Name: to.Name, Email: to.Address},
			Subject: p.words.T("cli_mail_test_subject"), Date: now,
			Text: p.words.T("cli_mail_test_text") + "\n\n" + string(config.BaseURL) + "\n",
		})
		if err != nil {
			return p.words.fault("cli_mail_test_refused", "Server", config.SMTP, "Error", err)
		}
		fmt.Fprintln(p.out, p.words.T("cli_mail_test_accepted", "Server", config.SMTP, "Reply", reply))
		return nil
	})
	p.takesOne(c, name)
	AddFlags(c.Flags(), p.words, "smtp-url", "mail-from", "base-url", "timezone", "listen")
	return c
}
