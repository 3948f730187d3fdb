package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dondoc/models"
	"dondoc/seeds"
)

// withStore runs a command's work on the database of the configuration.
func (p *program) withStore(cmd *cobra.Command, work func(c Config, s *models.Store) error) error {
	config, err := Load(cmd.Flags(), p.lookup)
	if err != nil {
		return err
	}
	store, err := p.openStore(cmd.Context(), config, systemClock())
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	return work(config, store)
}

func (p *program) tokenCommand() *cobra.Command {
	var user, name string
	var days int
	create := command("create", "Make an API token and print it once", func(cmd *cobra.Command, _ []string) error {
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			var expires *time.Time
			if days > 0 {
				at := s.Now().AddDate(0, 0, days)
				expires = &at
			}
			secret, err := s.CreateToken(cmd.Context(), models.SystemActor("command line"), user, name, expires)
			if models.CodeOf(err) == models.CodeNotFound {
				return fmt.Errorf("there is no account with the address %q: look at the people under administration", user)
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(p.out, secret)
			return nil
		})
	}, cobra.NoArgs)
	AddFlags(create.Flags(), "database-url", "secret")
	create.Flags().StringVar(&user, "user", "", "mail address of the account the token acts for")
	create.Flags().StringVar(&name, "name", "command line", "what the token is for")
	create.Flags().IntVar(&days, "days", 0, "days until it expires; 0 for never")
	_ = create.MarkFlagRequired("user")
	c := command("token", "Tokens for programs that use the API", func(cmd *cobra.Command, _ []string) error { return cmd.Help() }, cobra.NoArgs)
	c.AddCommand(create)
	return c
}

func (p *program) seedCommand() *cobra.Command {
	c := command("seed", "Enter the agencies, the calendar and the five directives; a second run adds nothing", func(cmd *cobra.Command, _ []string) error {
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			summary, err := seeds.Load(cmd.Context(), s)
			if err != nil {
				return err
			}
			fmt.Fprint(p.out, summary.String())
			return nil
		})
	}, cobra.NoArgs)
	AddFlags(c.Flags(), "database-url", "timezone")
	return c
}

func (p *program) generateCommand() *cobra.Command {
	var o seeds.GenerateOptions
	c := command("generate", "Fill the database with a large made-up dataset, for benchmarks", func(cmd *cobra.Command, _ []string) error {
		if o.Agencies < 1 || o.Tasks < 1 {
			return usage("--agencies and --tasks must be at least 1")
		}
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			return seeds.Generate(cmd.Context(), s, o, func(done int) { fmt.Fprintf(p.errs, "\r%d tasks", done) })
		})
	}, cobra.NoArgs)
	AddFlags(c.Flags(), "database-url", "timezone")
	c.Flags().IntVar(&o.Agencies, "agencies", 100, "how many agencies")
	c.Flags().IntVar(&o.Tasks, "tasks", 100_000, "how many tasks")
	c.Flags().Int64Var(&o.Seed, "rand-seed", 1, "the same seed makes the same dataset on the same day")
	return c
}

func (p *program) auditCommand() *cobra.Command {
	verify := command("verify", "Walk the audit record's chain and name the first entry changed, removed or put in", func(cmd *cobra.Command, _ []string) error {
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			held, broken, err := s.VerifyAudit(cmd.Context(), models.SystemActor("command line"))
			if err != nil {
				return err
			}
			if broken != nil {
				fmt.Fprintf(p.out, "broken after %d entries: entry %d (%s by %s) does not follow from the one before it\n", held, broken.ID, broken.Action, broken.Actor)
				return errReported
			}
			fmt.Fprintf(p.out, "%d entries hold\n", held)
			return nil
		})
	}, cobra.NoArgs)
	AddFlags(verify.Flags(), "database-url")
	c := command("audit", "The sealed record of all changes", func(cmd *cobra.Command, _ []string) error { return cmd.Help() }, cobra.NoArgs)
	c.AddCommand(verify)
	return c
}
