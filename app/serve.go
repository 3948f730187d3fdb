package main

import (
	"strings"

	"github.com/spf13/cobra"

	"dondoc/models"
)

// serveCommand is the program itself: `dondoc` and `dondoc serve`.
func (p *program) serveCommand() *cobra.Command {
	root := p.command("dondoc", p.words.T("cli_root_short"), p.serve)
	root.Long = p.words.T("cli_root_long")
	AddFlags(root.Flags(), p.words)
	serve := p.command("serve", p.words.T("cli_serve_short"), p.serve)
	AddFlags(serve.Flags(), p.words)
	root.AddCommand(serve)
	root.CompletionOptions.DisableDefaultCmd = true
	return root
}

func (p *program) serve(cmd *cobra.Command, _ []string) error {
	ctx := cmd.Context()
	config, err := Load(cmd.Flags(), p.words, p.lookup)
	if err != nil {
		return err
	}
	store, err := p.openStore(ctx, config, systemClock())
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	s, err := p.newSite(store, siteOptions{config: config, clock: systemClock()})
	if err != nil {
		return err
	}
	secret, err := store.FirstAdminLink(ctx, models.SystemActor("setup"))
	if err != nil {
		return err
	}
	if secret != "" {
		p.log.Info("no account yet: open this link once, within a day, to create the first administrator",
			"link", strings.TrimRight(string(config.BaseURL), "/")+"/setup/"+secret)
	}
	if config.SMTP == nil {
		p.log.Warn("no mail server is set: mail stays in the outbox", "mend", "set DONDOC_SMTP_URL")
	}
	if config.Secret.Reveal() == "" {
		p.log.Warn("no secret is set: who reads the database can make links and read second factors", "mend", "set DONDOC_SECRET_FILE")
	}
	if !store.KeepsFiles() {
		p.log.Warn("no store of files is set: no evidence can be uploaded", "mend", "set DONDOC_FILES or DONDOC_S3_URL")
	}
	p.log.Info("serving", "url", s.url(), "database", config.Database.Address, "version", version())
	return s.serve(ctx)
}
