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
	"dondoc/templates"
)

// program is the command line: where it writes, where it reads its environment from, and the words it
// speaks, which run chooses. Tests run it as main does.
type program struct {
	out, errs io.Writer
	lookup    func(string) (string, bool)
	log       *slog.Logger
	words     words
}

func newProgram(out, errs io.Writer, lookup func(string) (string, bool)) *program {
	return &program{out: out, errs: errs, lookup: lookup, log: slog.New(slog.NewTextHandler(errs, nil))}
}

// errReported ends a command with status 1 when it has said itself what is wrong.
var errReported = errors.New("reported")

// run carries out a command line and gives the exit status: 0 done, 1 failed, 2 badly called or
// badly configured.
func (p *program) run(ctx context.Context, args []string) int {
	books, err := templates.NewPhrasebooks()
	if err != nil { // a program built with broken locale files has no words to say so
		fmt.Fprintln(p.errs, "dondoc:", err)
		return 1
	}
	if p.words, err = chooseWords(books, args, p.lookup); err == nil {
		root := p.commands()
		root.SetArgs(args)
		err = root.ExecuteContext(ctx)
	}
	return p.conclude(err)
}

// commands makes the tree of commands.
func (p *program) commands() *cobra.Command {
	root := p.serveCommand()
	root.SetOut(p.out)
	root.SetErr(p.errs)
	p.addHelp(root)
	root.AddCommand(p.demoCommand(), p.simulateCommand(), p.jobCommand(), p.tokenCommand(), p.seedCommand(),
		p.generateCommand(), p.decomposeCommand(), p.doctorCommand(), p.mailTestCommand(), p.auditCommand(), p.userCommand())
	return root
}

// conclude says how a command failed, if it did, and gives the exit status.
func (p *program) conclude(err error) int {
	var config *ConfigError
	var usage usageError
	var fault said
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errReported):
		return 1
	case errors.As(err, &config), errors.As(err, &usage):
		fmt.Fprintln(p.errs, err)
		return 2
	case errors.As(err, &fault):
		fmt.Fprintln(p.errs, "dondoc:", fault)
	default:
		fmt.Fprintln(p.errs, "dondoc:", p.words.failure(err))
	}
	return 1
}

// failure says an error of the Store in its sentence, with the cause, which operators may see. Errors of
// the system and of libraries have no words but their own.
func (w words) failure(err error) string {
	id := "error." + string(models.CodeOf(err))
	if sentence := w.T(id); sentence != id {
		return w.T("cli_failed_because", "Sentence", sentence, "Error", err)
	}
	return w.T("cli_failed", "Error", err)
}

// openStore connects to the database of the configuration and brings its schema up to date.
func (p *program) openStore(ctx context.Context, c Config, clock clockwork.Clock) (*models.Store, error) {
	s, err := connect(ctx, c.Database, clock, c, p.log)
	if err != nil {
		return nil, err
	}
	if err := s.Migrate(ctx); err != nil {
		if have, want, e := s.SchemaVersion(ctx); e == nil && have > want {
			err = p.words.fault("cli_schema_newer", "Have", have, "Want", want)
		}
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect opens the database without touching its schema.
func connect(ctx context.Context, db Database, clock clockwork.Clock, c Config, log *slog.Logger) (*models.Store, error) {
	files, err := c.files()
	if err != nil {
		return nil, err
	}
	dialect := models.SQLite
	if db.Dialect == PostgreSQL {
		dialect = models.Postgres
	}
	return models.Open(ctx, models.Options{Dialect: dialect, DSN: db.DSN.Reveal(), Clock: clock, Zone: c.Location, Log: log, Secret: []byte(c.Secret.Reveal()), Mail: mailDomain(c.MailFrom.Address), Files: files, Leaked: c.Leaked})
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
