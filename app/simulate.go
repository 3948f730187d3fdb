package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"github.com/jonboulle/clockwork"
	"github.com/spf13/cobra"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/seeds"
	"dondoc/templates"
)

func (p *program) simulateCommand() *cobra.Command {
	var from, to string
	var asJSON bool
	c := command("simulate", "Run every scheduled job day after day on a scratch database, and print what went out", func(cmd *cobra.Command, _ []string) error {
		return p.simulate(cmd, from, to, asJSON)
	}, cobra.NoArgs)
	AddFlags(c.Flags(), "timezone", "mail-from")
	c.Flags().StringVar(&from, "from", "2025-06-20", "first day")
	c.Flags().StringVar(&to, "to", "2025-07-31", "last day")
	c.Flags().String("smtp", "", "really send to this mail server, as in DONDOC_SMTP_URL; nothing is sent otherwise")
	c.Flags().BoolVar(&asJSON, "json", false, "print the ledger as JSON")
	return c
}

// maxSimulatedDays bounds a simulation: three years.
const maxSimulatedDays = 3 * 366

func (p *program) simulate(cmd *cobra.Command, from, to string, asJSON bool) error {
	first, err := deadline.ParseDate(from)
	if err != nil {
		return usage("--from: %w", err)
	}
	last, err := deadline.ParseDate(to)
	if err != nil {
		return usage("--to: %w", err)
	}
	if days := first.DaysUntil(last); days < 0 || days >= maxSimulatedDays {
		return usage("--from %s --to %s: the last day must not come before the first, nor %d days or more after it", first, last, maxSimulatedDays)
	}
	// Only what the command line says counts: a simulation must not write to an installation's
	// database, nor to its mail server.
	config, err := Load(cmd.Flags(), func(string) (string, bool) { return "", false })
	if err != nil {
		return err
	}
	if server, _ := cmd.Flags().GetString("smtp"); server != "" {
		if config.SMTP, err = parseSMTP(server); err != nil {
			return usage("--smtp: %w", err)
		}
	}
	ledger, err := p.runSimulation(cmd, config, first, last)
	if err != nil {
		return err
	}
	return jobs.WriteLedger(p.out, ledger, asJSON)
}

func (p *program) runSimulation(cmd *cobra.Command, config Config, first, last deadline.Date) (ledger jobs.Ledger, err error) {
	ctx := cmd.Context()
	folder, err := os.MkdirTemp("", "dondoc-simulate-")
	if err != nil {
		return ledger, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	file := filepath.Join(folder, "dondoc.db")
	config.Database = Database{Dialect: SQLite, DSN: Secret(file), Address: file}
	clock := clockwork.NewFakeClockAt(first.In(config.Location).UTC())
	store, err := p.openStore(ctx, config, clock)
	if err != nil {
		return ledger, err
	}
	defer func() { _ = store.Close() }()
	if _, err := seeds.LoadDemo(ctx, store, first.In(config.Location)); err != nil {
		return ledger, err
	}
	renderer, err := templates.New()
	if err != nil {
		return ledger, err
	}
	base, err := url.Parse(string(config.BaseURL))
	if err != nil {
		return ledger, err
	}
	issued, err := issuedWithin(store, first, last)
	if err != nil {
		return ledger, err
	}
	mailer, closer := newMailer(config)
	defer func() { err = firstError(err, closer) }()
	return jobs.Simulate(ctx, jobs.SimOptions{
		Jobs: jobs.Options{Store: store, Mail: mailer, Renderer: renderer, From: config.MailFrom, Organisation: demoOrganisation, BaseURL: base, Log: slog.New(slog.DiscardHandler),
			Owner: "simulation", Demo: true, Workers: mailConnections},
		Clock: clock, From: first, To: last, World: issued,
	})
}

// issuedWithin enters the real directives whose day falls into the simulation once that day has come.
func issuedWithin(store *models.Store, first, last deadline.Date) (func(context.Context) error, error) {
	directives, err := seeds.LoadDirectives()
	if err != nil {
		return nil, err
	}
	var ahead []deadline.Date
	for _, d := range directives {
		day, err := deadline.ParseDate(d.ReferenceOn)
		if err != nil {
			return nil, err
		}
		if day.After(first) && !day.After(last) {
			ahead = append(ahead, day)
		}
	}
	return func(ctx context.Context) error {
		if !slices.ContainsFunc(ahead, func(d deadline.Date) bool { return d.Before(store.Today()) }) {
			return nil
		}
		ahead = slices.DeleteFunc(ahead, func(d deadline.Date) bool { return d.Before(store.Today()) })
		_, err := seeds.Load(ctx, store)
		return err
	}, nil
}

func firstError(err error, c io.Closer) error {
	if e := c.Close(); err == nil && e != nil {
		return fmt.Errorf("close the mail connections: %w", e)
	}
	return err
}
