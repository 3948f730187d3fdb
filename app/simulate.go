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
	"strconv"

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
	c := p.command("simulate", p.words.T("cli_simulate_short"), func(cmd *cobra.Command, _ []string) error {
		return p.simulate(cmd, from, to, asJSON)
	})
	AddFlags(c.Flags(), p.words, "timezone", "mail-from")
	c.Flags().StringVar(&from, "from", "2025-06-20", p.words.T("cli_flag_from"))
	c.Flags().StringVar(&to, "to", "2025-07-31", p.words.T("cli_flag_to"))
	c.Flags().String("smtp", "", p.words.T("cli_flag_smtp"))
	c.Flags().BoolVar(&asJSON, "json", false, p.words.T("cli_flag_ledger_json"))
	return c
}

// maxSimulatedDays bounds a simulation: three years.
const maxSimulatedDays = 3 * 366

func (p *program) simulate(cmd *cobra.Command, from, to string, asJSON bool) error {
	first, err := deadline.ParseDate(from)
	if err != nil {
		return p.words.usage("cli_simulate_date", "Flag", "--from", "Given", strconv.Quote(from))
	}
	last, err := deadline.ParseDate(to)
	if err != nil {
		return p.words.usage("cli_simulate_date", "Flag", "--to", "Given", strconv.Quote(to))
	}
	if days := first.DaysUntil(last); days < 0 || days >= maxSimulatedDays {
		return p.words.usage("cli_simulate_range", "From", first, "To", last, "Max", maxSimulatedDays)
	}
	// Only what the command line says counts: a simulation must not write to an installation's
	// database, nor to its mail server.
	config, err := Load(cmd.Flags(), p.words, func(string) (string, bool) { return "", false })
	if err != nil {
		return err
	}
	if server, _ := cmd.Flags().GetString("smtp"); server != "" {
		if config.SMTP, err = p.words.parseSMTP(server); err != nil {
			return usageError{fmt.Errorf("--smtp: %w", err)}
		}
	}
	ledger, err := p.runSimulation(cmd, config, first, last)
	if err != nil {
		return err
	}
	if asJSON {
		return jobs.WriteLedger(p.out, ledger, true)
	}
	return p.printLedger(ledger)
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
			Owner: "simulation", Demo: true, Workers: int(config.Connections)},
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
