package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/templates"
)

// jobNames are the jobs that can be run by hand.
var jobNames = []string{jobs.Acts, jobs.Remind, jobs.ReportFive, jobs.Deliver, jobs.Seal, jobs.Housekeeping}

func (p *program) jobCommand() *cobra.Command {
	name := p.words.T("cli_name_job")
	c := p.command("job "+name, p.words.T("cli_job_short", "Jobs", strings.Join(jobNames, ", ")), func(cmd *cobra.Command, args []string) error {
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
			fmt.Fprintln(p.out, p.words.did(summary))
			return nil
		})
	})
	p.takesOne(c, name, jobNames...)
	AddFlags(c.Flags(), p.words, "database-url", "files", "s3-url", "smtp-url", "mail-from", "base-url", "timezone")
	return c
}

// did says what a run did, in the words of the page of jobs.
func (w words) did(summary jobs.Summary) string {
	if len(summary) == 0 {
		return w.T("cli_job_nothing")
	}
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(summary)) {
		parts = append(parts, w.T("did_"+what, "Count", summary[what]))
	}
	return strings.Join(parts, ", ")
}
