package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
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
	c := p.command("demo", p.words.T("cli_demo_short"), func(cmd *cobra.Command, _ []string) error {
		return p.demo(cmd, file, asOf, asJSON)
	})
	AddFlags(c.Flags(), p.words, "listen", "smtp-url", "mail-from", "timezone", "organisation")
	c.Flags().StringVar(&file, "db", "", p.words.T("cli_flag_db"))
	c.Flags().StringVar(&asOf, "as-of", demoDay, p.words.T("cli_flag_as_of"))
	c.Flags().BoolVar(&asJSON, "json", false, p.words.T("cli_flag_demo_json"))
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
	config, err := Load(cmd.Flags(), p.words, p.demoEnvironment)
	if err != nil {
		return err
	}
	start, err := parseMoment(asOf, config.Location)
	if err != nil {
		return p.words.usage("cli_demo_as_of", "Given", strconv.Quote(asOf))
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
	s, err := p.newSite(store, siteOptions{config: config, clock: clock, demo: shown})
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
		p.printDemo(ready, start, demo.Summary, file)
	}
	return s.serve(ctx)
}

// demoEnvironment hides the database and the files of a real installation from the demonstration.
func (p *program) demoEnvironment(name string) (string, bool) {
	if strings.HasPrefix(name, "DONDOC_DATABASE_URL") || strings.HasPrefix(name, "DONDOC_BASE_URL") ||
		strings.HasPrefix(name, "DONDOC_FILES") || strings.HasPrefix(name, "DONDOC_S3_URL") {
		return "", false
	}
	return p.lookup(name)
}

func (p *program) printDemo(r demoReady, start time.Time, loaded seeds.Summary, file string) {
	w := p.words
	fmt.Fprintf(p.out, "%s\n%s\n\n%s\n%s\n\n%s\n", w.T("cli_demo_ready", "Address", r.URL), w.T("cli_demo_illustrative", "Moment", w.Instant(start, start.Location())),
		w.loaded(loaded), w.T("cli_demo_database", "File", file), w.T("cli_demo_accounts", "Password", demoPassword(r.Accounts)))
	for _, a := range r.Accounts {
		fmt.Fprintf(p.out, "  %-34s %-22s %s\n", a.Email, w.Word("account", a.Role), a.Agency)
	}
	fmt.Fprintf(p.out, "\n%s\n", w.T("cli_demo_outbox", "Address", r.URL+"/outbox"))
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
	return day.Add(8 * time.Hour), err
}
