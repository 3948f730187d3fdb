package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dondoc/handlers"
	"dondoc/seeds"
)

// demoDay is when the demonstration's clock starts unless told otherwise: three days before the
// first deadlines of 315/TB-VPCP, four before the merger of the provinces.
const demoDay = "2025-06-27T08:00"

// demoOrganisation runs the demonstration: the office that registers and urges the real directives.
const demoOrganisation = "Văn phòng Chính phủ"

func (p *program) demoCommand() *cobra.Command {
	var file, asOf string
	var asJSON bool
	c := command("demo", "Show everything on a fresh database with the real directives and an illustrative history", func(cmd *cobra.Command, _ []string) error {
		return p.demo(cmd, file, asOf, asJSON)
	}, cobra.NoArgs)
	AddFlags(c.Flags(), "listen", "smtp-url", "mail-from", "timezone", "organisation")
	c.Flags().StringVar(&file, "db", "", "SQLite file to keep the demonstration in; a fresh one in a temporary folder otherwise")
	c.Flags().StringVar(&asOf, "as-of", demoDay, "the moment its clock starts at: 2025-06-27 or 2025-06-27T08:00, in the time zone of the settings")
	c.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON when it is ready")
	return c
}

// demoReady is what --json prints.
type demoReady struct {
	URL      string        `json:"url"`
	AsOf     string        `json:"as_of"`
	Accounts []demoAccount `json:"accounts"`
}

type demoAccount struct {
	Email    string `json:"email"`
	Password string `json:"password"`
	Role     string `json:"role"`
	Agency   string `json:"agency"`
	Token    string `json:"token"`
}

func (p *program) demo(cmd *cobra.Command, file, asOf string, asJSON bool) (err error) {
	ctx := cmd.Context()
	config, err := Load(cmd.Flags(), p.demoEnvironment)
	if err != nil {
		return err
	}
	start, err := parseMoment(asOf, config.Location)
	if err != nil {
		return usage("--as-of: %w", err)
	}
	if file == "" {
		folder, err := os.MkdirTemp("", "dondoc-demo-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		file = filepath.Join(folder, "dondoc.db")
	}
	config.Database = Database{Dialect: SQLite, DSN: Secret(file), Address: file}
	if config.Organisation == "" {
		config.Organisation = demoOrganisation
	}
	clock := newShiftedClock(start)
	store, err := p.openStore(ctx, config, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	demo, err := seeds.LoadDemo(ctx, store, start)
	if err != nil {
		return err
	}
	shown := &handlers.Demo{}
	ready := demoReady{AsOf: start.Format(time.RFC3339)}
	for _, a := range demo.Accounts {
		shown.Accounts = append(shown.Accounts, handlers.DemoAccount{Email: a.Email, Password: a.Password, Name: a.Name, Role: string(a.Role), Agency: a.Agency})
		ready.Accounts = append(ready.Accounts, demoAccount{a.Email, a.Password, string(a.Role), a.Agency, a.Token})
	}
	s, err := newSite(store, siteOptions{config: config, clock: clock, demo: shown}, p.log)
	if err != nil {
		return err
	}
	ready.URL = s.url()
	if asJSON {
		line, err := json.Marshal(ready)
		if err != nil {
			return err
		}
		fmt.Fprintln(p.out, string(line))
	} else {
		p.printDemo(ready, demo.Summary.String(), file)
	}
	return s.serve(ctx)
}

// demoEnvironment hides the database of a real installation from the demonstration.
func (p *program) demoEnvironment(name string) (string, bool) {
	if strings.HasPrefix(name, "DONDOC_DATABASE_URL") || strings.HasPrefix(name, "DONDOC_BASE_URL") {
		return "", false
	}
	return p.lookup(name)
}

func (p *program) printDemo(r demoReady, loaded, file string) {
	fmt.Fprintf(p.out, "The demonstration is ready at %s\nIts clock shows %s. The directives are real, people and performance are illustrative.\n\n%s\nDatabase: %s\n\nAccounts (all with the password %q):\n",
		r.URL, r.AsOf, loaded, file, demoPassword(r.Accounts))
	for _, a := range r.Accounts {
		fmt.Fprintf(p.out, "  %-34s %-14s %s\n", a.Email, a.Role, a.Agency)
	}
	fmt.Fprintf(p.out, "\nMail that would go out: %s/outbox. Stop with Ctrl-C.\n", r.URL)
}

func demoPassword(accounts []demoAccount) string {
	if len(accounts) == 0 {
		return ""
	}
	return accounts[0].Password
}

// parseMoment reads a day (its 08:00) or a minute in the zone.
func parseMoment(text string, zone *time.Location) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04", time.RFC3339} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t, nil
		}
	}
	day, err := time.ParseInLocation("2006-01-02", text, zone)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no moment: write 2025-06-27 or 2025-06-27T08:00", text)
	}
	return day.Add(8 * time.Hour), nil
}
