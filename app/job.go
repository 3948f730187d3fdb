package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/templates"
)

// jobNames are the jobs that can be run by hand.
var jobNames = []string{jobs.Acts, jobs.Remind, jobs.ReportFive, jobs.Deliver, jobs.Seal, jobs.Housekeeping}

func (p *program) jobCommand() *cobra.Command {
	c := command("job NAME", "Run one scheduled job now: "+strings.Join(jobNames, ", "), func(cmd *cobra.Command, args []string) error {
		return p.withStore(cmd, func(config Config, s *models.Store) error {
			renderer, err := templates.New()
			if err != nil {
				return err
			}
			work, closer, err := newJobs(s, siteOptions{config: config, clock: systemClock()}, renderer, p.log)
			if err != nil {
				return err
			}
			defer func() { _ = closer.Close() }()
			summary, err := work.Run(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			fmt.Fprintln(p.out, summary)
			return nil
		})
	}, cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs))
	c.ValidArgs = jobNames
	AddFlags(c.Flags(), "database-url", "smtp-url", "mail-from", "base-url", "timezone")
	return c
}
