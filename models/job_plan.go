package models

import "time"

// JobPlan says what a job is for and when it runs next.
type JobPlan struct {
	Job  string
	Next time.Time // UTC; zero when it has no next run
}
