package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dondoc/models"
	"dondoc/seeds"
)

// withStore runs a command's work on the database of the configuration, which must be there: a path
// typed wrong would otherwise be a new database, in which the record holds and nobody is owed a mail.
func (p *program) withStore(cmd *cobra.Command, work func(c Config, s *models.Store) error) error {
	config, err := Load(cmd.Flags(), p.words, p.lookup)
	if err != nil {
		return err
	}
	if config.Database.missing() {
		return p.words.fault("cli_database_missing", "Address", config.Database.Address)
	}
	return p.withStoreOf(cmd, config, work)
}

// withNewStore is withStore for commands that fill a database: one that is not there is made.
func (p *program) withNewStore(cmd *cobra.Command, work func(c Config, s *models.Store) error) error {
	config, err := Load(cmd.Flags(), p.words, p.lookup)
	if err != nil {
		return err
	}
	return p.withStoreOf(cmd, config, work)
}

func (p *program) withStoreOf(cmd *cobra.Command, config Config, work func(c Config, s *models.Store) error) error {
	store, err := p.openStore(cmd.Context(), config, systemClock())
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	return work(config, store)
}

// longestToken is how long an API token can be made to last, in days; for ever is another choice.
const longestToken = 3660

func (p *program) tokenCommand() *cobra.Command {
	var user, name string
	var days int
	create := p.command("create", p.words.T("cli_token_create_short"), func(cmd *cobra.Command, _ []string) error {
		if user == "" {
			return p.words.usage("cli_token_no_user")
		}
		if days < 0 || days > longestToken {
			return p.words.usage("cli_token_days", "Given", days, "Max", longestToken)
		}
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			var expires *time.Time
			if days > 0 {
				at := s.Now().AddDate(0, 0, days)
				expires = &at
			}
			secret, err := s.CreateToken(cmd.Context(), models.SystemActor("command line"), user, name, expires)
			if models.CodeOf(err) == models.CodeNotFound {
				return p.words.fault("cli_token_unknown_user", "User", user)
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(p.out, secret)
			return nil
		})
	})
	AddFlags(create.Flags(), p.words, "database-url", "secret")
	create.Flags().StringVar(&user, "user", "", p.words.T("cli_flag_user"))
	create.Flags().StringVar(&name, "name", p.words.T("cli_token_name"), p.words.T("cli_flag_name"))
	create.Flags().IntVar(&days, "days", 0, p.words.T("cli_flag_days"))
	c := p.command("token", p.words.T("cli_token_short"), showHelp)
	c.AddCommand(create)
	return c
}

func (p *program) seedCommand() *cobra.Command {
	c := p.command("seed", p.words.T("cli_seed_short"), func(cmd *cobra.Command, _ []string) error {
		return p.withNewStore(cmd, func(_ Config, s *models.Store) error {
			summary, err := seeds.Load(cmd.Context(), s)
			if err != nil {
				return err
			}
			fmt.Fprint(p.out, p.words.loaded(summary))
			return nil
		})
	})
	AddFlags(c.Flags(), p.words, "database-url", "timezone")
	return c
}

// loaded says what a loading did, one kind of thing a line.
func (w words) loaded(s seeds.Summary) string {
	acts := w.T("cli_seed_acts_more", "Applied", len(s.Applied), "Ahead", len(s.Ahead))
	directives := w.T("cli_seed_directives_more", "Provisions", s.Provisions, "Tasks", s.Tasks)
	if len(s.Later) > 0 {
		directives += w.T("cli_seed_later", "Directives", strings.Join(s.Later, ", "))
	}
	var b strings.Builder
	for _, line := range []struct {
		what  string
		count seeds.Loaded
		more  string
	}{
		{w.T("cli_seed_agencies"), s.Agencies, ""},
		{w.T("cli_seed_acts"), s.Acts, acts},
		{w.T("cli_seed_calendar"), s.CalendarDays, ""},
		{w.T("cli_seed_directives"), s.Directives, directives},
	} {
		fmt.Fprintf(&b, "%-22s %s%s\n", line.what, w.T("cli_seed_count", "Added", line.count.Added, "There", line.count.There), line.more)
	}
	return b.String()
}

// fewestGenerated and mostGenerated are how many agencies seeds.Generate takes.
const (
	fewestGenerated = 3
	mostGenerated   = 9999
)

func (p *program) generateCommand() *cobra.Command {
	var o seeds.GenerateOptions
	c := p.command("generate", p.words.T("cli_generate_short"), func(cmd *cobra.Command, _ []string) error {
		if o.Agencies < fewestGenerated || o.Agencies > mostGenerated || o.Tasks < 1 {
			return p.words.usage("cli_generate_range", "Min", fewestGenerated, "Max", mostGenerated)
		}
		return p.withNewStore(cmd, func(_ Config, s *models.Store) error {
			err := seeds.Generate(cmd.Context(), s, o, func(done int) { fmt.Fprint(p.errs, "\r"+p.words.T("cli_generate_progress", "Count", done)) })
			if errors.Is(err, seeds.ErrGenerated) {
				return p.words.fault("cli_generate_again")
			}
			return err
		})
	})
	AddFlags(c.Flags(), p.words, "database-url", "timezone")
	c.Flags().IntVar(&o.Agencies, "agencies", 100, p.words.T("cli_flag_agencies"))
	c.Flags().IntVar(&o.Tasks, "tasks", 100_000, p.words.T("cli_flag_tasks"))
	c.Flags().Int64Var(&o.Seed, "rand-seed", 1, p.words.T("cli_flag_rand_seed"))
	return c
}

func (p *program) auditCommand() *cobra.Command {
	verify := p.command("verify", p.words.T("cli_audit_verify_short"), func(cmd *cobra.Command, _ []string) error {
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			check, err := s.VerifyAudit(cmd.Context(), models.SystemActor("command line"))
			if err != nil {
				return err
			}
			p.printAuditCheck(check)
			if !check.Sound() {
				return errReported
			}
			return nil
		})
	})
	AddFlags(verify.Flags(), p.words, "database-url", "secret")
	c := p.command("audit", p.words.T("cli_audit_short"), showHelp)
	c.AddCommand(verify)
	return c
}

// printAuditCheck says what a walk along the record found: each damage with its place and kind.
func (p *program) printAuditCheck(check models.AuditCheck) {
	w := p.words
	for _, d := range check.Damages {
		place := w.T("cli_audit_row", "ID", d.ID)
		if d.FromSeq > 0 {
			place = w.T("cli_audit_place", "From", d.FromSeq, "To", d.ToSeq, "ID", d.ID)
		}
		fmt.Fprintln(p.out, w.T("cli_audit_damage", "Kind", w.Word("damage", string(d.Kind)), "Place", place, "Action", d.Action, "Actor", d.Actor))
	}
	if !check.Sound() {
		fmt.Fprintln(p.out, w.T("cli_audit_damaged", "Count", int(check.Damaged), "Held", check.Held))
		return
	}
	fmt.Fprintln(p.out, w.T("cli_audit_holds", "Count", int(check.Held)))
	fmt.Fprintln(p.out, w.T("cli_audit_head", "Seq", check.Seq, "Hash", check.Hash, "Waiting", check.Waiting))
}
