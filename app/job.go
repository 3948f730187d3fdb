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

func (p *program) jobCommand() *cobra.Command {
	name := p.words.T("cli_name_job")
	dryRun := false
	c := p.command("job "+name, p.words.T("cli_job_short", "Jobs", strings.Join(jobs.Names(), ", ")), func(cmd *cobra.Command, args []string) error {
		return p.withStore(cmd, func(config Config, s *models.Store) error {
			renderer, err := templates.New()
			if err != nil {
				return err
			}
			if dryRun {
				return p.previewJob(cmd, s, args[0])
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
	p.takesOne(c, name, jobs.Names()...)
	c.Flags().BoolVar(&dryRun, "dry-run", false, p.words.T("cli_job_dry_run"))
	AddFlags(c.Flags(), p.words, "database-url", "files", "s3-url", "smtp-url", "mail-from", "base-url", "timezone")
	return c
}

// previewJob prints what the digests of today would tell, and writes nothing.
func (p *program) previewJob(cmd *cobra.Command, s *models.Store, name string) error {
	if name != jobs.Remind {
		return p.words.usage("cli_job_dry_run_which", "Job", name)
	}
	digests, err := s.PreviewDigests(cmd.Context(), models.SystemActor("job"), s.Today())
	if err != nil {
		return err
	}
	if len(digests) == 0 {
		fmt.Fprintln(p.out, p.words.T("cli_job_nothing"))
	}
	for _, d := range digests {
		fmt.Fprintln(p.out, d.Day, d.Recipient)
		for _, t := range d.Tasks {
			line := "  " + t.Ref + "  " + t.Rule
			if t.InsteadOf != "" {
				line += "  " + p.words.T("cli_job_instead_of", "Name", t.InsteadOf)
			}
			fmt.Fprintln(p.out, line)
		}
	}
	return nil
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
