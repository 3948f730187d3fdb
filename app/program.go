package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/jonboulle/clockwork"
	"github.com/spf13/cobra"

	"dondoc/models"
)

// program is the command line: where it writes and where it reads its environment from. Tests run
// it as main does.
type program struct {
	out, errs io.Writer
	lookup    func(string) (string, bool)
	log       *slog.Logger
}

func newProgram(out, errs io.Writer, lookup func(string) (string, bool)) *program {
	return &program{out: out, errs: errs, lookup: lookup, log: slog.New(slog.NewTextHandler(errs, nil))}
}

// errReported ends a command with status 1 when it has said itself what is wrong.
var errReported = errors.New("reported")

// run carries out a command line and gives the exit status: 0 done, 1 failed, 2 badly called or
// badly configured.
func (p *program) run(ctx context.Context, args []string) int {
	root := p.serveCommand()
	root.SetArgs(args)
	root.SetOut(p.out)
	root.SetErr(p.errs)
	root.AddCommand(p.demoCommand(), p.simulateCommand(), p.jobCommand(), p.tokenCommand(), p.seedCommand(),
		p.generateCommand(), p.doctorCommand(), p.mailTestCommand(), p.auditCommand(), p.userCommand())
	err := root.ExecuteContext(ctx)
	var config *ConfigError
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errReported):
		return 1
	case errors.As(err, &config), errors.As(err, &usage):
		fmt.Fprintln(p.errs, err)
		return 2
	}
	fmt.Fprintln(p.errs, "dondoc:", err)
	return 1
}

// usageError is a command line that can't be understood.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// command makes a command that says nothing of its usage when it fails in its work.
func command(use, short string, run func(cmd *cobra.Command, args []string) error, args cobra.PositionalArgs) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, RunE: run, SilenceErrors: true, SilenceUsage: true,
		Args: func(cmd *cobra.Command, given []string) error {
			if err := args(cmd, given); err != nil {
				return usage("%w: see %s --help", err, cmd.CommandPath())
			}
			return nil
		}}
	c.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("%w: see %s --help", err, cmd.CommandPath())
	})
	return c
}

// openStore connects to the database of the configuration and brings its schema up to date.
func (p *program) openStore(ctx context.Context, c Config, clock clockwork.Clock) (*models.Store, error) {
	s, err := connect(ctx, c.Database, clock, c, p.log)
	if err != nil {
		return nil, err
	}
	if err := s.Migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect opens the database without touching its schema.
func connect(ctx context.Context, db Database, clock clockwork.Clock, c Config, log *slog.Logger) (*models.Store, error) {
	dialect := models.SQLite
	if db.Dialect == PostgreSQL {
		dialect = models.Postgres
	}
	return models.Open(ctx, models.Options{Dialect: dialect, DSN: db.DSN.Reveal(), Clock: clock, Zone: c.Location, Log: log, Secret: []byte(c.Secret.Reveal()), Mail: mailDomain(c.MailFrom.Address)})
}

// mailDomain is what follows the @ of an address.
func mailDomain(address string) string {
	_, domain, _ := strings.Cut(address, "@")
	return domain
}

// version is the commit or module version this program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return info.Main.Version
}
