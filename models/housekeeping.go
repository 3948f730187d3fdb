package models

import (
	"context"
	"time"
)

// Kept says what housekeeping took away.
type Kept struct {
	Sessions int `json:"sessions"`
	Links    int `json:"links"`
	Runs     int `json:"runs"`
	Files    int `json:"files"`
	Answers  int `json:"answers"`
	Uploads  int `json:"uploads"`
	Imports  int `json:"imports"`
	Circuits int `json:"circuits"` // said by instances that are gone

	AccountLinks int `json:"account_links"`
	Tries        int `json:"tries"`
}

// keptLinks is how long a link that is over stays on record, for who asks what became of it.
const keptLinks = 30 * 24 * time.Hour

// RunsKept is how long the runs of the every-minute jobs stay on record.
const RunsKept = 90 * 24 * time.Hour

// KeepHouse removes what nobody can use any more: sessions and one-time links past their end, tries
// at logging in that count no more, uploaded tables older than UploadKept, lists of tasks past their end, answers older than
// AnswersKept, what instances that are gone said of mail servers, the every-minute jobs' runs older than RunsKept, and contents of files to which nothing
// refers (OrphansKept). Messages, reports and the audit record stay.
func (s *Store) KeepHouse(ctx context.Context, actor Actor, minuteJobs []string) (Kept, error) {
	var out Kept
	if !actor.system {
		return out, forbidden("keep_house")
	}
	m := s.now()
	db := s.writer.WithContext(ctx)
	for _, step := range []struct {
		into *int
		text string
		args []any
	}{
		{&out.Sessions, "DELETE FROM sessions WHERE expires_at <= ?", []any{m.at}},
		{&out.Links, "DELETE FROM one_time_links WHERE expires_at <= ?", []any{m.at}},
		{&out.Uploads, "DELETE FROM uploads WHERE created_at <= ?", []any{m.at.Add(-UploadKept)}},
		{&out.Imports, "DELETE FROM imports WHERE expires_at <= ?", []any{m.at}},
		{&out.AccountLinks, "DELETE FROM account_links WHERE expires_at <= ?", []any{m.at.Add(-keptLinks)}},
		{&out.Tries, "DELETE FROM login_tries WHERE last_at <= ?", []any{m.at.Add(-accountLimit.forget)}},
		{&out.Runs, "DELETE FROM job_runs WHERE job IN ? AND state <> 'running' AND started_at <= ?", []any{minuteJobs, m.at.Add(-RunsKept)}},
		{&out.Answers, "DELETE FROM idempotency_keys WHERE kept_at <= ?", []any{m.at.Add(-AnswersKept)}},
		{&out.Circuits, "DELETE FROM mail_circuits WHERE probe_at <= ?", []any{m.at.Add(-circuitKept)}},
	} {
		if len(step.args) == 2 && len(minuteJobs) == 0 {
			continue
		}
		done := db.Exec(step.text, step.args...)
		if done.Error != nil {
			return out, s.mapError(done.Error)
		}
		*step.into = int(done.RowsAffected)
	}
	var err error
	out.Files, err = s.sweepFiles(ctx)
	return out, err
}
