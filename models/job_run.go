package models

import (
	"context"
	"time"
)

// RunState is how a job's run stands.
type RunState string

// The states of a run.
const (
	RunRunning RunState = "running"
	RunDone    RunState = "done"
	RunFailed  RunState = "failed"
)

// JobRun is one run of a job for one period; (job, period) is unique, so that whatever instance and
// however often it starts, a period is done once.
type JobRun struct {
	ID         int64
	Job        string
	Period     string
	State      RunState
	Attempt    int
	Owner      string
	StartedAt  time.Time
	LeaseUntil time.Time
	FinishedAt *time.Time
	Summary    string // JSON: what it did
	Error      string
}

// ClaimRun takes a job's period for owner until lease has passed. It gives false when the period is
// done, or is being done by another whose lease still runs. A failed run may be claimed again once
// its lease has passed. A run that began in the future was begun under a clock that has been put right
// since: its lease says nothing.
func (s *Store) ClaimRun(ctx context.Context, actor Actor, job, period, owner string, lease time.Duration) (JobRun, bool, error) {
	if !actor.system && !actor.mayRunJobs() {
		return JobRun{}, false, forbidden("run_job")
	}
	m := s.now()
	var runs []JobRun
	err := s.writer.WithContext(ctx).Raw(`INSERT INTO job_runs (job, period, state, owner, started_at, lease_until) VALUES (?, ?, 'running', ?, ?, ?)
		ON CONFLICT (job, period) DO UPDATE SET state = 'running', attempt = job_runs.attempt + 1, owner = excluded.owner, started_at = excluded.started_at,
			lease_until = excluded.lease_until, finished_at = NULL, error = ''
		WHERE job_runs.state <> 'done' AND (job_runs.lease_until <= excluded.started_at OR job_runs.started_at > excluded.lease_until)
		RETURNING *`, job, period, owner, m.at, m.at.Add(lease)).Scan(&runs).Error
	if err != nil || len(runs) == 0 {
		return JobRun{}, false, s.mapError(err)
	}
	return runs[0], true, nil
}

// FinishRun ends a run, unless another has taken it over meanwhile. A failed one may be claimed again
// after retry.
func (s *Store) FinishRun(ctx context.Context, actor Actor, run JobRun, summary string, failure error, retry time.Duration) error {
	m := s.now()
	state, text := RunDone, ""
	if failure != nil {
		state, text = RunFailed, failure.Error()
	}
	return s.mapError(s.writer.WithContext(ctx).Exec(`UPDATE job_runs SET state = ?, finished_at = ?, summary = ?, error = ?, lease_until = ?
		WHERE id = ? AND owner = ? AND attempt = ? AND state = 'running'`, state, m.at, summary, text, m.at.Add(retry), run.ID, run.Owner, run.Attempt).Error)
}

// RunDone says whether a job's period is done.
func (s *Store) RunDone(ctx context.Context, actor Actor, job, period string) (bool, error) {
	var n int64
	err := s.read(ctx).Raw("SELECT COUNT(*) FROM job_runs WHERE job = ? AND period = ? AND state = 'done'", job, period).Scan(&n).Error
	return n > 0, s.mapError(err)
}

// LastPeriod gives the newest period of a job that is done, "" when there is none.
func (s *Store) LastPeriod(ctx context.Context, actor Actor, job string) (string, error) {
	var p string
	err := s.read(ctx).Raw("SELECT COALESCE(MAX(period), '') FROM job_runs WHERE job = ? AND state = 'done'", job).Scan(&p).Error
	return p, s.mapError(err)
}

// JobRuns lists the last runs, newest first; of one job where named.
func (s *Store) JobRuns(ctx context.Context, actor Actor, job string, limit int) ([]JobRun, error) {
	if !actor.mayRunJobs() {
		return nil, forbidden("jobs")
	}
	q := s.read(ctx).Order("started_at DESC, id DESC").Limit(min(max(limit, 1), MaxLimit))
	if job != "" {
		q = q.Where("job = ?", job)
	}
	var runs []JobRun
	return runs, s.mapError(q.Find(&runs).Error)
}

// LastRuns gives each job's last run.
func (s *Store) LastRuns(ctx context.Context, actor Actor) ([]JobRun, error) {
	if !actor.mayRunJobs() {
		return nil, forbidden("jobs")
	}
	var runs []JobRun
	return runs, s.mapError(s.read(ctx).Raw("SELECT * FROM job_runs WHERE id IN (SELECT MAX(id) FROM job_runs GROUP BY job) ORDER BY job").Scan(&runs).Error)
}
