package templates

import "time"

// JobsView is GET /admin/jobs.
type JobsView struct {
	Page
	Jobs []JobRow
	Runs []JobRun // latest first
}

// JobRow is a scheduled job. Name is acts, remind, report_five_day, deliver,
// seal or housekeep.
type JobRow struct {
	Name   string
	NextAt time.Time
	Last   *JobRun
}

// JobRun is one row of job_runs. State is running, done or failed.
type JobRun struct {
	Job        string
	Period     string // the period it covers, as stored: 2025-06-27
	State      string
	StartedAt  time.Time
	FinishedAt time.Time
	Attempt    int
	Did        []JobFigure
	Error      string // the technical sentence, for the administrator
}

// JobFigure counts what a run did. What is planned, sent, deferred, refused,
// reports, acts, ...; codes without words are shown as they are.
type JobFigure struct {
	What  string
	Count int
}
