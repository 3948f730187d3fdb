package jobs_test

import (
	"testing"

	"dondoc/jobs"
	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// BenchmarkDigests plans and delivers 400 digests of eight overdue tasks each to a mail server in
// the same process. One iteration is one day's.
func BenchmarkDigests(b *testing.B) {
	for name, open := range map[string]func(testing.TB) *modelstest.Env{"sqlite": modelstest.OpenSQLite, "postgres": modelstest.OpenPostgres} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				_, j := rush(b, open(b), func(w *world) jobs.Mailer {
					w.smtp = mailtest.NewServer(b, mailtest.Options{})
					return w.pool(b, mail.Options{}, 4)
				})
				b.StartTimer()
				if err := j.Tick(b.Context()); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if states, err := j.Store.MessageStates(b.Context(), office); err != nil || states[models.Sent] < 400 {
					b.Fatal(states, err)
				}
				b.StartTimer()
			}
		})
	}
}

// BenchmarkIdleTick is a tick with nothing due.
func BenchmarkIdleTick(b *testing.B) {
	for name, open := range map[string]func(testing.TB) *modelstest.Env{"sqlite": modelstest.OpenSQLite, "postgres": modelstest.OpenPostgres} {
		b.Run(name, func(b *testing.B) {
			_, j := rush(b, open(b), outbox)
			for range 2 {
				if err := j.Tick(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				if err := j.Tick(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
